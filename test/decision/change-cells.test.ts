// Cells of days and of changes: they cover every case, say when they are taken as independent, and lead back to values that show them.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { partition } from '../../dsl/decision/cells.ts';
import { formatDay, parseDay } from '../../dsl/decision/calendar.ts';
import type { CriteriaGraph, Element, Test } from '../../dsl/decision/criteria-graph.ts';
import { branchTruth } from '../../dsl/decision/variable.ts';
import { branchesOf, valuesOf } from '../../dsl/decision/witness.ts';
import { defaultTable, lawOptions, randomGraph, randomValues } from '../support/random-graph.ts';

const date = (key: string): Element => ({ kind: 'date', key, label: key });
const weight = (key: string, min: number): Element => ({
  kind: 'quantity',
  key,
  label: key,
  unit: 'kg',
  decimals: 1,
  step: 1,
  min,
  max: 5000,
});

function graphOf(elements: readonly Element[], tests: readonly Test[]): CriteriaGraph {
  const origin = {
    words: '',
    number: '',
    uri: '',
    span: { start: 0, end: 0 },
    citations: [],
    role: 'criterion',
  };
  const leaves = tests.map((test, index) => ({
    kind: 'test' as const,
    test,
    origin: { ...origin, id: `t${String(index)}`, role: 'criterion' as const },
  }));
  const children = leaves.map((_, index) => index);
  const sections = [{ kind: 'indications' as const, root: leaves.length }];
  return {
    guideline: { id: 'g', version: '1', title: 'G' },
    elements,
    nodes: [...leaves, { kind: 'any', children, origin: { ...origin, id: 'root', role: 'criterion' } }],
    sections,
    verdicts: defaultTable(sections),
  };
}

const day = (text: string): number => parseDay(text) ?? 0;
const lostTenth: Test = { op: 'change', element: 0, baseline: 1, factor: -10, baselineFactor: 9, atLeast: 0 };

describe('days of the calendar', () => {
  it('are cut where the guideline names a day, in words', () => {
    const ranges = [{ from: day('2024-01-01'), to: day('2024-06-30') }];
    const parts = partition([graphOf([date('placed')], [{ op: 'in-range', element: 0, ranges }])]);
    expect(parts.variables[0]?.cells.map(({ words }) => words)).toEqual([
      'before 2024-01-01 or from 2024-07-01 on',
      'from 2024-01-01 to 2024-06-30',
    ]);
    expect(parts.exact).toBe(true);
  });

  it('beside a window on the same date are taken as independent, and values are found for what goes together', () => {
    const graph = graphOf(
      [date('placed'), date('request')],
      [
        { op: 'in-range', element: 0, ranges: [{ from: undefined, to: day('2020-12-31') }] },
        {
          op: 'window',
          element: 0,
          event: 1,
          from: { amount: -6, unit: 'week' },
          to: { amount: 0, unit: 'day' },
        },
        { op: 'in-range', element: 1, ranges: [{ from: day('2021-01-10'), to: undefined }] },
      ],
    );
    const parts = partition([graph]);
    expect(parts.exact).toBe(false);
    const truthsAt = (wanted: readonly string[]): readonly string[] | undefined => {
      const branches = parts.variables.map((variable) =>
        variable.cells.findIndex((_, branch) =>
          variable.tests.every(({ test, guard }, index) => {
            const place = graph.nodes.findIndex((node) => node.kind === 'test' && node.test === test);
            return guard || branchTruth(variable, index, branch) === wanted[place];
          }),
        ),
      );
      const values = valuesOf(parts, branches)?.[0];
      return values?.map((value) => (typeof value === 'number' ? formatDay(value) : ''));
    };
    const [placed = '', request = ''] = truthsAt(['met', 'met', 'met']) ?? [];
    expect(placed <= '2020-12-31' && request >= '2021-01-10').toBe(true);
    expect(day(request) - day(placed)).toBeLessThanOrEqual(42);
    const apart = truthsAt(['met', 'not-met', 'not-met']);
    expect(apart?.[0]?.localeCompare('2021')).toBe(-1);
  });
});

describe('changes', () => {
  it('are one variable each, never exact, and lead to two numbers that show them', () => {
    const graph = graphOf([weight('weight', 0), weight('before', 10)], [lostTenth]);
    const parts = partition([graph]);
    expect(parts.exact).toBe(false);
    const known = parts.variables.findIndex(({ key }) => key === 'before');
    const changed = parts.variables.findIndex(({ key }) => key === 'weight');
    for (const branch of [0, 1]) {
      const branches = parts.variables.map((_, level) => (level === changed ? branch : 0));
      const [values] = valuesOf(parts, branches) ?? [];
      const [value, baseline] = (values ?? []).map(Number);
      expect(10 * (value ?? 0) <= 9 * (baseline ?? 0)).toBe(branch === 0);
      expect(known).not.toBe(changed);
    }
  });

  it('the same change in two versions is one variable, another scale is another', () => {
    const older = graphOf([weight('weight', 0), weight('before', 10)], [lostTenth]);
    const finer = graphOf(
      [weight('weight', 0), { ...weight('before', 10), min: 20 } as Element],
      [lostTenth],
    );
    expect(partition([older, structuredClone(older)]).variables.filter((one) => one.change)).toHaveLength(1);
    expect(partition([older, finer]).variables.filter((one) => one.change)).toHaveLength(2);
  });
});

describe('laws', () => {
  it('every case of a random graph lies in a branch of each variable, with the truths of its tests', () => {
    fc.assert(
      fc.property(
        randomGraph({ questions: 2, tests: 9, groups: 5 }).chain((graph) =>
          fc.tuple(fc.constant(graph), randomValues(graph)),
        ),
        ([graph, values]) => {
          expect(branchesOf(partition([graph]), [values])).toBeDefined();
        },
      ),
      lawOptions(300),
    );
  });
});
