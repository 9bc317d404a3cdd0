// The outline of a document for side bars and symbol lists, straight from the tree as written; resolves no name.
import type { Span } from '../source/span.ts';
import { coverSpan } from '../source/span.ts';
import type {
  ChangeEntry,
  Clause,
  CodeRow,
  CriteriaSection,
  DataDeclaration,
  Document,
  GuidelineDocument,
  Item,
  ReferenceEntry,
  Section,
  Words,
} from '../syntax/ast.ts';

export interface OutlineEntry {
  readonly kind: 'section' | 'criterion' | 'element' | 'code' | 'term' | 'reference' | 'change' | 'case';
  /** The words, shortened to one line. */
  readonly label: string;
  /** What stands beside it: the quantifier of a list, the type of an element. */
  readonly detail: string;
  /** The written id or key, '' where there is none. */
  readonly id: string;
  /** All that belongs to it. */
  readonly span: Span;
  /** The words to show when it is chosen; within `span`. */
  readonly name: Span;
  readonly children: readonly OutlineEntry[];
}

export function outlineOf(document: Document): readonly OutlineEntry[] {
  if (document.kind !== 'cases') return guidelineOutline(document);
  return document.cases.map((entry) => ({
    ...leaf('case', entry.title, entry.span),
    detail: entry.lines.flatMap((line) => (line.kind === 'expect' ? [line.verdict.value] : [])).join(', '),
  }));
}

const longestLabel = 96;

function shorten(words: string): string {
  if (words.length <= longestLabel) return words;
  return `${words.slice(0, longestLabel - 1).trimEnd()}…`;
}

function leaf(kind: OutlineEntry['kind'], words: Words, span: Span, detail = '', id = ''): OutlineEntry {
  return {
    kind,
    label: shorten(words.value),
    detail,
    id,
    span: coverSpan(span, words.span),
    name: words.span,
    children: [],
  };
}

function guidelineOutline(document: GuidelineDocument): readonly OutlineEntry[] {
  return document.sections.map(sectionEntry);
}

function sectionEntry(section: Section): OutlineEntry {
  const children = sectionChildren(section);
  const base = leaf('section', section.keyword, section.span);
  return {
    ...base,
    label: shorten(sectionLabel(section)),
    detail: sectionDetail(section),
    span: coverAll(base.span, children),
    children,
  };
}

function sectionLabel(section: Section): string {
  const word = capitalised(section.keyword.value);
  if (section.kind === 'see')
    return [word, section.label?.value ?? section.title?.value].filter(Boolean).join(' ');
  if (section.kind === 'include') return [word, section.id?.value].filter(Boolean).join(' ');
  if (section.kind === 'changes') return [word, section.version?.value].filter(Boolean).join(' ');
  if ('system' in section) return [word, section.system?.value].filter(Boolean).join(', ');
  return 'title' in section && section.title !== undefined ? `${word}: ${section.title.value}` : word;
}

function sectionDetail(section: Section): string {
  if (section.kind === 'include') return section.version?.value ?? '';
  if (section.kind === 'data') return counted(section.elements.length);
  if (section.kind === 'terms') return counted(section.terms.length);
  if (section.kind === 'references' || section.kind === 'changes') return counted(section.entries.length);
  return 'group' in section ? quantifierDetail(section.group?.quantifier) : '';
}

function counted(count: number): string {
  return count === 0 ? '' : String(count);
}

function sectionChildren(section: Section): readonly OutlineEntry[] {
  if ('rows' in section) return section.kind === 'determination' ? [] : section.rows.map(codeEntry);
  if ('group' in section) return criteriaEntries(section);
  if (section.kind === 'data') return section.elements.map(elementEntry);
  if (section.kind === 'terms') return section.terms.map((term) => leaf('term', term.name, term.span));
  if (section.kind === 'references') return section.entries.map(referenceEntry);
  return section.kind === 'changes' ? section.entries.map(changeEntry) : [];
}

function elementEntry(element: DataDeclaration): OutlineEntry {
  return leaf('element', element.name, element.span, element.label?.value ?? '', element.name.value);
}

function referenceEntry(entry: ReferenceEntry): OutlineEntry {
  return leaf('reference', entry.key, entry.span, '', entry.key.value);
}

function changeEntry(entry: ChangeEntry): OutlineEntry {
  const words = `${capitalised(entry.verb.value)} ${entry.text.value || (entry.id?.value ?? '')}`.trim();
  return { ...leaf('change', entry.verb, entry.span, '', entry.id?.value ?? ''), label: shorten(words) };
}

function codeEntry(row: CodeRow): OutlineEntry {
  const label = [row.code.value, row.description?.value].filter(Boolean).join('  ');
  return { ...leaf('code', row.code, row.span, row.status?.value ?? ''), label: shorten(label) };
}

function criteriaEntries(section: CriteriaSection): readonly OutlineEntry[] {
  return section.group?.items.map(itemEntry) ?? [];
}

function itemEntry(item: Item): OutlineEntry {
  const words = item.clauses.map(clauseWords).filter((part) => part !== '');
  const name = item.clauses.find((clause) => clause.words !== undefined)?.words?.span ?? item.span;
  const lists = item.clauses.flatMap((clause) => (clause.group === undefined ? [] : [clause.group]));
  const label = [item.marker?.value, words.join(' ')].filter(Boolean).join(' ');
  const children = lists.flatMap((group) => group.items.map(itemEntry));
  return {
    kind: 'criterion',
    label: shorten(label === '' ? quantifierDetail(lists[0]?.quantifier) : label),
    detail: quantifierDetail(lists[0]?.quantifier),
    id: item.clauses[0]?.id?.value ?? '',
    span: coverAll(coverSpan(item.span, name), children),
    name,
    children,
  };
}

/** The lines under the last criterion of a list may reach beyond the list. */
function coverAll(span: Span, children: readonly OutlineEntry[]): Span {
  return children.reduce((covered, child) => coverSpan(covered, child.span), span);
}

function clauseWords(clause: Clause): string {
  const connector = clause.connector === undefined ? '' : clause.connector.toLowerCase();
  if (clause.words === undefined) return '';
  return [connector, clause.negated ? 'not' : '', clause.words.value].filter(Boolean).join(' ');
}

function quantifierDetail(
  quantifier: { readonly kind: string; readonly count: number | undefined } | undefined,
): string {
  if (quantifier === undefined) return '';
  return quantifier.count === undefined ? quantifier.kind : `${quantifier.kind} ${quantifier.count} OF`;
}

function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
