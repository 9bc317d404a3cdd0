// Builds the diagram of a criterion with what follows on each of its three truths; every node that it makes is part of the outcome.
import type { CriteriaGraph, GraphNode, NodeIndex } from './criteria-graph.ts';
import { childrenOf, reachedNodes } from './criteria-index.ts';
import type { DiagramNode, DiagramStore } from './diagram.ts';
import { isTerminal, metNode, notMetNode, unknownNode } from './diagram.ts';
import { countChildren } from './count-children.ts';
import { Memo } from './memo.ts';
import type { LeafPlace, Partition } from './variable.ts';
import { branchTruth } from './variable.ts';

/**
 * Diagrams of one graph's criteria, put before what follows. Criteria that read facts which others read too have a diagram of their own
 * first: put before what reads the same facts, their parts would be sorted into it one by one.
 */
export class DiagramBuilder {
  private readonly store: DiagramStore;
  private readonly graph: CriteriaGraph;
  private readonly leaves: readonly (DiagramNode | undefined)[];
  private readonly tops: readonly number[];
  /** 1 for every node below which no fact is read that is read elsewhere. */
  private readonly alone: Uint8Array;
  private readonly built = new Memo();
  /** Diagrams of their own: of nodes that are not alone, and where the recursion stops, so that it is never as deep as a guideline might be nested. */
  private readonly landings = new Map<NodeIndex, DiagramNode>();

  constructor(store: DiagramStore, graph: CriteriaGraph, leaves: readonly (DiagramNode | undefined)[]) {
    this.store = store;
    this.graph = graph;
    this.leaves = leaves;
    this.tops = topLevels(store, graph, leaves);
    this.alone = nodesAlone(store, graph, leaves);
    for (const index of deepNodes(graph)) this.landing(index);
  }

  /** The highest level that a node reads. */
  topLevel(index: NodeIndex): number {
    return this.tops[index] ?? this.store.branches.length;
  }

  /** Goes on with one of the three where the criterion is met, not met and unknown. */
  build(index: NodeIndex, ifMet: DiagramNode, ifNotMet: DiagramNode, ifUnknown: DiagramNode): DiagramNode {
    if (ifMet === ifNotMet && ifMet === ifUnknown) return ifMet;
    const known = this.built.get(index, ifMet, ifNotMet, ifUnknown);
    if (known !== undefined) return known;
    const made = this.buildNew(index, ifMet, ifNotMet, ifUnknown);
    if (!this.store.exceeded) this.built.set(index, ifMet, ifNotMet, ifUnknown, made);
    return made;
  }

  private buildNew(
    index: NodeIndex,
    ifMet: DiagramNode,
    ifNotMet: DiagramNode,
    ifUnknown: DiagramNode,
  ): DiagramNode {
    const known = this.landings.get(index) ?? this.leaves[index];
    if (known !== undefined) return this.store.choose(known, ifMet, ifNotMet, ifUnknown);
    if (this.alone[index] === 0) return this.store.choose(this.landing(index), ifMet, ifNotMet, ifUnknown);
    return this.join(index, ifMet, ifNotMet, ifUnknown);
  }

  private landing(index: NodeIndex): DiagramNode {
    const made = this.join(index, metNode, notMetNode, unknownNode);
    this.landings.set(index, made);
    return made;
  }

  private join(
    index: NodeIndex,
    ifMet: DiagramNode,
    ifNotMet: DiagramNode,
    ifUnknown: DiagramNode,
  ): DiagramNode {
    const node = this.graph.nodes[index];
    if (node === undefined || this.store.exceeded) return unknownNode;
    switch (node.kind) {
      case 'constant':
        return node.value === 'met' ? ifMet : node.value === 'not-met' ? ifNotMet : ifUnknown;
      case 'not':
        return this.build(node.child, ifNotMet, ifMet, ifUnknown);
      case 'question':
      case 'test':
        return ifUnknown;
      case 'all':
      case 'any':
      case 'count': {
        const fromTheTop = node.children.toSorted((a, b) => this.topLevel(a) - this.topLevel(b) || a - b);
        return countChildren(
          fromTheTop,
          ...limitsOf(node),
          { ifMet, ifNotMet, ifUnknown },
          (child, ...next) => this.build(child, ...next),
        );
      }
    }
  }
}

/** How many children must be met, at least and at most. */
function limitsOf(
  node: Extract<GraphNode, { kind: 'all' | 'any' | 'count' }>,
): readonly [min: number, max: number] {
  const size = node.children.length;
  return node.kind === 'count' ? [node.min, node.max] : [node.kind === 'all' ? size : 1, size];
}

/** Three-valued diagrams of the leaves of a partition's graph, by `NodeIndex`. */
export function leafDiagrams(
  store: DiagramStore,
  parts: Partition,
  place: number,
): readonly (DiagramNode | undefined)[] {
  return (parts.leaves[place] ?? []).map((leaf) => leaf && leafDiagram(store, parts, leaf));
}

function leafDiagram(store: DiagramStore, parts: Partition, leaf: LeafPlace): DiagramNode {
  const own = testDiagram(store, parts, leaf);
  if (leaf.guard === undefined) return own;
  return store.choose(testDiagram(store, parts, leaf.guard), own, unknownNode, unknownNode);
}

function testDiagram(
  store: DiagramStore,
  { variables }: Partition,
  { variable: level, test }: { readonly variable: number; readonly test: number },
): DiagramNode {
  const variable = variables[level];
  if (variable === undefined) return unknownNode;
  const children = Array.from({ length: store.branches[level] ?? 0 }, (_, branch) => {
    const truth = branchTruth(variable, test, branch);
    return truth === 'met' ? metNode : truth === 'not-met' ? notMetNode : unknownNode;
  });
  return store.node(level, children);
}

function topLevels(
  store: DiagramStore,
  graph: CriteriaGraph,
  leaves: readonly (DiagramNode | undefined)[],
): readonly number[] {
  const tops: number[] = [];
  graph.nodes.forEach((node, index) => {
    const leaf = leaves[index];
    let top = leaf === undefined ? store.branches.length : store.level(leaf);
    for (const child of childrenOf(node)) top = Math.min(top, tops[child] ?? top);
    tops.push(top);
  });
  return tops;
}

function nodesAlone(
  store: DiagramStore,
  graph: CriteriaGraph,
  leaves: readonly (DiagramNode | undefined)[],
): Uint8Array {
  const reached = reachedNodes(graph);
  const readers = new Uint32Array(store.branches.length);
  const uses = new Uint32Array(graph.nodes.length);
  graph.nodes.forEach((node, index) => {
    if (reached[index] === 0) return;
    for (const child of childrenOf(node)) uses[child] = (uses[child] ?? 0) + 1;
    for (const level of levelsOf(store, leaves[index])) readers[level] = (readers[level] ?? 0) + 1;
  });
  const alone = new Uint8Array(graph.nodes.length);
  graph.nodes.forEach((node, index) => {
    const isAlone =
      (uses[index] ?? 0) < 2 &&
      levelsOf(store, leaves[index]).every((level) => readers[level] === 1) &&
      childrenOf(node).every((child) => alone[child] === 1);
    alone[index] = isAlone ? 1 : 0;
  });
  return alone;
}

/** A leaf reads one variable, or a guard and below it another. */
function levelsOf(store: DiagramStore, leaf: DiagramNode | undefined): readonly number[] {
  if (leaf === undefined || isTerminal(leaf)) return [];
  const children = Array.from({ length: store.branches[store.level(leaf)] ?? 0 }, (_, branch) =>
    store.child(leaf, branch),
  );
  const below = children.flatMap((child) => (isTerminal(child) ? [] : [store.level(child)]));
  return [...new Set([store.level(leaf), ...below])];
}

/** Nodes on every 200th floor of the nesting, children first. */
function deepNodes(graph: CriteriaGraph): readonly NodeIndex[] {
  const heights: number[] = [];
  const reached = reachedNodes(graph);
  return graph.nodes.flatMap((node, index) => {
    let height = 0;
    for (const child of childrenOf(node)) height = Math.max(height, 1 + (heights[child] ?? 0));
    heights.push(height);
    return height > 0 && height % 200 === 0 && reached[index] === 1 ? [index] : [];
  });
}
