// vectors.json: cases with the decision of the reference, so that any engine can prove itself; the author's cases first, then one for every state of every criterion.
import type { Case } from '../../cases/case.ts';
import { closeCase } from '../../cases/close-case.ts';
import { reachedNodes } from '../../decision/criteria-index.ts';
import type { CriteriaGraph, NodeIndex, Truth } from '../../decision/criteria-graph.ts';
import { decide } from '../../decision/decide.ts';
import type { Decision } from '../../decision/decide.ts';
import { writeFacts } from '../../decision/facts.ts';
import type { Facts } from '../../decision/facts.ts';
import type { JsonObject, JsonValue } from '../canonical-json.ts';
import { canonicalJson } from '../canonical-json.ts';
import { valuesFinder } from './wanted-states.ts';

export interface Vector {
  readonly name: string;
  readonly facts: Facts;
  readonly decision: Decision;
}

/** Facts in all generated cases together, about 25 bytes each; above it criteria are picked evenly. */
const mostFacts = 300_000;

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
      ...(skipped === 0
        ? []
        : [`${skipped} states of criteria have no case of their own, to keep the file small.`]),
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
  const all = goals(graph);
  const chosen = evenly(all, Math.floor(mostFacts / Math.max(1, graph.elements.length)));
  const base = closeCase(
    graph,
    graph.elements.map(() => undefined),
  ).values;
  const { find, rotations } = valuesFinder(graph, base);
  const generated = [
    vector(graph, 'nothing is known', {}),
    vector(graph, 'nothing is met', writeFacts(graph, base)),
    ...rotations.map((values, round) =>
      vector(graph, `every value in turn, ${round + 1}`, writeFacts(graph, values)),
    ),
    ...misreadVectors(graph),
  ];
  const seen = new Set(generated.map(({ facts }) => factsText(facts)));
  const notReached: string[] = [];
  for (const { node, name, state } of chosen) {
    const values = find(node, state);
    const facts = values && writeFacts(graph, values);
    if (facts === undefined) notReached.push(name);
    else if (!seen.has(factsText(facts))) generated.push(vector(graph, name, facts));
    if (facts !== undefined) seen.add(factsText(facts));
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

/** The goals come in threes, by state: a pick of every so many must not always fall on the same one. */
function evenly(items: readonly Goal[], most: number): readonly Goal[] {
  if (items.length <= most) return items;
  const picked = Array.from(
    { length: most },
    (_, place) => Math.floor((place * items.length) / most) + (place % 3),
  );
  return [...new Set(picked)].flatMap((index) => items[index] ?? []);
}

function factsText(facts: Facts): string {
  return canonicalJson(new Map(Object.entries(facts)) as ReadonlyMap<string, JsonValue>);
}
