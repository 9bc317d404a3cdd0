// The base case: conditions count as a whole and with their polarity, in one graph and in two at once.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { baseBranches, caseCloser } from '../../dsl/decision/base-case.ts';
import { partition } from '../../dsl/decision/cells.ts';
import { conditionsByElement, conditionTruth } from '../../dsl/decision/conditions.ts';
import type { CriteriaGraph, Element, Test } from '../../dsl/decision/criteria-graph.ts';
import { evaluateGraph } from '../../dsl/decision/evaluate.ts';
import type { Values } from '../../dsl/decision/facts.ts';
import { branchWords, isComplete } from '../../dsl/decision/variable.ts';
import { lawOptions, randomGraph } from '../support/random-graph.ts';
import { bmi, request, sketchGraph } from './small-graph.ts';

const inRange = (from: number | undefined, to: number | undefined): Test => {
  return { op: 'in-range', element: 0, ranges: [{ from, to }] };
};
const asking = (test: Test, elements: readonly Element[] = [bmi]) =>
  sketchGraph({ indications: { any: [{ id: 'when', when: test }] } }, elements);

/** As lowering makes it of `WHEN NOT ...`: two nodes of one place. */
const askingNot = (test: Test, elements: readonly Element[] = [bmi]): CriteriaGraph => {
  const graph = asking(test, elements);
  const [leaf, root] = graph.nodes;
  if (!leaf || root?.kind !== 'any') throw new Error('A leaf and its list.');
  const nodes = [leaf, { kind: 'not', child: 0, origin: leaf.origin } as const, { ...root, children: [1] }];
  return { ...graph, nodes, sections: [{ kind: 'indications', root: 2 }] };
};
const unknownCase = (graph: CriteriaGraph): Values => graph.elements.map(() => undefined);
const closed = (...graphs: readonly CriteriaGraph[]) => {
  const slots = partition(graphs).variables.flatMap(({ slot, part }) => (part === 0 ? [slot] : []));
  return caseCloser(graphs, slots)(graphs.map(unknownCase));
};
const baseWords = (...graphs: readonly CriteriaGraph[]) => {
  const parts = partition(graphs);
  return baseBranches(parts, graphs).map((branch, level) => {
    const variable = parts.variables[level];
    return branch === undefined || !variable ? undefined : branchWords(variable, branch);
  });
};

describe('the base case of one graph', () => {
  it('reads a negated test as the condition that it stands in', () => {
    expect(closed(asking(inRange(350, undefined))).values).toEqual([[50]]);
    expect(closed(askingNot(inRange(350, undefined))).values).toEqual([[350]]);
    expect(closed(askingNot(inRange(undefined, 350))).values).toEqual([[50]]);
  });

  it('leaves nothing over a closed element met, and nothing open that could be closed', () => {
    let checked = 0;
    fc.assert(
      fc.property(randomGraph({ known: false, tests: 14 }), (graph) => {
        const slots = graph.elements.map((_, element) => [element]);
        const { values, open } = caseCloser([graph], slots)([unknownCase(graph)]);
        const [own = []] = values;
        const { states } = evaluateGraph(graph, own);
        for (const [element, conditions] of conditionsByElement(graph)) {
          if (own[element] === undefined) {
            expect(open).toContainEqual([element]);
            continue;
          }
          for (const condition of conditions) {
            checked++;
            expect(conditionTruth(graph, condition, own)).toBe(states[condition.node]);
            expect(states[condition.node]).not.toBe('met');
          }
        }
      }),
      lawOptions(300),
    );
    expect(checked).toBeGreaterThan(500);
  });

  it('does not take what a condition asks to be known for harmless', () => {
    const graph = asking({ op: 'known', element: 0 });
    expect(closed(graph)).toEqual({ values: [[undefined]], open: [] });
    expect(closed(askingNot({ op: 'known', element: 0 }))).toEqual({ values: [[50]], open: [] });
    const both = sketchGraph(
      {
        indications: {
          any: [
            { id: 'known', when: { op: 'known', element: 0 } },
            { id: 'obese', when: inRange(350, undefined) },
          ],
        },
      },
      [bmi],
    );
    expect(closed(both)).toEqual({ values: [[undefined]], open: [[0]] });
  });

  it('finds a list of codes, or none, among many sets that are asked for', () => {
    const diagnosis: Element = { kind: 'codes', key: 'diagnosis', label: 'Diagnoses', system: 'ICD-10-CM' };
    const sets = Array.from({ length: 60 }, (_, index): Test => {
      return { op: 'codes-in', element: 0, ranges: [{ from: `A${10 + index}`, to: `A${10 + index}` }] };
    });
    const graph = sketchGraph(
      { indications: { any: sets.map((when, index) => ({ id: `t${index}`, when })) } },
      [diagnosis],
    );
    expect(closed(graph).values).toEqual([[[]]]);
    expect(closed(graph, askingNot(sets[40] ?? inRange(0, 0), [diagnosis])).open).toEqual([[0, 0]]);
    expect(closed(askingNot(sets[40] ?? inRange(0, 0), [diagnosis])).values).toEqual([[['A50']]]);
  });
});

describe('the base case of two graphs', () => {
  it('meets no condition of either', () => {
    const [young, younger] = [asking(inRange(undefined, 179)), asking(inRange(undefined, 199))];
    expect(baseWords(young)).toEqual(['at least 18 kg/m2']);
    expect(baseWords(young, younger)).toEqual(['at least 20 kg/m2']);
    expect(closed(young, younger).values).toEqual([[200], [200]]);
    expect(baseWords(asking(inRange(350, undefined)), askingNot(inRange(300, undefined)))).toEqual([
      '30 to 34.9 kg/m2',
    ]);
  });

  it('has no branch where every value meets something, or no value can be read by both', () => {
    expect(baseWords(asking(inRange(350, undefined)), askingNot(inRange(350, undefined)))).toEqual([
      undefined,
    ]);
    const pounds: Element = {
      ...bmi,
      kind: 'quantity',
      unit: 'lb/in2',
      decimals: 1,
      step: 1,
      min: 50,
      max: 1200,
    };
    expect(baseWords(asking(inRange(350, undefined)), asking(inRange(350, undefined), [pounds]))).toEqual([
      undefined,
    ]);
    expect(baseWords(asking({ op: 'known', element: 0 }))).toEqual([undefined]);
  });

  it('gives both the same day, told from the day of the request', () => {
    const stent: Element = { kind: 'date', key: 'stent', label: 'Stent' };
    const within = (weeks: number): CriteriaGraph =>
      asking(
        {
          op: 'window',
          element: 0,
          event: 1,
          from: { amount: -weeks, unit: 'week' },
          to: { amount: 0, unit: 'day' },
        },
        [stent, request],
      );
    const { values } = closed(within(6), within(8));
    expect(values[0]).toEqual(values[1]);
    const [day, of] = values[0] ?? [];
    expect(Number(of) - Number(day)).toBe(8 * 7 + 1);
  });

  it('is a complete branch wherever there is one', () => {
    fc.assert(
      fc.property(randomGraph({ tests: 8 }), randomGraph({ tests: 8 }), (older, newer) => {
        const parts = partition([older, newer]);
        const base = baseBranches(parts, [older, newer]);
        expect(base).toHaveLength(parts.variables.length);
        parts.variables.forEach((variable, level) => {
          const branch = base[level];
          if (branch !== undefined) expect(isComplete(variable, branch)).toBe(true);
          else expect(variable.kind).not.toBe('question');
        });
      }),
      lawOptions(150),
    );
  });
});
