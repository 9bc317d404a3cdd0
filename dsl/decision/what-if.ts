// Tries other answers on an evaluated case and works out only what stands above them; the reference evaluator stays the judge.
import type { CriteriaGraph, ElementIndex, NodeIndex, SectionKind, Truth } from './criteria-graph.ts';
import { childrenOf, conditionOf, elementsOfTest, reachedNodes } from './criteria-index.ts';
import type { Verdict } from './evaluate.ts';
import { evaluateGraph, nodeTruth, testTruth, verdictOf } from './evaluate.ts';
import type { ElementValue, Values } from './facts.ts';

/** An evaluated case whose answers can be changed, one after the other, and changed back. */
export class WhatIf {
  private readonly graph: CriteriaGraph;
  private readonly known: (ElementValue | undefined)[];
  private readonly truths: Truth[];
  private readonly parents: readonly (readonly NodeIndex[])[];
  /** Leaves that sections stand on, by element. */
  private readonly readers: readonly (readonly NodeIndex[])[];
  private readonly reached: Uint8Array;
  private open = 0;

  constructor(graph: CriteriaGraph, values: Values) {
    this.graph = graph;
    this.known = graph.elements.map((_, index) => values[index]);
    this.truths = [...evaluateGraph(graph, values).states];
    this.reached = reachedNodes(graph);
    this.parents = parentsOf(graph, this.reached);
    this.readers = readersOf(graph, this.reached);
    this.truths.forEach((truth, index) => {
      if (truth === 'unknown' && this.reached[index] === 1 && this.isCriterion(index)) this.open++;
    });
  }

  get states(): readonly Truth[] {
    return this.truths;
  }

  get values(): Values {
    return this.known;
  }

  /** Criteria that are unknown, groups included: the measure of how much an answer settles. An exception is not two criteria for being negated. */
  get unknownCount(): number {
    return this.open;
  }

  verdict(): Verdict {
    const sections = this.graph.sections.map(({ kind, root }): readonly [SectionKind, Truth] => {
      return [kind, this.truths[root] ?? 'unknown'];
    });
    return verdictOf(this.graph.verdicts, new Map(sections));
  }

  leavesOf(element: ElementIndex): readonly NodeIndex[] {
    return this.readers[element] ?? [];
  }

  answer(element: ElementIndex, value: ElementValue | undefined): void {
    this.known[element] = value;
    const changed = new Set<NodeIndex>();
    for (const leaf of this.leavesOf(element)) {
      const node = this.graph.nodes[leaf];
      const test = node && conditionOf(node);
      if (test !== undefined) this.update(leaf, testTruth(test, this.known), changed);
    }
    this.settle(changed);
  }

  /** What an answer would do, and back again. */
  tried<T>(element: ElementIndex, value: ElementValue | undefined, look: () => T): T {
    const before = this.known[element];
    this.answer(element, value);
    const seen = look();
    this.answer(element, before);
    return seen;
  }

  /** Parents are worked out in order, so that each is worked out once, after all of its children. */
  private settle(changed: Set<NodeIndex>): void {
    while (changed.size > 0) {
      let next = Infinity;
      for (const index of changed) next = Math.min(next, index);
      changed.delete(next);
      const node = this.graph.nodes[next];
      if (node !== undefined) this.update(next, nodeTruth(node, this.truths, this.known), changed);
    }
  }

  private isCriterion(index: NodeIndex): boolean {
    return this.graph.nodes[index]?.kind !== 'not';
  }

  private update(index: NodeIndex, truth: Truth, changed: Set<NodeIndex>): void {
    const before = this.truths[index];
    if (before === truth) return;
    this.truths[index] = truth;
    if (this.isCriterion(index)) this.open += Number(truth === 'unknown') - Number(before === 'unknown');
    for (const parent of this.parents[index] ?? []) changed.add(parent);
  }
}

function parentsOf(graph: CriteriaGraph, reached: Uint8Array): readonly (readonly NodeIndex[])[] {
  const parents = graph.nodes.map((): NodeIndex[] => []);
  graph.nodes.forEach((node, index) => {
    if (reached[index] === 1) for (const child of childrenOf(node)) parents[child]?.push(index);
  });
  return parents;
}

function readersOf(graph: CriteriaGraph, reached: Uint8Array): readonly (readonly NodeIndex[])[] {
  const readers = graph.elements.map((): NodeIndex[] => []);
  graph.nodes.forEach((node, index) => {
    const test = reached[index] === 1 ? conditionOf(node) : undefined;
    if (test === undefined) return;
    for (const element of elementsOfTest(test)) readers[element]?.push(index);
  });
  return readers;
}
