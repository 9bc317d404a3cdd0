// Lists of criteria as functions on one case's facts: their state, and the shorter questions whether they are met or not met.
import type { StateFrom } from './closure-conditions.ts';
import type { Truth } from './criteria-graph.ts';
import type { Facts } from './facts.ts';
import type { State } from './states.ts';
import { met, notMet, opposite, stateOf, unknown } from './states.ts';

/**
 * A criterion in three questions. A list that has met one unknown child can only be decided by a child that is surely so, and that is
 * mostly answered by the first fact: so the state is asked for no longer than needed.
 */
export interface Asked {
  readonly state: StateFrom;
  readonly isMet: (facts: Facts) => boolean;
  readonly isNotMet: (facts: Facts) => boolean;
}

export function simply(state: StateFrom): Asked {
  return { state, isMet: (facts) => state(facts) === met, isNotMet: (facts) => state(facts) === notMet };
}

export function constantly(truth: Truth): Asked {
  const state = stateOf(truth);
  return simply(() => state);
}

export function oppositeOf({ state, isMet, isNotMet }: Asked): Asked {
  return { state: (facts) => opposite(state(facts)), isMet: isNotMet, isNotMet: isMet };
}

/** For a node that stands in several lists: evaluated once a case. */
export function sharedBy({ state: own }: Asked, turn: () => number): Asked {
  let evaluatedIn = 0;
  let state: State = unknown;
  return simply((facts) => {
    if (evaluatedIn !== turn()) {
      state = own(facts);
      evaluatedIn = turn();
    }
    return state;
  });
}

/** `keys`: the children that are a fact's answer, which are looked up before anything is computed. */
export function listOf(kind: 'all' | 'any', keys: readonly string[], others: readonly Asked[]): Asked {
  const [decisive, ends, otherwise] = kind === 'any' ? [true, met, notMet] : [false, notMet, met];
  const decide = others.map((child) => (decisive ? child.isMet : child.isNotMet));
  const agree = others.map((child) => (decisive ? child.isNotMet : child.isMet));
  const isDecided = (facts: Facts): boolean => decidedFrom(facts, 0, 0);
  const decidedFrom = (facts: Facts, key: number, other: number): boolean => {
    for (let k = key; k < keys.length; k++) if (facts[keys[k] ?? ''] === decisive) return true;
    for (let o = other; o < decide.length; o++) if (decide[o]?.(facts) === true) return true;
    return false;
  };
  const isOpposite = (facts: Facts): boolean => {
    for (let k = 0; k < keys.length; k++) if (facts[keys[k] ?? ''] !== !decisive) return false;
    for (let o = 0; o < agree.length; o++) if (agree[o]?.(facts) !== true) return false;
    return true;
  };
  const state = (facts: Facts): State => {
    for (let k = 0; k < keys.length; k++) {
      const answer = facts[keys[k] ?? ''];
      if (answer === decisive) return ends;
      if (answer !== !decisive) return decidedFrom(facts, k + 1, 0) ? ends : unknown;
    }
    for (let o = 0; o < others.length; o++) {
      const child = others[o]?.state(facts);
      if (child === ends) return ends;
      if (child === unknown) return decidedFrom(facts, keys.length, o + 1) ? ends : unknown;
    }
    return otherwise;
  };
  return { state, isMet: decisive ? isDecided : isOpposite, isNotMet: decisive ? isOpposite : isDecided };
}

export function countOf(min: number, max: number, children: readonly Asked[]): Asked {
  const size = children.length;
  if (size === 0) return constantly(min > 0 || max < 0 ? 'not-met' : 'met');
  return simply((facts) => {
    let metCount = 0;
    let possible = size;
    for (let c = 0; c < size; c++) {
      const state = children[c]?.state(facts);
      if (state === met) metCount++;
      else if (state === notMet) possible--;
      if (metCount > max || possible < min) return notMet;
      if (metCount >= min && possible <= max) return met;
    }
    return unknown;
  });
}
