// The references and the terms of a document with every place that uses them, for lists beside the text; changes nothing.
import type { Place } from '../model/guideline.ts';
import type { Span } from '../source/span.ts';
import type { GuidelineDocument, Words } from '../syntax/ast.ts';
import type { Workspace } from '../workspace.ts';
import { documentNames } from './document-names.ts';
import { guidelineDocument } from './item-lookup.ts';
import { fragmentsOf } from './related-documents.ts';
import { usesOfTerms } from './term-uses.ts';
import { listedElements, type ListedElement } from './write-condition.ts';

export interface ListedReference {
  readonly key: string;
  /** As printed. */
  readonly text: string;
  /** Its key in the list. */
  readonly place: Place;
  readonly uses: readonly Place[];
}

export interface ListedTerm {
  readonly name: string;
  readonly abbreviations: readonly string[];
  readonly synonyms: readonly string[];
  readonly definition: string;
  readonly place: Place;
  /** In the words of criteria. */
  readonly uses: readonly Place[];
}

export interface SourcesAndTerms {
  readonly references: readonly ListedReference[];
  readonly terms: readonly ListedTerm[];
  /** What conditions can read. */
  readonly elements: readonly ListedElement[];
}

/** Uses in the included fragments count as well. */
export function sourcesAndTerms(workspace: Workspace, uri: string): SourcesAndTerms {
  const document = guidelineDocument(workspace, uri);
  if (document === undefined) return { references: [], terms: [], elements: [] };
  const cited = citations(workspace, uri);
  const used = usesOfTerms(workspace, uri);
  return {
    elements: listedElements(workspace, uri),
    references: document.sections.flatMap((section) =>
      section.kind !== 'references'
        ? []
        : section.entries.map(({ key, text }) => ({
            key: key.value,
            text: text.value,
            place: { uri, span: key.span },
            uses: cited.get(key.value) ?? [],
          })),
    ),
    terms: document.sections.flatMap((section) =>
      section.kind !== 'terms'
        ? []
        : section.terms.map((entry) => ({
            name: entry.name.value,
            abbreviations: values(entry.abbreviations),
            synonyms: values(entry.synonyms),
            definition: values(entry.definition).join(' '),
            place: { uri, span: entry.name.span },
            uses: used.get(entry) ?? [],
          })),
    ),
  };
}

function values(words: readonly Words[]): readonly string[] {
  return words.map(({ value }) => value);
}

function citations(workspace: Workspace, uri: string): ReadonlyMap<string, readonly Place[]> {
  const found = new Map<string, Place[]>();
  const add = (at: string, key: string, span: Span): void =>
    void found.set(key, [...(found.get(key) ?? []), { uri: at, span }]);
  for (const at of [uri, ...fragmentsOf(workspace, uri).map((fragment) => fragment.uri)]) {
    const document = guidelineDocument(workspace, at);
    if (document === undefined) continue;
    for (const { kind, role, name, span } of documentNames(document))
      if (kind === 'citation' && role === 'use') add(at, name, span);
    for (const { key, span } of citedInProse(document, workspace.text(at) ?? '')) add(at, key, span);
  }
  return found;
}

/** `[key, other]` in population, notes and definitions. */
function citedInProse(
  document: GuidelineDocument,
  text: string,
): readonly { readonly key: string; readonly span: Span }[] {
  const prose = document.sections.flatMap((section): readonly Words[] => {
    if ('paragraphs' in section) return section.paragraphs;
    return section.kind === 'terms' ? section.terms.flatMap(({ definition }) => definition) : [];
  });
  return prose.flatMap(({ span }) =>
    [
      ...text
        .slice(span.start, span.end)
        .matchAll(/\[([a-z0-9][a-z0-9-]*(?:\s*[,;]\s*[a-z0-9][a-z0-9-]*)*)\]/g),
    ].flatMap((list) =>
      [...(list[1] ?? '').matchAll(/[a-z0-9-]+/g)].map((one) => {
        const start = span.start + list.index + 1 + one.index;
        return { key: one[0], span: { start, end: start + one[0].length } };
      }),
    ),
  );
}
