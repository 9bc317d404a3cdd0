// Lines above criteria: what changed since the version before, and how many cases decide; the counting waits until a lens is seen.
import type { CodeLens } from 'vscode-languageserver/node';
import { outlineOf } from '../dsl/index.ts';
import type { Libraries } from './libraries.ts';
import { toRange } from './positions.ts';
import type { About } from './questions.ts';

/** Opens a text at a range: `[address, range or null]`. */
export const showCommand = 'guideline.show';

/** What a lens that is not counted yet says of itself. */
export interface LensData {
  readonly uri: string;
  readonly version: number | null;
  /** Offset of the criterion. */
  readonly start: number;
}

export function lenses(about: About, uri: string, libraries: Libraries): CodeLens[] {
  return [...changeLenses(about, libraries), ...caseLensPlaces(about, uri)];
}

function changeLenses(about: About, libraries: Libraries): readonly CodeLens[] {
  const { library, workspace, name } = about;
  return library.changes.of(workspace, name).map(({ span, title, earlier, was }) => {
    const source = was && library.source(was.uri);
    const address = libraries.addressOf(library, was?.uri ?? earlier.uri);
    const range = was && source ? toRange(source, was.span) : null;
    return {
      range: about.range({ start: span.start, end: span.start }),
      command: { title, command: showCommand, arguments: [address, range] },
    };
  });
}

/** The criteria of the first level, where there are cases at all. */
function caseLensPlaces(about: About, uri: string): readonly CodeLens[] {
  const document = about.workspace.document(about.name)?.value;
  if (document === undefined || about.workspace.casesOf(about.name).length === 0) return [];
  return outlineOf(document)
    .flatMap(({ children }) => children)
    .filter(({ kind }) => kind === 'criterion')
    .map(({ span }) => {
      const data: LensData = { uri, version: about.version, start: span.start };
      return { range: about.range({ start: span.start, end: span.start }), data };
    });
}

export function readLensData(data: unknown): LensData | undefined {
  if (typeof data !== 'object' || data === null) return undefined;
  const { uri, version, start } = data as Partial<Record<keyof LensData, unknown>>;
  if (typeof uri !== 'string' || typeof start !== 'number') return undefined;
  return typeof version === 'number' || version === null ? { uri, version, start } : undefined;
}

export function resolveLens(
  about: About,
  lens: CodeLens,
  { start }: LensData,
  libraries: Libraries,
): CodeLens {
  const { library, name, workspace } = about;
  const counted = library
    .caseLenses(name)
    .filter(({ number }) => !number.includes('.'))
    .find(({ span }) => span.start <= start && start <= span.end);
  const [cases = name] = workspace.casesOf(name);
  const title = counted?.title ?? 'cases not counted';
  return {
    range: lens.range,
    command: { title, command: showCommand, arguments: [libraries.addressOf(library, cases), null] },
  };
}
