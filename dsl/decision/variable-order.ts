// The order of a diagram's variables: that of the document, with the criteria of one group side by side; knows no diagram.
import type { CriteriaGraph } from './criteria-graph.ts';
import { childrenOf } from './criteria-index.ts';
import type { Partition } from './variable.ts';

/** Indexes of all variables, the top one first. Of two graphs the new one leads, and what only the old one asks keeps its neighbour. */
export function variableOrder(graphs: readonly CriteriaGraph[], parts: Partition): readonly number[] {
  const orders = graphs.map((graph, index) => orderOfAppearance(graph, parts, index));
  const everything = parts.variables.map((_, variable) => variable);
  return [...orders.toReversed(), everything].reduce(insertAfterNeighbours, []);
}

/** By first appearance from the sections' roots downwards. The event of a window goes before the date, to which many lead. */
function orderOfAppearance(graph: CriteriaGraph, parts: Partition, place: number): readonly number[] {
  const order = new Set<number>();
  const visited = new Uint8Array(graph.nodes.length);
  const open = graph.sections.map(({ root }) => root).toReversed();
  for (let index = open.pop(); index !== undefined; index = open.pop()) {
    const node = graph.nodes[index];
    if (node === undefined || visited[index] === 1) continue;
    visited[index] = 1;
    const leaf = parts.leaves[place]?.[index];
    if (leaf?.guard !== undefined) order.add(leaf.guard.variable);
    if (leaf !== undefined) order.add(leaf.variable);
    open.push(...childrenOf(node).toReversed());
  }
  return [...order];
}

/** Puts what is new in `order` behind the one that it follows there. */
function insertAfterNeighbours(known: readonly number[], order: readonly number[]): readonly number[] {
  const present = new Set(known);
  const followers = new Map<number | undefined, number[]>();
  let neighbour: number | undefined;
  for (const variable of order) {
    if (present.has(variable)) neighbour = variable;
    else {
      const row = followers.get(neighbour) ?? [];
      row.push(variable);
      followers.set(neighbour, row);
    }
  }
  const start = followers.get(undefined) ?? [];
  return [...start, ...known.flatMap((variable) => [variable, ...(followers.get(variable) ?? [])])];
}
