// The verdict table as rows of which exactly one fits any states of the sections, for engines that look determinations up in a table.
import type { CriteriaGraph, Truth } from '../../decision/criteria-graph.ts';
import type { ReasonedVerdict, VerdictTree } from '../../decision/verdict-tree.ts';
import { reasonedVerdictTree } from '../../decision/verdict-tree.ts';

export interface VerdictPath extends ReasonedVerdict {
  /** By place in `graph.sections`; undefined where the section's state does not matter. */
  readonly states: readonly (Truth | undefined)[];
}

/** The order is that of the sections' questions; it carries no meaning, since no two rows fit at once. */
export function verdictPaths(graph: CriteriaGraph): readonly VerdictPath[] {
  return pathsOf(
    reasonedVerdictTree(graph),
    graph.sections.map(() => undefined),
  );
}

function pathsOf(
  tree: VerdictTree<ReasonedVerdict>,
  states: readonly (Truth | undefined)[],
): readonly VerdictPath[] {
  if (!('section' in tree)) return [{ ...tree, states }];
  const { section, met, notMet, unknown } = tree;
  return [
    ...pathsOf(met, states.with(section, 'met')),
    ...pathsOf(notMet, states.with(section, 'not-met')),
    ...pathsOf(unknown, states.with(section, 'unknown')),
  ];
}
