// The criteria, lists included, through which a determination came about; the leaves among them are those of `decide`.
import type { CriteriaGraph, GraphNode, NodeIndex, SectionKind, Truth } from '../decision/criteria-graph.ts';
import { childrenOf } from '../decision/criteria-index.ts';
import { decidingLeaves, missingLeaves } from '../decision/decide.ts';
import type { Evaluation } from '../decision/evaluate.ts';

/**
 * Ids in document order. A row that matched: what gave its section the state. Nothing settled: what is unknown. `otherwise` and rows that
 * agree: what made the sections without effect so.
 */
export function causesOf(graph: CriteriaGraph, evaluation: Evaluation): readonly string[] {
  const roots = graph.sections
    .filter(({ kind }) => decidesBy(graph, evaluation, kind))
    .map(({ root }) => root);
  const { states } = evaluation;
  const known = roots.filter((root) => states[root] !== 'unknown');
  const leaves = new Set([...decidingLeaves(graph, states, known), ...missingLeaves(graph, evaluation)]);
  const holding = nodesAbove(graph, leaves);
  const reached = graph.nodes.map(() => false);
  for (const root of roots) reached[root] = true;
  const ids = new Set<string>();
  for (let index = graph.nodes.length - 1; index >= 0; index--) {
    const node = graph.nodes[index];
    if (node === undefined || reached[index] !== true || holding[index] !== true) continue;
    if (node.origin.role !== 'part') ids.add(node.origin.id);
    for (const child of childrenOf(node)) {
      if (leadsOn(node, states[index] ?? 'unknown', states[child] ?? 'unknown')) reached[child] = true;
    }
  }
  return [...ids].toReversed();
}

function decidesBy(graph: CriteriaGraph, { sections, verdict }: Evaluation, kind: SectionKind): boolean {
  const state = sections.get(kind);
  if (!verdict.settled) return state === 'unknown';
  if (typeof verdict.row !== 'number') return state !== 'met';
  return graph.verdicts.rows[verdict.row]?.section === kind;
}

function nodesAbove(graph: CriteriaGraph, leaves: ReadonlySet<NodeIndex>): readonly boolean[] {
  const above: boolean[] = [];
  graph.nodes.forEach((node, index) => {
    above.push(leaves.has(index) || childrenOf(node).some((child) => above[child] === true));
  });
  return above;
}

/** Whether a child in this state helps to give its parent its own. */
function leadsOn(parent: GraphNode, state: Truth, child: Truth): boolean {
  if (parent.kind === 'all' || parent.kind === 'any' || state === 'unknown') return child === state;
  return child !== 'unknown';
}
