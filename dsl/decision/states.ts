// Kleene truth as numbers, for evaluators that must be quick; the reference keeps to words.
import type { Truth } from './criteria-graph.ts';

/** In these bits ALL is AND and ANY is OR. */
export type State = 0 | 1 | 3;
export const notMet: State = 0;
export const unknown: State = 1;
export const met: State = 3;

export function stateOf(truth: Truth): State {
  return truth === 'met' ? met : truth === 'not-met' ? notMet : unknown;
}

export function opposite(state: State): State {
  return state === unknown ? unknown : state === met ? notMet : met;
}
