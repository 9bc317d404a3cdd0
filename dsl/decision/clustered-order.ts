// An order of variables in which those that are asked together stand together (FORCE), for criteria that share facts; knows no diagram.
import type { CriteriaGraph } from './criteria-graph.ts';
import { childrenOf } from './criteria-index.ts';
import type { Partition } from './variable.ts';

/** It stops sooner where nothing moves any more. */
const mostRounds = 60;

/**
 * From a first order: every criterion is put amid its children, every variable amid the criteria that ask for it, and so on. Of all rounds
 * the one in which the criteria span least.
 */
export function clusteredOrder(
  graphs: readonly CriteriaGraph[],
  parts: Partition,
  start: readonly number[],
): readonly number[] {
  let [order, best, least] = [start, start, Infinity];
  for (let round = 0; round < mostRounds; round++) {
    const places = new Float64Array(order.length);
    order.forEach((variable, place) => (places[variable] = place));
    const { pulled, span } = pull(graphs, parts, places);
    if (span < least) [best, least] = [order, span];
    const next = order.toSorted((a, b) => (pulled[a] ?? 0) - (pulled[b] ?? 0));
    if (next.every((variable, place) => variable === order[place])) break;
    order = next;
  }
  return best;
}

/** Where the criteria that ask for each variable stand on average, and over how many places all criteria stretch. */
function pull(
  graphs: readonly CriteriaGraph[],
  parts: Partition,
  places: Float64Array,
): { readonly pulled: Float64Array; readonly span: number } {
  const sums = new Float64Array(places.length);
  const pulls = new Uint32Array(places.length);
  let span = 0;
  graphs.forEach((graph, index) => {
    const leaves = parts.leaves[index] ?? [];
    const centres = new Float64Array(graph.nodes.length);
    graph.nodes.forEach((node, at) => {
      const leaf = leaves[at];
      if (leaf) centres[at] = places[leaf.variable] ?? 0;
      const children = childrenOf(node);
      if (children.length === 0) return;
      const found = children.map((child) => centres[child] ?? 0);
      const centre = found.reduce((sum, place) => sum + place, 0) / found.length;
      centres[at] = centre;
      span += Math.max(...found) - Math.min(...found);
      for (const child of children) {
        const variable = leaves[child]?.variable;
        if (variable === undefined) continue;
        sums[variable] = (sums[variable] ?? 0) + centre;
        pulls[variable] = (pulls[variable] ?? 0) + 1;
      }
    });
  });
  const pulled = places.map((place, variable) => {
    const count = pulls[variable] ?? 0;
    return count === 0 ? place : (sums[variable] ?? 0) / count;
  });
  return { pulled, span };
}
