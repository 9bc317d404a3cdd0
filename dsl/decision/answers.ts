// The answers worth trying for one element of a case: one for each cell, dates placed around those that are known.
import { dayCandidates } from './calendar-cells.ts';
import { formatDay } from './calendar.ts';
import { baselinesBeside, valuesBeside } from './change-cells.ts';
import type { ElementIndex } from './criteria-graph.ts';
import { baseDay, daysAround, eventsAround } from './date-cells.ts';
import type { ElementValue, Values } from './facts.ts';
import { describeValue } from './facts.ts';
import type { NumberElement, Partition, Variable } from './variable.ts';
import { truthsOf } from './variable.ts';

export interface Answer {
  readonly words: string;
  readonly value: ElementValue;
}

/** No more answers than this are tried for one element; combinations of code sets are the only ones to exceed it in practice. */
const mostAnswers = 24;

/** Answers for elements of one graph. */
export function answersFrom(parts: Partition): (element: ElementIndex, values: Values) => readonly Answer[] {
  const own = new Map<ElementIndex, Variable[]>();
  const around = new Map<ElementIndex, Variable[]>();
  for (const variable of parts.variables) {
    addTo(own, variable.slot[0], variable);
    addTo(around, variable.event?.[0], variable);
  }
  return (element, values) => {
    const variables = own.get(element) ?? [];
    const answers =
      variables[0]?.kind === 'date'
        ? dayAnswers(variables, around.get(element) ?? [], values)
        : cellAnswers(variables, around.get(element) ?? [], values);
    return answers.slice(0, mostAnswers);
  };
}

/**
 * One answer for each band. A change from another number that is not known decides nothing yet, whatever the number is; from one that is
 * known it parts the bands anew, so that only single numbers can be told.
 */
function cellAnswers(
  own: readonly Variable[],
  around: readonly Variable[],
  values: Values,
): readonly Answer[] {
  const beside = numbersFrom(own, around, values);
  const number = own.find(({ change }) => change)?.change?.elements[0] ?? baselineOf(around);
  const bands = own.filter(({ change }) => change === undefined).flatMap(answersOfCells);
  if (beside.length === 0 || number === undefined) return bands;
  const single = bands.map(({ value }) => ({ words: describeValue(number, value), value }));
  const known = new Map([...single, ...beside].map((answer) => [answer.value, answer]));
  return [...known.values()].toSorted((a, b) => Number(a.value) - Number(b.value));
}

function baselineOf(around: readonly Variable[]): NumberElement | undefined {
  return around.find(({ change }) => change)?.change?.baselines[0];
}

function answersOfCells({ cells }: Variable): readonly Answer[] {
  return cells.flatMap(({ words, values: [value] }) => (value === undefined ? [] : [{ words, value }]));
}

/** Numbers on either side of each change, from and to numbers that are known. */
function numbersFrom(
  own: readonly Variable[],
  around: readonly Variable[],
  values: Values,
): readonly Answer[] {
  const beside = (variable: Variable, isBaseline: boolean): readonly Answer[] => {
    const { change, event, slot, tests } = variable;
    const element = (isBaseline ? change?.baselines : change?.elements)?.[0];
    const other = numberOf(isBaseline ? slot[0] : event?.[0], values);
    const test = tests[0]?.test;
    if (element === undefined || other === undefined || test?.op !== 'change') return [];
    const numbers = isBaseline ? baselinesBeside(test, other, element) : valuesBeside(test, other, element);
    return numbers.map((value) => ({ words: describeValue(element, value), value }));
  };
  return [
    ...own.flatMap((variable) => beside(variable, false)),
    ...around.flatMap((variable) => beside(variable, true)),
  ];
}

/** A day for every combination of windows, to and from dates that are known; any day where none is. */
function dayAnswers(
  own: readonly Variable[],
  around: readonly Variable[],
  values: Values,
): readonly Answer[] {
  const days = new Set<number>();
  for (const variable of own) for (const day of daysFrom(variable, values)) days.add(day);
  for (const variable of around) for (const day of eventsOf(variable, values)) days.add(day);
  if (days.size === 0) return [{ words: 'any date', value: baseDay }];
  const answers = new Map<string, Answer>();
  for (const value of [...days].toSorted((a, b) => a - b)) {
    const ownTruths = own.map(({ tests, event }) =>
      truthsOf(tests, [value], [numberOf(event?.[0], values)]).join(),
    );
    const aroundTruths = around.map(({ tests, slot }) =>
      truthsOf(tests, [numberOf(slot[0], values)], [value]).join(),
    );
    const truths = [...ownTruths, ...aroundTruths].join('|');
    if (!answers.has(truths)) answers.set(truths, { words: dayWords(own, value, values), value });
  }
  return [...answers.values()];
}

function daysFrom({ tests, event }: Variable, values: Values): readonly number[] {
  const day = numberOf(event?.[0], values);
  if (event === undefined) return dayCandidates(tests);
  return day === undefined ? [] : daysAround(tests, day);
}

function eventsOf({ tests, slot }: Variable, values: Values): readonly number[] {
  const day = numberOf(slot[0], values);
  return day === undefined ? [] : eventsAround(tests, day);
}

/** The words of its cell, where it is measured from one known event only. */
function dayWords([variable, another]: readonly Variable[], value: number, values: Values): string {
  const event = numberOf(variable?.event?.[0], values);
  if (variable === undefined || event === undefined || another !== undefined) return formatDay(value);
  const truths = truthsOf(variable.tests, [value], [event]);
  return variable.cells.find((cell) => cell.truths.join() === truths.join())?.words ?? formatDay(value);
}

function numberOf(element: ElementIndex | undefined, values: Values): number | undefined {
  const value = element === undefined ? undefined : values[element];
  return typeof value === 'number' ? value : undefined;
}

function addTo(
  lists: Map<ElementIndex, Variable[]>,
  element: ElementIndex | undefined,
  variable: Variable,
): void {
  if (element === undefined) return;
  const list = lists.get(element);
  if (list === undefined) lists.set(element, [variable]);
  else list.push(variable);
}
