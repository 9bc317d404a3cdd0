// Finds the nodes of a criteria graph by the id of the criterion that they come from: the whole, its words, its list, its guard.
import type { CriteriaGraph, NodeIndex } from '../decision/criteria-graph.ts';
import { childrenOf } from '../decision/criteria-index.ts';

export interface IndexedGraph {
  readonly graph: CriteriaGraph;
  readonly byId: ReadonlyMap<string, readonly NodeIndex[]>;
  /** Nodes that list each node. */
  readonly above: ReadonlyMap<NodeIndex, readonly NodeIndex[]>;
}

export function indexGraph(graph: CriteriaGraph): IndexedGraph {
  const byId = new Map<string, NodeIndex[]>();
  const above = new Map<NodeIndex, NodeIndex[]>();
  graph.nodes.forEach((node, index) => {
    addTo(byId, node.origin.id, index);
    for (const child of childrenOf(node)) addTo(above, child, index);
  });
  return { graph, byId, above };
}

export function idsOf(id: string): readonly string[] {
  return [id, `${id}.head`, `${id}.group`];
}

/** The node of a criterion, clause or section as a whole. */
export function wholeOf({ byId, graph }: IndexedGraph, id: string): NodeIndex | undefined {
  return (byId.get(id) ?? []).findLast((index) => graph.nodes[index]?.origin.role !== 'part');
}

/** The node of a list: apart from its head, or the criterion itself. */
export function listOf(indexed: IndexedGraph, id: string): NodeIndex | undefined {
  const { byId, graph } = indexed;
  const group = (byId.get(`${id}.group`) ?? []).findLast(
    (index) => graph.nodes[index]?.origin.role !== 'part',
  );
  return group ?? wholeOf(indexed, id);
}

/** The node of what the words themselves ask, without the list. */
export function leafOf({ byId, graph }: IndexedGraph, id: string): NodeIndex | undefined {
  const own = (byId.get(`${id}.head`) ?? []).length > 0 ? byId.get(`${id}.head`) : byId.get(id);
  return own?.find((index) => graph.nodes[index]?.origin.role !== 'part');
}

/** The criterion with its guard, as its list sees it: lowering joins the two in a part of two children, the guard first. */
export function memberOf(indexed: IndexedGraph, id: string): NodeIndex | undefined {
  const whole = wholeOf(indexed, id);
  if (whole === undefined) return undefined;
  const { graph } = indexed;
  return (
    indexed.above.get(whole)?.find((index) => {
      const node = graph.nodes[index];
      const [guard, own] = node ? childrenOf(node) : [];
      const isPart = node?.origin.role === 'part' && own === whole;
      return isPart && guard !== undefined && graph.nodes[guard]?.origin.role === 'part';
    }) ?? whole
  );
}

function addTo<K>(lists: Map<K, NodeIndex[]>, key: K, index: NodeIndex): void {
  const list = lists.get(key);
  if (list) list.push(index);
  else lists.set(key, [index]);
}
