// Builds the diagram of a criterion with what follows on each of its three truths; every node that it makes is part of the outcome.
import type { CriteriaGraph, GraphNode, NodeIndex } from './criteria-graph.ts';
import { childrenOf, reachedNodes } from './criteria-index.ts';
import type { DiagramNode, DiagramStore } from './diagram.ts';
import { metNode, notMetNode, unknownNode } from './diagram.ts';
import { countChildren } from './count-children.ts';
import { Memo } from './memo.ts';
import type { LeafPlace, Partition } from './variable.ts';
import { branchCount, branchTruth } from './variable.ts';

/** Diagrams of one graph's criteria, put before what follows. */
export class DiagramBuilder {
  private readonly store: DiagramStore;
  private readonly graph: CriteriaGraph;
  private readonly leaves: readonly (DiagramNode | undefined)[];
  private readonly tops: readonly number[];
  private readonly built = new Memo();
  /** Diagrams of nodes at which the recursion stops, so that it is never as deep as a guideline might be nested. */
  private readonly landings = new Map<NodeIndex, DiagramNode>();

  constructor(store: DiagramStore, graph: CriteriaGraph, leaves: readonly (DiagramNode | undefined)[]) {
    this.store = store;
    this.graph = graph;
    this.leaves = leaves;
    this.tops = topLevels(store, graph, leaves);
    for (const index of deepNodes(graph)) {
      this.landings.set(index, this.buildNew(index, metNode, notMetNode, unknownNode));
    }
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
  const children = Array.from({ length: branchCount(variable) }, (_, branch) => {
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
