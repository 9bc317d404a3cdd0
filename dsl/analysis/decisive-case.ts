// A complete case in which one criterion decides, to try it or to keep it as a test; asks, and knows not who answers.
import type { CriteriaGraph, NodeIndex } from '../decision/criteria-graph.ts';
import { evaluateGraph } from '../decision/evaluate.ts';
import type { Facts, Values } from '../decision/facts.ts';
import { writeFacts } from '../decision/facts.ts';
import { openQuestions, type QuestionOptions, type Questions } from '../decision/questions.ts';
import type { Wish } from '../decision/wish.ts';
import { allOf, isMet, isNotMet } from '../decision/wish.ts';
import { valuesOf } from '../decision/witness.ts';
import { criteriaOf, decidesWish, isTrue } from './influence.ts';
import { LikelyCases } from './likely-cases.ts';

export interface DecisiveCase {
  /** Of the criterion in this case. */
  readonly state: 'met' | 'not-met';
  readonly facts: Facts;
  readonly determination: string;
}

export type DecisiveCases =
  | { readonly found: true; readonly cases: readonly DecisiveCase[] }
  /** The criterion decides in no complete case, or none was found within the effort allowed. */
  | { readonly found: false | 'not proved' };

/** One case for each of the states, where there is one; undefined where no criterion has this id. */
export function decisiveCases(
  graph: CriteriaGraph,
  id: string,
  states: readonly DecisiveCase['state'][],
  options: QuestionOptions = {},
): DecisiveCases | undefined {
  const node = criteriaOf(graph).find((index) => graph.nodes[index]?.origin.id === id);
  if (node === undefined) return undefined;
  const questions = openQuestions([graph], options);
  const likely = new LikelyCases(graph, questions.partition);
  const found = states.map((state) => ({ state, values: decisiveValues(questions, likely, node, state) }));
  questions.close();
  const cases = found.flatMap(({ state, values }) =>
    typeof values === 'object' ? [decided(graph, state, values)] : [],
  );
  if (cases.length > 0) return { found: true, cases };
  return { found: found.every(({ values }) => values === 'none') ? false : 'not proved' };
}

function decisiveValues(
  questions: Questions,
  likely: LikelyCases,
  node: NodeIndex,
  state: DecisiveCase['state'],
): Values | 'none' | 'not proved' {
  const [graph] = questions.graphs;
  if (graph === undefined) return 'none';
  const wish: Wish = allOf(decidesWish(graph, node), state === 'met' ? isMet(node) : isNotMet(node));
  const branches = likely.around(node).find((own) => isTrue(questions, wish, own));
  const values = branches && valuesOf(questions.partition, branches)?.[0];
  if (values !== undefined) return values;
  const witness = questions.witness(wish, { complete: true });
  if (witness.found !== true) return witness.found === false ? 'none' : 'not proved';
  return witness.values[0] ?? 'not proved';
}

function decided(graph: CriteriaGraph, state: DecisiveCase['state'], values: Values): DecisiveCase {
  const { determination } = evaluateGraph(graph, values).verdict;
  return { state, facts: writeFacts(graph, values), determination };
}
