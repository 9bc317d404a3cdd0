// Which criteria stand for themselves: they share no fact with any other, so that they can be met or not whatever the rest says.
import type { CriteriaGraph, GraphNode, NodeIndex } from '../decision/criteria-graph.ts';
import { childrenOf, elementsOf, isLeaf, reachedNodes } from '../decision/criteria-index.ts';

/** By node: 1 holds, 0 does not. */
type Flags = Uint8Array;

export interface FreeParts {
  readonly reached: Flags;
  /** One entry for each time that the parent names the child. */
  readonly parents: readonly (readonly NodeIndex[])[];
  /** Used in two places, or below such a node. */
  readonly shared: Flags;
  /** Some leaf below shares a fact, or the node cannot turn out both ways; only there can one criterion make another pointless. */
  readonly tight: Flags;
  /** Facts that no other criterion reads can make it met, whatever the others are. */
  readonly canMeet: Flags;
  /** Such facts can make it not met. */
  readonly canFail: Flags;
  /** A leaf below that stands for itself; undefined where none does. */
  readonly freeLeaf: readonly (NodeIndex | undefined)[];
  /** Of `any` and `all`: the children that cannot stand aside by facts of their own. */
  readonly hard: readonly ReadonlySet<NodeIndex>[];
  /** Takes a node for met or not met from now on. */
  settle(node: NodeIndex, met: boolean): void;
}

/** `isOpen`: the leaf can turn out met and not met. */
export function findFreeParts(graph: CriteriaGraph, isOpen: (leaf: NodeIndex) => boolean): FreeParts {
  return new Finder(graph, isOpen);
}

class Finder implements FreeParts {
  readonly reached: Flags;
  readonly parents: readonly (readonly NodeIndex[])[];
  readonly shared: Flags;
  readonly tight: Flags;
  readonly canMeet: Flags;
  readonly canFail: Flags;
  readonly freeLeaf: (NodeIndex | undefined)[] = [];
  readonly hard: Set<NodeIndex>[];
  private readonly graph: CriteriaGraph;
  /** Children, each as often as it is named, that can be made met and not met. */
  private readonly meeting: Uint32Array;
  private readonly failing: Uint32Array;

  constructor(graph: CriteriaGraph, isOpen: (leaf: NodeIndex) => boolean) {
    const size = graph.nodes.length;
    this.graph = graph;
    this.reached = reachedNodes(graph);
    this.parents = parentsOf(graph, this.reached);
    this.shared = sharedNodes(graph, this.reached, this.parents);
    [this.tight, this.canMeet, this.canFail] = [
      new Uint8Array(size),
      new Uint8Array(size),
      new Uint8Array(size),
    ];
    [this.meeting, this.failing] = [new Uint32Array(size), new Uint32Array(size)];
    this.hard = graph.nodes.map(() => new Set());
    const readers = readersByElement(graph, this.reached);
    graph.nodes.forEach((node, index) => {
      if (this.reached[index] === 0) return;
      const alone = isLeaf(node) && elementsOf(node).every((element) => readers[element] === 1);
      if (isLeaf(node)) this.addLeaf(index, alone && this.shared[index] === 0 && isOpen(index));
      else this.addGroup(node, index);
      for (const parent of this.parents[index] ?? []) this.tellParent(index, parent, 1);
    });
  }

  settle(start: NodeIndex, met: boolean): void {
    const open = new Set<NodeIndex>();
    this.turn(start, met, !met, open);
    while (open.size > 0) {
      const index = Math.min(...open);
      open.delete(index);
      const node = this.graph.nodes[index];
      if (node && this.shared[index] === 0) this.turn(index, ...this.forces(node, index), open);
    }
  }

  private addLeaf(index: NodeIndex, free: boolean): void {
    this.tight[index] = free ? 0 : 1;
    if (!free) return;
    this.freeLeaf[index] = index;
    this.canMeet[index] = 1;
    this.canFail[index] = 1;
  }

  private addGroup(node: GraphNode, index: NodeIndex): void {
    const children = childrenOf(node);
    this.tight[index] = children.some((child) => this.tight[child] === 1) || !staysOpen(node) ? 1 : 0;
    this.freeLeaf[index] = children.map((child) => this.freeLeaf[child]).find((leaf) => leaf !== undefined);
    if (this.shared[index] === 1) return;
    const [meets, fails] = this.forces(node, index);
    this.canMeet[index] = meets ? 1 : 0;
    this.canFail[index] = fails ? 1 : 0;
  }

  private forces(node: GraphNode, index: NodeIndex): readonly [met: boolean, notMet: boolean] {
    const size = childrenOf(node).length;
    const [meeting, failing] = [this.meeting[index] ?? 0, this.failing[index] ?? 0];
    switch (node.kind) {
      case 'not':
        return [failing === size, meeting === size];
      case 'all':
        return [meeting === size, failing > 0];
      case 'any':
        return [meeting > 0, failing === size];
      case 'count': {
        const open = meeting === size && failing === size;
        return [open && node.min <= node.max && node.min <= size, open && (node.min > 0 || node.max < size)];
      }
      case 'constant':
        return [node.value === 'met', node.value === 'not-met'];
      case 'question':
      case 'test':
        return [false, false];
    }
  }

  private turn(index: NodeIndex, met: boolean, notMet: boolean, open: Set<NodeIndex>): void {
    const [meets, fails] = [met ? 1 : 0, notMet ? 1 : 0];
    if (this.canMeet[index] === meets && this.canFail[index] === fails) return;
    for (const parent of this.parents[index] ?? []) this.tellParent(index, parent, -1);
    this.canMeet[index] = meets;
    this.canFail[index] = fails;
    for (const parent of this.parents[index] ?? []) {
      this.tellParent(index, parent, 1);
      open.add(parent);
    }
  }

  private tellParent(index: NodeIndex, parent: NodeIndex, sign: 1 | -1): void {
    if (this.canMeet[index] === 1) this.meeting[parent] = (this.meeting[parent] ?? 0) + sign;
    if (this.canFail[index] === 1) this.failing[parent] = (this.failing[parent] ?? 0) + sign;
    const kind = this.graph.nodes[parent]?.kind;
    const aside = kind === 'any' ? this.canFail[index] : this.canMeet[index];
    if (aside === 1) this.hard[parent]?.delete(index);
    else this.hard[parent]?.add(index);
  }
}

/** Over children that can turn out either way: whether the node can. */
function staysOpen(node: GraphNode): boolean {
  const size = childrenOf(node).length;
  if (node.kind !== 'count') return size > 0;
  return node.min <= node.max && node.min <= size && (node.min > 0 || node.max < size);
}

function parentsOf(graph: CriteriaGraph, reached: Flags): readonly (readonly NodeIndex[])[] {
  const parents: NodeIndex[][] = graph.nodes.map(() => []);
  graph.nodes.forEach((node, index) => {
    if (reached[index] === 1) for (const child of childrenOf(node)) parents[child]?.push(index);
  });
  return parents;
}

/** 1 for what is used in two places, and for everything below it. */
function sharedNodes(
  graph: CriteriaGraph,
  reached: Flags,
  parents: readonly (readonly NodeIndex[])[],
): Flags {
  const shared = new Uint8Array(graph.nodes.length);
  const roots = new Map<NodeIndex, number>();
  for (const { root } of graph.sections) roots.set(root, (roots.get(root) ?? 0) + 1);
  for (let index = graph.nodes.length - 1; index >= 0; index--) {
    if (reached[index] === 0) continue;
    const above = parents[index] ?? [];
    const uses = above.length + (roots.get(index) ?? 0);
    if (uses > 1 || above.some((parent) => shared[parent] === 1)) shared[index] = 1;
  }
  return shared;
}

function readersByElement(graph: CriteriaGraph, reached: Flags): Uint32Array {
  const readers = new Uint32Array(graph.elements.length);
  graph.nodes.forEach((node, index) => {
    if (reached[index] === 0 || !isLeaf(node)) return;
    for (const element of elementsOf(node)) readers[element] = (readers[element] ?? 0) + 1;
  });
  return readers;
}
