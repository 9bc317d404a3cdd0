// Cases in which one criterion decides, and whether it does; a search that may fail, never a proof.
import { LikelyCases } from '../../analysis/likely-cases.ts';
import { partition } from '../../decision/cells.ts';
import type { CriteriaGraph, NodeIndex, Truth } from '../../decision/criteria-graph.ts';
import type { Decision } from '../../decision/decide.ts';
import { decisionOf } from '../../decision/decide.ts';
import { evaluateGraph, nodeTruth, verdictOf } from '../../decision/evaluate.ts';
import type { Evaluation } from '../../decision/evaluate.ts';
import type { Values } from '../../decision/facts.ts';
import { valuesOf } from '../../decision/witness.ts';
import type { ValuesFinder } from './wanted-states.ts';

/** What hangs on a criterion in a case, most first. */
export const bearings = ['determination', 'explanation', 'nothing'] as const;
export type Bearing = (typeof bearings)[number];

export interface DecidingCases {
  /** Cases in which the criterion is likely to decide. `met`: so many of its children are met. */
  readonly around: (node: NodeIndex, met?: number) => readonly Values[];
  /** Had the criterion another state in this case, would the determination be another, or at least what explains it? */
  readonly bearingOf: (node: NodeIndex, values: Values) => Bearing;
}

export function decidingCases(graph: CriteriaGraph, finder: ValuesFinder): DecidingCases {
  const parts = partition([graph]);
  const likely = new LikelyCases(graph, parts);
  const kept = new Map<NodeIndex, readonly Values[]>();
  return {
    around: (node, met) => {
      const made = (count: number): readonly Values[] =>
        present(likely.around(node, count).map((branches) => valuesOf(parts, branches)?.[0]));
      if (met !== undefined) return made(met);
      const known = kept.get(node) ?? [
        ...made(0),
        ...present(truths.map((state) => finder.find(node, state))),
      ];
      kept.set(node, known);
      return known;
    },
    bearingOf: (node, values) => bearingOf(graph, node, values),
  };
}

const truths: readonly Truth[] = ['met', 'not-met', 'unknown'];

function present(found: readonly (Values | undefined)[]): readonly Values[] {
  return found.filter((values) => values !== undefined);
}

function bearingOf(graph: CriteriaGraph, node: NodeIndex, values: Values): Bearing {
  const evaluation = evaluateGraph(graph, values);
  const others = truths
    .filter((truth) => truth !== evaluation.states[node])
    .map((truth) => withTruth(graph, values, evaluation, node, truth));
  const { determination } = evaluation.verdict;
  if (others.some(({ verdict }) => verdict.determination !== determination)) return 'determination';
  const told = (one: Evaluation): string => wordsOf(decisionOf(graph, values, one));
  const own = told(evaluation);
  return others.some((other) => told(other) !== own) ? 'explanation' : 'nothing';
}

/** The case as it would be had the criterion this truth, whatever is below it. */
function withTruth(
  graph: CriteriaGraph,
  values: Values,
  { states: before }: Evaluation,
  node: NodeIndex,
  truth: Truth,
): Evaluation {
  const states = before.slice(0, node);
  states.push(truth);
  for (let index = node + 1; index < graph.nodes.length; index++) {
    const above = graph.nodes[index];
    if (above !== undefined) states.push(nodeTruth(above, states, values));
  }
  const sections = new Map(
    graph.sections.map(({ kind, root }) => [kind, states[root] ?? 'unknown'] as const),
  );
  return { states, sections, verdict: verdictOf(graph.verdicts, sections) };
}

function wordsOf({ label, reasons, unmet, missing }: Decision): string {
  return JSON.stringify([label, reasons, unmet, missing]);
}
