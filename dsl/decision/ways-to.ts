// For each other determination the fewest answers of a case that would have to be others; knows no words of criteria.
import type { DecisionDiagram } from './compile-diagram.ts';
import { nearestCase } from './diagram-queries.ts';
import type { Values } from './facts.ts';
import { branchWords, unknownBranch } from './variable.ts';
import { branchesOf, valuesOf } from './witness.ts';

/** No smaller set of answers leads there, what is known staying known. */
export interface WayTo {
  readonly determination: string;
  readonly changes: readonly ChangedAnswer[];
}

export interface ChangedAnswer {
  /** Key of the fact. */
  readonly key: string;
  readonly label: string;
  /** In clinical terms, such as `not known` and `at least 35 kg/m2`. */
  readonly from: string;
  readonly to: string;
}

/**
 * In the order of the guideline's table; without the determination that the case has, those that no case has, and those of which no case was
 * found because facts depend on each other. Among sets of the same size, what is not known is answered rather than what is known changed.
 */
export function waysTo(diagram: DecisionDiagram, values: Values, present: string): readonly WayTo[] {
  const { store, root, partition, determinations } = diagram;
  const { variables } = partition;
  const base = branchesOf(partition, [values]);
  if (base === undefined) return [];
  const price = variables.length + 1;
  const cost = (level: number, branch: number): number | undefined => {
    const variable = variables[level];
    if (variable === undefined || branch === base[level]) return 0;
    if (branch === unknownBranch(variable)) return undefined;
    return base[level] === unknownBranch(variable) ? price : price + 1;
  };
  return determinations.flatMap((determination, wanted): readonly WayTo[] => {
    if (determination === present) return [];
    const nearest = nearestCase(store, root, (terminal) => terminal === wanted, cost);
    if (nearest === undefined || valuesOf(partition, nearest.branches) === undefined) return [];
    const changes = variables.flatMap((variable, level): readonly ChangedAnswer[] => {
      const [before, after] = [base[level], nearest.branches[level]];
      if (before === undefined || after === undefined || before === after) return [];
      const { key, label } = variable;
      return [{ key, label, from: branchWords(variable, before), to: branchWords(variable, after) }];
    });
    return [{ determination, changes }];
  });
}
