// Searches for changed determinations where the joint diagram is too large: cases built around each change and seeded random ones; proves nothing.
import type { CaseSpace } from './case-space.ts';
import { caseOf, departedLevels } from './case-space.ts';
import type { Change } from './change.ts';
import type {
  DecisionChange,
  DecisionClass,
  DecisionClasses,
  Equivalence,
  Witness,
} from './decision-change.ts';
import { byDeterminations } from './classes.ts';
import { directionOf, joinDirections } from './directions.ts';
import { decisionBy, decisionWithoutCause, directionOfWitness } from './decisions.ts';
import type { PreparedGraph } from './decisive-cases.ts';
import { decisiveCases, prepareGraph } from './decisive-cases.ts';
import { indexGraph, wholeOf } from './graph-index.ts';
import type { ComparedGraphs } from './witness.ts';
import { determinationsOf, witnessOf } from './witness.ts';

export interface SearchedDecisions {
  readonly decisions: readonly DecisionChange[];
  readonly classes: DecisionClasses;
  readonly equivalence: Equivalence;
  readonly notes: readonly string[];
}

/** Random cases on top of those that are built. */
const randomCases = 1_000;
const seed = 20240701;

type Branches = readonly number[];

export function searchDecisions(compared: ComparedGraphs, changes: readonly Change[]): SearchedDecisions {
  const seen = new Map<string, DecisionClass>();
  const isChanged = (branches: Branches): string | undefined => {
    const found = determinationsOf(compared, branches);
    if (!found) return undefined;
    seen.set(`${found.old} ${found.new}`, { ...found, cases: '' });
    return directionOf(found.old, found.new);
  };
  const own = decisionsAround(compared, changes, isChanged);
  const explained = new Set<string>(own.flatMap(({ witnesses }) => witnesses.map(directionOfWitness)));
  const others = randomBranches(compared.space).flatMap((branches) => {
    const way = isChanged(branches);
    if (way === undefined || explained.has(way)) return [];
    explained.add(way);
    const small = shrunk(compared.space, branches, (smaller) => isChanged(smaller) === way);
    const witness = witnessOf(compared, small);
    return witness ? [decisionWithoutCause([witness])] : [];
  });
  const decisions = [...own, ...others];
  const why = 'The joint decision diagram of the two versions exceeds its budget.';
  return {
    decisions,
    classes: { kind: 'not counted', why, rows: [...seen.values()].toSorted(byDeterminations) },
    equivalence: equivalenceOf(decisions, why),
    notes: [
      `${why} Changed determinations were searched for in cases around each change and in ${String(randomCases)} random cases; others may exist.`,
    ],
  };
}

/** The direction in which the determination of a case changes. */
type IsChanged = (branches: Branches) => string | undefined;

/** Cases in which the changed criterion decides, in either version, made as small as they can be with the same direction. */
export function decisionsAround(
  compared: ComparedGraphs,
  changes: readonly Change[],
  isChanged: IsChanged = (branches) => {
    const found = determinationsOf(compared, branches);
    return found && directionOf(found.old, found.new);
  },
): readonly DecisionChange[] {
  const graphs = [compared.old, compared.new].map((graph, place) =>
    prepareGraph(indexGraph(graph), place, compared.space),
  );
  return changes.flatMap((change) => {
    if (change.materiality !== 'meaning') return [];
    const witnesses = witnessesAround(compared, graphs, change, isChanged);
    return witnesses.length > 0 ? [decisionBy(change, witnesses)] : [];
  });
}

function witnessesAround(
  compared: ComparedGraphs,
  graphs: readonly PreparedGraph[],
  change: Change,
  isChanged: IsChanged,
): readonly Witness[] {
  const { space } = compared;
  const smallest = new Map<string, Branches>();
  for (const [place, prepared] of graphs.entries()) {
    const node = wholeOf(prepared.indexed, (place === 0 ? change.old : change.new)?.id ?? '');
    if (node === undefined) continue;
    for (const departures of decisiveCases(prepared, node)) {
      const branches = caseOf(space, departures);
      const way = isChanged(branches);
      if (way === undefined) continue;
      const small = shrunk(space, branches, (smaller) => isChanged(smaller) === way);
      const known = smallest.get(way);
      if (!known || size(space, small) < size(space, known)) smallest.set(way, small);
    }
  }
  return [...smallest.values()].flatMap((branches) => witnessOf(compared, branches) ?? []);
}

/** Without the departures that the difference does not need, the last ones first. */
function shrunk(space: CaseSpace, branches: Branches, holds: (branches: Branches) => boolean): Branches {
  let small = branches;
  for (const level of departedLevels(space, branches).toReversed()) {
    const base = space.base[level];
    if (base === undefined) continue;
    const without = small.with(level, base);
    if (holds(without)) small = without;
  }
  return small;
}

function size(space: CaseSpace, branches: Branches): number {
  return departedLevels(space, branches).length;
}

/** A few departures each, from a generator with a fixed seed: the same cases on every run. */
function randomBranches(space: CaseSpace): readonly Branches[] {
  let state = seed;
  const next = (below: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  const levels = space.partition.variables.length;
  return Array.from({ length: randomCases }, () => {
    const departures = new Map<number, number>();
    for (let left = 1 + next(Math.min(12, Math.max(1, levels))); left > 0; left--) {
      const level = next(levels);
      const branch = space.complete[level]?.[next(space.complete[level].length)];
      if (branch !== undefined) departures.set(level, branch);
    }
    return caseOf(space, departures);
  });
}

function equivalenceOf(decisions: readonly DecisionChange[], why: string): Equivalence {
  if (decisions.length === 0) return { equivalent: 'not proved', why, direction: 'not known' };
  const direction = joinDirections(decisions.map((decision) => decision.direction));
  return { equivalent: false, why: 'Confirmed cases have different determinations.', direction };
}
