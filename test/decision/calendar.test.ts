// Calendar days against the platform's calendar, and the clamped steps of time windows.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDuration, formatDay, parseDay } from '../../dsl/decision/calendar.ts';
import { formatScaled, parseDecimal, scaleDecimal } from '../../dsl/decision/decimal.ts';
import { lawOptions } from '../support/random-graph.ts';

const step = (day: string, amount: number, unit: 'day' | 'week' | 'month' | 'year') =>
  formatDay(addDuration(parseDay(day) ?? Number.NaN, { amount, unit }));

describe('calendar', () => {
  it('counts days as the platform does, over 4,000 years', () => {
    fc.assert(
      fc.property(fc.integer({ min: -719_162, max: 2_932_896 }), (day) => {
        const text = new Date(day * 86_400_000).toISOString().slice(0, 10);
        expect(formatDay(day)).toBe(text);
        expect(parseDay(text)).toBe(day);
      }),
      lawOptions(2000),
    );
  });

  it.each([
    '2023-02-29',
    '2024-13-01',
    '2024-00-10',
    '2024-04-31',
    '2024-1-1',
    '0000-01-01',
    '2024-07-01T00:00',
    '',
    ' 2024-07-01',
  ])('refuses %j', (text) => expect(parseDay(text)).toBeUndefined());

  it.each([
    ['2024-03-31', -1, 'month', '2024-02-29'],
    ['2023-03-31', -1, 'month', '2023-02-28'],
    ['2024-01-31', 1, 'month', '2024-02-29'],
    ['2024-02-29', 1, 'year', '2025-02-28'],
    ['2024-02-29', -4, 'year', '2020-02-29'],
    ['2024-01-15', -1, 'month', '2023-12-15'],
    ['2024-07-01', -6, 'week', '2024-05-20'],
    ['2024-03-01', -1, 'day', '2024-02-29'],
  ] as const)('%s and %i %s is %s', (day, amount, unit, expected) =>
    expect(step(day, amount, unit)).toBe(expected),
  );
});

describe('decimals', () => {
  it.each([
    ['34.9', 1, 349n],
    ['34.90', 1, 349n],
    ['-0.5', 1, -5n],
    ['35', 1, 350n],
    ['34.95', 1, undefined],
    ['0.30000000000000004', 1, undefined],
  ])('%s at %i decimals is %s', (text, decimals, expected) => {
    const decimal = parseDecimal(text);
    expect(decimal && scaleDecimal(decimal, decimals)).toBe(expected);
  });

  it.each(['', '.5', '5.', '1e3', '+5', '0x10', '5 ', 'NaN', '1,000', '9'.repeat(21)])('refuses %j', (text) =>
    expect(parseDecimal(text)).toBeUndefined(),
  );

  it('writes what it read', () => {
    fc.assert(
      fc.property(fc.integer(), fc.nat({ max: 6 }), (scaled, decimals) => {
        const decimal = parseDecimal(formatScaled(scaled, decimals));
        expect(decimal && scaleDecimal(decimal, decimals)).toBe(BigInt(scaled));
      }),
      lawOptions(500),
    );
  });
});
