// One cell of a table as a value of an element: what is read, what is refused with its reason, what stays unknown.
import { describe, expect, it } from 'vitest';
import type { Element } from '../../dsl/index.ts';
import { isDateFormat, plainRules, readCell, type ReadingRules } from '../../dsl/replay/cell-reading.ts';

const label = '';
const question: Element = { kind: 'question', key: 'q', label };
const weight: Element = {
  kind: 'quantity',
  key: 'w',
  label,
  unit: 'kg',
  decimals: 1,
  step: 1,
  min: 10,
  max: 4000,
};
const purpose: Element = { kind: 'choice', key: 'p', label, values: ['first-look', 'follow-up'] };
const day: Element = { kind: 'date', key: 'd', label };
const codes: Element = { kind: 'codes', key: 'c', label, system: '' };
const count: Element = { kind: 'count', key: 'n', label };

function rules(more: Partial<ReadingRules>): ReadingRules {
  return { ...plainRules, ...more };
}

describe('a cell', () => {
  it.each([
    [question, 'Yes', true],
    [question, ' not met ', false],
    [question, '0', false],
    [question, true, true],
    [question, 1, true],
    [weight, '80.5', 805],
    [weight, '80.5 kg', 805],
    [weight, '80500 g', 805],
    [weight, { value: '80.5', unit: 'kg' }, 805],
    [weight, 80.5, 805],
    [purpose, 'First look', 'first-look'],
    [purpose, 'FOLLOW_UP', 'follow-up'],
    [day, '1970-01-02', 1],
    [day, '1970-01-02 00:00:00', 1],
    [codes, 'C34.1; C35', ['C34.1', 'C35']],
    [codes, 'C34.1, C35', ['C34.1', 'C35']],
    [codes, ['C34.1'], ['C34.1']],
    [codes, '[]', []],
    [count, '3', 3],
  ])('of %o that says %o is %o', (element, cell, value) => {
    expect(readCell(element, cell)).toEqual({ value });
  });

  it.each([undefined, null, '', '  ', 'unknown', 'NULL'])('that says %o is unknown in every kind', (cell) => {
    for (const element of [question, weight, purpose, day, codes, count])
      expect(readCell(element, cell)).toEqual({ value: undefined });
  });

  it.each([
    [question, 'perhaps', /yes or no/],
    [question, 'n/a', /yes or no/],
    [weight, '80.55', /finer than the declared precision of 0.1 kg; it is not rounded/],
    [weight, '80,5', /not a plain decimal/],
    [weight, '80.5 m', /"m" is no unit of it; expected a number in kg/],
    [weight, '1 [lb_av]', /not rounded/],
    [weight, '1e3', /no unit|plain decimal/],
    [weight, '900', /outside the declared range/],
    [purpose, 'second look', /"first-look", "follow-up"/],
    [day, '01/02/1970', /YYYY-MM-DD/],
    [day, '1970-01-02 08:30:00', /YYYY-MM-DD/],
    [codes, 'C34.1 (lung)', /is not a code/],
    [count, '2.5', /whole number/],
    [count, '-1', /whole number/],
    [question, [true], /true, false or null/],
  ])('of %o that says %o is refused with the reason', (element, cell, why) => {
    const read = readCell(element, cell);
    expect('why' in read ? read.why : '').toMatch(why);
  });

  it('that says unknown is a value only where that is declared', () => {
    const declared: Element = { ...purpose, values: ['unknown', 'follow-up'] };
    expect(readCell(declared, 'unknown')).toEqual({ value: 'unknown' });
  });

  it('is read by the rules of its column', () => {
    const words = rules({
      values: new Map<string, unknown>([
        ['j', true],
        ['+', true],
        ['-', false],
        ['?', null],
      ]),
    });
    expect(['J', '+', '-', '?'].map((cell) => readCell(question, cell, words))).toEqual([
      { value: true },
      { value: true },
      { value: false },
      { value: undefined },
    ]);
    expect(readCell(day, '2.1.1970', rules({ date: 'D.M.YYYY' }))).toEqual({ value: 1 });
    expect(readCell(day, '01/02/1970', rules({ date: 'MM/DD/YYYY' }))).toEqual({ value: 1 });
    expect(readCell(day, '1970-01-02', rules({ date: 'MM/DD/YYYY' }))).toMatchObject({
      why: expect.stringContaining('MM/DD/YYYY'),
    });
    expect(readCell(weight, '80500', rules({ unit: 'g' }))).toEqual({ value: 805 });
    expect(readCell(weight, '80.5 kg', rules({ unit: 'g' }))).toEqual({ value: 805 });
    expect(readCell(codes, 'A1/B2', rules({ separator: '/' }))).toEqual({ value: ['A1', 'B2'] });
  });

  it.each([
    ['YYYY-MM-DD', true],
    ['DD.MM.YYYY', true],
    ['M/D/YYYY', true],
    ['YYYYMMDD', true],
    ['DD.MM.YY', false],
    ['MM/YYYY', false],
    ['', false],
  ])('of dates may be written as %s: %s', (format, isOne) => {
    expect(isDateFormat(format)).toBe(isOne);
  });
});
