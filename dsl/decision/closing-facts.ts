// The facts that `all others not met` closes, in its order, each with the conditions over it; closes none.
import type { AskedFact } from './base-values.ts';
import type { Condition } from './conditions.ts';
import { conditionsByElement } from './conditions.ts';
import type { CriteriaGraph, ElementIndex } from './criteria-graph.ts';
import { elementsOf, reachedNodes } from './criteria-index.ts';
import type { PlacedTest, Slot } from './variable.ts';

/** `request` first, since other dates are told from it; then as in the last graph, then what only those before it have. */
export function inClosingOrder(graphs: readonly CriteriaGraph[], slots: readonly Slot[]): readonly Slot[] {
  const isRequest = (slot: Slot): boolean =>
    slot.some(
      (element, graph) => element !== undefined && graphs[graph]?.elements[element]?.key === 'request',
    );
  const rank = (slot: Slot): readonly number[] => [
    isRequest(slot) ? 0 : 1,
    ...slot.toReversed().map((element) => element ?? Infinity),
  ];
  const ranked = slots.map((slot) => ({ slot, rank: rank(slot) }));
  return ranked.toSorted((a, b) => compare(a.rank, b.rank)).map(({ slot }) => slot);
}

function compare(a: readonly number[], b: readonly number[]): number {
  const place = a.findIndex((number, index) => number !== b[index]);
  return place === -1 ? 0 : (a[place] ?? 0) < (b[place] ?? 0) ? -1 : 1;
}

export interface PlacedCondition {
  readonly graph: number;
  readonly condition: Condition;
}

export interface ReadFact extends AskedFact {
  readonly conditions: readonly PlacedCondition[];
}

/** In closing order: questions, and what is read by some condition. */
export function factsToClose(graphs: readonly CriteriaGraph[], slots: readonly Slot[]): readonly ReadFact[] {
  const tests = graphs.map(testsByElement);
  const conditions = graphs.map(conditionsByElement);
  const facts = inClosingOrder(graphs, slots).map((slot): ReadFact => {
    const ofAll = <T>(entries: (graph: number, element: ElementIndex) => readonly T[] | undefined) =>
      slot.flatMap((element, graph) => (element === undefined ? [] : (entries(graph, element) ?? [])));
    return {
      slot,
      views: slot.map((element, graph) =>
        element === undefined ? undefined : graphs[graph]?.elements[element],
      ),
      tests: ofAll((graph, element) => tests[graph]?.get(element)),
      conditions: ofAll((graph, element) =>
        conditions[graph]?.get(element)?.map((condition) => ({ graph, condition })),
      ),
    };
  });
  return facts.filter((fact) => isQuestion(fact) || fact.tests.length > 0);
}

function testsByElement(of: CriteriaGraph, graph: number): ReadonlyMap<ElementIndex, readonly PlacedTest[]> {
  const tests = new Map<ElementIndex, PlacedTest[]>();
  const reached = reachedNodes(of);
  for (const [index, node] of of.nodes.entries()) {
    if (node.kind !== 'test' || reached[index] === 0) continue;
    const placed = { graph, test: node.test, guard: false };
    for (const element of elementsOf(node)) {
      const known = tests.get(element);
      if (known) known.push(placed);
      else tests.set(element, [placed]);
    }
  }
  return tests;
}

export function isQuestion({ views }: AskedFact): boolean {
  return views.some((view) => view?.kind === 'question');
}
