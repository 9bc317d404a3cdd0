// Neighbouring bands of one number among the items of a list, with what lies between them; judges nothing.
import type { CriteriaGraph, Element, NodeIndex, NumberRange } from '../decision/criteria-graph.ts';
import { childrenOf, reachedNodes } from '../decision/criteria-index.ts';
import { decimalPlaces } from '../model/elements.ts';
import { expressionParts } from '../syntax/walk.ts';
import type { Amount, Expression } from '../syntax/ast.ts';
import type { LintContext } from './context.ts';
import { clauseOfNode } from './criterion-places.ts';
import { computedDetails, type ComputedDetail, type LocatedClause } from './located.ts';

export type BandElement = Extract<Element, { kind: 'quantity' | 'count' }>;
export type BandPart = Extract<Expression, { kind: 'compare' | 'between' | 'rank' }>;

/** One condition on a number that an item needs. */
export interface Band {
  readonly range: NumberRange;
  readonly clause: LocatedClause;
  readonly detail: ComputedDetail;
  readonly part: BandPart;
}

/** Two bands that follow each other. `from` to `to` is the gap between them, or what they share; scaled steps, both ends included. */
export interface Neighbours {
  readonly element: BandElement;
  readonly lower: Band;
  readonly upper: Band;
  readonly kind: 'gap' | 'overlap';
  readonly from: number;
  readonly to: number;
  /** No wider than one step of the numbers as they are written: 14 and 15 with a precision of 0.1. */
  readonly narrow: boolean;
}

export function bandNeighbours(context: LintContext): readonly Neighbours[] {
  const { graph } = context;
  const reached = reachedNodes(graph);
  return graph.nodes.flatMap((node, index) => {
    const alternatives = (node.kind === 'any' || node.kind === 'count') && reached[index] === 1;
    if (!alternatives) return [];
    const children = childrenOf(node);
    const byElement = new Map<number, Joined[]>();
    for (const child of children) {
      for (const [element, bands] of requiredBands(context, child)) {
        const list = byElement.get(element);
        if (list) list.push(joined(bands));
        else byElement.set(element, [joined(bands)]);
      }
    }
    return [...byElement].flatMap(([element, bands]) => neighboursAmong(graph, element, bands));
  });
}

/** What several conditions on one number leave, with the condition that sets each end. */
interface Joined {
  readonly range: NumberRange;
  readonly start: Band | undefined;
  readonly end: Band | undefined;
}

function joined(bands: readonly Band[]): Joined {
  const starts = bands.filter(({ range }) => range.from !== undefined);
  const ends = bands.filter(({ range }) => range.to !== undefined);
  const start = starts.toSorted((a, b) => (b.range.from ?? 0) - (a.range.from ?? 0))[0];
  const end = ends.toSorted((a, b) => (a.range.to ?? 0) - (b.range.to ?? 0))[0];
  return { range: { from: start?.range.from, to: end?.range.to }, start, end };
}

/** What an alternative asks of each number, where it needs all that it asks. */
function requiredBands(context: LintContext, start: NodeIndex): ReadonlyMap<number, readonly Band[]> {
  const found = new Map<number, Band[]>();
  const open = [start];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const node = context.graph.nodes[next];
    if (node?.kind === 'all') open.push(...node.children);
    if (node?.kind !== 'test' || node.test.op !== 'in-range') continue;
    const [range, ...more] = node.test.ranges;
    const band = range && more.length === 0 ? bandOf(context, next, range) : undefined;
    if (!band) continue;
    const list = found.get(node.test.element);
    if (list) list.push(band);
    else found.set(node.test.element, [band]);
  }
  return found;
}

function bandOf(context: LintContext, node: NodeIndex, range: NumberRange): Band | undefined {
  const clause = clauseOfNode(context, node);
  const test = context.graph.nodes[node];
  const element = test?.kind === 'test' ? context.graph.elements[test.test.element] : undefined;
  if (!clause || (element?.kind !== 'quantity' && element?.kind !== 'count')) return undefined;
  for (const detail of computedDetails(clause.clause)) {
    const part = (detail.expression ? expressionParts(detail.expression) : []).find(
      (entry): entry is BandPart =>
        isBandPart(entry) && entry.element.value === element.key && hasRange(entry, element, range),
    );
    if (part) return { range, clause, detail, part };
  }
  return undefined;
}

function isBandPart(part: Expression): part is BandPart {
  return part.kind === 'compare' || part.kind === 'between' || part.kind === 'rank';
}

/** Tells the parts of one expression apart: that of `a < 3 OR a > 5` by its own end. */
function hasRange(part: BandPart, element: BandElement, { from, to }: NumberRange): boolean {
  const decimals = element.kind === 'quantity' ? element.decimals : 0;
  const near = (bound: number | undefined, text: string): boolean =>
    bound !== undefined && Math.abs(bound - Number(text) * 10 ** decimals) <= stepOf(element) + 1e-6;
  return writtenNumbers(part).every((text) => near(from, text) || near(to, text));
}

export function stepOf(element: BandElement): number {
  return element.kind === 'quantity' ? element.step : 1;
}

function writtenNumbers(part: BandPart): readonly string[] {
  if (part.kind === 'between') return [part.from.number.value, part.to.number.value];
  return [part.kind === 'compare' ? part.amount.number.value : part.value.value];
}

function neighboursAmong(
  graph: CriteriaGraph,
  index: number,
  bands: readonly Joined[],
): readonly Neighbours[] {
  const element = graph.elements[index];
  if (element?.kind !== 'quantity' && element?.kind !== 'count') return [];
  const first = ({ range }: Joined): number => range.from ?? -Infinity;
  const last = ({ range }: Joined): number => range.to ?? Infinity;
  const sorted = bands.toSorted((a, b) => first(a) - first(b) || last(a) - last(b));
  const step = stepOf(element);
  return sorted.slice(1).flatMap((above, at): readonly Neighbours[] => {
    const below = sorted[at];
    const [lower, upper] = [below?.end, above.start];
    if (!below || !lower || !upper || lower.clause === upper.clause) return [];
    const [end, start] = [last(below), first(above)];
    const inside = last(above) <= end || first(below) >= start;
    const bridged = sorted.some(
      (other) =>
        other !== below && other !== above && first(other) <= end + step && last(other) >= start - step,
    );
    if (start === end + step || inside || bridged) return [];
    const kind = start > end ? 'gap' : 'overlap';
    const [from, to] = kind === 'gap' ? [end + step, start - step] : [start, end];
    const narrow = (to - from) / step + 1 <= writtenStep(element, lower, upper) / step;
    return [{ element, lower, upper, kind, from, to, narrow }];
  });
}

/** One of the last written place of both bands, in scaled steps. */
function writtenStep(element: BandElement, lower: Band, upper: Band): number {
  const decimals = element.kind === 'quantity' ? element.decimals : 0;
  const written = Math.max(
    ...[...writtenNumbers(lower.part), ...writtenNumbers(upper.part)].map(decimalPlaces),
  );
  return Math.max(stepOf(element), 10 ** Math.max(0, decimals - written));
}

/** The lower band ending where the upper begins, in the words of an expression; undefined where its form leaves that open. */
export function meetingAt({ lower, upper }: Neighbours): string | undefined {
  const start = startOf(upper.part);
  const { part, detail } = lower;
  if (!start) return undefined;
  const name = part.element.value;
  const end = `${name} ${start.included ? '<' : '<='} ${printAmount(start.amount)}`;
  if (part.kind === 'compare') return part.operator === '<' || part.operator === '<=' ? end : undefined;
  if (part.kind !== 'between') return undefined;
  const both = `${name} >= ${printAmount(part.from)} AND ${end}`;
  return detail.expression === part ? both : `(${both})`;
}

function startOf(part: BandPart): { readonly amount: Amount; readonly included: boolean } | undefined {
  if (part.kind === 'between') return { amount: part.from, included: true };
  if (part.kind !== 'compare') return undefined;
  if (part.operator === '>=') return { amount: part.amount, included: true };
  return part.operator === '>' ? { amount: part.amount, included: false } : undefined;
}

function printAmount({ number, unit }: Amount): string {
  return unit === undefined ? number.value : `${number.value} ${unit.value}`;
}
