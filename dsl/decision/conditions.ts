// The conditions of a graph as their author wrote them: each WHEN, LIMIT and guard as a whole, with its polarity; closes no case.
import type { CriteriaGraph, ElementIndex, NodeIndex, Origin, Truth } from './criteria-graph.ts';
import { childrenOf, elementsOf, isLeaf, reachedNodes } from './criteria-index.ts';
import { nodeTruth } from './evaluate.ts';
import type { Values } from './facts.ts';

export interface Condition {
  readonly node: NodeIndex;
  /** The elements that its own tests read; not those of criteria that it refers to. */
  readonly reads: readonly ElementIndex[];
  /** Its node and all that this stands on, ascending. */
  readonly nodes: readonly NodeIndex[];
  /** The elements of all these. */
  readonly elements: readonly ElementIndex[];
}

/** The conditions over each element on which some section stands, in the order of their nodes. */
export function conditionsByElement(graph: CriteriaGraph): ReadonlyMap<ElementIndex, readonly Condition[]> {
  const reads = new Map<NodeIndex, Set<ElementIndex>>();
  const pieces = new Set<NodeIndex>();
  const reached = reachedNodes(graph);
  graph.nodes.forEach((node, index) => {
    if (reached[index] === 0) return;
    const own = new Set(node.kind === 'test' ? elementsOf(node) : []);
    for (const child of childrenOf(node)) {
      const below = graph.nodes[child];
      if (below === undefined || !sameOrigin(below.origin, node.origin)) continue;
      pieces.add(child);
      for (const element of reads.get(child) ?? []) own.add(element);
    }
    if (own.size > 0) reads.set(index, own);
  });
  const found = new Map<ElementIndex, Condition[]>();
  for (const [node, elements] of reads) {
    if (pieces.has(node)) continue;
    const nodes = nodesBelow(graph, node);
    const below = nodes.flatMap((index) => {
      const leaf = graph.nodes[index];
      return isLeaf(leaf) ? elementsOf(leaf) : [];
    });
    const condition: Condition = { node, reads: [...elements], nodes, elements: [...new Set(below)] };
    for (const element of elements) {
      const known = found.get(element);
      if (known) known.push(condition);
      else found.set(element, [condition]);
    }
  }
  return found;
}

export function conditionTruth(graph: CriteriaGraph, { node, nodes }: Condition, values: Values): Truth {
  const states: Truth[] = [];
  for (const index of nodes) {
    const each = graph.nodes[index];
    if (each) states[index] = nodeTruth(each, states, values);
  }
  return states[node] ?? 'unknown';
}

/** Lowering gives the pieces of one written condition its place. */
function sameOrigin(a: Origin, b: Origin): boolean {
  return a.id === b.id && a.uri === b.uri && a.span.start === b.span.start && a.span.end === b.span.end;
}

function nodesBelow(graph: CriteriaGraph, top: NodeIndex): readonly NodeIndex[] {
  const found = new Set([top]);
  // What is added while going over the set is visited as well.
  for (const index of found) {
    const node = graph.nodes[index];
    if (node) for (const child of childrenOf(node)) found.add(child);
  }
  return [...found].toSorted((a, b) => a - b);
}
