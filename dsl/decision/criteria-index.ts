// Finds criteria of a graph by the ids that people write; knows no truth values.
import type { CriteriaGraph, ElementIndex, GraphNode, NodeIndex, Test } from './criteria-graph.ts';

export type Leaf = Extract<GraphNode, { kind: 'question' | 'test' }>;

export function isLeaf(node: GraphNode | undefined): node is Leaf {
  return node?.kind === 'question' || node?.kind === 'test';
}

/** Ids of all leaves in document order, each once. */
export function leafIds(graph: CriteriaGraph): readonly string[] {
  return [...new Set(graph.nodes.filter(isLeaf).map((node) => node.origin.id))];
}

/** The node that an id names: the whole criterion; else its head, its group, a section, or a part that lowering made. */
export function nodeOfCriterion(graph: CriteriaGraph, id: string): NodeIndex | undefined {
  let found: NodeIndex | undefined;
  let foundRank: number = roleOrder.length;
  graph.nodes.forEach(({ origin }, index) => {
    const rank = roleOrder.indexOf(origin.role);
    if (origin.id === id && rank < foundRank) [found, foundRank] = [index, rank];
  });
  return found;
}

/** The condition of a leaf; a question asks whether its element was answered yes. */
export function conditionOf(node: GraphNode): Test | undefined {
  if (node.kind === 'question') return { op: 'holds', element: node.element };
  return node.kind === 'test' ? node.test : undefined;
}

/** The elements that a leaf reads. */
export function elementsOf(leaf: Leaf): readonly ElementIndex[] {
  if (leaf.kind === 'question') return [leaf.element];
  return elementsOfTest(leaf.test);
}

/** Each once. */
export function elementsOfTest(test: Test): readonly ElementIndex[] {
  const reference = referenceOf(test);
  return reference === undefined || reference === test.element ? [test.element] : [test.element, reference];
}

/** What a test measures its element against: the event of a window, the baseline of a change. */
export function referenceOf(test: Test): ElementIndex | undefined {
  if (test.op === 'window') return test.event;
  return test.op === 'change' ? test.baseline : undefined;
}

export function childrenOf(node: GraphNode): readonly NodeIndex[] {
  if (node.kind === 'not') return [node.child];
  return node.kind === 'all' || node.kind === 'any' || node.kind === 'count' ? node.children : [];
}

/** 1 for every node that some section stands on. */
export function reachedNodes(graph: CriteriaGraph): Uint8Array {
  const reached = new Uint8Array(graph.nodes.length);
  for (const { root } of graph.sections) reached[root] = 1;
  for (let index = graph.nodes.length - 1; index >= 0; index--) {
    const node = graph.nodes[index];
    if (reached[index] === 1 && node !== undefined) for (const child of childrenOf(node)) reached[child] = 1;
  }
  return reached;
}

/** How many lists and sections each node stands in, as far as a section stands on them. */
export function timesListed(graph: CriteriaGraph): Int32Array {
  const listed = new Int32Array(graph.nodes.length);
  const reached = reachedNodes(graph);
  for (const { root } of graph.sections) listed[root] = (listed[root] ?? 0) + 1;
  graph.nodes.forEach((node, index) => {
    if (reached[index] === 0) return;
    for (const child of childrenOf(node)) listed[child] = (listed[child] ?? 0) + 1;
  });
  return listed;
}

const roleOrder = ['criterion', 'head', 'group', 'part'] as const;
