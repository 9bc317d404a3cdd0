// Indent, outdent, up, down, and onto another criterion: where criteria go, with what is under them.
import { draftOf, refuse, renumber, styleOf, type Attempt } from './write-draft.ts';
import { shifted, type Line } from './write-lines.ts';
import { countOf, nameOf, siblingsOf, within, type ItemPlace, type Page } from './write-places.ts';
import { childrenOf, relocate } from './write-relocate.ts';

export function indent(page: Page, moved: readonly ItemPlace[]): Attempt {
  const [first] = moved;
  if (first === undefined) return refuse(noCriterion);
  const above = siblingsOf(page, first)[first.at - 1];
  if (above === undefined)
    return refuse(
      first.owner === undefined
        ? 'Nothing stands above it in its list that it could go under. Move it down first.'
        : `It is the first under ${nameOf(first.owner.place)} already.`,
    );
  return relocate(
    page,
    moved,
    { kind: 'under', owner: above },
    `${named(page, moved)} now under ${nameOf(above)}`,
  );
}

export function outdent(page: Page, moved: readonly ItemPlace[]): Attempt {
  const [first] = moved;
  if (first === undefined) return refuse(noCriterion);
  const parent = first.owner?.place;
  if (parent === undefined) return refuse('It stands at the top of its section already.');
  const destination = { kind: 'beside', place: parent, at: parent.at + 1 } as const;
  return relocate(page, moved, destination, `${named(page, moved)} now behind ${nameOf(parent)}`);
}

export function moveBy(page: Page, moved: readonly ItemPlace[], by: 1 | -1): Attempt {
  const [first] = moved;
  const last = moved.at(-1);
  if (first === undefined || last === undefined) return refuse(noCriterion);
  const siblings = siblingsOf(page, first);
  const neighbour = siblings[by === 1 ? last.at + 1 : first.at - 1];
  if (neighbour === undefined) return refuse(edgeOf(first, by));
  const others = siblings.filter((place) => !moved.includes(place));
  const at = others.indexOf(neighbour) + (by === 1 ? 1 : 0);
  const order = [...others.slice(0, at), ...moved, ...others.slice(at)];
  const [upper, lower] = by === 1 ? [moved, [neighbour]] : [[neighbour], moved];
  const lines = renumber(swapped(page.lines, upper, lower), styleOf(siblings), order);
  const where = by === 1 ? 'below' : 'above';
  return draftOf(page, lines, {
    show: { from: first.block.first, to: last.block.last },
    said: `${named(page, moved)} now ${where} ${nameOf(neighbour)}`,
  });
}

export type Side = 'before' | 'after' | 'inside';

/** Where a drop on another criterion leads. */
export function moveTo(page: Page, place: ItemPlace, target: ItemPlace, side: Side): Attempt {
  if (within(page, place).includes(target))
    return refuse(place === target ? 'It stands there already.' : 'A criterion cannot go under itself.');
  const said = `${named(page, [place])} now ${side === 'inside' ? 'under' : side === 'before' ? 'above' : 'behind'} ${nameOf(target)}`;
  if (side === 'inside') {
    if (childrenOf(page, target).at(-1) === place) return refuse('It stands there already.');
    return relocate(page, [place], { kind: 'under', owner: target }, said);
  }
  const others = siblingsOf(page, target).filter((other) => other !== place);
  const at = others.indexOf(target) + (side === 'after' ? 1 : 0);
  if (place.list === target.list && at === place.at) return refuse('It stands there already.');
  return relocate(page, [place], { kind: 'beside', place: target, at }, said);
}

const noCriterion = 'Put the cursor on a criterion first.';

function named(page: Page, moved: readonly ItemPlace[]): string {
  const [first] = moved;
  if (first === undefined) return '';
  if (moved.length > 1) return countOf(moved.length);
  const below = within(page, first).length - 1;
  return below === 0 ? nameOf(first) : `${nameOf(first)} with ${countOf(below)} under it`;
}

function edgeOf({ owner }: ItemPlace, by: 1 | -1): string {
  const edge = by === 1 ? 'last' : 'first';
  const list = owner === undefined ? 'its section' : `the list of ${nameOf(owner.place)}`;
  return `It is the ${edge} of ${list} already.${owner === undefined ? '' : ' Outdent takes it out of the list.'}`;
}

/** Two neighbouring runs change places, and margins; what is between them stays between. */
function swapped(
  lines: readonly Line[],
  upper: readonly ItemPlace[],
  lower: readonly ItemPlace[],
): readonly Line[] {
  const [upperFrom, upperTo] = extent(upper);
  const [lowerFrom, lowerTo] = extent(lower);
  const margins = [upper[0]?.block.margin ?? 0, lower[0]?.block.margin ?? 0] as const;
  const cut = (from: number, to: number, by: number): readonly Line[] =>
    lines.slice(from, to + 1).map((line) => shifted(line, by));
  return [
    ...lines.slice(0, upperFrom),
    ...cut(lowerFrom, lowerTo, margins[0] - margins[1]),
    ...lines.slice(upperTo + 1, lowerFrom),
    ...cut(upperFrom, upperTo, margins[1] - margins[0]),
    ...lines.slice(lowerTo + 1),
  ];
}

function extent(places: readonly ItemPlace[]): readonly [number, number] {
  const from = places[0]?.block.from ?? 0;
  return [from, places.at(-1)?.block.last ?? from];
}
