// Truths as decision diagrams, and cases found on them: exact and canonical as long as the budget lasts.
import { leafDiagrams } from './build-diagram.ts';
import type { CriteriaGraph, Truth } from './criteria-graph.ts';
import type { DiagramNode, DiagramStore } from './diagram.ts';
import { metNode, notMetNode, terminalValue, unknownNode } from './diagram.ts';
import { nearestCase } from './diagram-queries.ts';
import type { CaseFinder, CaseFrame } from './find-case.ts';
import type { TruthLogic } from './truth-logic.ts';
import type { Partition } from './variable.ts';
import { branchCount } from './variable.ts';
import { WishTruths } from './wish-truth.ts';

/** `parts` in the order of the store's levels. */
export function diagramFinder(
  store: DiagramStore,
  parts: Partition,
  graphs: readonly CriteriaGraph[],
  frame: CaseFrame,
): CaseFinder {
  const wanted = terminalValue(metNode);
  const finder: CaseFinder = {
    by: 'diagram',
    truths: new WishTruths(diagramLogic(store, parts, graphs), graphs),
    get exceeded() {
      return store.exceeded;
    },
    isPossible: (value, limits) => {
      if (!limits.complete) return value === notMetNode ? 'no' : 'yes';
      return finder.find(value, limits) === 'none' ? 'no' : 'yes';
    },
    find: (value, { complete }) => {
      const cost = (level: number, branch: number) => {
        if (complete && frame.complete[level]?.includes(branch) === false) return undefined;
        return branch === frame.base[level] ? 0 : 1;
      };
      return nearestCase(store, value, (reached) => reached === wanted, cost)?.branches ?? 'none';
    },
  };
  return finder;
}

function diagramLogic(store: DiagramStore, parts: Partition, graphs: readonly CriteriaGraph[]): TruthLogic {
  const leaves = graphs.map((_, place) => leafDiagrams(store, parts, place));
  return {
    constant: nodeOf,
    leaf: (graph, node) => leaves[graph]?.[node] ?? unknownNode,
    branch: (level, branch) => branchDiagram(store, parts, level, branch),
    not: (value) => store.not(value),
    count: (values, min, max) => store.count(values, min, max),
    choose: (condition, ...outcomes) => store.choose(condition, ...outcomes),
  };
}

function branchDiagram(store: DiagramStore, parts: Partition, level: number, branch: number): DiagramNode {
  const variable = parts.variables[level];
  if (variable === undefined) return notMetNode;
  const children = Array.from({ length: branchCount(variable) }, (_, each) =>
    each === branch ? metNode : notMetNode,
  );
  return store.node(level, children);
}

function nodeOf(truth: Truth): DiagramNode {
  return truth === 'met' ? metNode : truth === 'not-met' ? notMetNode : unknownNode;
}
