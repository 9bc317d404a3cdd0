// Sifting: a diagram whose variables change places stays reduced, never grows in the end, and decides as the reference does.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { partition } from '../../dsl/decision/cells.ts';
import type { DecisionDiagram } from '../../dsl/decision/compile-diagram.ts';
import { compileDiagram, compileInOrder, compileJoint } from '../../dsl/decision/compile-diagram.ts';
import type { CriteriaGraph } from '../../dsl/decision/criteria-graph.ts';
import { DiagramStore, metNode, notMetNode, unknownNode } from '../../dsl/decision/diagram.ts';
import { follow, innerNodes } from '../../dsl/decision/diagram-queries.ts';
import { evaluateGraph } from '../../dsl/decision/evaluate.ts';
import { readFacts } from '../../dsl/decision/facts.ts';
import { MovableDiagram } from '../../dsl/decision/movable-diagram.ts';
import { siftedOrder } from '../../dsl/decision/sift.ts';
import { branchesOf, valuesOf } from '../../dsl/decision/witness.ts';
import { formula } from '../bench/decision/formulas.ts';
import { lawOptions, randomFacts, randomGraph } from '../support/random-graph.ts';

const budget = 1_000_000;

/** Indexes of the variables as the graph's partition has them; for a `DecisionDiagram` its levels are places in `order`. */
function compiled(graph: CriteriaGraph, order: readonly number[], complete = false): DecisionDiagram {
  const diagram = compileInOrder(graph, order, { budget, complete });
  if (diagram.exceeded) throw new Error('The diagram fits.');
  return diagram;
}

function asPartitioned(graph: CriteriaGraph): readonly number[] {
  return [...partition([graph]).variables.keys()];
}

function sizeOf({ store, root }: DecisionDiagram): number {
  return innerNodes(store, root).length;
}

describe('neighbours that change places', () => {
  it('leave the diagram that the new order has: as many nodes as when it is built in that order', () => {
    const law = randomGraph({ questions: 6, tests: 8, groups: 8 }).chain((graph) =>
      fc.tuple(
        fc.constant(graph),
        fc.boolean(),
        fc.array(fc.nat({ max: 1000 }), { minLength: 1, maxLength: 30 }),
      ),
    );
    fc.assert(
      fc.property(law, ([graph, complete, swaps]) => {
        const diagram = compiled(graph, asPartitioned(graph), complete);
        const movable = new MovableDiagram(diagram.store, [diagram.root]);
        const places = movable.order.length - 1;
        if (places < 1) return;
        for (const swap of swaps) movable.swap(swap % places);
        expect(movable.size).toBe(sizeOf(compiled(graph, movable.order, complete)));
        const widths = movable.order.map((variable) => movable.width(variable));
        expect(widths.reduce((sum, width) => sum + width, 0)).toBe(movable.size);
      }),
      lawOptions(200),
    );
  });

  it('do so for the diagrams of two versions in one store', () => {
    const swaps = fc.array(fc.nat({ max: 1000 }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(randomGraph(), randomGraph(), swaps, (older, newer, places) => {
        const joint = compileJoint(older, newer);
        if (joint.exceeded) throw new Error('The diagrams fit.');
        const roots = [joint.old.root, joint.new.root];
        const movable = new MovableDiagram(joint.store, roots);
        const before = movable.size;
        expect(before).toBe(innerNodes(joint.store, ...roots).length);
        const inRange = places.filter((place) => place < movable.order.length - 1);
        for (const place of inRange) movable.swap(place);
        for (const place of inRange.toReversed()) movable.swap(place);
        expect(movable.order).toEqual([...movable.order.keys()]);
        expect(movable.size).toBe(before);
      }),
      lawOptions(100),
    );
  });
});

describe('a sifted order', () => {
  it('never needs more nodes, has every variable once, and decides every case as the reference does', () => {
    const law = randomGraph({ questions: 6, tests: 10, groups: 10 }).chain((graph) =>
      fc.tuple(fc.constant(graph), fc.array(randomFacts(graph), { maxLength: 8 })),
    );
    fc.assert(
      fc.property(law, ([graph, cases]) => {
        const first = compiled(graph, asPartitioned(graph));
        const sifted = siftedOrder(first.store, [first.root]);
        const second = compiled(graph, sifted.order);
        expect(sifted.order.toSorted((a, b) => a - b)).toEqual(asPartitioned(graph));
        expect(sifted.before).toBe(sizeOf(first));
        expect(sifted.after).toBe(sizeOf(second));
        expect(sifted.after).toBeLessThanOrEqual(sifted.before);
        expect(siftedOrder(first.store, [first.root])).toEqual(sifted);
        for (const facts of cases) {
          const { values } = readFacts(graph, facts);
          const branches = branchesOf(second.partition, [values]) ?? [];
          expect(second.determinations[follow(second.store, second.root, branches)]).toBe(
            evaluateGraph(graph, values).verdict.determination,
          );
        }
      }),
      lawOptions(150),
    );
  });

  it('is the one that there was where no effort is allowed, and never worse where little is', () => {
    const graph = formula({ leaves: 80, shared: 20 });
    const { store, root } = compiled(graph, asPartitioned(graph), true);
    expect(siftedOrder(store, [root], 0).order).toEqual(asPartitioned(graph));
    const sizes = [0, 10_000, 100_000, undefined].map((effort) => siftedOrder(store, [root], effort).after);
    expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
    expect(sizes.at(-1)).toBeLessThan(sizes[0] ?? 0);
  });

  it('puts side by side the pairs that a bad order keeps apart: a diagram that doubled with each pair grows by the pair', () => {
    const pairs = 8;
    const store = new DiagramStore(Array<number>(2 * pairs).fill(2), budget);
    // (a1 and b1) or (a2 and b2) ..., with every a above every b.
    let root = notMetNode;
    for (let pair = 0; pair < pairs; pair++) {
      const second = store.node(pairs + pair, [metNode, notMetNode]);
      const both = store.node(pair, [second, notMetNode]);
      root = store.choose(both, metNode, root, unknownNode);
    }
    const sifted = siftedOrder(store, [root]);
    expect(sifted.before).toBeGreaterThan(2 ** pairs);
    expect(sifted.after).toBe(2 * pairs);
  });

  it('of complete cases makes the whole diagram a quarter where counts blow it up', () => {
    const graph = formula({ leaves: 100, shared: 0, counts: { groups: 2, size: 20, atLeast: 3 } });
    const diagram = compileDiagram(graph);
    if (diagram.exceeded) throw new Error('The diagram fits.');
    expect(sizeOf(diagram)).toBeLessThan(12_000);
    let state = 3;
    for (let round = 0; round < 100; round++) {
      const branches = diagram.partition.variables.map(() => {
        state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
        return Math.floor((state / 2 ** 32) * 10) % 3;
      });
      const [values = []] = valuesOf(diagram.partition, branches) ?? [];
      expect(diagram.determinations[follow(diagram.store, diagram.root, branches)]).toBe(
        evaluateGraph(graph, values).verdict.determination,
      );
    }
  });
});
