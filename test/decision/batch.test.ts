// Batches of cases against the reference evaluator: random guidelines, every kind of element and column, unknown included.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bitsOf } from '../../dsl/decision/bits.ts';
import { columnsOf, readColumn } from '../../dsl/decision/batch-columns.ts';
import type { Columns } from '../../dsl/decision/batch-columns.ts';
import { countCases, createBatchDecider, determinationPlaces } from '../../dsl/decision/batch.ts';
import type { CriteriaGraph } from '../../dsl/decision/criteria-graph.ts';
import { evaluateGraph } from '../../dsl/decision/evaluate.ts';
import type { Values } from '../../dsl/decision/facts.ts';
import { writeFacts } from '../../dsl/decision/facts.ts';
import { lawOptions, randomGraph, randomValues } from '../support/random-graph.ts';
import { bmi, sketchGraph } from './small-graph.ts';

const graphsWithCases = randomGraph({ questions: 6, tests: 8, groups: 10 }).chain((graph) =>
  fc.tuple(fc.constant(graph), fc.array(randomValues(graph), { minLength: 1, maxLength: 80 })),
);

describe('a batch', () => {
  it('decides every random case as the reference does', () => {
    const seen = new Set<string>();
    const law = ([graph, cases]: readonly [CriteriaGraph, readonly Values[]]) => {
      const wanted = cases.map((values) => evaluateGraph(graph, values).verdict.determination);
      expect(determinationsIn(graph, columnsOf(graph.elements, cases), cases.length)).toEqual(wanted);
      for (const determination of wanted) seen.add(determination);
    };
    fc.assert(fc.property(graphsWithCases, law), lawOptions(500));
    expect([...seen].toSorted()).toEqual([
      'appropriate',
      'clinician-review',
      'needs-information',
      'not-covered',
    ]);
  });

  it('decides the same from dictionaries of facts as they stand in a file', () => {
    const law = ([graph, cases]: readonly [CriteriaGraph, readonly Values[]]) => {
      const facts = cases.map((values) => writeFacts(graph, values));
      const columns = graph.elements.map((element) => {
        const read = readColumn(
          element,
          facts.map((fact) => fact[element.key]),
          Int32Array.from(facts.keys()),
        );
        expect(read.invalid).toEqual([]);
        return read.column;
      });
      expect(determinationsIn(graph, columns, cases.length)).toEqual(
        determinationsIn(graph, columnsOf(graph.elements, cases), cases.length),
      );
    };
    fc.assert(fc.property(graphsWithCases, law), lawOptions(200));
  });

  it('goes over many blocks, and sets no bit beyond the last case', () => {
    const graph = sketchGraph(
      {
        indications: {
          atLeast: 2,
          of: ['a', 'b', { when: { op: 'in-range', element: 0, ranges: [{ from: 400, to: 599 }] }, id: 'c' }],
        },
      },
      [bmi],
    );
    const size = 70_001;
    const cases = Array.from({ length: size }, (_, at): Values => [
      at % 5 === 0 ? undefined : at % 700,
      at % 3 === 0 ? undefined : at % 2 === 0,
      at % 7 === 0,
    ]);
    const decider = createBatchDecider(graph);
    const decided = decider.decide(columnsOf(graph.elements, cases), size);
    const wanted = cases.map((values) => evaluateGraph(graph, values).verdict.determination);
    expect([...determinationPlaces(decided)].map((place) => decider.determinations[place])).toEqual(wanted);
    decider.determinations.forEach((determination, place) => {
      expect(countCases(decided.cases[place])).toBe(wanted.filter((name) => name === determination).length);
    });
  });

  it('takes a column that is not there as unknown, and an empty batch', () => {
    const graph = sketchGraph({
      indications: { any: ['a', { when: { op: 'known', element: 0 }, id: 'b' }] },
    });
    expect(determinationsIn(graph, [], 2)).toEqual(['needs-information', 'needs-information']);
    expect(determinationsIn(graph, [], 0)).toEqual([]);
  });

  it('says which distinct facts cannot be read, and takes them as unknown', () => {
    const { column, invalid } = readColumn(bmi, ['34.9', 'heavy', null], Uint8Array.of(1, 0, 2));
    expect(column).toEqual({
      kind: 'dictionary',
      values: [349, undefined, undefined],
      places: Uint8Array.of(1, 0, 2),
    });
    expect(invalid).toEqual([{ place: 1, why: '"heavy" is not a plain decimal number such as 34.9.' }]);
  });

  it('counts the bits of a word', () => {
    fc.assert(
      fc.property(fc.integer(), (word) => {
        expect(bitsOf(word)).toBe((word >>> 0).toString(2).replaceAll('0', '').length);
      }),
      lawOptions(200),
    );
  });
});

function determinationsIn(
  graph: CriteriaGraph,
  columns: Columns,
  size: number,
): readonly (string | undefined)[] {
  const decider = createBatchDecider(graph);
  const decided = decider.decide(columns, size);
  return [...determinationPlaces(decided)].map((place) => decider.determinations[place]);
}
