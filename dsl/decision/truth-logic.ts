// Three-valued truths of cases as values that can be joined, whatever they are made of: one case, diagrams, or gates for a solver.
import type { CriteriaGraph, GraphNode, NodeIndex, Truth } from './criteria-graph.ts';
import { childrenOf } from './criteria-index.ts';

/** A truth of every case; what the number means is up to the logic. Equal numbers mean equal truths. */
export type TruthValue = number;

export interface TruthLogic {
  constant(truth: Truth): TruthValue;
  /** A condition or question of a graph on which some section stands. */
  leaf(graph: number, node: NodeIndex): TruthValue;
  /** Met where the variable takes the branch, else not met. */
  branch(variable: number, branch: number): TruthValue;
  not(value: TruthValue): TruthValue;
  /** Met when between `min` and `max` of the values are met. */
  count(values: readonly TruthValue[], min: number, max: number): TruthValue;
  /** One of three where the condition is met, not met and unknown. */
  choose(condition: TruthValue, ifMet: TruthValue, ifNotMet: TruthValue, ifUnknown: TruthValue): TruthValue;
}

/** The truth of a node from those of its children. Leaves have none. */
export function joined(
  logic: TruthLogic,
  node: GraphNode,
  children: readonly TruthValue[],
): TruthValue | undefined {
  switch (node.kind) {
    case 'constant':
      return logic.constant(node.value);
    case 'not':
      return logic.not(children[0] ?? logic.constant('unknown'));
    case 'all':
      return logic.count(children, children.length, children.length);
    case 'any':
      return logic.count(children, 1, children.length);
    case 'count':
      return logic.count(children, node.min, node.max);
    case 'question':
    case 'test':
      return undefined;
  }
}

/** Truths of one graph's nodes, made when first asked for. */
export class GraphTruths {
  private readonly logic: TruthLogic;
  private readonly graph: CriteriaGraph;
  private readonly place: number;
  private readonly known: (TruthValue | undefined)[] = [];

  constructor(logic: TruthLogic, graph: CriteriaGraph, place: number) {
    this.logic = logic;
    this.graph = graph;
    this.place = place;
  }

  /** Not by recursion: a guideline may be nested deeply. Children have smaller indexes than their parents. */
  at(index: NodeIndex): TruthValue {
    const found = this.known[index];
    if (found !== undefined) return found;
    const needed = new Set([index]);
    // Nodes that are added while going over a set are visited as well.
    for (const each of needed) {
      const node = this.graph.nodes[each];
      if (node) for (const child of childrenOf(node)) if (this.known[child] === undefined) needed.add(child);
    }
    for (const each of [...needed].toSorted((a, b) => a - b)) this.known[each] = this.make(each);
    return this.known[index] ?? this.logic.constant('unknown');
  }

  private make(index: NodeIndex): TruthValue {
    const unknown = this.logic.constant('unknown');
    const node = this.graph.nodes[index];
    if (!node) return unknown;
    const children = childrenOf(node).map((child) => this.known[child] ?? unknown);
    return joined(this.logic, node, children) ?? this.logic.leaf(this.place, index);
  }
}
