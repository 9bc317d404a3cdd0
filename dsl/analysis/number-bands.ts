// Neighbouring bands of one number among alternatives, with what lies between them or in both; knows no text.
import type { CriteriaGraph, ElementIndex, NodeIndex, NumberRange } from '../decision/criteria-graph.ts';
import { childrenOf, reachedNodes } from '../decision/criteria-index.ts';
import { describeValue } from '../decision/facts.ts';
import type { NumberElement } from '../decision/variable.ts';

/** `from` to `to` is the gap between two bands that follow each other, or what they share; scaled steps, both ends included. */
export interface NumberNeighbours {
  readonly element: NumberElement;
  /** The conditions that set the end of the lower and the start of the upper band. */
  readonly lower: NumberBand;
  readonly upper: NumberBand;
  readonly kind: 'gap' | 'overlap';
  readonly from: number;
  readonly to: number;
}

export interface NumberBand {
  readonly node: NodeIndex;
  readonly range: NumberRange;
}

/** `counts`: conditions that are to be left aside say no. */
export function numberBands(
  graph: CriteriaGraph,
  counts: (band: NumberBand) => boolean = () => true,
): readonly NumberNeighbours[] {
  const reached = reachedNodes(graph);
  return graph.nodes.flatMap((node, index) => {
    const alternatives = (node.kind === 'any' || node.kind === 'count') && reached[index] === 1;
    if (!alternatives) return [];
    const byElement = new Map<ElementIndex, Joined[]>();
    for (const child of childrenOf(node))
      for (const [element, bands] of requiredBands(graph, child, counts))
        byElement.set(element, [...(byElement.get(element) ?? []), joined(bands)]);
    return [...byElement].flatMap(([element, bands]) => neighboursAmong(graph, element, bands));
  });
}

export function stepOf(element: NumberElement): number {
  return element.kind === 'quantity' ? element.step : 1;
}

/** `14.1 to 14.9 /h`, or the one value. */
export function valuesBetween({
  element,
  from,
  to,
}: Pick<NumberNeighbours, 'element' | 'from' | 'to'>): string {
  const last = describeValue(element, to);
  if (from === to) return last;
  const first = describeValue(element, from);
  const unit = element.kind === 'quantity' ? ` ${element.unit}` : '';
  return `${unit !== ' ' && first.endsWith(unit) ? first.slice(0, -unit.length) : first} to ${last}`;
}

/** What several conditions on one number leave, with the condition that sets each end. */
interface Joined {
  readonly range: NumberRange;
  readonly start: NumberBand | undefined;
  readonly end: NumberBand | undefined;
}

function joined(bands: readonly NumberBand[]): Joined {
  const starts = bands.filter(({ range }) => range.from !== undefined);
  const ends = bands.filter(({ range }) => range.to !== undefined);
  const start = starts.toSorted((a, b) => (b.range.from ?? 0) - (a.range.from ?? 0))[0];
  const end = ends.toSorted((a, b) => (a.range.to ?? 0) - (b.range.to ?? 0))[0];
  return { range: { from: start?.range.from, to: end?.range.to }, start, end };
}

/** What an alternative asks of each number, where it needs all that it asks. */
function requiredBands(
  graph: CriteriaGraph,
  start: NodeIndex,
  counts: (band: NumberBand) => boolean,
): ReadonlyMap<ElementIndex, readonly NumberBand[]> {
  const found = new Map<ElementIndex, NumberBand[]>();
  const open = [start];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const node = graph.nodes[next];
    if (node?.kind === 'all') open.push(...node.children);
    if (node?.kind !== 'test' || node.test.op !== 'in-range') continue;
    const [range, ...more] = node.test.ranges;
    const band = range && more.length === 0 ? { node: next, range } : undefined;
    if (!band || !counts(band)) continue;
    const list = found.get(node.test.element);
    if (list) list.push(band);
    else found.set(node.test.element, [band]);
  }
  return found;
}

function neighboursAmong(
  graph: CriteriaGraph,
  index: ElementIndex,
  bands: readonly Joined[],
): readonly NumberNeighbours[] {
  const element = graph.elements[index];
  if (element?.kind !== 'quantity' && element?.kind !== 'count') return [];
  const first = ({ range }: Joined): number => range.from ?? -Infinity;
  const last = ({ range }: Joined): number => range.to ?? Infinity;
  const sorted = bands.toSorted((a, b) => first(a) - first(b) || last(a) - last(b));
  const step = stepOf(element);
  return sorted.slice(1).flatMap((above, at): readonly NumberNeighbours[] => {
    const below = sorted[at];
    const [lower, upper] = [below?.end, above.start];
    if (!below || !lower || !upper) return [];
    const [end, start] = [last(below), first(above)];
    const inside = last(above) <= end || first(below) >= start;
    const bridged = sorted.some(
      (other) =>
        other !== below && other !== above && first(other) <= end + step && last(other) >= start - step,
    );
    if (start === end + step || inside || bridged) return [];
    const kind = start > end ? 'gap' : 'overlap';
    const [from, to] = kind === 'gap' ? [end + step, start - step] : [start, end];
    return [{ element, lower, upper, kind, from, to }];
  });
}
