// Cases built around a change, in which the changed criterion decides: where nothing can be searched for exhaustively.
import type { CaseSpace } from './case-space.ts';
import { caseOf, departedLevels } from './case-space.ts';
import type { Change } from './change.ts';
import type { DecisionChange, Witness } from './decision-change.ts';
import { directionOf } from './directions.ts';
import { decisionBy } from './decisions.ts';
import type { PreparedGraph } from './decisive-cases.ts';
import { decisiveCases, prepareGraph } from './decisive-cases.ts';
import { indexGraph, wholeOf } from './graph-index.ts';
import type { ComparedGraphs } from './witness.ts';
import { determinationsOf, witnessOf } from './witness.ts';

type Branches = readonly number[];

/** Cases in which the changed criterion decides, in either version, made as small as they can be with the same direction. */
export function decisionsAround(
  compared: ComparedGraphs,
  changes: readonly Change[],
): readonly DecisionChange[] {
  const isChanged = (branches: Branches): string | undefined => {
    const found = determinationsOf(compared, branches);
    return found && directionOf(found.old, found.new);
  };
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
  isChanged: (branches: Branches) => string | undefined,
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
