// How the cases of a guideline use each box of its criteria tree, in the figures of the coverage; judges no case.
import { coverageOf } from '../cases/coverage.ts';
import type { StateCounts } from '../cases/coverage.ts';
import type { Workspace } from '../workspace.ts';

/**
 * `decisive`: some case would be determined otherwise if this criterion alone had another state. `walked`: no case would, but some case
 * says whether it is met. `never`: no case says so.
 */
export type CriterionUse = 'decisive' | 'walked' | 'never';

export interface UsedCriterion {
  readonly use: CriterionUse;
  readonly seen: StateCounts;
  /** Cases that it decides. */
  readonly deciding: number;
}

export type TreeCoverage =
  | {
      readonly kind: 'counted';
      readonly cases: number;
      /** By id of criterion or head; sections are not counted. */
      readonly criteria: Readonly<Record<string, UsedCriterion>>;
      readonly counts: Readonly<Record<CriterionUse, number>>;
    }
  /** The library has no cases for this guideline. */
  | { readonly kind: 'no-cases' }
  /** Counting would keep a person waiting. */
  | { readonly kind: 'too-many'; readonly cases: number; readonly criteria: number };

const mostTrials = 400_000;

/** undefined for an unknown guideline. */
export function treeCoverage(workspace: Workspace, uri: string): TreeCoverage | undefined {
  const graph = workspace.guideline(uri)?.graph;
  if (graph === undefined) return undefined;
  const cases = workspace.casesOf(uri).flatMap((file) => workspace.cases(file)?.value ?? []);
  if (cases.length === 0) return { kind: 'no-cases' };
  if (cases.length * graph.nodes.length > mostTrials)
    return { kind: 'too-many', cases: cases.length, criteria: graph.nodes.length };
  const criteria: Record<string, UsedCriterion> = {};
  const counts = { decisive: 0, walked: 0, never: 0 };
  for (const { origin, seen, decisive } of coverageOf(graph, cases).criteria) {
    const deciding = decisive.met + decisive['not-met'] + decisive.unknown;
    const use = deciding > 0 ? 'decisive' : seen.met + seen['not-met'] > 0 ? 'walked' : 'never';
    criteria[origin.id] = { use, seen, deciding };
    counts[use] += 1;
  }
  return { kind: 'counted', cases: cases.length, criteria, counts };
}
