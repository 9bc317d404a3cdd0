// Where every criterion of a document stands: its list, its owner, its lines with the comments above; changes nothing.
import type { Span } from '../source/span.ts';
import { positionAt, type SourceText } from '../source/source-text.ts';
import type { Clause, CriteriaSection, Group, GuidelineDocument, Item } from '../syntax/ast.ts';
import { criteriaSections } from '../syntax/walk.ts';
import { indentOf, isComment, linesOf, type Line } from './write-lines.ts';

/** Lines, 0-based. */
export interface Block {
  /** The first of the comments directly above. */
  readonly from: number;
  readonly first: number;
  readonly last: number;
  readonly margin: number;
}

export interface ItemPlace {
  readonly item: Item;
  readonly list: Group;
  /** Its place in the list. */
  readonly at: number;
  readonly section: CriteriaSection;
  /** The clause whose list it is in; undefined at the top of a section. */
  readonly owner: { readonly clause: Clause; readonly place: ItemPlace } | undefined;
  readonly block: Block;
}

export interface Page {
  readonly source: SourceText;
  readonly document: GuidelineDocument;
  readonly lines: readonly Line[];
  /** In the order of the text. */
  readonly places: readonly ItemPlace[];
}

export function pageOf(source: SourceText, document: GuidelineDocument): Page {
  const lines = linesOf(source);
  const places: ItemPlace[] = [];
  const visit = (list: Group, section: CriteriaSection, owner: ItemPlace['owner']): void => {
    list.items.forEach((item, at) => {
      const place = { item, list, at, section, owner, block: blockOf(source, lines, item) };
      places.push(place);
      for (const clause of item.clauses)
        if (clause.group !== undefined) visit(clause.group, section, { clause, place });
    });
  };
  for (const section of criteriaSections(document))
    if (section.group !== undefined) visit(section.group, section, undefined);
  return { source, document, lines, places };
}

function blockOf(source: SourceText, lines: readonly Line[], item: Item): Block {
  const { first, margin } = startOf(source, lines, item);
  let last = first;
  for (let at = first + 1; at < lines.length; at++) {
    const text = lines[at]?.text ?? '';
    if (text.trim() === '') continue;
    const isDeeper = indentOf(text) > margin;
    if (isDeeper) last = at;
    else if (!isComment(text)) break;
  }
  let from = first;
  while (from > 0) {
    const above = lines[from - 1]?.text ?? '';
    if (!isComment(above) || indentOf(above) > margin) break;
    from -= 1;
  }
  return { from, first, last, margin };
}

function startOf(
  source: SourceText,
  lines: readonly Line[],
  item: Item,
): { readonly first: number; readonly margin: number } {
  const first = positionAt(source, item.marker?.span.start ?? item.span.start).line;
  return { first, margin: indentOf(lines[first]?.text ?? '') };
}

/** The innermost criterion on whose lines the offset stands. */
export function placeAt({ source, places }: Page, offset: number): ItemPlace | undefined {
  const { line } = positionAt(source, offset);
  return places.findLast(({ block }) => block.from <= line && line <= block.last);
}

/** The criteria of the outermost list of which the selection touches more than one, else the one at its start. */
export function placesIn(page: Page, selection: Span): readonly ItemPlace[] {
  const from = positionAt(page.source, selection.start).line;
  const end = positionAt(page.source, selection.end);
  // A selection that ends before the words of a line does not mean that line.
  const isBefore = end.line > from && end.column <= indentOf(page.lines[end.line]?.text ?? '');
  const to = isBefore ? end.line - 1 : end.line;
  const touched = page.places.filter(({ block }) => block.first <= to && block.last >= from);
  const several = touched.find(
    ({ list }) => touched.filter((other) => other.list === list).length > 1 && to > from,
  );
  if (several !== undefined) return touched.filter(({ list }) => list === several.list);
  const one = placeAt(page, selection.start);
  return one === undefined ? [] : [one];
}

export function sectionAt({ source, document }: Page, offset: number): CriteriaSection | undefined {
  const { line } = positionAt(source, offset);
  const { sections } = document;
  const starts = sections.map(({ span }) => positionAt(source, span.start).line);
  const at = starts.findLastIndex((start) => start <= line);
  const section = sections[at];
  return section !== undefined && 'group' in section ? section : undefined;
}

export function siblingsOf({ places }: Page, { list }: ItemPlace): readonly ItemPlace[] {
  return places.filter((place) => place.list === list);
}

/** With everything under it. */
export function within({ places }: Page, { block }: ItemPlace): readonly ItemPlace[] {
  return places.filter((place) => place.block.first >= block.first && place.block.last <= block.last);
}

export function markerOf(item: Item): string {
  return item.marker?.value ?? '-';
}

/** For a sentence: the first words of a criterion. */
export function nameOf({ item }: ItemPlace): string {
  const words = item.clauses.map(({ words: said }) => said?.value ?? '').find((said) => said !== '');
  if (words === undefined) return 'the list';
  return `“${words.length > 60 ? `${words.slice(0, 59).trimEnd()}…` : words}”`;
}

export function countOf(count: number): string {
  return count === 1 ? '1 criterion' : `${count} criteria`;
}
