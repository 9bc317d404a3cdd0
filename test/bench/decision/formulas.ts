// Criteria graphs of known shape and size for benchmarks: groups of groups, shared questions, counts; asserts nothing.
import type { CriteriaGraph, Element, GraphNode } from '../../../dsl/decision/criteria-graph.ts';
import { defaultTable } from '../../support/random-graph.ts';

export interface FormulaShape {
  readonly leaves: number;
  /** Of the leaves, how many out of 100 ask a question that was asked before. */
  readonly shared: number;
  /** Groups `AT LEAST n OF` over randomly drawn questions. */
  readonly counts?: { readonly groups: number; readonly size: number; readonly atLeast: number };
  readonly seed?: number;
}

/** Indications that are ANY OF groups that are ALL OF groups and so on, three to six children each. */
export function formula({ leaves, shared, counts, seed = 7 }: FormulaShape): CriteriaGraph {
  const random = randomBelow(seed);
  const nodes: GraphNode[] = [];
  const elements: Element[] = [];
  const origin = (id: string): GraphNode['origin'] => ({
    id,
    words: `Words of ${id}`,
    number: '',
    uri: 'formula.guideline',
    span: { start: nodes.length, end: nodes.length + 1 },
    citations: [],
    role: 'criterion',
  });
  const ask = (element: number): number =>
    nodes.push({ kind: 'question', element, origin: origin(`q${String(nodes.length)}`) }) - 1;
  let floor: number[] = [];
  for (let leaf = 0; leaf < leaves; leaf++) {
    if (elements.length > 0 && random(100) < shared) floor.push(ask(random(elements.length)));
    else {
      elements.push({ kind: 'question', key: `q${String(leaf)}`, label: `Question ${String(leaf)}` });
      floor.push(ask(elements.length - 1));
    }
  }
  const drawn = Array.from({ length: counts?.groups ?? 0 }, () => {
    const children = Array.from({ length: counts?.size ?? 0 }, () => ask(random(elements.length)));
    const [min, max] = [counts?.atLeast ?? 1, children.length];
    return (
      nodes.push({ kind: 'count', min, max, children, origin: origin(`count${String(nodes.length)}`) }) - 1
    );
  });
  for (let height = 0; floor.length > 1; height++) {
    const next: number[] = [];
    for (let start = 0; start < floor.length;) {
      const children = floor.slice(start, start + 3 + random(4));
      start += children.length;
      // Counts stand among the groups of the second floor.
      if (height === 1 && drawn.length > 0) children.push(drawn.pop() ?? 0);
      const kind = height % 2 === 0 ? 'all' : 'any';
      next.push(nodes.push({ kind, children, origin: origin(`g${String(nodes.length)}`) }) - 1);
    }
    floor = next;
  }
  const sections = [{ kind: 'indications', root: floor[0] ?? 0 }] as const;
  const guideline = { id: 'formula', version: '1', title: 'Formula' };
  return { guideline, elements, nodes, sections, verdicts: defaultTable(sections) };
}

/** The same with one criterion turned into its dual: a version that decides otherwise, or only seems to. */
export function withOneEdit(graph: CriteriaGraph): CriteriaGraph {
  const place = graph.nodes.findIndex((node, index) => index > graph.nodes.length / 2 && node.kind === 'all');
  const node = graph.nodes[place];
  if (node?.kind !== 'all') return graph;
  return { ...graph, nodes: graph.nodes.with(place, { ...node, kind: 'any' }) };
}

/** The same meaning in another form: the children of every group the other way round. */
export function rearranged(graph: CriteriaGraph): CriteriaGraph {
  const nodes = graph.nodes.map((node) =>
    'children' in node ? { ...node, children: node.children.toReversed() } : node,
  );
  return { ...graph, nodes };
}

export function randomBelow(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}
