// The fewest facts that settle each determination, and the facts that no determination depends on, read off a decision diagram.
import type { DecisionDiagram } from '../decision/compile-diagram.ts';
import { needsInformation } from '../decision/criteria-graph.ts';
import { nearestCase, supportOf, terminalsOf } from '../decision/diagram-queries.ts';
import { branchWords, unknownBranch } from '../decision/variable.ts';

export interface ShortestWay {
  readonly determination: string;
  /** In the order of the questions of the decision tree; everything else may stay unknown. */
  readonly answers: readonly GivenAnswer[];
}

export interface GivenAnswer {
  readonly key: string;
  readonly label: string;
  readonly words: string;
}

export interface FactNeeds {
  readonly ways: readonly ShortestWay[];
  /** Keys of facts that criteria read and no determination depends on. */
  readonly idle: readonly string[];
}

export function factNeeds({ store, root, partition, determinations }: DecisionDiagram): FactNeeds {
  const { variables } = partition;
  const ways = terminalsOf(store, root).flatMap((terminal): readonly ShortestWay[] => {
    const determination = determinations[terminal] ?? needsInformation;
    if (determination === needsInformation) return [];
    const nearest = nearestCase(
      store,
      root,
      (reached) => reached === terminal,
      (level, branch) => (branch === unknownAt(level) ? 0 : 1),
    );
    const answers = (nearest?.branches ?? []).flatMap((branch, level) => {
      const variable = variables[level];
      if (!variable || branch === unknownBranch(variable)) return [];
      return [{ key: variable.key, label: variable.label, words: branchWords(variable, branch) }];
    });
    return nearest ? [{ determination, answers }] : [];
  });
  const used = new Set(supportOf(store, root).map((level) => variables[level]?.key));
  const idle = new Set(variables.map(({ key }) => key).filter((key) => !used.has(key)));
  return { ways, idle: [...idle] };

  function unknownAt(level: number): number | undefined {
    const variable = variables[level];
    return variable && unknownBranch(variable);
  }
}
