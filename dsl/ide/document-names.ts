// Every name that one document defines or uses, with its place; follows no name into another document.
import type { Span } from '../source/span.ts';
import type { CriterionIds } from '../model/criterion-ids.ts';
import { assignIds } from '../model/criterion-ids.ts';
import type {
  CaseLine,
  CasesDocument,
  Clause,
  CriteriaSection,
  Document,
  Expression,
  GuidelineDocument,
  Item,
  Section,
  Words,
} from '../syntax/ast.ts';
import { expressionParts, isCriteriaSection, walkGroup } from '../syntax/walk.ts';

export type NameKind = 'criterion' | 'element' | 'value' | 'citation' | 'term' | 'document';

export interface NameAt {
  readonly kind: NameKind;
  /** As used here: `mri-general-contraindications.safety` in the guideline is `safety` in its fragment. Of a document: id and version. */
  readonly name: string;
  /** The element that a value belongs to, '' otherwise. */
  readonly of: string;
  readonly role: 'definition' | 'use';
  /** `derived`: the id follows from these words. `words`: a case names the criterion by its words. */
  readonly form: 'written' | 'derived' | 'words';
  /** The name alone, without braces or brackets. */
  readonly span: Span;
}

/** In the order of the text. */
export function documentNames(document: Document): readonly NameAt[] {
  const names: NameAt[] = [];
  if (document.kind === 'cases') casesNames(document, names);
  else guidelineNames(document, names);
  return names.toSorted((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}

export function idsOf(document: GuidelineDocument): CriterionIds {
  return assignIds(document, '', '', () => undefined);
}

/** Where an id is to be written after the words of a clause and its quantifier. */
export function idPlace(text: string, clause: Clause): number {
  const quantifier = clause.group?.quantifier;
  const end = Math.max(clause.words?.span.end ?? 0, quantifier?.span.end ?? 0);
  const colon = /^[ \t]*:/.exec(text.slice(end, end + 4));
  return end + (colon?.[0].length ?? 0);
}

type Names = NameAt[];

function add(
  names: Names,
  kind: NameKind,
  role: NameAt['role'],
  words: Words | undefined,
  of = '',
  name = words?.value ?? '',
): void {
  if (words !== undefined && name !== '')
    names.push({ kind, name, of, role, form: 'written', span: words.span });
}

function guidelineNames(document: GuidelineDocument, names: Names): void {
  const header = (key: string): Words | undefined =>
    document.header.find((field) => field.key.value === key)?.value;
  const id = header('id');
  const version = header('version');
  const follows = header('follows');
  add(names, 'document', 'definition', id, '', documentName(id, version));
  add(names, 'document', 'use', follows, '', documentName(id, follows));
  const ids = idsOf(document);
  for (const section of document.sections) {
    if (isCriteriaSection(section)) criteriaNames(section, ids, names);
    else if (section.kind === 'changes')
      add(names, 'document', 'use', section.version, '', documentName(id, section.version));
    if (!isCriteriaSection(section)) sectionNames(section, names);
  }
}

export function documentName(id: Words | undefined, version: Words | undefined): string {
  return id === undefined || version === undefined ? '' : `${id.value} ${version.value}`;
}

function sectionNames(section: Exclude<Section, CriteriaSection>, names: Names): void {
  switch (section.kind) {
    case 'include':
      add(names, 'document', 'use', section.id, '', documentName(section.id, section.version));
      return;
    case 'data':
      for (const { name, type } of section.elements) {
        add(names, 'element', 'definition', name);
        if (type?.kind !== 'choice' && type?.kind !== 'scale') continue;
        for (const value of type.values) add(names, 'value', 'definition', value, name.value);
      }
      return;
    case 'terms':
      for (const { name } of section.terms) add(names, 'term', 'definition', name);
      return;
    case 'references':
      for (const { key } of section.entries) add(names, 'citation', 'definition', key);
      return;
    case 'changes':
      for (const entry of section.entries) add(names, 'criterion', 'use', entry.id);
      return;
    default:
  }
}

function criteriaNames(section: CriteriaSection, ids: CriterionIds, names: Names): void {
  const { group } = section;
  add(names, 'criterion', 'definition', group?.id);
  for (const citation of group?.citations ?? []) add(names, 'citation', 'use', citation);
  if (group === undefined) return;
  walkGroup(group, {
    item: (item) => defineItem(item, ids.item.get(item), names),
    clause: (clause, item) => {
      if (clause !== item.clauses[0]) defineClause(clause, ids.clause.get(clause), names);
      const closed = clause.details.flatMap((detail) => (detail.kind === 'ONLY' ? detail.entries : []));
      ids.only.get(clause)?.forEach((id, index) => derive(names, id, closed[index]?.span));
      for (const citation of clause.citations) add(names, 'citation', 'use', citation);
      for (const detail of clause.details)
        if ('expression' in detail) expressionNames(detail.expression, names);
    },
  });
}

function defineItem(item: Item, id: string | undefined, names: Names): void {
  const [first] = item.clauses;
  if (first !== undefined) defineClause(first, id, names, item.marker?.span);
}

function defineClause(clause: Clause, id: string | undefined, names: Names, otherwise?: Span): void {
  if (clause.id !== undefined) add(names, 'criterion', 'definition', clause.id);
  else derive(names, id, clause.words?.span ?? clause.group?.quantifier?.span ?? otherwise);
}

function derive(names: Names, name: string | undefined, span: Span | undefined): void {
  if (name === undefined || span === undefined) return;
  names.push({ kind: 'criterion', name, of: '', role: 'definition', form: 'derived', span });
}

function expressionNames(expression: Expression | undefined, names: Names): void {
  for (const part of expression === undefined ? [] : expressionParts(expression)) {
    if (part.kind === 'met') add(names, 'criterion', 'use', part.id);
    for (const element of elementWords(part)) add(names, 'element', 'use', element);
    if (part.kind === 'is')
      for (const value of part.values) add(names, 'value', 'use', value, part.element.value);
    if (part.kind === 'rank') add(names, 'value', 'use', part.value, part.element.value);
  }
}

/** The data elements that one part of an expression reads by itself, without those of its operands. */
export function elementWords(part: Expression): readonly Words[] {
  const found: Words[] = [];
  if ('element' in part) found.push(part.element);
  if ('event' in part) found.push(part.event);
  if ('baseline' in part) found.push(part.baseline);
  // A day is written as a date or named.
  if ('day' in part && !/^\d/.test(part.day.value)) found.push(part.day);
  return found;
}

function casesNames(document: CasesDocument, names: Names): void {
  const { guideline, version } = document;
  add(names, 'document', 'use', guideline, '', documentName(guideline, version));
  for (const line of document.cases.flatMap((entry) => entry.lines)) caseLineNames(line, names);
}

function caseLineNames(line: CaseLine, names: Names): void {
  switch (line.kind) {
    case 'answer':
      add(names, 'criterion', 'use', line.id);
      if (line.words === undefined) return;
      names.push({
        kind: 'criterion',
        name: line.words.value,
        of: '',
        role: 'use',
        form: 'words',
        span: line.words.span,
      });
      return;
    case 'assign':
      add(names, 'element', 'use', line.element);
      if (line.operator === 'is')
        for (const { number } of line.values) add(names, 'value', 'use', number, line.element.value);
      return;
    case 'expect':
      for (const id of line.because) add(names, 'criterion', 'use', id);
      return;
    case 'others':
  }
}
