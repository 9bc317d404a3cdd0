// Few rows in which every two values of every two columns meet: held to exactly that, on any sizes, with few rows.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pairRows, type PairRows } from '../../dsl/targets/rule-bundle/value-pairs.ts';
import { lawOptions } from '../support/random-graph.ts';

describe('pairRows', () => {
  it('lets every two values of every two columns stand in one row', () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 60 });
    fc.assert(
      fc.property(sizes, (given) => {
        const rows = pairRows(given);
        expect(openPairs(given, rows)).toEqual([]);
        expect(pairRows(given)).toEqual(rows);
      }),
      lawOptions(60),
    );
  });

  it('needs few rows, whatever the number of columns', () => {
    const questions = (count: number): readonly number[] => Array.from({ length: count }, () => 3);
    expect(pairRows(questions(13)).length).toBeLessThan(25);
    expect(pairRows(questions(40)).length).toBeLessThan(35);
    expect(pairRows(questions(1500)).length).toBeLessThan(70);
    expect(pairRows([])).toEqual([]);
  });
});

function openPairs(sizes: readonly number[], rows: PairRows): readonly string[] {
  const seen = new Set(
    rows.flatMap((row) =>
      row.flatMap((x, a) => row.slice(a + 1).map((y, more) => `${a}=${x} ${a + 1 + more}=${y}`)),
    ),
  );
  return sizes
    .flatMap((size, a) =>
      sizes
        .slice(a + 1)
        .flatMap((other, more) =>
          numbers(size).flatMap((x) => numbers(other).map((y) => `${a}=${x} ${a + 1 + more}=${y}`)),
        ),
    )
    .filter((pair) => !seen.has(pair));
}

function numbers(count: number): readonly number[] {
  return Array.from({ length: count }, (_, value) => value);
}
