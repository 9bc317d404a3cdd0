// Analyses in words and as JSON: criteria by number and name, cases by their facts; knows no command.
import type {
  Analysis,
  Boundary,
  CriteriaGraph,
  DecidedCase,
  Literal,
  NamedCriterion,
  QuestionStep,
  ShortestWay,
  SmallestSets,
} from '../dsl/index.ts';
import { elementsOf, isLeaf, writeFacts } from '../dsl/index.ts';

/** `4.f Mitochondrial disorders {mitochondrial-inconclusive}` */
export function criterionWords({ number, words, id }: NamedCriterion): string {
  return [number, words, `{${id}}`].filter((part) => part !== '').join(' ');
}

/** `Brain tumors are known; not: Edema`. */
export function setWords(graph: CriteriaGraph, literals: readonly Literal[]): string {
  if (literals.length === 0) return 'nothing has to be known';
  return literals.map(({ leaf, is }) => `${is === 'met' ? '' : 'not: '}${leafWords(graph, leaf)}`).join('; ');
}

/** `Body size`, and where several conditions have these words `2.a Body size (Weight)`. */
function leafWords(graph: CriteriaGraph, leaf: number): string {
  const node = graph.nodes[leaf];
  if (!isLeaf(node)) return node?.origin.words ?? '';
  const { words, number } = node.origin;
  const alike = graph.nodes.filter((other) => isLeaf(other) && other.origin.words === words);
  if (alike.length < 2) return words;
  const read = elementsOf(node).flatMap((element) => graph.elements[element]?.label ?? []);
  const labels = read.filter((label) => label !== words).join(', ');
  return [number, words, labels === '' ? '' : `(${labels})`].filter((part) => part !== '').join(' ');
}

/** A line between two answers or counts, with the numbers of the criteria that draw it: `2.a: BMI: 34.9 kg/m2 or at least 35 kg/m2`. */
export function lineWords(graph: CriteriaGraph, boundary: Boundary): string {
  const own = (node: CriteriaGraph['nodes'][number], index: number): boolean =>
    boundary.kind === 'count'
      ? index === boundary.node
      : isLeaf(node) && elementsOf(node).some((at) => graph.elements[at]?.key === boundary.key);
  const drawn = graph.nodes.filter(own).map(({ origin }) => origin.number);
  const numbers = [...new Set(drawn)].filter((number) => number !== '').join(', ');
  const line =
    boundary.kind === 'answer'
      ? `${boundary.label}: ${boundary.from} or ${boundary.to}`
      : `${graph.nodes[boundary.node]?.origin.words ?? ''}: ${boundary.counts.join(' or ')} met`;
  return numbers === '' ? line : `${numbers}: ${line}`;
}

/** `appropriate: Age at least 18 years; Epilepsy yes`. */
export function caseWords({ determination, answers }: ShortestWay): string {
  const known = answers.map(({ label, words }) => `${label} ${words}`).join('; ');
  return `${determination}: ${known === '' ? 'nothing has to be known' : known}`;
}

/** `Pregnancy: yes → clinician-review; no`, the answer that the way goes on with last. */
export function stepWords({ label, answer, settling }: QuestionStep): string {
  const ends = settling.filter(({ words }) => words !== answer);
  const told = ends.map(({ words, determination }) => `${words} → ${determination}; `).join('');
  return `${label}: ${told}${answer}`;
}

/** The analysis for scripts: criteria by their ids, cases by their facts. */
export function analysisAnswer(graph: CriteriaGraph, analysis: Analysis): object {
  const criterion = ({ id, number, words }: NamedCriterion): object => ({ id, number, words });
  const idOf = (node: number): string => graph.nodes[node]?.origin.id ?? '';
  const sets = ({ sets: found, complete }: SmallestSets): object => ({
    complete,
    sets: found.map((set) => set.map(({ leaf, is }) => ({ id: idOf(leaf), is }))),
  });
  return {
    guideline: graph.guideline,
    answeredBy: analysis.by,
    neverMet: analysis.neverMet.map(criterion),
    alwaysMet: analysis.alwaysMet.map(criterion),
    dead: analysis.dead.map(({ criterion: own, as, coveredBy }) => ({
      ...criterion(own),
      as,
      coveredBy: coveredBy === undefined ? null : criterion(coveredBy),
    })),
    neverDecisive: analysis.neverDecisive.map(criterion),
    equivalent: analysis.equivalent.map((same) => same.map(criterion)),
    numbers: analysis.numbers.map(({ element, kind, from, to, lower, upper }) => ({
      key: element.key,
      kind,
      from,
      to,
      lower: idOf(lower.node),
      upper: idOf(upper.node),
    })),
    sections: analysis.sections.map(({ section, sufficient, blocking }) => ({
      section,
      sufficient: sets(sufficient),
      blocking: sets(blocking),
    })),
    boundaries: analysis.boundaries.map((boundary) => boundaryAnswer(graph, boundary, idOf)),
    fewestFacts: analysis.facts?.ways ?? null,
    idleFacts: analysis.facts?.idle ?? null,
    firstQuestion: analysis.firstQuestion ?? null,
    questionOrder: analysis.questions,
    notProved: analysis.notProved.map(criterion),
    cutShort: analysis.cutShort,
  };
}

function boundaryAnswer(graph: CriteriaGraph, boundary: Boundary, idOf: (node: number) => string): object {
  const told = ({ values, determination }: DecidedCase): object => ({
    facts: writeFacts(graph, values),
    determination,
  });
  const cases = boundary.pair?.map(told) ?? null;
  const { proved } = boundary;
  if (boundary.kind === 'count')
    return { criterion: idOf(boundary.node), met: boundary.counts, cases, proved };
  const { key, from, to } = boundary;
  return { key, from, to, cases, proved };
}
