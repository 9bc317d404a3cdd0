// What can find a case of which a wish is true: a diagram or a solver; knows neither.
import type { TruthValue } from './truth-logic.ts';
import type { Variable } from './variable.ts';
import { unknownBranch } from './variable.ts';
import type { WishTruths } from './wish-truth.ts';

export interface CaseFinder {
  readonly by: 'diagram' | 'solver';
  readonly truths: WishTruths;
  /** Beyond its budget: what it says from now on has no meaning. */
  readonly exceeded: boolean;
  /** Whether the value is met in some combination of branches. Those of dependent variables need not be a case. */
  isPossible(value: TruthValue, limits: FindLimits): Proof;
  /** By variable, as near as can be to the base case. */
  find(value: TruthValue, limits: FindLimits): readonly number[] | 'none' | 'not proved';
}

/** `not proved`: the effort allowed was not enough. */
export type Proof = 'yes' | 'no' | 'not proved';

export interface FindLimits {
  /** Only branches that leave nothing unknown. */
  readonly complete: boolean;
  /** Effort of a solver; diagrams have their budget. */
  readonly conflicts: number;
}

/** By variable of the partition. */
export interface CaseFrame {
  readonly variables: readonly Variable[];
  /** The branch of `all others not met`; where there is none, every case departs. */
  readonly base: readonly (number | undefined)[];
  /** Branches that leave nothing unknown. */
  readonly complete: readonly (readonly number[])[];
}

/** The base case, and where there is none the first complete branch. */
export function baseCase({ variables, base, complete }: CaseFrame): readonly number[] {
  return variables.map((variable, index) => base[index] ?? complete[index]?.[0] ?? unknownBranch(variable));
}

/** The branches beside the base, complete ones first. */
export function branchesBeside(frame: CaseFrame, index: number, onlyComplete: boolean): readonly number[] {
  const base = frame.base[index];
  const complete = frame.complete[index] ?? [];
  const cells = frame.variables[index]?.cells ?? [];
  const others = [...cells.keys(), cells.length].filter((branch) => !complete.includes(branch));
  return [...complete, ...(onlyComplete ? [] : others)].filter((branch) => branch !== base);
}
