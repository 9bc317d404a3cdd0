// vectors.json: cases with the decision of the reference, so that any engine can prove itself; the author's first, then those that show each criterion, each line and each pair of values.
import type { Case } from '../../cases/case.ts';
import { closeCase } from '../../cases/close-case.ts';
import type { CriteriaGraph } from '../../decision/criteria-graph.ts';
import { decide } from '../../decision/decide.ts';
import type { Decision } from '../../decision/decide.ts';
import { writeFacts } from '../../decision/facts.ts';
import type { ElementValue, Facts, Values } from '../../decision/facts.ts';
import type { JsonObject, JsonValue } from '../canonical-json.ts';
import { canonicalJson } from '../canonical-json.ts';
import { pairRows } from './value-pairs.ts';
import { shownCase, vectorGoals } from './vector-goals.ts';
import { decidingCases } from './deciding-cases.ts';
import { valuesFinder } from './wanted-states.ts';
import type { ValuesFinder } from './wanted-states.ts';

export interface Vector {
  /** Says what the case is for. */
  readonly name: string;
  readonly facts: Facts;
  readonly decision: Decision;
}

/** Facts in all generated cases together, about 25 bytes each; above it what they show is picked evenly. */
const mostFacts = 300_000;
const mostVectors = 2_000;
/** Kinds of value of one element that are paired with those of the others; the rest stands alone. */
const mostPaired = 7;
const mostNamed = 40;

export function vectorsFile(graph: CriteriaGraph, cases: readonly Case[]): JsonObject {
  const { generated, notes } = generatedVectors(graph);
  const own = cases.map(({ title, facts }) => vector(graph, `case: ${title}`, facts));
  return {
    format: 'guideline-vectors',
    formatVersion: '1',
    guideline: { id: graph.guideline.id, version: graph.guideline.version },
    notes: [
      'facts are the input; decision is what decide(facts) yields. invalid lists keys only: the words about a fact are the engine’s own.',
      '“decides”: had the criterion another state in this case, the determination would be another. “explains”: reasons, unmet or missing would be.',
      ...notes,
    ],
    vectors: [...own, ...generated].map(vectorData),
  };
}

function vectorData({ name, facts, decision }: Vector): JsonObject {
  const { determination, label, reasons, unmet, missing, invalid } = decision;
  return {
    name,
    facts: new Map(Object.entries(facts)) as ReadonlyMap<string, JsonValue>,
    decision: { determination, label, reasons, unmet, missing, invalid: invalid.map(({ key }) => key) },
  };
}

function vector(graph: CriteriaGraph, name: string, facts: Facts): Vector {
  return { name, facts, decision: decide(graph, facts) };
}

interface Generated {
  readonly generated: readonly Vector[];
  readonly notes: readonly string[];
}

function generatedVectors(graph: CriteriaGraph): Generated {
  const base = closeCase(
    graph,
    graph.elements.map(() => undefined),
  ).values;
  const finder = valuesFinder(graph, base);
  const pairs = pairedValues(graph, finder);
  const always = [
    vector(graph, 'nothing is known', {}),
    vector(graph, 'nothing is met', writeFacts(graph, base)),
    ...misreadVectors(graph),
  ];
  const seen = new Set(always.map(({ facts }) => factsText(facts)));
  const kept: Vector[] = [];
  const keep = (name: string, values: Values): void => {
    const facts = writeFacts(graph, values);
    const text = factsText(facts);
    if (!seen.has(text)) kept.push(vector(graph, name, facts));
    seen.add(text);
  };
  const room = Math.min(mostVectors, Math.floor(mostFacts / Math.max(1, graph.elements.length)));
  const goals = vectorGoals(graph, base);
  const chosen = evenly(goals, Math.max(0, room - always.length - pairs.length));
  const cases = decidingCases(graph, finder);
  const [notReached, noBearing]: [string[], string[]] = [[], []];
  for (const goal of chosen) {
    const shown = shownCase(graph, goal, cases);
    if (shown === undefined) notReached.push(goal.name);
    else keep(shown.name, shown.values);
    if (shown?.bearing === 'nothing') noBearing.push(shown.name);
  }
  pairs.forEach((values, row) => keep(`every two values, ${row + 1}`, values));
  return {
    generated: [...always, ...kept],
    notes: notesOn(notReached, noBearing, goals.length - chosen.length),
  };
}

function notesOn(
  notReached: readonly string[],
  noBearing: readonly string[],
  skipped: number,
): readonly string[] {
  return [
    ...(notReached.length === 0 ? [] : [`No case was found for: ${listed(notReached)}.`]),
    ...(noBearing.length === 0
      ? []
      : [`No case was found in which these decide or explain anything: ${listed(noBearing)}.`]),
    ...(skipped === 0 ? [] : [`${skipped} more cases are left out, to keep the file small.`]),
  ];
}

function listed(names: readonly string[]): string {
  const more = names.length - mostNamed;
  return names.slice(0, mostNamed).join('; ') + (more > 0 ? `; and ${more} more` : '');
}

/** Cases in which every two kinds of value of every two elements stand together, no value among them. */
function pairedValues(graph: CriteriaGraph, { cellsOf }: ValuesFinder): readonly Values[] {
  const columns = [...cellsOf].map(([element, values]) => {
    const options: readonly (ElementValue | undefined)[] = [...evenly(values, mostPaired), undefined];
    return { element, options };
  });
  return pairRows(columns.map(({ options }) => options.length)).map((row) => {
    const values: (ElementValue | undefined)[] = graph.elements.map(() => undefined);
    columns.forEach(({ element, options }, column) => (values[element] = options[row[column] ?? 0]));
    return values;
  });
}

/** Facts that no engine may read: a wrong type for each kind of element, and a key that is nobody's. */
function misreadVectors(graph: CriteriaGraph): readonly Vector[] {
  const kinds = new Map(graph.elements.map((element) => [element.kind, element]));
  const wrong = [...kinds.values()].toReversed().map(({ kind, key }): readonly [string, unknown] => {
    return [key, kind === 'question' || kind === 'yes-no' ? 'yes' : true];
  });
  const unused = graph.elements.some(({ key }) => key === 'no-such-key')
    ? []
    : [['no-such-key', true] as const];
  return [...wrong, ...unused].map(([key, value]) =>
    vector(graph, `a fact that cannot be read: ${key}`, Object.fromEntries([[key, value]])),
  );
}

/** Goals on one criterion stand together: a pick of every so many must not always fall on the same kind. */
function evenly<Item>(items: readonly Item[], most: number): readonly Item[] {
  if (items.length <= most) return items;
  const places = Array.from({ length: most }, (_, at) => Math.floor((at * items.length) / most) + (at % 3));
  return [...new Set(places)].flatMap((place) => (place < items.length ? [items[place] as Item] : []));
}

function factsText(facts: Facts): string {
  return canonicalJson(new Map(Object.entries(facts)) as ReadonlyMap<string, JsonValue>);
}
