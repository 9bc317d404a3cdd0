// Puts criteria under a quantifier of their own, takes such a list away again, and changes how a list counts.
import { positionAt } from '../source/source-text.ts';
import type { QuantifierKind } from '../syntax/ast.ts';
import { printQuantifier } from '../syntax/print-criteria.ts';
import { draftOf, refuse, renumber, styleOf, type Attempt } from './write-draft.ts';
import { added, insertBehind, newLine, rewriteLine, shifted, type Line } from './write-lines.ts';
import { styleBelow } from './write-markers.ts';
import { countOf, markerOf, nameOf, siblingsOf, type ItemPlace, type Page } from './write-places.ts';
import { markerFor } from './write-relocate.ts';

export interface Counting {
  readonly quantifier: QuantifierKind;
  /** Only of AT LEAST, AT MOST and EXACTLY. */
  readonly count?: number;
}

export function wrap(page: Page, places: readonly ItemPlace[], { quantifier, count }: Counting): Attempt {
  const [head] = places;
  const tail = places.at(-1);
  if (head === undefined || tail === undefined) return refuse('Put the cursor on a criterion first.');
  const words = printQuantifier({ kind: quantifier, count });
  const wrong = countFault(words, count, places.length);
  if (wrong !== undefined) return refuse(wrong, 'count');
  const siblings = siblingsOf(page, head);
  const style = styleOf(siblings);
  const marker = markerFor(style, head.at, markerOf(head.item));
  const opening = added(`${' '.repeat(head.block.margin)}${marker} ${words}`);
  const below = styleBelow(
    markerOf(head.item),
    siblings.map(({ item }) => markerOf(item)),
  );
  const margin = head.block.margin + marker.length + 3;
  let lines = page.lines.map((line) => deeper(line, places, margin));
  lines = [...renumber(lines, below, places)];
  const behind = siblings.slice(tail.at + 1);
  if (style !== undefined)
    lines = [...renumber(lines, { ...style, first: style.first + head.at + 1 }, behind)];
  const wrapped = insertBehind(lines, head.block.from - 1, [opening]);
  const draft = draftOf(page, wrapped, {
    show: { texts: [opening.text] },
    words,
    said: `Put ${countOf(places.length)} under ${words}`,
  });
  return draft;
}

function deeper(line: Line, places: readonly ItemPlace[], margin: number): Line {
  const holder = places.find(({ block }) => line.key >= block.from && line.key <= block.last);
  return holder === undefined ? line : shifted(line, margin - holder.block.margin);
}

function countFault(words: string, count: number | undefined, size: number): string | undefined {
  if (count === undefined) return undefined;
  if (!Number.isInteger(count) || count < 1) return 'Write a whole number from 1 on.';
  if (count > size)
    return `${words} needs at least ${count} criteria, and ${size === 1 ? 'only 1 is' : `only ${size} are`} chosen.`;
  return undefined;
}

/** Of the list without words that the criterion is, or is in. */
export function unwrap(page: Page, place: ItemPlace | undefined): Attempt {
  const wrapper = [place, place?.owner?.place].find((each) => each !== undefined && isBareList(each));
  if (wrapper === undefined)
    return refuse(
      place === undefined
        ? 'Put the cursor on a list that was put under ANY OF, ALL OF or AT LEAST.'
        : 'Its list has words above it, which would lose their criteria. Outdent the criteria one by one instead.',
    );
  const [clause] = wrapper.item.clauses;
  const kept = [
    clause?.id && `the id {${clause.id.value}}`,
    clause !== undefined && clause.citations.length > 0 && 'citations',
    clause !== undefined && clause.details.length > 0 && 'lines of its own',
    wrapper.item.waivers.length > 0 && 'a waiver',
  ].find((what) => typeof what === 'string');
  if (kept !== undefined)
    return refuse(`The list has ${kept}, which would be lost. Take that out first if it is not needed.`);
  const children = page.places.filter(({ owner }) => owner?.place === wrapper);
  const siblings = siblingsOf(page, wrapper);
  let lines = page.lines.filter(({ key }) => key !== wrapper.block.first);
  lines = lines.map((line) => deeper(line, children, wrapper.block.margin));
  const order = [...siblings.slice(0, wrapper.at), ...children, ...siblings.slice(wrapper.at + 1)];
  const from = children[0]?.block.first ?? newLine;
  return draftOf(page, renumber(lines, styleOf(siblings), order), {
    show: { from, to: children.at(-1)?.block.last ?? from },
    said: `Took the list away: ${countOf(children.length)} now stand in the list above`,
  });
}

function isBareList({ item }: ItemPlace): boolean {
  const [first, ...others] = item.clauses;
  return others.length === 0 && first !== undefined && first.words === undefined && !first.negated;
}

/** How many of the list that the criterion has, or is in, are needed. */
export function requantify(
  page: Page,
  place: ItemPlace | undefined,
  { quantifier, count }: Counting,
): Attempt {
  const list = place?.item.clauses.find(({ group }) => group !== undefined)?.group ?? place?.list;
  const old = list?.quantifier;
  if (place === undefined || list === undefined || old === undefined)
    return refuse('Put the cursor on a criterion of the list.');
  const words = printQuantifier({ kind: quantifier, count });
  const wrong = countFault(words, count, list.items.length);
  if (wrong !== undefined) return refuse(wrong, 'count');
  const { line, column } = positionAt(page.source, old.span.start);
  const end = old.span.end - old.span.start;
  const lines = rewriteLine(
    page.lines,
    line,
    (text) => `${text.slice(0, column)}${words}${text.slice(column + end)}`,
  );
  const owner = list === place.list ? place.owner?.place : place;
  return draftOf(page, lines, {
    show: { from: line, to: line },
    words,
    said: `${owner === undefined ? 'The list' : `The list of ${nameOf(owner)}`} now asks for ${words}`,
  });
}
