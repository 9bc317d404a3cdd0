// What can find a case of which a wish is true: a diagram or a solver; knows neither.
import type { TruthValue } from './truth-logic.ts';
import type { WishTruths } from './wish-truth.ts';

export interface CaseFinder {
  readonly by: 'diagram' | 'solver';
  readonly truths: WishTruths;
  /** Beyond its budget: what it says from now on has no meaning. */
  readonly exceeded: boolean;
  /** Whether the value is met in some combination of branches. Those of dependent variables need not be a case. */
  isPossible(value: TruthValue, limits: FindLimits): Proof;
  /** By variable, as near as can be to `limits.base`. */
  find(value: TruthValue, limits: FindLimits): readonly number[] | 'none' | 'not proved';
}

/** `not proved`: the effort allowed was not enough. */
export type Proof = 'yes' | 'no' | 'not proved';

export interface FindLimits {
  /** Branch of every variable, as of `baseBranches`; where there is none, every case departs. */
  readonly base: readonly (number | undefined)[];
  /** By variable: branches that may be taken; undefined is all. */
  readonly allowed: readonly (readonly number[])[] | undefined;
  /** Effort of a solver; diagrams have their budget. */
  readonly conflicts: number;
}
