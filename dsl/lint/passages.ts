// Every run of words that a person reads, with its place in the text; knows no meaning.
import type { Span } from '../source/span.ts';
import type { GuidelineDocument, Section, Words } from '../syntax/ast.ts';
import { isCriteriaSection } from '../syntax/walk.ts';
import { itemsOf, type LocatedClause, type LocatedSection } from './located.ts';

export type PassageRole =
  | 'title'
  | 'lead-in'
  /** The words of a condition. */
  | 'criterion'
  /** An entry of EG or ONLY. */
  | 'entry'
  | 'note'
  | 'reason'
  | 'evidence'
  | 'population'
  | 'notes'
  | 'legal'
  | 'term'
  | 'definition'
  | 'code'
  | 'label';

export interface Passage {
  readonly role: PassageRole;
  readonly span: Span;
  /** Exactly the text at `span`, with comments blanked out, so that offsets in it are offsets in the document. */
  readonly text: string;
  /** Of a passage inside a criterion. */
  readonly clause: LocatedClause | undefined;
}

/** What a pattern found in a passage. */
export interface PassageMatch {
  readonly span: Span;
  readonly groups: readonly (string | undefined)[];
  readonly index: number;
}

/** `pattern` must be global. */
export function matchesIn(passage: Passage, pattern: RegExp): readonly PassageMatch[] {
  return [...passage.text.matchAll(pattern)].map((match) => {
    const start = passage.span.start + match.index;
    return { span: { start, end: start + match[0].length }, groups: [...match], index: match.index };
  });
}

/** The document's text with comments blanked out; every offset stays. */
export function withoutComments(document: GuidelineDocument, text: string): string {
  let masked = '';
  let from = 0;
  for (const { span } of document.comments.toSorted((a, b) => a.span.start - b.span.start)) {
    if (span.start < from) continue;
    masked += text.slice(from, span.start) + ' '.repeat(span.end - span.start);
    from = span.end;
  }
  return masked + text.slice(from);
}

/** In the order of the document's sections; within a section in the order of the text. */
export function collectPassages(
  document: GuidelineDocument,
  sections: readonly LocatedSection[],
  text: string,
): readonly Passage[] {
  const found: Passage[] = [];
  const add = (role: PassageRole, words: Words | undefined, clause?: LocatedClause): void => {
    if (words && words.value !== '')
      found.push({ role, span: words.span, text: text.slice(words.span.start, words.span.end), clause });
  };
  add('title', document.title);
  const located = new Map(sections.map((entry) => [entry.section, entry]));
  for (const section of document.sections) {
    if (!isCriteriaSection(section)) collectLists(section, add);
    else {
      add('title', section.title);
      add('lead-in', section.leadIn);
      for (const { clauses } of itemsOf(located.get(section)?.list))
        for (const clause of clauses) collectClause(clause, add);
    }
  }
  return found;
}

type Add = (role: PassageRole, words: Words | undefined, clause?: LocatedClause) => void;

function collectClause(located: LocatedClause, add: Add): void {
  const { clause } = located;
  add('criterion', clause.words, located);
  for (const detail of clause.details) {
    switch (detail.kind) {
      case 'EG':
      case 'ONLY':
        detail.entries.forEach((entry) => add('entry', entry, located));
        break;
      case 'NOTE':
      case 'FOOTNOTE':
        add('note', detail.text, located);
        break;
      case 'REASON':
        add('reason', detail.text, located);
        break;
      case 'EVIDENCE':
        add('evidence', detail.text, located);
        break;
      case 'WHEN':
      case 'APPLIES TO':
      case 'EFFECTIVE':
      case 'LIMIT':
        break;
    }
  }
}

function collectLists(section: Section, add: Add): void {
  switch (section.kind) {
    case 'population':
    case 'notes':
    case 'legal':
      return section.paragraphs.forEach((words) => add(section.kind, words));
    case 'procedures':
    case 'diagnoses':
      return section.rows.forEach((row) => add('code', row.description));
    case 'see':
      return add('title', section.title);
    case 'data':
      return section.elements.forEach((element) => add('label', element.label));
    case 'determination':
      return section.rows.forEach((row) => add('label', row.label));
    case 'terms':
      for (const term of section.terms) {
        add('term', term.name);
        term.definition.forEach((words) => add('definition', words));
      }
      return;
    default:
  }
}
