// How the criteria of a guideline hang together, as data for explain.rego; says nothing of what is met.
import type { CriteriaGraph, GraphNode } from '../../decision/criteria-graph.ts';
import { childrenOf, elementsOf, isLeaf, reachedNodes } from '../../decision/criteria-index.ts';
import type { JsonObject, JsonValue } from '../canonical-json.ts';
import { engineNames } from '../shared/criterion-names.ts';

export function criteriaGraphData(graph: CriteriaGraph): JsonObject {
  const names = engineNames(graph).nodes;
  const reached = reachedNodes(graph);
  const leaves: [string, JsonValue][] = [];
  const lists: [string, JsonValue][] = [];
  graph.nodes.forEach((node, index) => {
    if (reached[index] === 0) return;
    const name = names[index] ?? '';
    if (isLeaf(node)) {
      const facts = elementsOf(node).map((element) => graph.elements[element]?.key ?? '');
      leaves.push([name, { id: node.origin.id, facts }]);
    } else lists.push([name, listData(node, names)]);
  });
  return {
    sections: graph.sections.map(({ root }) => names[root] ?? ''),
    leaves: new Map(leaves),
    lists: new Map(lists),
  };
}

function listData(node: GraphNode, names: readonly string[]): JsonObject {
  const children = childrenOf(node).map((child) => names[child] ?? '');
  return node.kind === 'count'
    ? { kind: node.kind, children, min: node.min, max: node.max }
    : { kind: node.kind, children };
}
