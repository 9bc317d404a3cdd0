// The conditions on one case's facts as functions: each fact is read when it is first asked for, and at most once a case.
import type { Element, Test } from './criteria-graph.ts';
import { elementsOfTest } from './criteria-index.ts';
import { testTruth } from './evaluate.ts';
import type { ElementValue, Facts, Values } from './facts.ts';
import { readFact } from './facts.ts';
import type { State } from './states.ts';
import { met, notMet, stateOf, unknown } from './states.ts';

/** The facts must come from `begin`. */
export type StateFrom = (facts: Facts) => State;

export interface Conditions {
  /** Starts a case; yields facts in which a key finds nothing but own properties and what every object has. */
  readonly begin: (facts: Facts) => Facts;
  /** Counts the cases, so that nothing kept of one is taken for the next. */
  readonly turn: () => number;
  readonly stateOf: (test: Test) => StateFrom;
  /** The key of a condition that is nothing but a yes or no; undefined for others. */
  readonly answerKey: (test: Test | undefined) => string | undefined;
}

export function createConditions(elements: readonly Element[]): Conditions {
  const values: (ElementValue | undefined)[] = elements.map(() => undefined);
  const readIn = new Float64Array(elements.length);
  let turn = 0;
  const read = (index: number, facts: Facts): ElementValue | undefined => {
    if (readIn[index] === turn) return values[index];
    readIn[index] = turn;
    const element = elements[index];
    const given = element && facts[element.key];
    const fact =
      element === undefined || given === undefined || given === null ? undefined : readFact(element, given);
    return (values[index] = fact && 'value' in fact ? fact.value : undefined);
  };
  return {
    begin(facts) {
      turn++;
      return plainFacts(facts);
    },
    turn: () => turn,
    answerKey: (test) => answerKey(elements, test),
    stateOf(test) {
      const key = answerKey(elements, test);
      if (key !== undefined) return (facts) => answerState(facts[key]);
      const state = stateOn(test);
      const needed = elementsOfTest(test);
      return (facts) => {
        for (const element of needed) read(element, facts);
        return state(values);
      };
    },
  };
}

export function answerKey(elements: readonly Element[], test: Test | undefined): string | undefined {
  const element = test?.op === 'holds' ? elements[test.element] : undefined;
  return element?.kind === 'question' || element?.kind === 'yes-no' ? element.key : undefined;
}

/** The condition on values that were read before, by element. */
export function stateOn(test: Test): (values: Values) => State {
  const index = test.element;
  switch (test.op) {
    case 'one-of': {
      const accepted = new Set<unknown>(test.values);
      return (values) => {
        const value = values[index];
        return value === undefined ? unknown : accepted.has(value) ? met : notMet;
      };
    }
    case 'in-range': {
      const { ranges } = test;
      return (values) => {
        const value = values[index];
        return typeof value === 'number' ? inRanges(value, ranges) : unknown;
      };
    }
    default:
      return (values) => stateOf(testTruth(test, values));
  }
}

/** The fact of a yes-or-no element; anything else than an answer is unknown. */
export function answerState(given: unknown): State {
  return given === true ? met : given === false ? notMet : unknown;
}

function inRanges(value: number, ranges: Extract<Test, { op: 'in-range' }>['ranges']): State {
  for (const { from, to } of ranges) {
    if ((from === undefined || value >= from) && (to === undefined || value <= to)) return met;
  }
  return notMet;
}

const nothing: Facts = Object.freeze({});

/** What is inherited is no fact. Asking that once for the whole object spares asking it for each key. */
export function plainFacts(facts: Facts): Facts {
  if (typeof facts !== 'object' || facts === null || Array.isArray(facts)) return nothing;
  const prototype: unknown = Object.getPrototypeOf(facts);
  if (prototype === null || (prototype === Object.prototype && inheritsNothing())) return facts;
  return Object.assign(Object.create(null) as Facts, facts);
}

/** No part of the program has given a property to every object. */
function inheritsNothing(): boolean {
  for (const key in nothing) return key === '';
  return true;
}
