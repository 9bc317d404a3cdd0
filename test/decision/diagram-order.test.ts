// Diagrams of graphs that share facts: the order that keeps together what is asked together, and diagrams of complete cases alone.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clusteredOrder } from '../../dsl/decision/clustered-order.ts';
import { partition } from '../../dsl/decision/cells.ts';
import { compileDiagram } from '../../dsl/decision/compile-diagram.ts';
import type { DecisionDiagram } from '../../dsl/decision/compile-diagram.ts';
import type { CriteriaGraph } from '../../dsl/decision/criteria-graph.ts';
import { countCases, follow } from '../../dsl/decision/diagram-queries.ts';
import { evaluateGraph } from '../../dsl/decision/evaluate.ts';
import { variableOrder } from '../../dsl/decision/variable-order.ts';
import { branchesOf, valuesOf } from '../../dsl/decision/witness.ts';
import { formula } from '../bench/decision/formulas.ts';
import { lawOptions, randomGraph } from '../support/random-graph.ts';
import { sketchGraph } from './small-graph.ts';

function compiled(graph: CriteriaGraph, complete = false): DecisionDiagram {
  const diagram = compileDiagram(graph, { complete });
  if (diagram.exceeded) throw new Error('The diagram fits.');
  return diagram;
}

describe('the clustered order', () => {
  it('has every variable once', () => {
    fc.assert(
      fc.property(randomGraph(), randomGraph(), (older, newer) => {
        const parts = partition([older, newer]);
        const order = clusteredOrder([older, newer], parts, variableOrder([older, newer], parts));
        expect(order.toSorted((a, b) => a - b)).toEqual([...parts.variables.keys()]);
      }),
      lawOptions(50),
    );
  });

  it('puts side by side what is asked together, however far apart it first appears', () => {
    const pairs = ['a', 'b', 'c', 'd', 'e', 'f'];
    const graph = sketchGraph({
      indications: {
        any: [
          { all: pairs.map((name) => `${name}-first`) },
          ...pairs.map((name) => ({ all: [`${name}-first`, `${name}-second`] })),
        ],
      },
    });
    const parts = partition([graph]);
    const stretch = (order: readonly number[]): number => {
      const place = new Map(order.map((variable, at) => [parts.variables[variable]?.key ?? '', at]));
      const distances = pairs.map((name) =>
        Math.abs((place.get(`${name}-first`) ?? 0) - (place.get(`${name}-second`) ?? 0)),
      );
      return distances.reduce((sum, distance) => sum + distance, 0);
    };
    const start = variableOrder([graph], parts);
    expect(stretch(clusteredOrder([graph], parts, start))).toBeLessThan(stretch(start));
  });

  it('makes room for two hundred criteria that ask one in ten questions twice, and decides as the reference does', () => {
    const graph = formula({ leaves: 200, shared: 10 });
    const diagram = compiled(graph);
    const { variables } = diagram.partition;
    const inDocument = variableOrder([graph], partition([graph]));
    expect(variables.map(({ slot }) => slot[0])).not.toEqual(inDocument);
    let state = 11;
    const draw = (below: number): number => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return Math.floor((state / 2 ** 32) * below);
    };
    for (let round = 0; round < 200; round++) {
      const branches = variables.map(() => draw(10) % 3);
      const [values = []] = valuesOf(diagram.partition, branches) ?? [];
      const decided = diagram.determinations[follow(diagram.store, diagram.root, branches)];
      expect(decided).toBe(evaluateGraph(graph, values).verdict.determination);
    }
  });
});

describe('a diagram of complete cases alone', () => {
  it('counts them as the whole diagram does', () => {
    const exact = { dates: false, codes: false, known: false };
    fc.assert(
      fc.property(randomGraph(exact), (graph) => {
        const [whole, complete] = [compiled(graph), compiled(graph, true)];
        for (const [value] of whole.determinations.entries()) {
          const counts = [whole, complete].map((diagram) =>
            countCases(
              diagram.store,
              diagram.root,
              (reached) => reached === value,
              (level, branch) => branch < (diagram.partition.variables[level]?.cells.length ?? 0),
            ),
          );
          expect(counts[1]).toBe(counts[0]);
        }
        expect(complete.store.size).toBeLessThanOrEqual(whole.store.size);
      }),
      lawOptions(150),
    );
  });

  it('decides them as the reference does', () => {
    const graph = formula({ leaves: 60, shared: 10, counts: { groups: 2, size: 8, atLeast: 3 } });
    const diagram = compiled(graph, true);
    fc.assert(
      fc.property(
        fc.array(fc.boolean(), { minLength: graph.elements.length, maxLength: graph.elements.length }),
        (values) => {
          const branches = branchesOf(diagram.partition, [values]) ?? [];
          const decided = diagram.determinations[follow(diagram.store, diagram.root, branches)];
          expect(decided).toBe(evaluateGraph(graph, values).verdict.determination);
        },
      ),
      lawOptions(200),
    );
  });
});
