// The diagram store: Kleene operations by identity, and graphs as deep as they come.
import { describe, expect, it } from 'vitest';
import { compileDiagram } from '../../dsl/decision/compile-diagram.ts';
import { DiagramStore, metNode, notMetNode, terminal, unknownNode } from '../../dsl/decision/diagram.ts';
import { follow, supportOf } from '../../dsl/decision/diagram-queries.ts';
import type { Sketch } from './small-graph.ts';
import { sketchGraph } from './small-graph.ts';

describe('operations', () => {
  const store = new DiagramStore([3, 3, 3], 10_000);
  const variable = (level: number) => store.node(level, [metNode, notMetNode, unknownNode]);
  const [a, b, c] = [variable(0), variable(1), variable(2)];

  it('know the laws of Kleene logic by identity', () => {
    expect(store.not(store.not(a))).toBe(a);
    expect(store.all([a, b])).toBe(store.not(store.any([store.not(a), store.not(b)])));
    expect(store.all([a, a, metNode])).toBe(a);
    expect(store.any([a, store.not(a)])).not.toBe(metNode);
    expect(store.all([a, notMetNode])).toBe(notMetNode);
    expect(store.all([])).toBe(metNode);
  });

  it('know counts by identity', () => {
    expect(store.count([a, b, c], 1, 3)).toBe(store.any([a, b, c]));
    expect(store.count([a, b, c], 3, 3)).toBe(store.all([a, b, c]));
    expect(store.count([a, b, c], 0, 0)).toBe(store.not(store.any([a, b, c])));
    expect(store.count([a, b, c], 2, 3)).toBe(
      store.any([store.all([a, b]), store.all([a, c]), store.all([b, c])]),
    );
  });

  it('pair terminals', () => {
    const first = store.node(0, [terminal(0), terminal(1), terminal(1)]);
    const second = store.node(1, [terminal(1), terminal(1), terminal(0)]);
    const pairs = store.pair(first, second, 2);
    const all = [0, 1, 2].flatMap((one) => [0, 1, 2].map((other) => [one, other]));
    expect(all.map((branches) => follow(store, pairs, branches))).toEqual([1, 1, 0, 3, 3, 2, 3, 3, 2]);
  });
});

describe('deep nesting', () => {
  it('does not exhaust the stack', () => {
    let sketch: Sketch = 'epilepsy';
    for (let depth = 0; depth < 3000; depth++)
      sketch = depth % 2 === 0 ? { not: sketch } : { any: [sketch, `q${depth}`] };
    const diagram = compileDiagram(sketchGraph({ indications: sketch }));
    expect(diagram.exceeded ? [] : supportOf(diagram.store, diagram.root)).toHaveLength(1501);
  });
});
