// Why a case is decided as it is, what is missing, and which single answer would settle most; changes no decision.
import type { Answer } from './answers.ts';
import { answersFrom } from './answers.ts';
import { partition } from './cells.ts';
import type { DecisionDiagram, TooLarge } from './compile-diagram.ts';
import { compileDiagram } from './compile-diagram.ts';
import type { CriteriaGraph, ElementIndex, NodeIndex, Truth } from './criteria-graph.ts';
import { elementsOf, isLeaf } from './criteria-index.ts';
import type { Span } from '../source/span.ts';
import type { Decision } from './decide.ts';
import { decisionOf, missingLeaves } from './decide.ts';
import { irreducibleDecidingSet, smallestDecidingSet } from './deciding.ts';
import type { Evaluation, Verdict } from './evaluate.ts';
import { evaluateGraph } from './evaluate.ts';
import type { Values } from './facts.ts';
import { WhatIf } from './what-if.ts';

export interface Explanation {
  readonly decision: Decision;
  readonly verdict: Verdict;
  /**
   * Had exactly these been the other way round, the determination would be another. Empty where only unknown answers could change it
   * (`decidingIsSmallest`), or where none was found.
   */
  readonly deciding: readonly ExplainedCriterion[];
  /** No smaller set does. False: none of `deciding` can be left out, but another set may be smaller. */
  readonly decidingIsSmallest: boolean;
  /** In document order, as `decision.missing`. */
  readonly missing: readonly MissingFact[];
  /** Key of the missing fact whose answer would settle most, one that can settle the determination alone before others. */
  readonly nextQuestion: string | undefined;
}

export interface ExplainedCriterion {
  readonly node: NodeIndex;
  readonly id: string;
  readonly words: string;
  readonly number: string;
  readonly uri: string;
  readonly span: Span;
  readonly citations: readonly string[];
  readonly state: Truth;
  /** Keys of the facts that it reads. */
  readonly keys: readonly string[];
}

export interface MissingFact {
  readonly key: string;
  readonly label: string;
  /** The unknown criteria that ask for it. */
  readonly criteria: readonly ExplainedCriterion[];
  readonly answers: readonly PossibleAnswer[];
}

export interface PossibleAnswer {
  readonly words: string;
  /** The determination with this answer. */
  readonly determination: string;
  /** No further answer could change it. */
  readonly settled: boolean;
  /** Criteria, groups included, that are no longer unknown with this answer. */
  readonly settles: number;
}

export interface ExplainOptions {
  /** The graph's diagram where the caller has it; otherwise a small one is made. */
  readonly diagram?: DecisionDiagram | TooLarge;
}

/** Small guidelines are explained exactly in an instant; larger ones where their diagram is given. */
const ownDiagramBudget = 20_000;

export function explain(graph: CriteriaGraph, values: Values, options: ExplainOptions = {}): Explanation {
  const evaluation = evaluateGraph(graph, values);
  const diagram = options.diagram ?? compileDiagram(graph, { budget: ownDiagramBudget });
  const answersOf = answersFrom(diagram.exceeded ? partition([graph]) : diagram.partition);
  const exact = diagram.exceeded ? undefined : smallestDecidingSet(graph, values, evaluation, diagram);
  const deciding = exact ?? irreducibleDecidingSet(graph, values, evaluation, answersOf);
  const describe = (leaf: NodeIndex) => explained(graph, leaf, evaluation.states);
  const missing = missingFacts(graph, values, evaluation, answersOf);
  return {
    decision: decisionOf(graph, values, evaluation),
    verdict: evaluation.verdict,
    deciding: deciding.leaves.flatMap(describe),
    decidingIsSmallest: deciding.smallest,
    missing,
    nextQuestion: bestQuestion(missing)?.key,
  };
}

/** What is still to be asked or to be documented, with what each answer would do; in document order. */
export function missingFacts(
  graph: CriteriaGraph,
  values: Values,
  evaluation: Evaluation,
  answersOf: ReturnType<typeof answersFrom>,
): readonly MissingFact[] {
  const whatIf = new WhatIf(graph, values);
  return [...askedBy(graph, values, missingLeaves(graph, evaluation))].map(([element, leaves]) => {
    const { key = '', label = '' } = graph.elements[element] ?? {};
    const answers = answersOf(element, values).map((answer) => outcomeOf(whatIf, element, answer));
    const criteria = leaves.flatMap((leaf) => explained(graph, leaf, evaluation.states));
    return { key, label, criteria, answers };
  });
}

function explained(
  graph: CriteriaGraph,
  index: NodeIndex,
  states: readonly Truth[],
): readonly ExplainedCriterion[] {
  const node = graph.nodes[index];
  if (!isLeaf(node)) return [];
  const { id, words, number, uri, span, citations } = node.origin;
  const keys = elementsOf(node).flatMap((element) => graph.elements[element]?.key ?? []);
  return [{ node: index, id, words, number, uri, span, citations, state: states[index] ?? 'unknown', keys }];
}

/** Unknown elements in their order, with the leaves that ask for them. */
function askedBy(
  graph: CriteriaGraph,
  values: Values,
  leaves: readonly NodeIndex[],
): ReadonlyMap<ElementIndex, readonly NodeIndex[]> {
  const asked = new Map<ElementIndex, NodeIndex[]>();
  for (const leaf of leaves) {
    const node = graph.nodes[leaf];
    for (const element of isLeaf(node) ? elementsOf(node) : []) {
      if (values[element] !== undefined) continue;
      const list = asked.get(element);
      if (list === undefined) asked.set(element, [leaf]);
      else list.push(leaf);
    }
  }
  return new Map([...asked].toSorted(([a], [b]) => a - b));
}

function outcomeOf(whatIf: WhatIf, element: ElementIndex, { words, value }: Answer): PossibleAnswer {
  const before = whatIf.unknownCount;
  return whatIf.tried(element, value, () => {
    const { determination, settled } = whatIf.verdict();
    return { words, determination, settled, settles: before - whatIf.unknownCount };
  });
}

/** Keys, best first; what no answer is known for comes last. Ties in the order of the document. */
export function bestOrder(missing: readonly MissingFact[]): readonly string[] {
  const rank = (a: MissingFact, b: MissingFact): number => {
    if (a.answers.length === 0 || b.answers.length === 0) return b.answers.length - a.answers.length;
    return isBetter(a, b) ? -1 : isBetter(b, a) ? 1 : 0;
  };
  return missing.toSorted(rank).map(({ key }) => key);
}

/** The first of the best: by the share of answers that settle the determination, then by the criteria that an answer settles on average. */
export function bestQuestion(missing: readonly MissingFact[]): MissingFact | undefined {
  let best: MissingFact | undefined;
  for (const fact of missing)
    if (fact.answers.length > 0 && (best === undefined || isBetter(fact, best))) best = fact;
  return best;
}

function isBetter({ answers: own }: MissingFact, { answers: other }: MissingFact): boolean {
  const settling = (answers: readonly PossibleAnswer[]) => answers.filter(({ settled }) => settled).length;
  const settled = (answers: readonly PossibleAnswer[]) =>
    answers.reduce((sum, { settles }) => sum + settles, 0);
  // a / n > b / m without fractions.
  const share = settling(own) * other.length - settling(other) * own.length;
  return share > 0 || (share === 0 && settled(own) * other.length > settled(other) * own.length);
}
