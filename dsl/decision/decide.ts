// The contract that every export repeats: facts in, a determination with its reasons and what is missing out.
import type { CriteriaGraph, GraphNode, NodeIndex, Truth } from './criteria-graph.ts';
import { childrenOf, elementsOf, isLeaf } from './criteria-index.ts';
import type { Evaluation, Verdict } from './evaluate.ts';
import { evaluateGraph } from './evaluate.ts';
import type { Facts, InvalidFact, Values } from './facts.ts';
import { readFacts } from './facts.ts';

export interface Decision {
  readonly determination: string;
  readonly label: string;
  /** Ids of the leaves that give the deciding row's section its state; none for `otherwise` and for what is not settled. */
  readonly reasons: readonly string[];
  /** Ids of the leaves that make the sections that are not met so. */
  readonly unmet: readonly string[];
  /** Keys of the facts whose absence leaves sections unknown. */
  readonly missing: readonly string[];
  readonly invalid: readonly InvalidFact[];
}

export function decide(graph: CriteriaGraph, facts: Facts): Decision {
  const { values, invalid } = readFacts(graph, facts);
  return { ...decisionOf(graph, values, evaluateGraph(graph, values)), invalid };
}

/** The decision of an evaluation of these values. */
export function decisionOf(graph: CriteriaGraph, values: Values, evaluation: Evaluation): Decision {
  const { determination, label } = evaluation.verdict;
  return {
    determination,
    label,
    reasons: leafIdsOf(graph, reasonLeaves(graph, evaluation)),
    unmet: leafIdsOf(graph, decidingLeaves(graph, evaluation.states, rootsIn(graph, evaluation, 'not-met'))),
    missing: missingKeys(graph, evaluation, values),
    invalid: [],
  };
}

/** Leaves that give the section of the deciding row its state. */
export function reasonLeaves(graph: CriteriaGraph, evaluation: Evaluation): readonly NodeIndex[] {
  const kind = rowSection(graph, evaluation.verdict);
  const section = graph.sections.find((candidate) => candidate.kind === kind);
  return section === undefined ? [] : decidingLeaves(graph, evaluation.states, [section.root]);
}

/**
 * Leaves reached from roots that are met or not met through the children that decide: the met ones of a met `any`, the not met
 * ones of a `all` that is not met, every child of the others, and through NOT the child with the opposite state.
 */
export function decidingLeaves(
  graph: CriteriaGraph,
  states: readonly Truth[],
  roots: readonly NodeIndex[],
): readonly NodeIndex[] {
  return leavesThrough(graph, roots, (node, index) => {
    const state = states[index];
    if (state === undefined || state === 'unknown') return [];
    const wanted = decidingStates(node, state, states);
    return childrenOf(node).filter((child) => wanted.includes(states[child] ?? 'unknown'));
  }).filter((index) => states[index] !== 'unknown');
}

/** Unknown leaves reached from unknown sections through unknown nodes. */
export function missingLeaves(graph: CriteriaGraph, evaluation: Evaluation): readonly NodeIndex[] {
  const { states } = evaluation;
  const unknownChildren = (node: GraphNode) =>
    childrenOf(node).filter((child) => states[child] === 'unknown');
  return leavesThrough(graph, rootsIn(graph, evaluation, 'unknown'), unknownChildren);
}

/** States of the children that give a node its state. A count has up to two limits, and each has its own. */
function decidingStates(node: GraphNode, state: Truth, states: readonly Truth[]): readonly Truth[] {
  switch (node.kind) {
    case 'constant':
    case 'question':
    case 'test':
      return [];
    case 'not':
      return [state === 'met' ? 'not-met' : 'met'];
    case 'all':
    case 'any':
      return [state];
    case 'count': {
      const bothEnds: Truth[] = [];
      if (state === 'met') {
        if (node.min > 0) bothEnds.push('met');
        if (node.max < node.children.length) bothEnds.push('not-met');
        return bothEnds;
      }
      const met = node.children.filter((child) => states[child] === 'met').length;
      return [met > node.max ? 'met' : 'not-met'];
    }
  }
}

/** Leaves reached from the roots, ascending. Children come before their parents, so that one pass downwards finds all. */
function leavesThrough(
  graph: CriteriaGraph,
  roots: readonly NodeIndex[],
  follow: (node: GraphNode, index: NodeIndex) => readonly NodeIndex[],
): readonly NodeIndex[] {
  const reached = new Uint8Array(graph.nodes.length);
  for (const root of roots) reached[root] = 1;
  const leaves: NodeIndex[] = [];
  for (let index = Math.max(-1, ...roots); index >= 0; index--) {
    const node = graph.nodes[index];
    if (reached[index] === 0 || node === undefined) continue;
    if (isLeaf(node)) leaves.push(index);
    else for (const child of follow(node, index)) reached[child] = 1;
  }
  return leaves.toReversed();
}

function rowSection(graph: CriteriaGraph, verdict: Verdict): string | undefined {
  return typeof verdict.row === 'number' ? graph.verdicts.rows[verdict.row]?.section : undefined;
}

function rootsIn(graph: CriteriaGraph, evaluation: Evaluation, state: Truth): readonly NodeIndex[] {
  return graph.sections.filter(({ kind }) => evaluation.sections.get(kind) === state).map(({ root }) => root);
}

function leafIdsOf(graph: CriteriaGraph, leaves: readonly NodeIndex[]): readonly string[] {
  return [...new Set(leaves.map((leaf) => graph.nodes[leaf]?.origin.id ?? ''))];
}

function missingKeys(graph: CriteriaGraph, evaluation: Evaluation, values: Values): readonly string[] {
  const missing = new Set<number>();
  for (const leaf of missingLeaves(graph, evaluation)) {
    const node = graph.nodes[leaf];
    for (const element of isLeaf(node) ? elementsOf(node) : []) {
      if (values[element] === undefined) missing.add(element);
    }
  }
  return graph.elements.flatMap(({ key }, index) => (missing.has(index) ? [key] : []));
}
