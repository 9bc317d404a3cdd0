// Which version of a guideline came before it, among those that the library has; compares nothing.
import type { Workspace } from '../workspace.ts';
import { findDocument } from './related-documents.ts';

export interface EarlierVersion {
  readonly uri: string;
  readonly version: string;
}

/** The one that it says it follows; where that is not there, the highest version below its own. undefined for cases. */
export function earlierVersionOf(workspace: Workspace, uri: string): EarlierVersion | undefined {
  const own = workspace.identity(uri);
  if (own === undefined || own.kind === 'cases' || own.id === '') return undefined;
  const { kind, id } = own;
  const version = followedBy(workspace, uri);
  const followed = version === '' ? undefined : findDocument(workspace, { kind, id, version });
  if (followed !== undefined && followed !== uri) return { uri: followed, version };
  let best: EarlierVersion | undefined;
  for (const other of workspace.uris) {
    const identity = workspace.identity(other);
    if (identity?.kind !== kind || identity.id !== id || other === uri) continue;
    const below = compareVersions(identity.version, own.version) < 0;
    if (below && (best === undefined || compareVersions(identity.version, best.version) > 0))
      best = { uri: other, version: identity.version };
  }
  return best;
}

function followedBy(workspace: Workspace, uri: string): string {
  const document = workspace.document(uri)?.value;
  if (document === undefined || document.kind === 'cases') return '';
  return document.header.find(({ key }) => key.value === 'follows')?.value.value ?? '';
}

/** Number by number, as people read them: 2023.9 is below 2023.10. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [partsOf(a), partsOf(b)];
  for (let at = 0; at < Math.max(left.length, right.length); at++) {
    const [one, other] = [left[at] ?? '', right[at] ?? ''];
    if (one === other) continue;
    const numbers = /^\d+$/.test(one) && /^\d+$/.test(other);
    if (numbers && Number(one) !== Number(other)) return Number(one) - Number(other);
    if (!numbers) return one < other ? -1 : 1;
  }
  return 0;
}

function partsOf(version: string): readonly string[] {
  return version.match(/\d+|[^\d.\s-]+/g) ?? [];
}
