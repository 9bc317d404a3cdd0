// A case as the lines that a person would write; reading them again yields its facts. Judges no case.
import type { CriteriaGraph, Element, ElementIndex } from '../decision/criteria-graph.ts';
import type { Facts, Values } from '../decision/facts.ts';
import { describeValue, readFacts } from '../decision/facts.ts';
import type { CloseValues } from './close-case.ts';
import { closerOf } from './close-case.ts';

export interface CaseToWrite {
  readonly title: string;
  /** What cannot be read is left out, which makes it unknown. */
  readonly facts: Facts;
  /** undefined: the case expects nothing. */
  readonly determination: string | undefined;
  /** A comment under the title, '' for none. */
  readonly note: string;
}

/** Without a line end after the last line. */
export function writeCase(graph: CriteriaGraph, { title, facts, determination, note }: CaseToWrite): string {
  const expect = determination === undefined ? [] : [`expect ${determination}`];
  const lines = [...(note === '' ? [] : [`# ${note}`]), ...writeFactLines(graph, facts), ...expect];
  return [`case "${plainTitle(title)}"`, ...lines.map((line) => `  ${line}`)].join('\n');
}

/** One line has no room for quotes and line ends of its own. */
export function plainTitle(title: string): string {
  return title.replaceAll('"', "'").replace(/\s+/g, ' ').trim();
}

/** Closed by `all others not met` where that says the same in fewer lines. */
export function writeFactLines(graph: CriteriaGraph, facts: Facts): readonly string[] {
  const { values } = readFacts(graph, facts);
  const known = values.flatMap((value, index) => (value === undefined ? [] : [index]));
  const closed = closedLines(graph, values);
  if (closed !== undefined && closed.length < known.length) return closed;
  return known.map((index) => lineOf(graph, values, index));
}

/** Departures from the closed case are few mostly; each may change what the others are closed to. */
function closedLines(graph: CriteriaGraph, values: Values): readonly string[] | undefined {
  const close: CloseValues = closerOf(graph);
  const stated = new Set<ElementIndex>();
  for (let round = 0; round < 4; round++) {
    const given = graph.elements.map((_, index) => (stated.has(index) ? values[index] : undefined));
    const closed = close(given, (element) => stated.has(element));
    const wrong = graph.elements.flatMap((_, index) =>
      same(closed.values[index], values[index]) && !closed.open.includes(index) ? [] : [index],
    );
    if (wrong.length === 0) {
      const lines = [...stated].toSorted((a, b) => a - b).map((index) => lineOf(graph, values, index));
      return [...lines, 'all others not met'];
    }
    for (const index of wrong) stated.add(index);
  }
  return undefined;
}

function same(a: Values[number], b: Values[number]): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function lineOf({ elements }: CriteriaGraph, values: Values, index: ElementIndex): string {
  const [element, value] = [elements[index], values[index]];
  if (element === undefined) return '';
  const name = element.kind === 'question' ? `{${element.key}}` : element.key;
  if (value === undefined) {
    // A scale may have `unknown` among its values.
    const isValue = 'values' in element && element.values.includes('unknown');
    return element.kind === 'question' || isValue ? `${name} unknown` : `${name} is unknown`;
  }
  if (element.kind === 'question') return `${name} ${value === true ? 'met' : 'not met'}`;
  return `${name} ${verbOf(element, value)} ${describeValue(element, value)}`;
}

function verbOf(element: Element, value: NonNullable<Values[number]>): string {
  return element.kind === 'codes' && Array.isArray(value) && value.length > 0 ? 'in' : 'is';
}
