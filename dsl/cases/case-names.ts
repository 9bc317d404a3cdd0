// What a line of a case may name, by id or by words, and what it sets; decides nothing about values.
import type { CriteriaGraph, ElementIndex } from '../decision/criteria-graph.ts';
import type { Criterion, Guideline } from '../model/guideline.ts';

export interface CaseNames {
  /** Questions by key: the criterion's id, also for the head of a list. */
  readonly questions: ReadonlyMap<string, ElementIndex>;
  /** Keys of the questions that carry these words (compared as `comparableWords`). */
  readonly questionsByWords: ReadonlyMap<string, readonly string[]>;
  /** Keys of the questions that have these words as an open example. */
  readonly questionsByExample: ReadonlyMap<string, readonly string[]>;
  /** Declared and built-in data elements by name. */
  readonly elements: ReadonlyMap<string, ElementIndex>;
  /** Ids of criteria that nobody answers, because they are computed or are a list, by their words. */
  readonly unansweredByWords: ReadonlyMap<string, readonly string[]>;
  /** Every id of a criterion or section. */
  readonly criteria: ReadonlySet<string>;
  /** Keys of what has to be answered or set to settle a criterion that has no question of its own. */
  readonly keysBelow: (id: string) => readonly string[];
}

export function caseNames(graph: CriteriaGraph, guideline: Guideline): CaseNames {
  const questions = new Map<string, ElementIndex>();
  const elements = new Map<string, ElementIndex>();
  graph.elements.forEach(({ kind, key }, index) =>
    (kind === 'question' ? questions : elements).set(key, index),
  );
  const questionsByWords = new Map<string, readonly string[]>();
  const unansweredByWords = new Map<string, readonly string[]>();
  const criteria = new Set<string>();
  for (const { kind, origin, ...node } of graph.nodes) {
    criteria.add(origin.id);
    const words = comparableWords(origin.words);
    const key = kind === 'question' && 'element' in node ? graph.elements[node.element]?.key : undefined;
    if (key !== undefined) addTo(questionsByWords, words, key);
    else if (origin.role !== 'part' && !questions.has(keyOf(origin.id)))
      addTo(unansweredByWords, words, origin.id);
  }
  return {
    questions,
    questionsByWords,
    questionsByExample: examplesOf(guideline, questions),
    elements,
    unansweredByWords,
    criteria,
    keysBelow: (id) => keysBelow(graph, id),
  };
}

/** Case, blanks and a stop at the end do not count. */
export function comparableWords(words: string): string {
  return words
    .replace(/[\s\u00a0]+/g, ' ')
    .trim()
    .replace(/\s*\.+$/, '')
    .toLowerCase();
}

/** The head of a list answers to the id of the list. */
function keyOf(id: string): string {
  return id.replace(/\.head$/, '');
}

function examplesOf(
  guideline: Guideline,
  questions: ReadonlyMap<string, ElementIndex>,
): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  const visit = (criterion: Criterion): void => {
    for (const clause of criterion.clauses) {
      const key = [keyOf(clause.id), criterion.id].find((id) => questions.has(id));
      if (key !== undefined)
        for (const example of clause.examples) addTo(found, comparableWords(example), key);
      clause.children.forEach(visit);
    }
  };
  for (const section of guideline.sections) section.criteria.forEach(visit);
  return found;
}

function keysBelow(graph: CriteriaGraph, id: string): readonly string[] {
  const reached = graph.nodes.map(({ origin }) => origin.id === id);
  const read = new Set<ElementIndex>();
  for (let index = graph.nodes.length - 1; index >= 0; index--) {
    const node = graph.nodes[index];
    if (node === undefined || reached[index] !== true) continue;
    if (node.kind === 'question') read.add(node.element);
    else if (node.kind === 'test') for (const element of testElements(node.test)) read.add(element);
    else if (node.kind === 'not') reached[node.child] = true;
    else if (node.kind !== 'constant') for (const child of node.children) reached[child] = true;
  }
  return graph.elements.flatMap(({ key }, index) => (read.has(index) ? [key] : []));
}

function testElements(test: {
  readonly element: ElementIndex;
  readonly event?: ElementIndex;
}): readonly ElementIndex[] {
  return test.event === undefined ? [test.element] : [test.element, test.event];
}

function addTo(map: Map<string, readonly string[]>, words: string, key: string): void {
  const known = map.get(words) ?? [];
  if (words !== '' && !known.includes(key)) map.set(words, [...known, key]);
}
