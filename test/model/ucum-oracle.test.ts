// Exact units against the UCUM library as a second opinion: the same terms, the same kinds, the same sizes as far as binary fractions reach.
import { UcumLhcUtils } from '@lhncbc/ucum-lhc/source-cjs/ucumLhcUtils.js';
import { UnitTables } from '@lhncbc/ucum-lhc/source-cjs/unitTables.js';
import { assert, constantFrom, integer, property, tuple } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseUnit } from '../../dsl/model/ucum.ts';
import { conversion } from '../../dsl/model/units.ts';
import type { Ratio } from '../../dsl/model/ratio.ts';

/** `/m`, `/[in_i]` and `/s` by the UCUM table; the library lost the slash. units.test.ts says what they are. */
const wrongInTheLibrary: ReadonlySet<string> = new Set(['[diop]', '[mesh_i]', 'Bd']);

const library = UcumLhcUtils.getInstance();
const listed = UnitTables.getInstance()
  .allUnitsByDef()
  .filter(({ csCode_ }) => csCode_ === csCode_.trim() && !wrongInTheLibrary.has(csCode_));
const codes = listed.map((unit) => unit.csCode_);

/** Kinds that are kept apart here and not in the library, whose sizes in base units are therefore other ones. */
const ownKinds = /(?:^|\.)(?:mol|eq|Bq|Sv|mo|\[HPF\]|\[LPF\])-?\d/;

describe('the units that the library lists', () => {
  it('are more than 700, and all are read', () => {
    expect(codes.length).toBeGreaterThan(700);
    expect(codes.filter((code) => parseUnit(code) === undefined)).toEqual([]);
  });

  it('have the size that the library says', () => {
    const wrong = listed.filter((unit) => {
      const read = parseUnit(unit.csCode_);
      const isOfItsOwn = ownKinds.test(read?.dimension ?? '') || unit.isSpecial_ || unit.csCode_ === 'dB';
      return !isOfItsOwn && !(read && isNear(float(read.factor), unit.magnitude_));
    });
    expect(wrong.map((unit) => unit.csCode_)).toEqual([]);
  });

  it('convert as the library converts them, each to the first of its kind', () => {
    const firsts = new Map<string, string>();
    const wrong: string[] = [];
    let count = 0;
    for (const code of codes) {
      const dimension = parseUnit(code)?.dimension ?? '';
      const first = firsts.get(dimension) ?? code;
      firsts.set(dimension, first);
      if (isWrong(first, code, 7) || isWrong(code, first, 7)) wrong.push(`${first} ${code}`);
      if (first !== code) count++;
    }
    expect(wrong).toEqual([]);
    expect(count).toBeGreaterThan(500);
  });

  it('are never taken for the same kind where the library takes them for different ones', () => {
    const sample = codes.filter((code, index) => index % 9 === 0 && !isBeyondTheLibrary(code));
    const wrong = sample.flatMap((from) =>
      sample
        .filter((to) => conversion(from, to) && library.convertUnitTo(from, 1, to).status !== 'succeeded')
        .map((to) => `${from} ${to}`),
    );
    expect(wrong).toEqual([]);
  });
});

const measures = [
  ['g', 'mg', 'kg', 'ug', '[lb_av]', '[oz_av]', '[gr]', 't'],
  ['L', 'mL', 'dL', 'uL', 'm3', 'cm3', '[foz_us]', '[gal_us]', '[tsp_us]'],
  ['s', 'ms', 'min', 'h', 'd', 'wk'],
  ['m', 'cm', 'mm', 'km', '[in_i]', '[ft_i]', '[mi_i]'],
  ['Pa', 'kPa', 'mm[Hg]', 'cm[H2O]', 'bar', 'atm', '[psi]'],
  ['J', 'kJ', 'kcal', 'cal', '[Cal]', 'eV'],
  ['mol', 'mmol', 'umol', 'nmol'],
  ['1', '%', '[ppm]', '10*3', '10*-9', '100'],
] as const;

const factor = integer({ min: 0, max: measures.length - 1 }).chain((kind) =>
  tuple(constantFrom(...(measures[kind] ?? [])), constantFrom(...(measures[kind] ?? []))),
);

describe('terms made at random', () => {
  it('convert as the library converts them', () => {
    assert(
      property(
        factor,
        factor,
        factor,
        constantFrom('A/B', 'A.B', 'A/B/C', 'A/(B.C)', 'A.B/C', '/A'),
        (a, b, c, form) => {
          const term = (side: 0 | 1): string =>
            form.replace(/[ABC]/g, (at) => ({ A: a, B: b, C: c })[at]?.[side] ?? '');
          return !isWrong(term(0), term(1), 12);
        },
      ),
      { numRuns: 1500, seed: 20_241 },
    );
  });

  it('convert temperatures as the library converts them', () => {
    assert(
      property(
        constantFrom('Cel', 'K', '[degF]'),
        constantFrom('Cel', 'K', '[degF]'),
        integer({ min: 1, max: 500 }),
        (from, to, value) => !isWrong(from, to, value),
      ),
      { numRuns: 200, seed: 20_242 },
    );
  });
});

function isWrong(from: string, to: string, value: number): boolean {
  const exact = conversion(from, to);
  const approximate = library.convertUnitTo(from, value, to);
  if (approximate.status !== 'succeeded' || approximate.toVal === null) return !isBeyondTheLibrary(from);
  return !(exact && isNear(float(exact.factor) * value + float(exact.offset), approximate.toVal));
}

/** It converts no arbitrary unit, not even to its own multiple, nor months, which are averages there, nor decibels. */
function isBeyondTheLibrary(term: string): boolean {
  return /\[|mo|^B1$/.test(parseUnit(term)?.dimension ?? '');
}

function isNear(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b), Number.MIN_VALUE);
}

/** Of ratios whose parts are beyond floating point too. */
function float({ numerator, denominator }: Ratio): number {
  if (numerator < 0n) return -float({ numerator: -numerator, denominator });
  const shift = String(denominator).length - String(numerator).length + 20;
  return shift > 0
    ? Number((numerator * 10n ** BigInt(shift)) / denominator) * 10 ** -shift
    : Number(numerator / denominator);
}
