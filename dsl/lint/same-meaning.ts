// The hypothesis that questions whose words name the same thing are the same question, and what would follow; proves nothing by itself.
import type { CriteriaGraph, ElementIndex, NodeIndex } from '../decision/criteria-graph.ts';
import { childrenOf, reachedNodes } from '../decision/criteria-index.ts';
import { analyseLogic, type LogicAnalysis } from '../analysis/logic.ts';
import type { CreateSolver } from '../decision/sat-solver.ts';
import type { TermIndex } from './term-index.ts';

export interface SameMeaning {
  /** Questions that are taken for one, by node, in document order; at least two each. */
  readonly groups: readonly (readonly NodeIndex[])[];
  /** The analysis of the guideline in which each group is one question. */
  readonly logic: LogicAnalysis;
}

export function assumeSame(graph: CriteriaGraph, terms: TermIndex, createSolver?: CreateSolver): SameMeaning {
  const groups = questionGroups(graph, terms);
  if (groups.length === 0) return { groups, logic: noFindings };
  const instead = new Map<ElementIndex, ElementIndex>();
  for (const group of groups) {
    const [first, ...others] = group.flatMap((node) => questionElement(graph, node) ?? []);
    if (first !== undefined) for (const other of others) instead.set(other, first);
  }
  const nodes = graph.nodes.map((node) =>
    node.kind === 'question' ? { ...node, element: instead.get(node.element) ?? node.element } : node,
  );
  return { groups, logic: analyseLogic({ ...graph, nodes }, createSolver) };
}

const noFindings: LogicAnalysis = { impossible: [], certain: [], dead: [], cutShort: false };

function questionElement(graph: CriteriaGraph, index: NodeIndex): ElementIndex | undefined {
  const node = graph.nodes[index];
  return node?.kind === 'question' ? node.element : undefined;
}

function questionGroups(graph: CriteriaGraph, terms: TermIndex): readonly (readonly NodeIndex[])[] {
  const byKey = new Map<string, NodeIndex[]>();
  const reached = reachedNodes(graph);
  graph.nodes.forEach((node, index) => {
    if (node.kind !== 'question' || reached[index] === 0) return;
    const key = terms.meaningKey(node.origin.words);
    if (key === '') return;
    const list = byKey.get(key);
    if (list) list.push(index);
    else byKey.set(key, [index]);
  });
  return [...byKey.values()].filter((nodes) => nodes.length > 1);
}

/** The nodes themselves and everything below them. */
export function nodesBelow(graph: CriteriaGraph, tops: readonly NodeIndex[]): ReadonlySet<NodeIndex> {
  const found = new Set(tops);
  // Nodes that are added while going over a set are visited as well.
  for (const index of found) {
    const node = graph.nodes[index];
    if (node) for (const child of childrenOf(node)) found.add(child);
  }
  return found;
}
