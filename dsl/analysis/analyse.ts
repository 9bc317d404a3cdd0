// Everything that is said of a whole guideline over all its cases, gathered as plain data; proves nothing itself.
import type { CriteriaGraph, SectionKind } from '../decision/criteria-graph.ts';
import { compileDiagram } from '../decision/compile-diagram.ts';
import { openQuestions, type QuestionOptions, type Questions } from '../decision/questions.ts';
import { boundariesOf, type Boundary } from './boundaries.ts';
import { named, type NamedCriterion } from './criterion.ts';
import { influenceOf } from './influence.ts';
import { LikelyCases } from './likely-cases.ts';
import { analyseLogic, type DeadCriterion } from './logic.ts';
import { numberBands, type NumberNeighbours } from './number-bands.ts';
import { questionOrder, type QuestionOrder } from './question-order.ts';
import { factNeeds, type FactNeeds } from './shortest-ways.ts';
import { smallestSets, type SmallestSets } from './smallest-sets.ts';

export interface Analysis {
  /** What answered in the end; `nothing`: the guideline is beyond the budget of diagrams and no solver was given. */
  readonly by: Questions['by'];
  readonly neverMet: readonly NamedCriterion[];
  readonly alwaysMet: readonly NamedCriterion[];
  /** Criteria that change the outcome of no section. */
  readonly dead: readonly NamedDead[];
  /** Not dead, and yet no determination of a complete case depends on them. */
  readonly neverDecisive: readonly NamedCriterion[];
  readonly equivalent: readonly (readonly NamedCriterion[])[];
  readonly numbers: readonly NumberNeighbours[];
  readonly sections: readonly SectionSets[];
  readonly boundaries: readonly Boundary[];
  /** undefined where the diagram does not fit its budget. */
  readonly facts: FactNeeds | undefined;
  /** Key of what is best asked first; undefined where nothing has to be asked. */
  readonly firstQuestion: string | undefined;
  /** The questions of a case of which nothing is known, as long as each answer meets nothing. */
  readonly questions: QuestionOrder;
  /** Criteria of which something could not be proved within the effort allowed. */
  readonly notProved: readonly NamedCriterion[];
  /** Some criteria were not looked at for being dead, never met or always met. */
  readonly cutShort: boolean;
}

export interface NamedDead {
  readonly criterion: NamedCriterion;
  readonly as: DeadCriterion['as'];
  /** What makes it pointless; undefined where several criteria do it together. */
  readonly coveredBy: NamedCriterion | undefined;
}

export interface SectionSets {
  readonly section: SectionKind;
  readonly sufficient: SmallestSets;
  readonly blocking: SmallestSets;
}

export interface AnalysisOptions extends Omit<QuestionOptions, 'sameKey'> {
  /** Most sets of each kind. */
  readonly mostSets?: number;
}

/** What is looked at next, in this order; lines between determinations take longest. */
export const analysisSteps = ['logic', 'influence', 'boundaries', 'sets'] as const;

export type AnalysisStep = (typeof analysisSteps)[number];

export function analyse(graph: CriteriaGraph, options: AnalysisOptions = {}): Analysis {
  const steps = analyseInSteps(graph, options);
  let next = steps.next();
  while (next.done !== true) next = steps.next();
  return next.value;
}

/** Tells before each step what it is, so that a person who waits can be told, and can stop. */
export function* analyseInSteps(
  graph: CriteriaGraph,
  options: AnalysisOptions = {},
): Generator<AnalysisStep, Analysis> {
  const { mostSets, ...asking } = options;
  const questions = openQuestions([graph], asking);
  const likely = new LikelyCases(graph, questions.partition);
  const name = (node: number): NamedCriterion => named(graph, node);
  yield 'logic';
  const logic = analyseLogic(graph, asking.createSolver);
  yield 'influence';
  const influence = influenceOf(questions, likely);
  const told = new Set([...logic.impossible, ...logic.certain, ...logic.dead.map(({ node }) => node)]);
  yield 'boundaries';
  const boundaries = boundariesOf(questions, likely);
  const order = questionOrder(graph, []);
  yield 'sets';
  const diagram = compileDiagram(graph, asking.budget === undefined ? {} : { budget: asking.budget });
  const { by } = questions;
  questions.close();
  return {
    by,
    neverMet: logic.impossible.map(name),
    alwaysMet: logic.certain.map(name),
    dead: logic.dead.map(({ node, as, coveredBy }) => ({
      criterion: name(node),
      as,
      coveredBy: coveredBy === undefined ? undefined : name(coveredBy),
    })),
    neverDecisive: influence.neverDecisive.filter((node) => !told.has(node)).map(name),
    equivalent: influence.equivalent.map((nodes) => nodes.map(name)),
    numbers: numberBands(graph),
    sections: graph.sections.map(({ kind, root }) => ({
      section: kind,
      sufficient: smallestSets(graph, questions.partition, root, 'met', mostSets),
      blocking: smallestSets(graph, questions.partition, root, 'not-met', mostSets),
    })),
    boundaries,
    facts: diagram.exceeded ? undefined : factNeeds(diagram),
    firstQuestion: order.steps[0]?.key,
    questions: order,
    notProved: influence.notProved.map(name),
    cutShort: logic.cutShort,
  };
}
