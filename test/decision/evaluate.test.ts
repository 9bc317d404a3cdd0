// The reference evaluator: Kleene logic, tests on data and the determination of open cases.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDay } from '../../dsl/decision/calendar.ts';
import type { Duration, Element, Test, Truth, VerdictTable } from '../../dsl/decision/criteria-graph.ts';
import { decide } from '../../dsl/decision/decide.ts';
import { evaluateGraph, testTruth, verdictOf } from '../../dsl/decision/evaluate.ts';
import { readFacts } from '../../dsl/decision/facts.ts';
import { leafIds, nodeOfCriterion } from '../../dsl/decision/criteria-index.ts';
import { lawOptions, randomGraph, randomValues } from '../support/random-graph.ts';
import type { Sketch } from './small-graph.ts';
import { bmi, request, sketchGraph } from './small-graph.ts';

const truths: readonly Truth[] = ['met', 'not-met', 'unknown'];
const sign: Readonly<Record<Truth, boolean | null>> = { met: true, 'not-met': false, unknown: null };

function truthOfGroup(
  sketch: (ids: readonly string[]) => Sketch,
  ...states: readonly Truth[]
): Truth | undefined {
  const ids = states.map((_, index) => `q${index}`);
  const graph = sketchGraph({ indications: sketch(ids) });
  const facts = Object.fromEntries(states.map((state, index) => [`q${index}`, sign[state]]));
  return evaluateGraph(graph, readFacts(graph, facts).values).sections.get('indications');
}

describe('Kleene logic', () => {
  it.each([
    ['met', 'met', 'met', 'met'],
    ['met', 'unknown', 'unknown', 'met'],
    ['met', 'not-met', 'not-met', 'met'],
    ['unknown', 'unknown', 'unknown', 'unknown'],
    ['unknown', 'not-met', 'not-met', 'unknown'],
    ['not-met', 'not-met', 'not-met', 'not-met'],
  ] as const)('%s with %s: ALL is %s, ANY is %s', (a, b, all, any) => {
    expect(truthOfGroup((ids) => ({ all: ids }), a, b)).toBe(all);
    expect(truthOfGroup((ids) => ({ any: ids }), b, a)).toBe(any);
  });

  it('keeps an unknown under NOT', () => {
    expect(truths.map((truth) => truthOfGroup(([id = '']) => ({ not: id }), truth))).toEqual([
      'not-met',
      'met',
      'unknown',
    ]);
  });

  it('meets an empty ALL and does not meet an empty ANY', () => {
    expect([truthOfGroup(() => ({ all: [] })), truthOfGroup(() => ({ any: [] }))]).toEqual([
      'met',
      'not-met',
    ]);
  });

  it('counts: every mixture of four states agrees with every completion of it', () => {
    const complete = (states: readonly Truth[]): readonly (readonly Truth[])[] =>
      states.reduce<readonly (readonly Truth[])[]>(
        (ways, state) =>
          ways.flatMap((way) =>
            (state === 'unknown' ? truths.slice(0, 2) : [state]).map((turn) => [...way, turn]),
          ),
        [[]],
      );
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...truths), { minLength: 1, maxLength: 5 }),
        fc.nat({ max: 5 }),
        fc.nat({ max: 6 }),
        (states, min, max) => {
          const outcomes = new Set(
            complete(states).map((way) => {
              const met = way.filter((state) => state === 'met').length;
              return met >= min && met <= max ? 'met' : 'not-met';
            }),
          );
          const expected = outcomes.size === 1 ? [...outcomes][0] : 'unknown';
          // Invariant: with min <= max a count is exact; only an impossible pair of limits is settled before its completions.
          if (min <= max)
            expect(truthOfGroup((ids) => ({ atLeast: min, atMost: max, of: ids }), ...states)).toBe(expected);
        },
      ),
      lawOptions(500),
    );
  });
});

describe('tests on data', () => {
  const day = (text: string) => parseDay(text) ?? Number.NaN;
  const stent: Element = { kind: 'date', key: 'stent', label: 'Stent' };
  const within = (from: Duration | undefined, to: Duration | undefined): Test => ({
    op: 'window',
    element: 1,
    event: 0,
    from,
    to,
  });
  const truthAt = (test: Test, value: string | undefined, event: string | undefined) =>
    testTruth(test, [
      event === undefined ? undefined : day(event),
      value === undefined ? undefined : day(value),
    ]);

  it.each([
    ['2024-07-01', 'met'],
    ['2024-05-20', 'met'],
    ['2024-05-19', 'not-met'],
    ['2024-07-02', 'not-met'],
    [undefined, 'unknown'],
  ] as const)('within 6 weeks before 1 July 2024: %s is %s', (value, expected) => {
    const test = within({ amount: -6, unit: 'week' }, { amount: 0, unit: 'day' });
    expect(truthAt(test, value, '2024-07-01')).toBe(expected);
  });

  it('is unknown where the event has no date, even for an open window', () => {
    expect(truthAt(within(undefined, undefined), '2024-01-01', undefined)).toBe('unknown');
    expect(truthAt(within(undefined, undefined), '2024-01-01', '2024-01-01')).toBe('met');
  });

  it('clamps a month before 31 March to the last of February', () => {
    const test = within({ amount: -1, unit: 'month' }, { amount: 0, unit: 'day' });
    expect([truthAt(test, '2024-02-29', '2024-03-31'), truthAt(test, '2024-02-28', '2024-03-31')]).toEqual([
      'met',
      'not-met',
    ]);
  });

  it.each([
    ['C34.11', 'met'],
    ['c3492', 'met'],
    ['C35', 'not-met'],
    ['C33.9', 'not-met'],
    ['C3', 'not-met'],
  ] as const)('C34.00-C34.9 with sub-codes: %s is %s', (code, expected) => {
    const test: Test = { op: 'codes-in', element: 0, ranges: [{ from: 'C34.0', to: 'C34.9' }] };
    expect(testTruth(test, [['A00', code]])).toBe(expected);
  });

  it('knows that an empty list of codes has none', () => {
    const test: Test = { op: 'codes-in', element: 0, ranges: [{ from: 'A', to: 'Z' }] };
    expect([testTruth(test, [[]]), testTruth(test, [undefined])]).toEqual(['not-met', 'unknown']);
  });

  it('never takes `known` for unknown', () => {
    expect([
      testTruth({ op: 'known', element: 0 }, [false]),
      testTruth({ op: 'known', element: 0 }, [undefined]),
    ]).toEqual(['met', 'not-met']);
    expect(stent.kind).toBe('date');
  });
});

describe('determination', () => {
  const graph = sketchGraph({ indications: { any: ['epilepsy', 'tumor'] }, contraindications: 'pacemaker' });
  const outcome = (facts: Readonly<Record<string, unknown>>) => decide(graph, facts).determination;

  it('needs information while the contraindications are not documented', () => {
    expect(outcome({ epilepsy: true })).toBe('needs-information');
    expect(outcome({ epilepsy: true, pacemaker: false })).toBe('appropriate');
  });

  it('is settled by a contraindication whatever the indications', () => {
    expect(outcome({ pacemaker: true })).toBe('clinician-review');
  });

  it('never denies for want of documents', () => {
    expect(outcome({})).toBe('needs-information');
    expect(outcome({ epilepsy: false, tumor: false })).toBe('clinician-review');
  });

  it('says `several` where different rows agree, and keeps their labels apart', () => {
    const { verdict } = evaluateGraph(graph, readFacts(graph, { epilepsy: false, tumor: false }).values);
    expect(verdict).toEqual({ determination: 'clinician-review', label: '', row: 'several', settled: true });
  });

  it('takes the first `unknown` row whose section is unknown where the ways differ', () => {
    const table: VerdictTable = {
      rows: [
        { section: 'indications', state: 'met', determination: 'appropriate', label: '' },
        { section: 'limits', state: 'unknown', determination: 'ask-quantity', label: 'Quantity?' },
        { section: 'indications', state: 'unknown', determination: 'ask-criteria', label: 'Criteria?' },
      ],
      otherwise: { determination: 'clinician-review', label: '' },
    };
    const verdict = verdictOf(
      table,
      new Map([
        ['indications', 'unknown'],
        ['limits', 'met'],
      ]),
    );
    expect(verdict).toEqual({ determination: 'ask-criteria', label: 'Criteria?', row: 2, settled: false });
    expect(
      verdictOf(
        table,
        new Map([
          ['indications', 'unknown'],
          ['limits', 'unknown'],
        ]),
      ).determination,
    ).toBe('ask-quantity');
  });

  it('is open without such a row', () => {
    const table: VerdictTable = {
      rows: [{ section: 'indications', state: 'met', determination: 'appropriate', label: '' }],
      otherwise: { determination: 'clinician-review', label: '' },
    };
    const verdict = verdictOf(table, new Map([['indications', 'unknown']]));
    expect(verdict).toEqual({ determination: 'needs-information', label: '', row: 'open', settled: false });
  });

  it('keeps a settled determination however the unknown is resolved', () => {
    const law = randomGraph({ known: false }).chain((random) =>
      fc.tuple(fc.constant(random), randomValues(random, 6), randomValues(random, 0)),
    );
    fc.assert(
      fc.property(law, ([random, partial, full]) => {
        const before = evaluateGraph(random, partial);
        const after = evaluateGraph(
          random,
          partial.map((value, index) => value ?? full[index]),
        );
        if (before.verdict.settled) expect(after.verdict.determination).toBe(before.verdict.determination);
        before.states.forEach((state, index) => {
          if (state !== 'unknown') expect(after.states[index]).toBe(state);
        });
      }),
      lawOptions(1000),
    );
  });

  it('leaves nothing unknown in a complete case without an undecided group', () => {
    const law = randomGraph().chain((random) => fc.tuple(fc.constant(random), randomValues(random, 0)));
    fc.assert(
      fc.property(law, ([random, values]) => {
        fc.pre(!random.nodes.some((node) => node.kind === 'constant' && node.value === 'unknown'));
        expect(evaluateGraph(random, values).states).not.toContain('unknown');
      }),
      lawOptions(300),
    );
  });
});

describe('decide', () => {
  const when = (id: string, from: number): Sketch => ({
    id,
    when: { op: 'in-range', element: 0, ranges: [{ from, to: undefined }] },
  });
  const graph = sketchGraph(
    {
      indications: { any: [{ all: ['tumor', { any: ['biopsy', 'recurrent'] }] }, when('obese', 350)] },
      contraindications: { all: ['implant', { not: 'mr-safe' }] },
    },
    [bmi, request],
  );

  it('gives the met leaves that decide the matched row', () => {
    const decision = decide(graph, {
      tumor: true,
      biopsy: true,
      recurrent: false,
      bmi: 20,
      implant: true,
      'mr-safe': true,
    });
    expect(decision).toEqual({
      determination: 'appropriate',
      label: '',
      reasons: ['tumor', 'biopsy'],
      unmet: ['mr-safe'],
      missing: [],
      invalid: [],
    });
  });

  it('follows a negation to the leaf with the opposite state', () => {
    const { reasons, label } = decide(graph, { implant: true, 'mr-safe': false });
    expect({ reasons, label }).toEqual({
      reasons: ['implant', 'mr-safe'],
      label: 'Possible contraindication',
    });
  });

  it('asks only for facts that can still matter', () => {
    const { determination, missing } = decide(graph, { tumor: false, implant: false });
    expect({ determination, missing }).toEqual({ determination: 'needs-information', missing: ['bmi'] });
  });

  it('lists what is not met, and no reason where no row matched', () => {
    const { determination, reasons, unmet } = decide(graph, {
      tumor: true,
      biopsy: false,
      recurrent: false,
      bmi: 34.9,
      implant: false,
    });
    expect({ determination, reasons, unmet }).toEqual({
      determination: 'clinician-review',
      reasons: [],
      unmet: ['biopsy', 'recurrent', 'obese', 'implant'],
    });
  });

  it('reports a fact that could not be read and takes it for unknown', () => {
    const { determination, missing, invalid } = decide(graph, { tumor: false, implant: false, bmi: '35.55' });
    expect({ determination, missing, keys: invalid.map(({ key }) => key) }).toEqual({
      determination: 'needs-information',
      missing: ['bmi'],
      keys: ['bmi'],
    });
  });

  it('gives the leaves that are not met where the row matched `not met`', () => {
    const limited = sketchGraph({ indications: 'epilepsy', limits: { all: ['first-scan', 'interval'] } });
    const { determination, reasons } = decide(limited, {
      epilepsy: true,
      'first-scan': true,
      interval: false,
    });
    expect({ determination, reasons }).toEqual({ determination: 'clinician-review', reasons: ['interval'] });
  });

  it('names leaves and criteria by their ids', () => {
    expect(leafIds(graph)).toEqual(['tumor', 'biopsy', 'recurrent', 'obese', 'implant', 'mr-safe']);
    expect(graph.nodes[nodeOfCriterion(graph, 'obese') ?? -1]?.kind).toBe('test');
    expect(nodeOfCriterion(graph, 'nothing')).toBeUndefined();
  });
});
