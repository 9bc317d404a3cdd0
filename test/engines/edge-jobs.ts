// Guidelines of one condition each, with facts on every edge of what can be read and compared; asks no engine.
import type { Duration, Element, Test } from '../../dsl/decision/criteria-graph.ts';
import type { Facts } from '../../dsl/decision/facts.ts';
import { sketchGraph } from '../decision/small-graph.ts';
import type { Job } from './engine.ts';

/** Every pair of a condition and facts for it. */
export function edgeJobs(): readonly Job[] {
  return [...numberJobs(), ...changeJobs(), ...dateJobs(), ...codeJobs()];
}

function jobOf(elements: readonly Element[], test: Test, cases: readonly Facts[]): Job {
  return { graph: sketchGraph({ indications: { when: test, id: 'condition' } }, elements), cases };
}

function quantity(key: string, decimals: number, step = 1): Element {
  return { kind: 'quantity', key, label: '', unit: 'mg', decimals, step, min: undefined, max: undefined };
}

const plainAmounts =
  '0|-0|00|000.10|34.9|34.90|34.95|-34.9|0.5|-0.5|10|100|34.9000000000000000000|9007199254740991|9007199254740992|-9007199254740991|' +
  '900719925474099.1|900719925474099.2|00000000000000000001|000000000000000000001|1.00000000000000000000|1.000000000000000000000|' +
  '12345678901234567890|12345678901234567800|1234567890123456.0|0.000000000001|0.0000000000001';
const noAmounts = '1.|.5|1e3|+1|--1|-|| 1|1 |1\n|\u0661|1_0|0x10|1,5|NaN|Infinity|1.2.3';
const numbers = [0, -0, 1, 1.5, 34.9, 34.95, -34.9, 0.1, 1e21, 9007199254740991, 2 ** 53 + 2, 123456.7];
const inUnits = [
  { value: '34.9' },
  { unit: 'mg' },
  { value: '34.9', unit: 'mg' },
  { value: 34.9, unit: 'mg' },
  { value: '34.95', unit: 'mg' },
  { value: '34.9', unit: 'g' },
  { value: '34.9', unit: null },
  { value: null, unit: 'mg' },
  { value: true, unit: 'mg' },
  { value: ['1'], unit: 'mg' },
  { value: '34.9', unit: 'mg', more: 1 },
];
const amounts: readonly unknown[] = [
  ...plainAmounts.split('|'),
  ...noAmounts.split('|'),
  ...numbers,
  ...inUnits,
  true,
  null,
  [],
  [34.9],
  {},
];

function numberJobs(): readonly Job[] {
  const cases = amounts.map((x) => ({ x }));
  const bare: Element = {
    kind: 'quantity',
    key: 'x',
    label: '',
    unit: '',
    decimals: 1,
    step: 5,
    min: -400,
    max: 400,
  };
  const kinds = [quantity('x', 0), quantity('x', 1), quantity('x', 12), quantity('x', 1, 5), bare];
  const count: Element = { kind: 'count', key: 'x', label: '' };
  const middle = { op: 'in-range', element: 0, ranges: [{ from: -340, to: 349 }] } as const;
  return [...kinds, count].flatMap((element) => [
    jobOf([element], { op: 'known', element: 0 }, cases),
    jobOf([element], middle, cases),
  ]);
}

function changeJobs(): readonly Job[] {
  const largest = Number.MAX_SAFE_INTEGER;
  const values = [0, 1, -1, 1000, -999, 2 ** 30, largest - 1, largest, -largest];
  const cases = values.flatMap((x) => values.map((y) => ({ x: String(x), y: String(y) })));
  const factors = [1, -3, 45359237, 1e12 + 1, largest, -largest];
  return factors.flatMap((factor) =>
    [-1, 7, 1 - largest].flatMap((baselineFactor) =>
      [0, 1, largest].map((atLeast) => {
        const test = { op: 'change', element: 0, baseline: 1, factor, baselineFactor, atLeast } as const;
        return jobOf([quantity('x', 0), quantity('y', 0)], test, cases);
      }),
    ),
  );
}

const days =
  '0001-01-01 0000-12-31 9999-12-31 9999-12-01 1899-12-31 1900-02-28 1900-02-29 2000-02-29 2023-02-28 2023-02-29 2024-01-30 2024-01-31 ' +
  '2024-02-28 2024-02-29 2024-03-01 2024-03-29 2024-03-30 2024-03-31 2024-04-30 2025-02-28';
const noDays =
  '2024-13-01|2024-00-10|2024-01-00|2024-04-31|2024-1-01|2024-01-1|24-01-01|2024/01/01|2024-01-01T00:00:00Z| 2024-01-01|\u0662024-01-01|';
const dates: readonly unknown[] = [
  ...days.split(' '),
  ...noDays.split('|'),
  20240229,
  null,
  ['2024-01-01'],
  {},
  true,
];

function dateJobs(): readonly Job[] {
  const date = (key: string): Element => ({ kind: 'date', key, label: '' });
  // A fifth of all pairs, another for each day.
  const pairs = dates.flatMap((x, at) =>
    dates.filter((_, place) => (at + place) % 5 === 0).map((y) => ({ x, y })),
  );
  const lasting = (unit: Duration['unit'], amounts: readonly number[]): readonly Duration[] =>
    amounts.map((amount) => ({ amount, unit }));
  const durations: readonly (Duration | undefined)[] = [
    undefined,
    ...lasting('month', [-1, 0, 1, 13, -120_001]),
    ...lasting('year', [-1, 1, 4, 20_000]),
    ...lasting('day', [-30, 0, 1, 9_000_000]),
    ...lasting('week', [-2]),
  ];
  const windows = durations.flatMap((duration): readonly Test[] => [
    { op: 'window', element: 0, event: 1, from: duration, to: undefined },
    { op: 'window', element: 0, event: 1, from: undefined, to: duration },
  ]);
  const ends = [undefined, -719_162, 0, 19_782, 2_932_896, 2_932_897];
  const ranges = ends.flatMap((from) =>
    ends.map((to): Test => ({ op: 'in-range', element: 0, ranges: [{ from, to }] })),
  );
  return [
    ...windows.map((test) => jobOf([date('x'), date('y')], test, pairs)),
    ...ranges.map((test) =>
      jobOf(
        [date('x')],
        test,
        dates.map((x) => ({ x })),
      ),
    ),
    jobOf(
      [date('x')],
      { op: 'known', element: 0 },
      dates.map((x) => ({ x })),
    ),
  ];
}

function codeJobs(): readonly Job[] {
  const codes = [
    'C34',
    'c34',
    'C3.4',
    'C34.',
    'C34.1',
    'C341',
    'C35',
    'C350',
    'C36',
    'C3',
    'C',
    'D',
    '0',
    'Z',
    'C3-',
    'C34-1',
    'C33.9',
  ];
  const wrong: readonly unknown[] = [
    'C34',
    null,
    {},
    true,
    5,
    [''],
    ['.C34'],
    ['-C34'],
    ['C 34'],
    ['C34', 5],
    [null],
    ['\u00e9'],
  ];
  const cases = [...codes.map((code) => [code]), ['C1', 'C34.1'], ['C1', 'C2'], [], ...wrong].map((x) => ({
    x,
  }));
  const element: Element = { kind: 'codes', key: 'x', label: '', system: '' };
  const ends = [
    ['C34', 'C34'],
    ['C34.1', 'C35'],
    ['C3', 'C35.0'],
    ['c34', 'd'],
    ['0', 'Z'],
    ['Z', 'A'],
    ['C3-', 'C3'],
  ];
  const ranges = ends.map(([from = '', to = '']) => ({ from, to }));
  const tests = [...ranges.map((range) => [range]), ranges.slice(0, 2), []];
  return [
    ...tests.map((list) => jobOf([element], { op: 'codes-in', element: 0, ranges: list }, cases)),
    jobOf([element], { op: 'known', element: 0 }, cases),
  ];
}
