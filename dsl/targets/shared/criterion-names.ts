// What an engine calls the criteria and facts of a guideline: portable names by place, and which node answers for which written id.
import type { CriteriaGraph, NodeIndex } from '../../decision/criteria-graph.ts';
import { reachedNodes } from '../../decision/criteria-index.ts';
import { portableNames } from './portable-names.ts';

export interface EngineNames {
  /** By `NodeIndex`; the plain name is the criterion's, and its parts are numbered. */
  readonly nodes: readonly string[];
  /** By `ElementIndex`. */
  readonly elements: readonly string[];
}

/** To be used with a prefix, since they are not kept off any engine's reserved words. */
export function engineNames(graph: CriteriaGraph): EngineNames {
  return {
    nodes: namesByNode(graph, portableNames),
    elements: portableNames(graph.elements.map(({ key }) => key)),
  };
}

/**
 * By `NodeIndex`. `give` names ids one by one in their order, no two alike: the nodes that have the state of a criterion come
 * before its guards and negations, so that the plain name is never a part's.
 */
export function namesByNode(
  graph: CriteriaGraph,
  give: (ids: readonly string[]) => readonly string[],
): readonly string[] {
  const whole = namedCriteria(graph).map(({ node }) => node);
  const isWhole = new Set(whole);
  const order = [...whole, ...[...graph.nodes.keys()].filter((node) => !isWhole.has(node))];
  const given = give(order.map((node) => graph.nodes[node]?.origin.id ?? ''));
  const byNode = new Map(order.map((node, place) => [node, given[place] ?? '']));
  return graph.nodes.map((_, node) => byNode.get(node) ?? '');
}

export interface NamedCriterion {
  readonly id: string;
  readonly node: NodeIndex;
}

/** Each id that a section stands on with the node that has its state: the whole criterion, else its head, its list, a part. */
export function namedCriteria(graph: CriteriaGraph): readonly NamedCriterion[] {
  const reached = reachedNodes(graph);
  const ranks = ['criterion', 'head', 'group', 'part'];
  const best = new Map<string, { readonly node: NodeIndex; readonly rank: number }>();
  graph.nodes.forEach(({ origin }, node) => {
    const rank = ranks.indexOf(origin.role);
    if (origin.id === '' || reached[node] === 0 || rank >= (best.get(origin.id)?.rank ?? ranks.length))
      return;
    best.set(origin.id, { node, rank });
  });
  return [...best].map(([id, { node }]) => ({ id, node }));
}
