// How an analysis names a criterion to people; knows no truths.
import type { CriteriaGraph, NodeIndex } from '../decision/criteria-graph.ts';
import type { Span } from '../source/span.ts';

export interface NamedCriterion {
  readonly node: NodeIndex;
  readonly id: string;
  readonly words: string;
  /** Printed, such as `1.c.ii`; '' for none. */
  readonly number: string;
  readonly uri: string;
  readonly span: Span;
}

export function named(graph: CriteriaGraph, node: NodeIndex): NamedCriterion {
  const origin = graph.nodes[node]?.origin;
  const { id = '', words = '', number = '', uri = '', span = { start: 0, end: 0 } } = origin ?? {};
  return { node, id, words, number, uri, span };
}
