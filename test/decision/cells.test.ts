// Cells: every value lies in one, its tests are as the cell says, and the words are those of the clinic.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatDay } from '../../dsl/decision/calendar.ts';
import { partition } from '../../dsl/decision/cells.ts';
import type { Element, Test } from '../../dsl/decision/criteria-graph.ts';
import { testTruth } from '../../dsl/decision/evaluate.ts';
import type { Partition } from '../../dsl/decision/variable.ts';
import { branchTruth } from '../../dsl/decision/variable.ts';
import { branchesOf, valuesOf } from '../../dsl/decision/witness.ts';
import { lawOptions, randomGraph, randomValues } from '../support/random-graph.ts';
import type { Sketch } from './small-graph.ts';
import { bmi, request, sketchGraph } from './small-graph.ts';

const when = (id: string, test: Test): Sketch => ({ id, when: test });
const cellsOf = (element: Element, ...tests: readonly Test[]) => {
  const graph = sketchGraph({ indications: { any: tests.map((test, index) => when(`t${index}`, test)) } }, [
    element,
    request,
  ]);
  return partition([graph]).variables.find(({ key, part }) => key === element.key && part === 0)?.cells ?? [];
};
const atLeast = (from: number): Test => ({ op: 'in-range', element: 0, ranges: [{ from, to: undefined }] });

describe('cells', () => {
  it('cuts a quantity at its thresholds', () => {
    const cells = cellsOf(bmi, atLeast(350), atLeast(300));
    expect(cells.map(({ words, values }) => [words, values[0]])).toEqual([
      ['29.9 kg/m2 or less', 50],
      ['30 to 34.9 kg/m2', 300],
      ['at least 35 kg/m2', 350],
    ]);
  });

  it('cuts whole years, without a lower bound', () => {
    const age: Element = {
      kind: 'quantity',
      key: 'age',
      label: 'Age',
      unit: 'years',
      decimals: 0,
      step: 1,
      min: undefined,
      max: undefined,
    };
    const cells = cellsOf(age, { op: 'in-range', element: 0, ranges: [{ from: 18, to: 18 }] });
    expect(cells.map(({ words, values }) => [words, values[0]])).toEqual([
      ['17 years or less', 0],
      ['18 years', 18],
      ['at least 19 years', 19],
    ]);
  });

  it('stays on the grid of the precision', () => {
    const dose: Element = {
      kind: 'quantity',
      key: 'dose',
      label: 'Dose',
      unit: 'mg',
      decimals: 1,
      step: 5,
      min: 0,
      max: 1000,
    };
    const cells = cellsOf(dose, { op: 'in-range', element: 0, ranges: [{ from: 11, to: 29 }] });
    expect(cells.map(({ words, values }) => [words, values[0]])).toEqual([
      ['1 mg or less', 0],
      ['1.5 to 2.5 mg', 15],
      ['at least 3 mg', 30],
    ]);
  });

  it('joins the values of a choice that no test tells apart', () => {
    const finding: Element = {
      kind: 'choice',
      key: 'finding',
      label: 'Finding',
      values: ['normal', 'non-diagnostic', 'abnormal', 'indeterminate'],
    };
    const cells = cellsOf(finding, { op: 'one-of', element: 0, values: ['non-diagnostic', 'indeterminate'] });
    expect(cells.map(({ words, values }) => [words, values[0]])).toEqual([
      ['normal or abnormal', 'normal'],
      ['non-diagnostic or indeterminate', 'non-diagnostic'],
    ]);
  });

  it('tells sets of codes apart in every combination that a list can have', () => {
    const diagnosis: Element = { kind: 'codes', key: 'diagnosis', label: 'Diagnoses', system: 'ICD-10-CM' };
    const inside = (from: string, to: string): Test => ({
      op: 'codes-in',
      element: 0,
      ranges: [{ from, to }],
    });
    const cells = cellsOf(diagnosis, inside('C00', 'C96'), inside('C34.0', 'C34.9'), inside('E11', 'E11'));
    expect(cells.map(({ words, truths }) => [words, truths.join(' ')])).toEqual([
      ['none of the codes asked for', 'not-met not-met not-met'],
      ['a code of C00 to C96', 'met not-met not-met'],
      ['a code of C00 to C96 and a code of C34.0 to C34.9', 'met met not-met'],
      ['a code of E11', 'not-met not-met met'],
      ['a code of C00 to C96 and a code of E11', 'met not-met met'],
      ['a code of C00 to C96 and a code of C34.0 to C34.9 and a code of E11', 'met met met'],
    ]);
  });

  it('takes more than ten sets of codes as independent and says so', () => {
    const diagnosis: Element = { kind: 'codes', key: 'diagnosis', label: 'Diagnoses', system: 'ICD-10-CM' };
    const sets = Array.from({ length: 11 }, (_, index): Test => {
      return { op: 'codes-in', element: 0, ranges: [{ from: `A${10 + index}`, to: `A${10 + index}` }] };
    });
    const graph = sketchGraph({ indications: { any: sets.map((set, index) => when(`t${index}`, set)) } }, [
      diagnosis,
    ]);
    const parts = partition([graph]);
    expect([parts.exact, parts.variables.length]).toEqual([false, 11]);
    expect(partition([sketchGraph({ indications: 'epilepsy' })]).exact).toBe(true);
  });

  it('cuts the days around an event', () => {
    const stent: Element = { kind: 'date', key: 'stent', label: 'Stent' };
    const cells = cellsOf(stent, {
      op: 'window',
      element: 0,
      event: 1,
      from: { amount: -6, unit: 'week' },
      to: { amount: 0, unit: 'day' },
    });
    expect(cells.map(({ words, values }) => [words, formatDay(Number(values[0]))])).toEqual([
      ['earlier than 6 weeks before Date of request, or later than the day of Date of request', '2024-05-19'],
      ['from 6 weeks before, until the day of Date of request', '2024-05-20'],
    ]);
  });

  it('finds what depends on the month of the event', () => {
    const stent: Element = { kind: 'date', key: 'stent', label: 'Stent' };
    const since = (amount: number, unit: 'day' | 'month'): Test => {
      return { op: 'window', element: 0, event: 1, from: { amount, unit }, to: undefined };
    };
    const truths = cellsOf(stent, since(-30, 'day'), since(-1, 'month')).map((cell) => cell.truths.join(' '));
    // In July a month before is 30 days before; in August it is 31, in March 29.
    expect(truths.toSorted()).toEqual(['met met', 'met not-met', 'not-met met', 'not-met not-met']);
  });

  it('does not cut what no criterion asks', () => {
    const graph = sketchGraph({ indications: 'epilepsy' }, [bmi, request]);
    expect(partition([graph]).variables.map(({ key }) => key)).toEqual(['epilepsy']);
  });

  it('agrees with every test on random values', () => {
    const law = randomGraph({ tests: 14 }).chain((graph) =>
      fc.tuple(fc.constant(graph), randomValues(graph)),
    );
    fc.assert(
      fc.property(law, ([graph, values]) => {
        const parts = partition([graph]);
        const branches = branchesOf(parts, [values]);
        expect(branches).toBeDefined();
        graph.nodes.forEach((node, index) => {
          const place = parts.leaves[0]?.[index];
          if (node.kind !== 'test' || place === undefined || branches === undefined) return;
          expect(truthInCell(parts, place, branches)).toBe(testTruth(node.test, values));
        });
      }),
      lawOptions(1000),
    );
  });

  it('has representatives that lie in their cell', () => {
    const law = randomGraph({ tests: 14 }).chain((graph) =>
      fc.tuple(fc.constant(graph), fc.array(fc.nat(), { minLength: 20, maxLength: 20 })),
    );
    let realised = 0;
    fc.assert(
      fc.property(law, ([graph, picks]) => {
        const parts = partition([graph]);
        const branches = parts.variables.map(({ cells }, index) => (picks[index] ?? 0) % (cells.length + 1));
        const values = valuesOf(parts, branches);
        if (values === undefined) {
          expect(parts.exact).toBe(false);
          return;
        }
        realised++;
        const again = branchesOf(parts, values) ?? [];
        graph.nodes.forEach((node, index) => {
          const place = parts.leaves[0]?.[index];
          if (node.kind !== 'test' || place === undefined) return;
          expect(truthInCell(parts, place, again)).toBe(truthInCell(parts, place, branches));
        });
      }),
      lawOptions(1000),
    );
    expect(realised).toBeGreaterThan(500);
  });
});

function truthInCell(
  parts: Partition,
  place: NonNullable<Partition['leaves'][number][number]>,
  branches: readonly number[],
) {
  const at = ({ variable, test }: { readonly variable: number; readonly test: number }) => {
    const found = parts.variables[variable];
    return found === undefined ? 'unknown' : branchTruth(found, test, branches[variable] ?? 0);
  };
  return place.guard !== undefined && at(place.guard) !== 'met' ? 'unknown' : at(place);
}
