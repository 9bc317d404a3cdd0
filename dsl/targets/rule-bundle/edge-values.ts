// The values on and beside every line that a condition draws: thresholds, ends of windows, first and last codes; knows nothing of what stands on the condition.
import { addDuration, parseDay } from '../../decision/calendar.ts';
import { onGrid, roundNumbers, valuesBeside } from '../../decision/change-cells.ts';
import { codeAfter, comparableCode } from '../../decision/codes.ts';
import type { CriteriaGraph, Element, ElementIndex, Test } from '../../decision/criteria-graph.ts';
import { referenceOf } from '../../decision/criteria-index.ts';
import type { ElementValue, Values } from '../../decision/facts.ts';
import { measureOf } from '../../decision/number-cells.ts';
import type { NumberElement } from '../../decision/variable.ts';

/** What to give one or two elements; undefined is unknown. */
export type Given = readonly (readonly [ElementIndex, ElementValue | undefined])[];

/** Values at, just below and just above each line, then no value. `around`: the case that they are given in. */
export function edgeValues(graph: CriteriaGraph, test: Test, around: Values): readonly Given[] {
  const { element } = test;
  const reference = referenceOf(test);
  const known = knownEdges(graph, test, around);
  const unknown: Given[] = [[[element, undefined]]];
  if (reference !== undefined && reference !== element) unknown.push([[reference, undefined]]);
  return [...known, ...unknown];
}

function knownEdges(graph: CriteriaGraph, test: Test, around: Values): readonly Given[] {
  const element = graph.elements[test.element];
  const single = (values: readonly ElementValue[]): readonly Given[] =>
    values.map((value) => [[test.element, value]]);
  if (element === undefined) return [];
  switch (test.op) {
    case 'holds':
      return single([true, false]);
    case 'one-of':
      return single('values' in element ? evenly(element.values, mostTexts) : []);
    case 'in-range':
      return single(besideRanges(element, test));
    case 'codes-in':
      return single(evenly(test.ranges, mostCodeRanges).flatMap(codesBeside));
    case 'window':
      return windowEdges(test, around);
    case 'change':
      return changeEdges(graph, test, around);
    case 'known':
      return single(anyValue(element));
  }
}

const mostTexts = 24;
const mostCodeRanges = 12;

function besideRanges(element: Element, { ranges }: Extract<Test, { op: 'in-range' }>): readonly number[] {
  const number = element.kind === 'quantity' || element.kind === 'count' ? element : undefined;
  const { step } = number === undefined ? { step: 1 } : measureOf(number);
  const beside = ranges.flatMap(({ from, to }) =>
    [from, to].flatMap((end) => {
      if (end === undefined) return [];
      // A threshold may lie between two values that the precision allows.
      const [below, above] = [Math.floor(end / step) * step, Math.ceil(end / step) * step];
      return [below - step, below, above, above + step];
    }),
  );
  return number === undefined ? [...new Set(beside)].toSorted((a, b) => a - b) : onGrid(beside, number);
}

/** First and last code, a sub-code of the last, the first code beyond, one before; none; one in the range beside one that is not. */
function codesBeside({
  from,
  to,
}: {
  readonly from: string;
  readonly to: string;
}): readonly (readonly string[])[] {
  const after = codeAfter(to);
  const before = comparableCode(from).slice(0, -1);
  const outside = [...(after === undefined ? [] : [after]), ...(before === '' ? [] : [before])];
  const lists = [[], [from], [to], [`${to}9`], ...outside.map((code) => [code])];
  return [...lists, ...outside.slice(0, 1).map((code) => [code, from])];
}

type WindowTest = Extract<Test, { op: 'window' }>;

/** Around the event as it is in the case, and around days from which months are clamped. */
function windowEdges({ element, event, from, to }: WindowTest, around: Values): readonly Given[] {
  const own = around[event];
  const clamped = ['2024-03-31', '2023-02-28'].flatMap((day) => parseDay(day) ?? []);
  const events = [typeof own === 'number' ? own : (parseDay('2024-07-01') ?? 0), ...clamped];
  const measured = [from, to].filter((end) => end !== undefined);
  const byMonth = measured.some(({ amount, unit }) => amount !== 0 && (unit === 'month' || unit === 'year'));
  return (byMonth ? events : events.slice(0, 1)).flatMap((day) =>
    measured.flatMap((duration) =>
      [-1, 0, 1].map((offset): Given => {
        const edge: readonly [ElementIndex, ElementValue] = [element, addDuration(day, duration) + offset];
        return element === event ? [edge] : [edge, [event, day]];
      }),
    ),
  );
}

function changeEdges(
  graph: CriteriaGraph,
  test: Extract<Test, { op: 'change' }>,
  around: Values,
): readonly Given[] {
  const [number, baseline] = [graph.elements[test.element], graph.elements[test.baseline]];
  if (number === undefined || baseline === undefined || !isNumber(number) || !isNumber(baseline)) return [];
  const own = around[test.baseline];
  const likely = [...(typeof own === 'number' ? [own] : []), ...roundNumbers(baseline).toReversed()];
  const exact = likely.flatMap((start) => exactBaseline(test, start, number, baseline) ?? []).slice(0, 1);
  const starts = [...exact, ...likely];
  return [...new Set(starts)].slice(0, 3).flatMap((start) =>
    valuesBeside(test, start, number).map((value): Given => {
      return test.element === test.baseline
        ? [[test.element, value]]
        : [
            [test.element, value],
            [test.baseline, start],
          ];
    }),
  );
}

/** How far from a likely baseline one is looked for. */
const mostSteps = 200;

/** A baseline from which the change can be exactly as large as it has to be: a line between two values of the grid is met by none. */
function exactBaseline(
  { factor, baselineFactor, atLeast }: Extract<Test, { op: 'change' }>,
  start: number,
  number: NumberElement,
  baseline: NumberElement,
): number | undefined {
  const { step } = measureOf(baseline);
  for (let steps = 0; steps < mostSteps; steps++) {
    const [tried] = onGrid([start + steps * step], baseline);
    if (tried === undefined) return undefined;
    const value = (atLeast - baselineFactor * tried) / factor;
    if (Number.isSafeInteger(value) && onGrid([value], number).length > 0) return tried;
  }
  return undefined;
}

function anyValue(element: Element): readonly ElementValue[] {
  switch (element.kind) {
    case 'question':
    case 'yes-no':
      return [true, false];
    case 'choice':
    case 'scale':
      return element.values.slice(0, 1);
    case 'quantity':
    case 'count':
      return roundNumbers(element).slice(0, 1);
    case 'date':
      return [parseDay('2024-07-01') ?? 0];
    case 'codes':
      return [[]];
  }
}

function isNumber(element: Element): element is NumberElement {
  return element.kind === 'quantity' || element.kind === 'count';
}

/** At most so many, the first and the last among them. */
function evenly<Item>(items: readonly Item[], most: number): readonly Item[] {
  if (items.length <= most) return items;
  const places = Array.from({ length: most }, (_, at) => Math.round((at * (items.length - 1)) / (most - 1)));
  return places.flatMap((place) => items[place] ?? []);
}
