// Facts are read exactly or refused with a reason; nothing is coerced.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDay } from '../../dsl/decision/calendar.ts';
import type { Element } from '../../dsl/decision/criteria-graph.ts';
import { describeValue, readFacts, writeFacts } from '../../dsl/decision/facts.ts';
import { lawOptions, randomFacts, randomGraph, randomValues } from '../support/random-graph.ts';
import { bmi, request, sketchGraph } from './small-graph.ts';

const data: readonly Element[] = [
  bmi,
  request,
  { kind: 'choice', key: 'finding', label: 'Finding', values: ['normal', 'abnormal'] },
  { kind: 'count', key: 'relatives', label: 'Relatives' },
  { kind: 'codes', key: 'diagnosis', label: 'Diagnoses', system: 'ICD-10-CM' },
  {
    kind: 'quantity',
    key: 'dose',
    label: 'Dose',
    unit: 'mg',
    decimals: 1,
    step: 5,
    min: undefined,
    max: undefined,
  },
];
const graph = sketchGraph({ indications: 'epilepsy' }, data);
const read = (facts: Readonly<Record<string, unknown>>, key: string) =>
  readFacts(graph, facts).values[graph.elements.findIndex((element) => element.key === key)];
const whyOf = (facts: Readonly<Record<string, unknown>>) =>
  readFacts(graph, facts).invalid.map(({ why }) => why);

describe('readFacts', () => {
  it.each([
    ['epilepsy', true, true],
    ['epilepsy', false, false],
    ['bmi', { value: '34.9', unit: 'kg/m2' }, 349],
    ['bmi', { value: 34.9, unit: 'kg/m2' }, 349],
    ['bmi', 34.9, 349],
    ['bmi', '34.90', 349],
    ['dose', 2.5, 25],
    ['request', '2024-02-29', parseDay('2024-02-29')],
    ['finding', 'abnormal', 'abnormal'],
    ['relatives', 0, 0],
    ['diagnosis', [], []],
    ['diagnosis', ['C34.1', 'E11', 'C34.1'], ['C34.1', 'E11']],
  ])('%s: %j is read', (key, given, expected) => {
    expect(read({ [key]: given }, key)).toEqual(expected);
    expect(readFacts(graph, { [key]: given }).invalid).toEqual([]);
  });

  it('takes absent and null for unknown', () => {
    const { values, invalid } = readFacts(graph, { epilepsy: null, bmi: null });
    expect(values.every((value) => value === undefined)).toBe(true);
    expect(invalid).toEqual([]);
  });

  it.each([
    ['epilepsy', 'true', 'Expected true, false or null.'],
    ['epilepsy', 1, 'Expected true, false or null.'],
    ['bmi', '34.95', '34.95 is finer than the declared precision of 0.1 kg/m2; it is not rounded.'],
    ['bmi', 34.95, '34.95 is finer than the declared precision of 0.1 kg/m2; it is not rounded.'],
    [
      'bmi',
      0.1 + 0.2,
      '0.30000000000000004 is finer than the declared precision of 0.1 kg/m2; it is not rounded.',
    ],
    ['bmi', 4, '4 kg/m2 is outside the declared range from 5 to 120 kg/m2.'],
    ['bmi', 120.1, '120.1 kg/m2 is outside the declared range from 5 to 120 kg/m2.'],
    ['bmi', Number.NaN, '"NaN" is not a plain decimal number such as 34.9.'],
    [
      'bmi',
      { value: '80', unit: 'kg' },
      'The unit is "kg". Expected {"value": "34.9", "unit": "kg/m2"} or a number in kg/m2.',
    ],
    [
      'bmi',
      { value: '34.9' },
      'The unit is missing. Expected {"value": "34.9", "unit": "kg/m2"} or a number in kg/m2.',
    ],
    ['bmi', true, 'Expected {"value": "34.9", "unit": "kg/m2"} or a number in kg/m2.'],
    ['dose', 2.3, '2.3 is finer than the declared precision of 0.5 mg; it is not rounded.'],
    ['dose', '99999999999999999999', '99999999999999999999 mg is outside the declared range upwards.'],
    ['request', '2023-02-29', '"2023-02-29" is no day of the calendar as YYYY-MM-DD.'],
    ['request', 20_000, 'Expected a date as text, YYYY-MM-DD.'],
    ['finding', 'Abnormal', 'Expected one of the texts "normal", "abnormal".'],
    ['relatives', -1, 'Expected a whole number from 0.'],
    ['relatives', 1.5, 'Expected a whole number from 0.'],
    ['relatives', '2', 'Expected a whole number from 0.'],
    [
      'diagnosis',
      'C34',
      'Expected a list of codes such as ["C34.1"]; an empty list says that there are none.',
    ],
    [
      'diagnosis',
      ['lung cancer'],
      '"lung cancer" is not a code. Expected a list of codes such as ["C34.1"]; an empty list says that there are none.',
    ],
  ])('%s: %j is refused and unknown', (key, given, why) => {
    expect(read({ [key]: given }, key)).toBeUndefined();
    expect(readFacts(graph, { [key]: given }).invalid).toEqual([{ key, value: given, why }]);
  });

  it('reports keys that the guideline does not have, those of every object included', () => {
    const facts = JSON.parse('{"zebra": 1, "__proto__": {"epilepsy": true}, "constructor": true}') as Record<
      string,
      unknown
    >;
    const { values, invalid } = readFacts(graph, facts);
    expect(invalid.map(({ key }) => key)).toEqual(['__proto__', 'constructor', 'zebra']);
    expect(values.every((value) => value === undefined)).toBe(true);
  });

  it('does not take inherited properties for facts', () => {
    expect(read(Object.create({ epilepsy: true }) as Record<string, unknown>, 'epilepsy')).toBeUndefined();
  });

  it('does not repeat a whole document in a message', () => {
    expect(whyOf({ request: 'x'.repeat(100_000) })[0]?.length).toBeLessThan(200);
  });

  it('refuses a list instead of an object', () => {
    expect(readFacts(graph, [] as never).invalid).toHaveLength(1);
  });

  it('never throws and marks everything that it did not read', () => {
    const law = randomGraph().chain((random) => fc.tuple(fc.constant(random), randomFacts(random)));
    fc.assert(
      fc.property(law, ([random, facts]) => {
        const { values, invalid } = readFacts(random, facts);
        for (const [key, given] of Object.entries(facts)) {
          const known = values[random.elements.findIndex((element) => element.key === key)] !== undefined;
          expect(known).toBe(given !== null && !invalid.some((slip) => slip.key === key));
        }
      }),
      lawOptions(300),
    );
  });
});

describe('writeFacts', () => {
  it('writes the canonical form', () => {
    const facts = {
      epilepsy: true,
      bmi: 34.9,
      request: '2024-07-01',
      diagnosis: ['C34.1'],
      relatives: 2,
      finding: 'normal',
    };
    expect(writeFacts(graph, readFacts(graph, facts).values)).toEqual({
      ...facts,
      bmi: { value: '34.9', unit: 'kg/m2' },
    });
  });

  it('is undone by reading', () => {
    const law = randomGraph().chain((random) => fc.tuple(fc.constant(random), randomValues(random)));
    fc.assert(
      fc.property(law, ([random, values]) => {
        const facts = JSON.parse(JSON.stringify(writeFacts(random, values))) as Record<string, unknown>;
        expect(readFacts(random, facts)).toEqual({ values, invalid: [] });
      }),
      lawOptions(300),
    );
  });
});

describe('describeValue', () => {
  it('speaks to people', () => {
    const words = (key: string, value: Parameters<typeof describeValue>[1]) => {
      const element = graph.elements.find((candidate) => candidate.key === key);
      return element && describeValue(element, value);
    };
    expect(words('bmi', 349)).toBe('34.9 kg/m2');
    expect(words('request', parseDay('2024-07-01') ?? 0)).toBe('2024-07-01');
    expect(words('epilepsy', false)).toBe('no');
    expect(words('diagnosis', [])).toBe('none');
    expect(
      describeValue(
        { kind: 'quantity', key: 'age', label: 'Age', unit: 'years', decimals: 0, step: 1, min: 0, max: 120 },
        1,
      ),
    ).toBe('1 year');
  });
});
