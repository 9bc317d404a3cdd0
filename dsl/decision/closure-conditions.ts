// The conditions on one case's facts as functions: each fact is read when it is first asked for, and at most once a case.
import type { Element, GraphNode, Test } from './criteria-graph.ts';
import { conditionOf } from './criteria-index.ts';
import { testTruth } from './evaluate.ts';
import type { ElementValue, Facts } from './facts.ts';
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
  /** The key of a node that is nothing but a yes or no; undefined for others. */
  readonly answerKey: (node: GraphNode | undefined) => string | undefined;
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
  const answerKey = (node: GraphNode | undefined): string | undefined => {
    const test = node && conditionOf(node);
    const element = test?.op === 'holds' ? elements[test.element] : undefined;
    return element?.kind === 'question' || element?.kind === 'yes-no' ? element.key : undefined;
  };
  return {
    begin(facts) {
      turn++;
      return plainFacts(facts);
    },
    turn: () => turn,
    answerKey,
    stateOf: (test) => conditionState(test, elements[test.element], read, values),
  };
}

type Read = (element: number, facts: Facts) => ElementValue | undefined;

function conditionState(
  test: Test,
  element: Element | undefined,
  read: Read,
  values: readonly (ElementValue | undefined)[],
): StateFrom {
  const index = test.element;
  switch (test.op) {
    case 'holds': {
      const key = element?.key ?? '';
      return (facts) => {
        const answer = facts[key];
        return answer === true ? met : answer === false ? notMet : unknown;
      };
    }
    case 'one-of': {
      const accepted = new Set<unknown>(test.values);
      return (facts) => {
        const value = read(index, facts);
        return value === undefined ? unknown : accepted.has(value) ? met : notMet;
      };
    }
    case 'in-range': {
      const { ranges } = test;
      return (facts) => {
        const value = read(index, facts);
        return typeof value === 'number' ? inRanges(value, ranges) : unknown;
      };
    }
    case 'window':
    case 'change': {
      const reference = test.op === 'window' ? test.event : test.baseline;
      return (facts) => {
        read(index, facts);
        read(reference, facts);
        return stateOf(testTruth(test, values));
      };
    }
    case 'codes-in':
    case 'known':
      return (facts) => {
        read(index, facts);
        return stateOf(testTruth(test, values));
      };
  }
}

function inRanges(value: number, ranges: Extract<Test, { op: 'in-range' }>['ranges']): State {
  for (const { from, to } of ranges) {
    if ((from === undefined || value >= from) && (to === undefined || value <= to)) return met;
  }
  return notMet;
}

const nothing: Facts = Object.freeze({});

/** What is inherited is no fact. Asking that once for the whole object spares asking it for each key. */
function plainFacts(facts: Facts): Facts {
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
