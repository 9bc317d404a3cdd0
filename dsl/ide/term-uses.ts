// Defined terms in the words of criteria: by name, abbreviation and synonym, with an s at the end or not; judges no wording.
import type { Place } from '../model/guideline.ts';
import { spanContains, type Span } from '../source/span.ts';
import type { GuidelineDocument, TermEntry, Words } from '../syntax/ast.ts';
import { criteriaSections, walkGroup } from '../syntax/walk.ts';
import type { Workspace } from '../workspace.ts';
import { fragmentsOf, homeOf } from './related-documents.ts';

export interface TermPlace {
  /** Of the document that defines it. */
  readonly uri: string;
  readonly entry: TermEntry;
  /** The words at the offset. */
  readonly span: Span;
}

/** The longest defined term in the words at an offset, or the entry whose name stands there. */
export function termAt(workspace: Workspace, uri: string, offset: number): TermPlace | undefined {
  const document = guidelineAt(workspace, uri);
  if (document === undefined) return undefined;
  for (const entry of termsOf(document))
    if (spanContains(entry.name.span, offset)) return { uri, entry, span: entry.name.span };
  const words = criteriaWords(document).find(({ span }) => spanContains(span, offset));
  if (words === undefined) return undefined;
  const lexicon = readLexicon(workspace, uri);
  const found = findTerms(workspace.text(uri) ?? '', words.span, lexicon).find(({ span }) =>
    spanContains(span, offset),
  );
  return found && { uri: found.spelling.uri, entry: found.spelling.entry, span: found.span };
}

/** Where the criteria of this document and of its fragments use a term. */
export function termUses(workspace: Workspace, uri: string, entry: TermEntry): readonly Place[] {
  const lexicon = readLexicon(workspace, uri);
  const documents = [uri, ...fragmentsOf(workspace, uri).map((fragment) => fragment.uri)];
  return documents.flatMap((at) => {
    const document = guidelineAt(workspace, at);
    const text = workspace.text(at) ?? '';
    return (document === undefined ? [] : criteriaWords(document))
      .flatMap((words) => findTerms(text, words.span, lexicon))
      .filter(({ spelling }) => spelling.entry === entry)
      .map(({ span }) => ({ uri: at, span }));
  });
}

/** Of every term that this document defines, in one walk over the criteria of it and of its fragments. */
export function usesOfTerms(workspace: Workspace, uri: string): ReadonlyMap<TermEntry, readonly Place[]> {
  const lexicon = readLexicon(workspace, uri);
  const uses = new Map<TermEntry, Place[]>();
  for (const at of [uri, ...fragmentsOf(workspace, uri).map((fragment) => fragment.uri)]) {
    const document = guidelineAt(workspace, at);
    const text = workspace.text(at) ?? '';
    for (const words of document === undefined ? [] : criteriaWords(document))
      for (const { spelling, span } of findTerms(text, words.span, lexicon))
        uses.set(spelling.entry, [...(uses.get(spelling.entry) ?? []), { uri: at, span }]);
  }
  return uses;
}

interface Spelling {
  readonly uri: string;
  readonly entry: TermEntry;
  readonly words: readonly string[];
}

/** Spellings by their first word, the longest first. */
type Lexicon = ReadonlyMap<string, readonly Spelling[]>;

function readLexicon(workspace: Workspace, uri: string): Lexicon {
  const lexicon = new Map<string, Spelling[]>();
  const home = homeOf(workspace, uri) ?? uri;
  for (const at of [home, ...fragmentsOf(workspace, home).map((fragment) => fragment.uri)]) {
    const document = guidelineAt(workspace, at);
    for (const entry of document === undefined ? [] : termsOf(document)) {
      for (const { value } of [entry.name, ...entry.abbreviations, ...entry.synonyms]) {
        const words = [...value.matchAll(wordPattern)].map(([word]) => plain(word));
        const [first] = words;
        if (first === undefined) continue;
        lexicon.set(first, [...(lexicon.get(first) ?? []), { uri: at, entry, words }]);
      }
    }
  }
  for (const [first, spellings] of lexicon)
    lexicon.set(
      first,
      spellings.toSorted((a, b) => b.words.length - a.words.length),
    );
  return lexicon;
}

const wordPattern = /[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu;

/** Capitals do not count; neither does an s at the end. */
function plain(word: string): string {
  const small = word.toLowerCase();
  return small.length > 3 ? small.replace(/s$/, '') : small;
}

function findTerms(
  text: string,
  span: Span,
  lexicon: Lexicon,
): readonly { readonly spelling: Spelling; readonly span: Span }[] {
  const words = [...text.slice(span.start, span.end).matchAll(wordPattern)].map((match) => ({
    word: plain(match[0]),
    start: span.start + match.index,
    end: span.start + match.index + match[0].length,
  }));
  const found: { spelling: Spelling; span: Span }[] = [];
  for (let at = 0; at < words.length;) {
    const from = at;
    const spelling = (lexicon.get(words[at]?.word ?? '') ?? []).find(({ words: spelled }) =>
      spelled.every((word, index) => words[from + index]?.word === word),
    );
    const length = spelling?.words.length ?? 1;
    const start = words[at]?.start ?? span.start;
    const end = words[at + length - 1]?.end ?? start;
    if (spelling !== undefined) found.push({ spelling, span: { start, end } });
    at += length;
  }
  return found;
}

function guidelineAt(workspace: Workspace, uri: string): GuidelineDocument | undefined {
  const document = workspace.document(uri)?.value;
  return document === undefined || document.kind === 'cases' ? undefined : document;
}

function termsOf(document: GuidelineDocument): readonly TermEntry[] {
  return document.sections.flatMap((section) => (section.kind === 'terms' ? section.terms : []));
}

/** What criteria say, their lists' lead-ins and details included; in no order of the text. */
export function criteriaWords(document: GuidelineDocument): readonly Words[] {
  const found: Words[] = [];
  for (const { leadIn, group } of criteriaSections(document)) {
    if (leadIn !== undefined) found.push(leadIn);
    if (group === undefined) continue;
    walkGroup(group, {
      clause: (clause) => {
        if (clause.words !== undefined) found.push(clause.words);
        for (const detail of clause.details) if ('entries' in detail) found.push(...detail.entries);
      },
    });
  }
  return found;
}
