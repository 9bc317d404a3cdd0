// vectors.json: cases with the decision of the reference, so that any engine can prove itself; the author's cases first, then one for every state of every criterion.
import type { Case } from '../../cases/case.ts';
import { closeCase } from '../../cases/close-case.ts';
import { reachedNodes } from '../../decision/criteria-index.ts';
import type { CriteriaGraph, NodeIndex, Truth } from '../../decision/criteria-graph.ts';
import { decide } from '../../decision/decide.ts';
import type { Decision } from '../../decision/decide.ts';
import { writeFacts } from '../../decision/facts.ts';
import type { Facts, Values } from '../../decision/facts.ts';
import type { JsonObject, JsonValue } from '../canonical-json.ts';
import { canonicalJson } from '../canonical-json.ts';
import { valuesFinder } from './wanted-states.ts';

export interface Vector {
  readonly name: string;
  readonly facts: Facts;
  readonly decision: Decision;
}

/** Above it a case starts from unknown instead of a fact for everything, and criteria are picked evenly. */
const manyFacts = 2_000_000;
const mostGenerated = 6_000;

export function vectorsFile(graph: CriteriaGraph, cases: readonly Case[]): JsonObject {
  const { generated, notReached, skipped } = generatedVectors(graph);
  const own = cases.map(({ title, facts }) => vector(graph, `case: ${title}`, facts));
  return {
    format: 'guideline-vectors',
    formatVersion: '1',
    guideline: { id: graph.guideline.id, version: graph.guideline.version },
    notes: [
      'facts are the input; decision is what decide(facts) yields. invalid lists keys only: the words about a fact are the engine’s own.',
      ...(notReached.length === 0 ? [] : [`No case was found for: ${notReached.join('; ')}.`]),
      ...(skipped === 0 ? [] : [`${skipped} states of criteria have no case, to keep the file small.`]),
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
  /** Such as `glioma unknown`. */
  readonly notReached: readonly string[];
  readonly skipped: number;
}

interface Goal {
  readonly node: NodeIndex;
  readonly name: string;
  readonly state: Truth;
}

function generatedVectors(graph: CriteriaGraph): Generated {
  const unknown = graph.elements.map(() => undefined);
  const all = goals(graph);
  const chosen = evenly(all, mostGenerated);
  const closed = chosen.length * graph.elements.length <= manyFacts;
  const base: Values = closed ? closeCase(graph, unknown).values : unknown;
  const find = valuesFinder(graph, base);
  const generated = [
    vector(graph, 'nothing is known', {}),
    ...(closed ? [vector(graph, 'nothing is met', writeFacts(graph, base))] : []),
    ...misreadVectors(graph),
  ];
  const seen = new Set(generated.map(({ facts }) => factsText(facts)));
  const notReached: string[] = [];
  for (const { node, name, state } of chosen) {
    const values = find(node, state);
    if (values === undefined) notReached.push(name);
    else {
      const facts = writeFacts(graph, values);
      if (!seen.has(factsText(facts))) generated.push(vector(graph, name, facts));
      seen.add(factsText(facts));
    }
  }
  return { generated, notReached, skipped: all.length - chosen.length };
}

/** Every criterion, and every leaf whatever it is a part of, in each of its states. */
function goals(graph: CriteriaGraph): readonly Goal[] {
  const reached = reachedNodes(graph);
  return graph.nodes.flatMap(({ kind, origin }, node): readonly Goal[] => {
    const leaf = kind === 'question' || kind === 'test';
    if (reached[node] === 0 || kind === 'constant' || (!leaf && origin.role !== 'criterion')) return [];
    return (['met', 'not-met', 'unknown'] as const)
      .filter((state) => state !== 'unknown' || !neverUnknown(graph, node))
      .map((state) => ({ node, state, name: `${origin.id} ${state === 'not-met' ? 'not met' : state}` }));
  });
}

function neverUnknown(graph: CriteriaGraph, index: NodeIndex): boolean {
  const node = graph.nodes[index];
  return node?.kind === 'test' && node.test.op === 'known';
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

function evenly<T>(items: readonly T[], most: number): readonly T[] {
  if (items.length <= most) return items;
  return Array.from({ length: most }, (_, place) => items[Math.floor((place * items.length) / most)]).filter(
    (item) => item !== undefined,
  );
}

function factsText(facts: Facts): string {
  return canonicalJson(new Map(Object.entries(facts)) as ReadonlyMap<string, JsonValue>);
}
