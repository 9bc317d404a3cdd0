// One condition of a guideline in JSONLogic, met and not met; where a fact is unknown it is neither.
import { formatDay } from '../../decision/calendar.ts';
import { comparableCode } from '../../decision/codes.ts';
import type { CriteriaGraph, Duration, Element, Test } from '../../decision/criteria-graph.ts';
import { elementsOfTest } from '../../decision/criteria-index.ts';
import { dayStepsOf } from '../shared/day-steps.ts';
import { fact, isPastMonths, partSize } from './fact-rules.ts';
import type { NamedRule, Needs } from './fact-rules.ts';
import type { Logic } from './json-logic-terms.ts';
import {
  atLeast,
  atMost,
  every,
  member,
  minus,
  not,
  oneOf,
  over,
  plus,
  rest,
  same,
  some,
  someMember,
  start,
  times,
  value,
} from './json-logic-terms.ts';

/** What the conditions of a guideline ask of each fact, by `ElementIndex`. */
export function needsOf({ elements, nodes }: CriteriaGraph): readonly Needs[] {
  const tests = nodes.flatMap((node) => (node.kind === 'test' ? [node.test] : []));
  const steps = (test: Test, unit: 'day' | 'month') =>
    test.op === 'window' &&
    [test.from, test.to].some((duration) => duration !== undefined && dayStepsOf(duration).unit === unit);
  const asked = (of: (test: Test) => boolean) => new Set(tests.filter(of).flatMap(elementsOfTest));
  const days = asked((test) => steps(test, 'day'));
  const months = asked((test) => steps(test, 'month'));
  const parts = asked((test) => test.op === 'change');
  return elements.map((_, index) => {
    return { days: days.has(index), months: months.has(index), parts: parts.has(index) };
  });
}

/** The rules `met_x` and `not_met_x` of a criterion, after those that they need. */
export function conditionRules(
  test: Test,
  name: string,
  elements: readonly Element[],
  names: readonly string[],
): readonly NamedRule[] {
  const known = every(elementsOfTest(test).map((element) => value(`known_${names[element] ?? ''}`)));
  const met = value(`met_${name}`);
  if (test.op === 'known') {
    return [
      { name: `met_${name}`, rule: known },
      { name: `not_met_${name}`, rule: not(met) },
    ];
  }
  const { before, holds } = conditionLogic(test, name, elements, names);
  return [
    ...before,
    { name: `met_${name}`, rule: every([known, holds]) },
    { name: `not_met_${name}`, rule: every([known, not(met)]) },
  ];
}

interface ConditionLogic {
  readonly before: readonly NamedRule[];
  /** Means something only where all facts are known. */
  readonly holds: Logic;
}

function conditionLogic(
  test: Exclude<Test, { readonly op: 'known' }>,
  name: string,
  elements: readonly Element[],
  names: readonly string[],
): ConditionLogic {
  const own = names[test.element] ?? '';
  const given = fact(own);
  switch (test.op) {
    case 'holds':
      return { before: [], holds: same(given, true) };
    case 'one-of':
      return { before: [], holds: oneOf(given, test.values) };
    case 'in-range': {
      const end = elements[test.element]?.kind === 'date' ? dateDigits : (limit: number) => limit;
      const ranges = test.ranges.map(({ from, to }) =>
        every([
          ...(from === undefined ? [] : [atLeast(given, end(from))]),
          ...(to === undefined ? [] : [atMost(given, end(to))]),
        ]),
      );
      return { before: [], holds: some(ranges) };
    }
    case 'codes-in': {
      const ranges = test.ranges.map(({ from, to }) => {
        const [first, last] = [comparableCode(from), comparableCode(to)];
        const covered = same(start(member, last.length), last);
        return every([atLeast(member, first), some([atMost(member, last), covered])]);
      });
      return { before: [], holds: someMember(given, some(ranges)) };
    }
    case 'window': {
      const event = names[test.event] ?? '';
      const ends = [
        ...(test.from === undefined ? [] : [windowEnd(own, event, test.from, '>=')]),
        ...(test.to === undefined ? [] : [windowEnd(own, event, test.to, '<=')]),
      ];
      return { before: [], holds: every(ends) };
    }
    case 'change':
      return changeLogic(test, name, own, names[test.baseline] ?? '');
  }
}

/** Dates are compared by their digits, which have the order of the days. */
function dateDigits(day: number): number {
  const [year = '', month = '', dayOfMonth = ''] = formatDay(day).split('-');
  return Number(year) * 10_000 + Number(month) * 100 + Number(dayOfMonth);
}

function windowEnd(name: string, event: string, duration: Duration, side: '>=' | '<='): Logic {
  const { unit, amount } = dayStepsOf(duration);
  if (unit === 'month') return isPastMonths(name, event, amount, side);
  const end = plus(value(`days_${event}`), amount);
  return side === '>=' ? atLeast(value(`days_${name}`), end) : atMost(value(`days_${name}`), end);
}

/**
 * factor * a + baselineFactor * b - least >= 0, exact although engines count in binary floating point: numbers are cut into parts of 18
 * bits, and a column of their products hands what is above its part on to the next, so that the sign of the last is that of the sum.
 */
function changeLogic(
  { factor, baselineFactor, atLeast: least }: Extract<Test, { readonly op: 'change' }>,
  name: string,
  own: string,
  baseline: string,
): ConditionLogic {
  const terms = [
    { factor: partsOf(factor), name: own },
    { factor: partsOf(baselineFactor), name: baseline },
  ];
  const limit = partsOf(-least);
  const columns = 2 + Math.max(...terms.map(({ factor: parts }) => parts.length), limit.length - 2);
  const sum = (column: number) => value(`sum_${String(column)}_${name}`);
  const before = Array.from({ length: columns }, (_, column): NamedRule => {
    const products = terms.flatMap((term) =>
      term.factor.flatMap((part, place) => {
        const other = column - place;
        return part === 0 || other < 0 || other > 2
          ? []
          : [times(part, value(`part_${String(other)}_${term.name}`))];
      }),
    );
    const carried = column === 0 ? [] : [carryOf(sum(column - 1))];
    return {
      name: `sum_${String(column)}_${name}`,
      rule: plus(...products, limit[column] ?? 0, ...carried),
    };
  });
  return { before, holds: atLeast(sum(columns - 1), 0) };
}

/** What a column hands on: downwards for negative sums too. */
function carryOf(sum: Logic): Logic {
  const own = rest(plus(rest(sum, partSize), partSize), partSize);
  return over(minus(sum, own), partSize);
}

/** Lowest first, all of the number's sign, none beyond the last that is not 0. */
function partsOf(number: number): readonly number[] {
  const parts: number[] = [];
  for (let left = number; left !== 0; left = Math.trunc(left / partSize)) parts.push((left % partSize) + 0);
  return parts;
}
