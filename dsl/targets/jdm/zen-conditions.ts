// One condition of a guideline in the ZEN expression language, as the state "met", "not-met" or "unknown"; reads values made before.
import { formatDay, parseDay } from '../../decision/calendar.ts';
import type { Duration, Element, Test } from '../../decision/criteria-graph.ts';
import { elementsOfTest } from '../../decision/criteria-index.ts';
import { dayStepsOf } from '../shared/day-steps.ts';
import { zenAll, zenAny, zenCodeInRange, zenList, zenText } from './zen-terms.ts';

export function conditionState(test: Test, elements: readonly Element[], names: readonly string[]): string {
  const nameOf = (element: number) => `value_${names[element] ?? ''}`;
  if (test.op === 'known') return `${nameOf(test.element)} == null ? "not-met" : "met"`;
  const unknown = zenAny(elementsOfTest(test).map((element) => `${nameOf(element)} == null`));
  return `${unknown} ? "unknown" : (${conditionHolds(test, elements, nameOf)} ? "met" : "not-met")`;
}

/** Asked only where all values are known. */
function conditionHolds(
  test: Exclude<Test, { readonly op: 'known' }>,
  elements: readonly Element[],
  nameOf: (element: number) => string,
): string {
  const value = nameOf(test.element);
  switch (test.op) {
    case 'holds':
      return `${value} == true`;
    case 'one-of':
      return test.values.length === 0 ? 'false' : `${value} in ${zenList(test.values.map(zenText))}`;
    case 'in-range': {
      const isDate = elements[test.element]?.kind === 'date';
      const end = (limit: number | undefined, sign: '>=' | '<=') => {
        if (limit === undefined) return [];
        return [isDate ? dayLimit(value, limit, sign) : `${value} ${sign} ${String(limit)}`];
      };
      return zenAny(test.ranges.map(({ from, to }) => zenAll([...end(from, '>='), ...end(to, '<=')])));
    }
    case 'codes-in':
      return test.ranges.length === 0
        ? 'false'
        : `some(${value}, ${zenAny(test.ranges.map((range) => zenCodeInRange('#', range)))})`;
    case 'window': {
      const event = nameOf(test.event);
      return zenAll([
        ...(test.from === undefined ? [] : [windowEnd(value, event, test.from, 'isSameOrAfter')]),
        ...(test.to === undefined ? [] : [windowEnd(value, event, test.to, 'isSameOrBefore')]),
      ]);
    }
    case 'change':
      return changeHolds(test, value, nameOf(test.baseline));
  }
}

const firstDay = parseDay('0001-01-01') ?? 0;
const lastDay = parseDay('9999-12-31') ?? 0;

/** A limit beyond the days that a fact can hold has no text. */
function dayLimit(value: string, limit: number, sign: '>=' | '<='): string {
  if (limit < firstDay) return sign === '>=' ? 'true' : 'false';
  if (limit > lastDay) return sign === '>=' ? 'false' : 'true';
  return `d(${value}).${sign === '>=' ? 'isSameOrAfter' : 'isSameOrBefore'}(d("${formatDay(limit)}"))`;
}

/** Months are clamped to the month's end by the engine too. Years are said in months: a year after 29 February is no date to it. */
function windowEnd(day: string, event: string, duration: Duration, compare: string): string {
  const { unit, amount } = dayStepsOf(duration);
  return `d(${day}).${compare}(d(${event}).add(${String(amount)}, "${unit}"))`;
}

/** Products of a factor and a fact stay below the 28 digits of a decimal up to here; beyond it the engine would end. */
const largestFactor = 1e12;
const half = 1e8;

function changeHolds(
  { factor, baselineFactor, atLeast }: Extract<Test, { readonly op: 'change' }>,
  value: string,
  baseline: string,
): string {
  const sum = (a: string, b: string) => `(${String(factor)}) * ${a} + (${String(baselineFactor)}) * ${b}`;
  if (Math.max(Math.abs(factor), Math.abs(baselineFactor)) <= largestFactor) {
    return `${sum(value, baseline)} >= ${String(atLeast)}`;
  }
  // In two halves, of which the lower hands what is above it on to the upper.
  const low = (one: string) => `(${one} % ${String(half)})`;
  const high = (one: string) => `((${one} - ${low(one)}) / ${String(half)})`;
  const lower = `(${sum(low(value), low(baseline))} - (${String(atLeast)}))`;
  const own = `((${lower} % ${String(half)} + ${String(half)}) % ${String(half)})`;
  return `${sum(high(value), high(baseline))} + (${lower} - ${own}) / ${String(half)} >= 0`;
}
