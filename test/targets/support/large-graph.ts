// A guideline of any size, to see how what a target emits grows; its criteria share nodes and count each other.
import type { CriteriaGraph, Element, GraphNode } from '../../../dsl/decision/criteria-graph.ts';
import { defaultTable } from '../../support/random-graph.ts';

/** About `size` criteria: half are questions, the others lists, counts and negations of five before them. */
export function largeGraph(size: number): CriteriaGraph {
  const half = Math.floor(size / 2);
  const name = (index: number) => `criterion-${String(index)}`;
  const origin = (index: number): GraphNode['origin'] => ({
    id: name(index),
    words: `Words of ${name(index)}`,
    number: String(index),
    uri: 'large.guideline',
    span: { start: 0, end: 0 },
    citations: [],
    role: 'criterion',
  });
  const elements = Array.from({ length: half }, (_, index): Element => {
    return { kind: 'question', key: name(index), label: `Words of ${name(index)}` };
  });
  const nodes: GraphNode[] = elements.map((_, element) => {
    return { kind: 'question', element, origin: origin(element) };
  });
  for (let index = half; index < size - 1; index++) {
    const children = [index - half, index - half + 1, index - 7, index - 3, index - 1].filter(
      (at) => at >= 0,
    );
    if (index % 4 === 0) nodes.push({ kind: 'count', min: 2, max: 4, children, origin: origin(index) });
    else if (index % 4 === 1) nodes.push({ kind: 'not', child: children[0] ?? 0, origin: origin(index) });
    else nodes.push({ kind: index % 4 === 2 ? 'all' : 'any', children, origin: origin(index) });
  }
  nodes.push({ kind: 'any', children: nodes.map((_, index) => index), origin: origin(size - 1) });
  const sections = [{ kind: 'indications' as const, root: size - 1 }];
  return {
    guideline: { id: 'large', version: '1', title: 'Large guideline' },
    elements,
    nodes,
    sections,
    verdicts: defaultTable(sections),
  };
}
