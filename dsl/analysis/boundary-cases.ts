// The cases on either side of each line that a guideline draws, titled as a person would, each once; finds no line itself.
import type { CriteriaGraph } from '../decision/criteria-graph.ts';
import type { Facts } from '../decision/facts.ts';
import { describeValue, writeFacts } from '../decision/facts.ts';
import type { Boundary, DecidedCase } from './boundaries.ts';

export interface BoundaryCase {
  readonly title: string;
  readonly facts: Facts;
  readonly determination: string;
}

/** Without those whose facts are among `known`. */
export function boundaryCases(
  graph: CriteriaGraph,
  boundaries: readonly Boundary[],
  known: readonly Facts[],
): readonly BoundaryCase[] {
  const seen = new Set(known.map((facts) => JSON.stringify(facts)));
  return boundaries.flatMap((boundary) =>
    (boundary.pair ?? []).flatMap((decided, side): readonly BoundaryCase[] => {
      const facts = writeFacts(graph, decided.values);
      const key = JSON.stringify(facts);
      if (seen.has(key)) return [];
      seen.add(key);
      const title = titleOf(graph, boundary, decided, side === 0 ? 0 : 1);
      return [{ title, facts, determination: decided.determination }];
    }),
  );
}

function titleOf(graph: CriteriaGraph, boundary: Boundary, { values }: DecidedCase, side: 0 | 1): string {
  if (boundary.kind === 'count') {
    const { number = '', words = '' } = graph.nodes[boundary.node]?.origin ?? {};
    const list = [number, words].filter(Boolean).join(' ');
    return `${boundary.counts[side]} met of ${list || 'the list'}`;
  }
  const index = graph.elements.findIndex(({ key }) => key === boundary.key);
  const [element, value] = [graph.elements[index], values[index]];
  const told = element === undefined || value === undefined ? 'not known' : describeValue(element, value);
  return `${boundary.label || boundary.key}: ${told}`;
}
