// The nearest case with a wanted determination: fewest departures from a given case; knows no differences between versions.
import type { DiagramNode, DiagramStore } from './diagram.ts';
import type { Accepts } from './diagram-queries.ts';
import { follow, nearestCase } from './diagram-queries.ts';
import type { Values } from './facts.ts';
import type { Partition } from './variable.ts';
import { isComplete } from './variable.ts';
import { valuesOf } from './witness.ts';

export interface Witness {
  /** By variable. */
  readonly branches: readonly number[];
  /** Indexes of the variables on which it departs from the base case, ascending. */
  readonly departures: readonly number[];
  readonly terminal: number;
  /** Per graph. undefined where the diagram is not exact and no values were found: then it proves nothing. */
  readonly values: readonly Values[] | undefined;
}

export interface WitnessOptions {
  /** Branch of every variable, as of `baseBranches`; where there is none, every case departs. */
  readonly base: readonly (number | undefined)[];
  /** Only cases in which everything is known and every graph reads it. */
  readonly complete?: boolean;
}

/** Ties go to departures earlier in the document. undefined where no case has such a terminal. */
export function smallestWitness(
  diagram: { readonly store: DiagramStore; readonly partition: Partition },
  root: DiagramNode,
  accepts: Accepts,
  { base, complete = false }: WitnessOptions,
): Witness | undefined {
  const { store, partition } = diagram;
  const nearest = nearestCase(store, root, accepts, (level, branch) => {
    const variable = partition.variables[level];
    if (complete && (variable === undefined || !isComplete(variable, branch))) return undefined;
    return branch === base[level] ? 0 : 1;
  });
  if (nearest === undefined) return undefined;
  const { branches } = nearest;
  const departures = branches.flatMap((branch, level) => (branch === base[level] ? [] : [level]));
  return {
    branches,
    departures,
    terminal: follow(store, root, branches),
    values: valuesOf(partition, branches),
  };
}
