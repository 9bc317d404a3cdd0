// Every case of a small guideline, one for each combination of branches, for brute force; judges nothing.
import type { CriteriaGraph, Truth } from '../../dsl/decision/criteria-graph.ts';
import { evaluateGraph } from '../../dsl/decision/evaluate.ts';
import type { Values } from '../../dsl/decision/facts.ts';
import type { Partition } from '../../dsl/decision/variable.ts';
import { branchCount, isComplete } from '../../dsl/decision/variable.ts';
import { valuesOf } from '../../dsl/decision/witness.ts';

export interface EvaluatedCase {
  readonly branches: readonly number[];
  readonly values: Values;
  readonly states: readonly Truth[];
  readonly determination: string;
  readonly complete: boolean;
}

/** undefined where there are more than the limit, or where some combination belongs to no case. */
export function allCases(
  graph: CriteriaGraph,
  partition: Partition,
  limit = 1500,
): readonly EvaluatedCase[] | undefined {
  const size = partition.variables.reduce((product, variable) => product * branchCount(variable), 1);
  if (!partition.exact || size > limit) return undefined;
  return Array.from({ length: size }, (_, number) => {
    let rest = number;
    const branches = partition.variables.map((variable) => {
      const branch = rest % branchCount(variable);
      rest = Math.floor(rest / branchCount(variable));
      return branch;
    });
    const values = valuesOf(partition, branches)?.[0] ?? [];
    const { states, verdict } = evaluateGraph(graph, values);
    const complete = partition.variables.every((variable, index) =>
      isComplete(variable, branches[index] ?? 0),
    );
    return { branches, values, states, determination: verdict.determination, complete };
  });
}
