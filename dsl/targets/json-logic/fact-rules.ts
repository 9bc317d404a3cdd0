// The facts of a guideline in JSONLogic: named rules that say whether each is known, and the numbers that its conditions compare.
import type { Element } from '../../decision/criteria-graph.ts';
import type { Logic } from './json-logic-terms.ts';
import {
  above,
  atLeast,
  atMost,
  choose,
  every,
  everyMember,
  member,
  minus,
  not,
  oneOf,
  over,
  plus,
  rest,
  same,
  sizeOf,
  some,
  text,
  times,
  timesIn,
  value,
} from './json-logic-terms.ts';

/** Later rules find its outcome under its name. */
export interface NamedRule {
  readonly name: string;
  readonly rule: Logic;
}

/** Numbers of a fact that its conditions ask for. */
export interface Needs {
  /** Days since 1970-01-01. */
  readonly days: boolean;
  /** Months since year 0 and the place in the month. */
  readonly months: boolean;
  /** The three parts of an exact product. */
  readonly parts: boolean;
}

export function fact(name: string): Logic {
  return value(`fact.${name}`);
}

/** `known_x` and what is needed of it. Whatever is not of the right type is unknown. */
export function factRules(element: Element, name: string, needs: Needs): readonly NamedRule[] {
  const given = fact(name);
  const known = (rule: Logic): NamedRule => ({ name: `known_${name}`, rule });
  switch (element.kind) {
    case 'question':
    case 'yes-no':
      return [known(some([same(given, true), same(given, false)]))];
    case 'choice':
    case 'scale':
      return [known(oneOf(given, element.values))];
    case 'count':
      return [known(isWhole(given, 1, 0, largest)), ...(needs.parts ? partRules(name) : [])];
    case 'quantity': {
      const { step, min = -largest, max = largest } = element;
      return [known(isWhole(given, step, min, max)), ...(needs.parts ? partRules(name) : [])];
    }
    case 'date':
      return dateRules(name, needs);
    case 'codes':
      return [known(isTextList(`fact.${name}`))];
  }
}

const largest = Number.MAX_SAFE_INTEGER;

function isText(a: Logic): Logic {
  return same(text(a), a);
}

/** Null and texts are set aside first: engines differ in what they make of them as numbers. */
function isWhole(a: Logic, step: number, min: number, max: number): Logic {
  const inside = every([same(rest(a, step), 0), atLeast(a, min), atMost(a, max)]);
  return choose(same(a, null), false, isText(a), false, same(plus(a), a), inside, false);
}

/** No operator asks whether something is a list: it has a first member, or else no content and no text. */
function isTextList(name: string): Logic {
  const list = value(name);
  const isEmpty = every([same(text(list), ''), same(sizeOf(list), 0)]);
  const isCode = every([isText(member), not(same(member, ''))]);
  const first = same(value(`${name}.0`), null);
  return choose(same(list, null), false, isText(list), false, first, isEmpty, everyMember(list, isCode));
}

function dateRules(name: string, { days, months }: Needs): readonly NamedRule[] {
  const given = fact(name);
  const part = (which: string) => value(`${which}_${name}`);
  const rule = (which: string, logic: Logic): NamedRule => ({ name: `${which}_${name}`, rule: logic });
  // Where there is no date, all its parts are 0, and year 0 is not known.
  const dated = (logic: Logic) => choose(part('dated'), logic, 0);
  const isDay = [
    [part('month'), 1, 12],
    [part('day'), 1, part('last')],
  ] as const;
  const inside = isDay.flatMap(([a, from, to]) => [atLeast(a, from), atMost(a, to)]);
  return [
    rule('dated', isWhole(given, 1, 10_101, 99_991_231)),
    rule('day', dated(rest(given, 100))),
    rule('month', dated(rest(timesIn(given, 100), 100))),
    rule('year', dated(timesIn(given, 10_000))),
    rule('last', lastDay(part('year'), part('month'))),
    rule('known', every([part('dated'), ...inside])),
    ...(days || months ? [rule('months', plus(times(12, part('year')), part('month'), -1))] : []),
    ...(days ? dayNumberRules(name) : []),
  ];
}

function lastDay(year: Logic, month: Logic): Logic {
  const divides = (part: number) => same(rest(year, part), 0);
  const leap = some([every([divides(4), not(divides(100))]), divides(400)]);
  const others = minus(31, rest(rest(minus(month, 1), 7), 2));
  return choose(same(month, 2), choose(leap, 29, 28), others);
}

/** In years that begin in March, so that the leap day is a year's last. */
function dayNumberRules(name: string): readonly NamedRule[] {
  const part = (which: string) => value(`${which}_${name}`);
  const march = minus(part('months'), 2);
  const year = part('march_year');
  const leapDays = plus(timesIn(year, 4), times(-1, timesIn(year, 100)), timesIn(year, 400));
  const dayOfYear = plus(timesIn(plus(times(153, rest(march, 12)), 2), 5), part('day'), -1);
  // Without a date the months are -1, which no division may see.
  const days = plus(times(365, year), leapDays, dayOfYear, -719_468);
  return [
    { name: `march_year_${name}`, rule: choose(part('known'), timesIn(march, 12), 0) },
    { name: `days_${name}`, rule: choose(part('known'), days, 0) },
  ];
}

/** A number as three parts of 18 bits, so that its products with parts of another stay exact: lowest first, all of its sign. */
function partRules(name: string): readonly NamedRule[] {
  const given = choose(value(`known_${name}`), fact(name), 0);
  const [low, middle] = [value(`part_0_${name}`), value(`part_1_${name}`)];
  const above0 = over(minus(given, low), partSize);
  return [
    { name: `part_0_${name}`, rule: rest(given, partSize) },
    { name: `part_1_${name}`, rule: rest(above0, partSize) },
    { name: `part_2_${name}`, rule: over(minus(above0, middle), partSize) },
  ];
}

export const partSize = 2 ** 18;

/** Whether the first day lies after so many months from the second; both are known. */
export function isPastMonths(name: string, event: string, months: number, side: '>=' | '<='): Logic {
  const ends = plus(value(`months_${event}`), months);
  const own = value(`months_${name}`);
  const [day, eventDay] = [value(`day_${name}`), value(`day_${event}`)];
  // A month that is too short ends the step at its last day.
  const within =
    side === '>=' ? some([atLeast(day, eventDay), same(day, value(`last_${name}`))]) : atMost(day, eventDay);
  return some([side === '>=' ? above(own, ends) : above(ends, own), every([same(own, ends), within])]);
}
