// Which documents of a library speak of the same names: a guideline, its fragments, who includes it, its cases; reads no names.
import type { IncludeSection } from '../syntax/ast.ts';
import type { DocumentIdentity, Workspace } from '../workspace.ts';

/** The guideline or fragment whose names a document uses: for cases, the guideline that they name. */
export function homeOf(workspace: Workspace, uri: string): string | undefined {
  const identity = workspace.identity(uri);
  if (identity === undefined) return undefined;
  return identity.kind === 'cases' ? workspace.guidelineOfCases(uri)?.source.uri : uri;
}

/** The fragments that a guideline includes and that the library has, with the prefix of their ids. */
export function fragmentsOf(
  workspace: Workspace,
  uri: string,
): readonly { readonly uri: string; readonly prefix: string }[] {
  return includesOf(workspace, uri).flatMap((section) => {
    const id = section.id?.value ?? '';
    const found = findDocument(workspace, { kind: 'fragment', id, version: section.version?.value ?? '' });
    return found === undefined ? [] : [{ uri: found, prefix: `${id}.` }];
  });
}

/** The guidelines that include a fragment. */
export function includersOf(workspace: Workspace, uri: string): readonly string[] {
  const own = workspace.identity(uri);
  if (own?.kind !== 'fragment') return [];
  return workspace.uris.filter(
    (other) =>
      workspace.identity(other)?.kind === 'guideline' &&
      includesOf(workspace, other).some(
        ({ id, version }) => id?.value === own.id && version?.value === own.version,
      ),
  );
}

export function findDocument(workspace: Workspace, wanted: DocumentIdentity): string | undefined {
  if (wanted.id === '') return undefined;
  return workspace.uris.find((uri) => {
    const identity = workspace.identity(uri);
    return identity?.kind === wanted.kind && identity.id === wanted.id && identity.version === wanted.version;
  });
}

/** Every version of a guideline or fragment that the library has, in the order of the versions. */
export function versionsOf(
  workspace: Workspace,
  kind: DocumentIdentity['kind'],
  id: string,
): readonly string[] {
  const versions = workspace.uris.flatMap((uri) => {
    const identity = workspace.identity(uri);
    return identity?.kind === kind && identity.id === id ? [identity.version] : [];
  });
  return [...new Set(versions)].toSorted();
}

function includesOf(workspace: Workspace, uri: string): readonly IncludeSection[] {
  // Most texts of a library include nothing, and need not be parsed to know it.
  if (!/^include\s/m.test(workspace.text(uri) ?? '')) return [];
  const document = workspace.document(uri)?.value;
  if (document?.kind !== 'guideline') return [];
  return document.sections.filter((section) => section.kind === 'include');
}
