// Which nodes of a graph belong to which criterion, and what a criterion asks apart from the criteria below it; compares no decisions.
import type { CriteriaGraph, NodeIndex, Origin, Test } from '../decision/criteria-graph.ts';
import { childrenOf, conditionOf, reachedNodes, referenceOf } from '../decision/criteria-index.ts';

export interface OwnedGraph {
  readonly graph: CriteriaGraph;
  /** By criterion or section: its nodes that no node of its own stands above. */
  readonly tops: ReadonlyMap<string, readonly NodeIndex[]>;
  /** The criteria that list each criterion. */
  readonly above: ReadonlyMap<string, readonly string[]>;
}

/** A head and a list belong to the criterion that they make up. */
export function ownerOf(origin: Origin | undefined): string {
  return (origin?.id ?? '').replace(/\.(?:head|group)$/, '');
}

export function ownedGraph(graph: CriteriaGraph): OwnedGraph {
  const reached = reachedNodes(graph);
  const within = new Set<NodeIndex>();
  const above = new Map<string, string[]>();
  graph.nodes.forEach((node, index) => {
    if (reached[index] === 0) return;
    const owner = ownerOf(node.origin);
    for (const child of childrenOf(node)) {
      const below = ownerOf(graph.nodes[child]?.origin);
      if (below === owner) within.add(child);
      else above.set(below, [...(above.get(below) ?? []), owner]);
    }
  });
  const tops = new Map<string, NodeIndex[]>();
  graph.nodes.forEach((node, index) => {
    if (reached[index] === 0 || within.has(index)) return;
    const owner = ownerOf(node.origin);
    tops.set(owner, [...(tops.get(owner) ?? []), index]);
  });
  return { graph, tops, above };
}

/** As text to compare: how it joins the criteria that the other version has too, and its own questions and conditions. No words. */
export function ownLogic(owner: string, own: OwnedGraph, other: OwnedGraph): string {
  const { nodes } = own.graph;
  const told = (index: NodeIndex): string | undefined => {
    const node = nodes[index];
    const nodeOwner = ownerOf(node?.origin);
    if (node === undefined || nodeOwner !== owner)
      return other.tops.has(nodeOwner) ? `{${nodeOwner}}` : undefined;
    const condition = conditionOf(node);
    if (condition) return toldTest(own.graph, condition);
    if (node.kind === 'constant') return node.value;
    const children = childrenOf(node).flatMap((child) => told(child) ?? []);
    // The joint of an item with its guard comes and goes with the item.
    if (children.length === 0 && node.origin.role === 'part') return undefined;
    const limits =
      node.kind === 'count'
        ? `${String(node.min)}-${node.max >= node.children.length ? 'all' : String(node.max)}`
        : '';
    return `${node.kind} ${limits}(${children.toSorted().join(', ')})`;
  };
  return (own.tops.get(owner) ?? []).map((index) => told(index) ?? '').join('; ');
}

/** With what the elements are, since the same key may be declared in another way. */
function toldTest({ elements }: CriteriaGraph, test: Test): string {
  const told = (index: number | undefined): unknown => {
    const element = elements[index ?? -1];
    return element && { ...element, label: '' };
  };
  return JSON.stringify([
    told(test.element),
    told(referenceOf(test)),
    { ...test, element: 0, event: 0, baseline: 0 },
  ]);
}
