// The words of neighbouring bands of one number among the items of a list; judges nothing.
import { numberBands, stepOf, type NumberBand, type NumberNeighbours } from '../analysis/number-bands.ts';
import type { NumberRange } from '../decision/criteria-graph.ts';
import type { NumberElement } from '../decision/variable.ts';
import { decimalPlaces } from '../model/elements.ts';
import { expressionParts } from '../syntax/walk.ts';
import type { Amount, Expression } from '../syntax/ast.ts';
import type { LintContext } from './context.ts';
import { clauseOfNode } from './criterion-places.ts';
import { computedDetails, type ComputedDetail, type LocatedClause } from './located.ts';

export type BandPart = Extract<Expression, { kind: 'compare' | 'between' | 'rank' }>;

/** One condition on a number that an item needs. */
export interface Band {
  readonly range: NumberRange;
  readonly clause: LocatedClause;
  readonly detail: ComputedDetail;
  readonly part: BandPart;
}

export interface Neighbours extends Omit<NumberNeighbours, 'lower' | 'upper'> {
  readonly lower: Band;
  readonly upper: Band;
  /** No wider than one step of the numbers as they are written: 14 and 15 with a precision of 0.1. */
  readonly narrow: boolean;
}

/** Of conditions that stand in this text as comparisons. */
export function bandNeighbours(context: LintContext): readonly Neighbours[] {
  const counts = (band: NumberBand): boolean => bandOf(context, band) !== undefined;
  return numberBands(context.graph, counts).flatMap((found): readonly Neighbours[] => {
    const [lower, upper] = [bandOf(context, found.lower), bandOf(context, found.upper)];
    if (!lower || !upper || lower.clause === upper.clause) return [];
    const { element, from, to } = found;
    const step = stepOf(element);
    const narrow = (to - from) / step + 1 <= writtenStep(element, lower, upper) / step;
    return [{ ...found, lower, upper, narrow }];
  });
}

function bandOf(context: LintContext, { node, range }: NumberBand): Band | undefined {
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
function hasRange(part: BandPart, element: NumberElement, { from, to }: NumberRange): boolean {
  const decimals = element.kind === 'quantity' ? element.decimals : 0;
  const near = (bound: number | undefined, text: string): boolean =>
    bound !== undefined && Math.abs(bound - Number(text) * 10 ** decimals) <= stepOf(element) + 1e-6;
  return writtenNumbers(part).every((text) => near(from, text) || near(to, text));
}

function writtenNumbers(part: BandPart): readonly string[] {
  if (part.kind === 'between') return [part.from.number.value, part.to.number.value];
  return [part.kind === 'compare' ? part.amount.number.value : part.value.value];
}

/** One of the last written place of both bands, in scaled steps. */
function writtenStep(element: NumberElement, lower: Band, upper: Band): number {
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
