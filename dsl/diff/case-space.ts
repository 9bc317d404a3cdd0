// The cases over which two versions are compared: which answers are complete, which is the base case, and what departs from it.
import type { CloseValues } from '../cases/close-case.ts';
import { closerOf } from '../cases/close-case.ts';
import { baseBranches } from '../decision/base-case.ts';
import type { CriteriaGraph } from '../decision/criteria-graph.ts';
import type { Values } from '../decision/facts.ts';
import type { Partition } from '../decision/variable.ts';
import { completeBranches, isComplete, unknownBranch } from '../decision/variable.ts';
import { valuesOf } from '../decision/witness.ts';

export interface CaseSpace {
  /** Old and new, as in the partition. */
  readonly graphs: readonly CriteriaGraph[];
  /** `all others not met` in a file of cases of each version. */
  readonly closers: readonly CloseValues[];
  readonly partition: Partition;
  /** By level: branches that leave nothing unknown in either version. */
  readonly complete: readonly (readonly number[])[];
  /** By level: the branch of `all others not met` in both versions; undefined where every complete one meets a condition of either. */
  readonly base: readonly (number | undefined)[];
  /** Dates and further views of an element, whose values depend on each other, as a partition of their own; and their levels. */
  readonly dependent: Partition;
  readonly dependentLevels: readonly number[];
  /** Labels of elements that no value answers in both versions: their cases count as complete in either. */
  readonly split: readonly string[];
}

export function caseSpace(partition: Partition, graphs: readonly CriteriaGraph[]): CaseSpace {
  const split: string[] = [];
  const complete = partition.variables.map((variable) => {
    const branches = completeBranches(variable);
    if (!branches.some((branch) => isComplete(variable, branch))) split.push(variable.label);
    return branches;
  });
  const base = baseBranches(partition, graphs);
  const dependentLevels = dependentOf(partition);
  const variables = dependentLevels.flatMap((level) => partition.variables[level] ?? []);
  return {
    graphs,
    closers: graphs.map(closerOf),
    partition,
    complete,
    base,
    split,
    dependentLevels,
    dependent: { ...partition, variables },
  };
}

function dependentOf({ variables }: Partition): readonly number[] {
  const parted = new Set(variables.flatMap(({ part, slot }) => (part > 0 ? [slot.join()] : [])));
  return variables.flatMap(({ kind, slot }, level) =>
    kind === 'date' || parted.has(slot.join()) ? [level] : [],
  );
}

/** Values of a case per graph; undefined where the branches of dependent variables exclude each other. */
export function caseValues(space: CaseSpace, branches: readonly number[]): readonly Values[] | undefined {
  const dependent = space.dependentLevels.map((level) => branches[level] ?? 0);
  const values = valuesOf(space.dependent, dependent)?.map((row) => [...row]);
  if (!values) return undefined;
  const taken = new Set(space.dependentLevels);
  space.partition.variables.forEach(({ slot, cells }, level) => {
    const cell = cells[branches[level] ?? -1];
    if (!cell || taken.has(level)) return;
    slot.forEach((element, graph) => {
      const row = values[graph];
      if (row && element !== undefined) row[element] = cell.values[graph];
    });
  });
  return values;
}

/** The branches to try at a level beside the base: complete ones, then, where asked for, unreadable and unknown ones. */
export function departuresAt(space: CaseSpace, level: number, incomplete: boolean): readonly number[] {
  const variable = space.partition.variables[level];
  if (!variable) return [];
  const base = space.base[level];
  const complete = (space.complete[level] ?? []).filter((branch) => branch !== base);
  if (!incomplete) return complete;
  const rest = variable.cells
    .map((_, branch) => branch)
    .filter((branch) => branch !== base && !complete.includes(branch));
  return [...complete, ...rest, unknownBranch(variable)];
}

/** All branches of a case: the base but for these. Where there is no base, the first complete branch. */
export function caseOf(space: CaseSpace, departures: ReadonlyMap<number, number>): readonly number[] {
  return space.partition.variables.map(
    (variable, level) =>
      departures.get(level) ?? space.base[level] ?? space.complete[level]?.[0] ?? unknownBranch(variable),
  );
}

/** Levels where a case departs from the base, ascending: where there is no base, always. */
export function departedLevels(space: CaseSpace, branches: readonly number[]): readonly number[] {
  return branches.flatMap((branch, level) => (branch === space.base[level] ? [] : [level]));
}
