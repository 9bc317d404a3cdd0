// Takes neighbouring criteria out of their list and puts them into another, with all that is under them; decides no destination.
import type { Clause } from '../syntax/ast.ts';
import { columnIn, draftOf, refuse, renumber, styleOf, type Attempt } from './write-draft.ts';
import { insertBehind, rewriteLine, shifted, type Line } from './write-lines.ts';
import { markerAt, styleBelow, type MarkerStyle } from './write-markers.ts';
import { markerOf, siblingsOf, type ItemPlace, type Page } from './write-places.ts';
import { positionAt } from '../source/source-text.ts';

/** Place `at` of the list that `owner` has, or that `beside` is in; counted without those that are moved. */
export type Destination =
  | { readonly kind: 'beside'; readonly place: ItemPlace; readonly at: number }
  | { readonly kind: 'under'; readonly owner: ItemPlace };

export function relocate(
  page: Page,
  moved: readonly ItemPlace[],
  destination: Destination,
  said: string,
): Attempt {
  const [first] = moved;
  const tail = moved.at(-1);
  if (first === undefined || tail === undefined) return refuse('No criterion is chosen.');
  const list = destinationList(page, moved, destination);
  const source = siblingsOf(page, first);
  const rest = source.filter((place) => !moved.includes(place));
  const emptied = rest.length === 0 && first.list !== list.members[0]?.list;
  let lines = page.lines;
  if (emptied) {
    const closed = closeList(page, lines, first);
    if (closed === undefined) return refuse(emptyList(first));
    lines = closed;
  }
  if (list.opens !== undefined) lines = openList(page, lines, list.opens, list.quantifier);
  lines = moveLines(lines, moved, list);
  const order = [...list.members.slice(0, list.at), ...moved, ...list.members.slice(list.at)];
  if (first.list !== list.members[0]?.list) lines = renumber(lines, styleOf(source), rest);
  lines = renumber(lines, list.style, order);
  return draftOf(page, lines, {
    show: { from: first.block.first, to: tail.block.last },
    said,
  });
}

interface DestinationList {
  /** Those that stay, or are there already. */
  readonly members: readonly ItemPlace[];
  readonly at: number;
  readonly margin: number;
  readonly style: MarkerStyle | undefined;
  /** Line of the text as it was, behind which they go. */
  readonly behind: number;
  /** Its last clause has no list yet. */
  readonly opens: ItemPlace | undefined;
  readonly quantifier: string;
}

function destinationList(page: Page, moved: readonly ItemPlace[], destination: Destination): DestinationList {
  if (destination.kind === 'beside') {
    const all = siblingsOf(page, destination.place);
    return membersOf(
      all,
      all.filter((place) => !moved.includes(place)),
      destination.at,
    );
  }
  const { owner } = destination;
  const children = childrenOf(page, owner);
  if (children.length > 0) {
    const stay = children.filter((place) => !moved.includes(place));
    return membersOf(children, stay, stay.length);
  }
  const marker = markerOf(owner.item);
  return {
    members: [],
    at: 0,
    margin: owner.block.margin + marker.length + 3,
    style: styleBelow(
      marker,
      siblingsOf(page, owner).map(({ item }) => markerOf(item)),
    ),
    behind: owner.block.last,
    opens: owner,
    quantifier: 'ANY OF',
  };
}

function membersOf(all: readonly ItemPlace[], stay: readonly ItemPlace[], at: number): DestinationList {
  const before = stay[at - 1];
  const [first] = all;
  return {
    members: stay,
    at,
    margin: (stay[0] ?? first)?.block.margin ?? 0,
    style: styleOf(all),
    behind: before?.block.last ?? (first?.block.from ?? 0) - 1,
    opens: undefined,
    quantifier: '',
  };
}

/** In the list of the last clause that has one. */
export function childrenOf(page: Page, owner: ItemPlace): readonly ItemPlace[] {
  const clause = owner.item.clauses.findLast(({ group }) => group !== undefined);
  if (clause === undefined || clause !== owner.item.clauses.at(-1)) return [];
  return page.places.filter((place) => place.list === clause.group);
}

/** Where nothing but blank lines is between, they stay where they are. */
function moveLines(
  lines: readonly Line[],
  moved: readonly ItemPlace[],
  { behind, margin }: Pick<DestinationList, 'behind' | 'margin'>,
): readonly Line[] {
  const from = moved[0]?.block.from ?? 0;
  const to = moved.at(-1)?.block.last ?? from;
  const isMoved = ({ key }: Line): boolean => key >= from && key <= to;
  const deeper = (line: Line): Line => {
    const holder = moved.find(({ block }) => line.key >= block.from && line.key <= block.last);
    return holder === undefined ? line : shifted(line, margin - holder.block.margin);
  };
  const stays =
    (behind >= from - 1 && behind <= to) ||
    (behind < from && lines.every(({ key, text }) => key <= behind || key >= from || text.trim() === ''));
  if (stays) return lines.map((line) => (isMoved(line) ? deeper(line) : line));
  const block = lines.filter(isMoved).map(deeper);
  return insertBehind(
    lines.filter((line) => !isMoved(line)),
    behind,
    block,
  );
}

/** Makes the criterion the head of a list: both are needed then. */
export function openList(
  page: Page,
  lines: readonly Line[],
  owner: ItemPlace,
  quantifier: string,
): readonly Line[] {
  const clause = owner.item.clauses.at(-1);
  const words = clause?.words;
  if (words === undefined) return lines;
  const { line } = positionAt(page.source, words.span.end);
  const column = columnIn(page, line, words.span.end);
  return rewriteLine(
    lines,
    line,
    (text) => `${text.slice(0, column)} AND ${quantifier}${text.slice(column)}`,
  );
}

/** The head alone again; undefined where the list has no words above it, or an exception would become its contrary. */
function closeList(page: Page, lines: readonly Line[], child: ItemPlace): readonly Line[] | undefined {
  const clause = child.owner?.clause;
  const quantifier = clause?.group?.quantifier;
  if (clause === undefined || quantifier === undefined || !mayStandAlone(clause)) return undefined;
  const head = clause.words;
  const start = head?.span.end ?? quantifier.span.start;
  const from = positionAt(page.source, start);
  const to = positionAt(page.source, quantifier.span.end);
  if (from.line !== to.line) return undefined;
  return rewriteLine(lines, from.line, (text) => text.slice(0, from.column) + text.slice(to.column));
}

function mayStandAlone({ words, heading, groupConnector, group }: Clause): boolean {
  const isJoined = groupConnector === undefined || groupConnector === 'AND' || groupConnector === 'WITH';
  const kind = group?.quantifier?.kind;
  return words !== undefined && !heading && isJoined && kind !== 'NONE OF' && kind !== 'AT MOST';
}

export function emptyList({ owner }: ItemPlace): string {
  const words = owner?.clause.words?.value;
  const list = words === undefined ? 'its list' : `the list of “${words}”`;
  return `It is the only criterion of ${list}, and a list without criteria says nothing. Put another into the list first, or remove the whole list.`;
}

/** The marker of a criterion that comes to place `at` of a list. */
export function markerFor(style: MarkerStyle | undefined, at: number, otherwise: string): string {
  return style === undefined ? otherwise : markerAt(style, at);
}
