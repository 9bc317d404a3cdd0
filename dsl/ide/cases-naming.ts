// How many cases of the library name criteria of some places of a document, by id or by words; edits nothing.
import { spanContains, type Span } from '../source/span.ts';
import type { Workspace } from '../workspace.ts';
import { documentNames } from './document-names.ts';
import { followerFrom } from './name-index.ts';
import { includersOf } from './related-documents.ts';

/** `spans`: of the guideline or fragment; what is defined in one of them counts, however deep. */
export function casesNaming(workspace: Workspace, uri: string, spans: readonly Span[]): number {
  const document = workspace.document(uri)?.value;
  if (document === undefined || document.kind === 'cases') return 0;
  const follow = followerFrom(workspace, uri);
  const defined = documentNames(document).flatMap((name) => {
    const isMeant = name.role === 'definition' && spans.some((span) => spanContains(span, name.span.start));
    const thing = isMeant ? follow(name) : undefined;
    return thing?.kind === 'criterion' ? [thing.name] : [];
  });
  const ids = new Set(defined);
  const cases = new Set([uri, ...includersOf(workspace, uri)].flatMap((one) => workspace.casesOf(one)));
  return [...cases].reduce((count, at) => count + countIn(workspace, at, { uri, ids }), 0);
}

interface Meant {
  readonly uri: string;
  readonly ids: ReadonlySet<string>;
}

function countIn(workspace: Workspace, cases: string, { uri, ids }: Meant): number {
  const document = workspace.document(cases)?.value;
  if (document?.kind !== 'cases') return 0;
  const follow = followerFrom(workspace, cases);
  const places = documentNames(document).flatMap((name) => {
    const thing = name.kind === 'criterion' ? follow(name) : undefined;
    return thing?.home === uri && ids.has(thing.name) ? [name.span.start] : [];
  });
  return document.cases.filter(({ span }) => places.some((place) => spanContains(span, place))).length;
}
