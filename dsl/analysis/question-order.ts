// The questions of one case in the order that settles it soonest, each chosen after the answer before it; knows no words but labels.
import { answersFrom } from '../decision/answers.ts';
import { caseCloser } from '../decision/base-case.ts';
import { partition } from '../decision/cells.ts';
import type { CriteriaGraph } from '../decision/criteria-graph.ts';
import { evaluateGraph } from '../decision/evaluate.ts';
import { bestQuestion, missingFacts } from '../decision/explain.ts';
import type { Values } from '../decision/facts.ts';
import { describeValue } from '../decision/facts.ts';

/** One way through the questions: each is answered as `all others not met` answers it. Other answers mostly settle sooner. */
export interface QuestionOrder {
  readonly steps: readonly QuestionStep[];
  /** After the last step. */
  readonly determination: string;
  /** No further answer could change it. */
  readonly settled: boolean;
  /** Facts that no step asked for, although nothing was known of them: they turned out not to matter. */
  readonly spared: number;
}

export interface QuestionStep {
  readonly key: string;
  readonly label: string;
  /** The answer that the way goes on with: `no`, `34.9 kg/m2`. */
  readonly answer: string;
  /** The answers that settle the determination at once, with it. */
  readonly settling: readonly { readonly words: string; readonly determination: string }[];
}

const mostSteps = 100;

/**
 * After each answer the next question is the one of whose possible answers the largest share settles the determination, and among equals the
 * one that settles most criteria on average. That is a rule for one step, not a proof that no other order is shorter.
 */
export function questionOrder(graph: CriteriaGraph, values: Values): QuestionOrder {
  const close = caseCloser(
    [graph],
    graph.elements.map((_, element) => [element]),
  );
  const base = close([values]).values[0] ?? [];
  const answersOf = answersFrom(partition([graph]));
  const known = graph.elements.map((_, element) => values[element]);
  const steps: QuestionStep[] = [];
  for (;;) {
    const evaluation = evaluateGraph(graph, known);
    const { settled, determination } = evaluation.verdict;
    const missing = settled ? [] : missingFacts(graph, known, evaluation, answersOf);
    const next = steps.length < mostSteps ? bestQuestion(missing) : undefined;
    const index = graph.elements.findIndex(({ key }) => key === next?.key);
    const element = graph.elements[index];
    // Where no value meets nothing, any answer has to do.
    const answer = next && element ? (base[index] ?? answersOf(index, known)[0]?.value) : undefined;
    if (!next || !element || answer === undefined) {
      const spared = known.filter((value) => value === undefined).length;
      return { steps, determination, settled, spared };
    }
    const settling = next.answers.filter((one) => one.settled);
    steps.push({
      key: next.key,
      label: next.label,
      answer: describeValue(element, answer),
      settling: settling.map((one) => ({ words: one.words, determination: one.determination })),
    });
    known[index] = answer;
  }
}
