// Units: which texts are units, what they convert to exactly, and what people are told about those that are none.
import { describe, expect, it, vi } from 'vitest';
import type { Ratio } from '../../dsl/model/ratio.ts';
import { conversion, readUnit, unitHelp } from '../../dsl/model/units.ts';

function ratio(from: string, to: string): string | undefined {
  const found = conversion(from, to);
  return found && written(found.factor);
}

function written({ numerator, denominator }: Ratio): string {
  return `${String(numerator)}/${String(denominator)}`;
}

describe('conversion', () => {
  it.each([
    ['g', 'kg', '1/1000'],
    ['kg/m2', 'g/cm2', '1/10'],
    ['mg/dL', 'g/L', '1/100'],
    ['mm[Hg]', 'kPa', '66661/500000'],
    ['cm[H2O]', 'Pa', '196133/2000'],
    ['[lb_av]', 'kg', '45359237/100000000'],
    ['[in_i]', 'cm', '127/50'],
    ['/min', '/h', '60/1'],
    ['{events}/h', '/h', '1/1'],
    ['10*3/uL', '10*9/L', '1/1'],
    ['/mm3', '/uL', '1/1'],
    ['U/L', 'nkat/L', '50/3'],
    ['mU/mL', 'U/L', '1/1'],
    ['%', '1', '1/100'],
    ['wk', 'd', '7/1'],
    ['weeks', 'days', '7/1'],
    ['h', 'days', '1/24'],
    ['years', 'months', '12/1'],
    ['mL/min/{1.73_m2}', 'mL/min', '1/1'],
    ['ug/kg.d', 'mg/kg.d', '1/1000'],
    ['mg/kg/d', 'ug/kg/d', '1000/1'],
    ['meq/L', 'eq/L', '1/1000'],
    ['[IU]/mL', 'k[IU]/L', '1/1'],
    ['m.s-2', 'cm/s2', '100/1'],
    ['kg/(m2.s)', 'g/m2/s', '1000/1'],
    ['mg/kg/(8.h)', 'mg/kg/d', '3/1'],
    ['mg/(2.(kg.(4.h)))', 'mg/kg/h', '1/8'],
    ['{cells}', '1', '1/1'],
    ['[tsp_us]', 'mL', '157725491/32000000'],
    ['[gr]', 'mg', '6479891/100000'],
    ['REM', 'mSv', '10/1'],
    ['RAD', 'cGy', '1/1'],
    ['RAD', 'mJ/kg', '10/1'],
    ['[diop]', '/cm', '1/100'],
    ['Bd', '/min', '60/1'],
    ['[MET]', 'mL/kg/min', '7/2'],
    ["[hnsf'U]", "[hnsf'U]", '1/1'],
    ['a', 'mo', '12/1'],
    ['a', 'years', '1/1'],
    ['k[IU]', '[iU]', '1000/1'],
    ['dB', 'B', '1/10'],
    ['mosm/kg', 'mmol/kg', '1/1'],
    ['mmol/mol', 'mol/mol', '1/1000'],
    ['mg/g', 'g/kg', '1/1'],
    ['mL/dL', 'L/L', '1/100'],
    ['mL/kg/d', 'L/g/h', '1/24000000'],
    ['dag', 'g', '10/1'],
  ])('one %s is exactly so many %s: %s', (from, to, expected) => {
    expect(ratio(from, to)).toBe(expected);
  });

  it.each([
    ['kg', 'cm'],
    ['mmol/L', 'mg/dL'],
    ['months', 'days'],
    ['years', 'weeks'],
    ['[IU]/mL', 'U/mL'],
    ['mol', '1'],
    ['nonsense', 'kg'],
    ['mo', 'd'],
    ['mmol/L', 'meq/L'],
    ['Sv', 'Gy'],
    ['Bq', 'Hz'],
    ['/[HPF]', '/[LPF]'],
    ["[arb'U]", '1'],
    ['[pH]', 'mol/L'],
    ['B[V]', 'V'],
    ['Cel', 'K/s'],
    ['mmol/mol', '%'],
    ['%', 'mol/mol'],
    ['mmol/mol', '1'],
    ['mg/g', '%'],
    ['g/g', 'mol/mol'],
    ['mL/mL', '%'],
    ['L/L', 'g/g'],
    ['meq/eq', 'mmol/mol'],
    ['ug/kg/min', '/min'],
  ])('there is none from %s to %s', (from, to) => {
    expect(conversion(from, to)).toBeUndefined();
  });

  it('leads back to where it came from', () => {
    for (const [from, to] of [
      ['mm[Hg]', 'kPa'],
      ['[lb_av]', 'mg'],
      ['kcal', 'kJ'],
      ['uCi', 'MBq'],
    ] as const) {
      const there = conversion(from, to)?.factor;
      const back = conversion(to, from)?.factor;
      expect(there && back && there.numerator * back.numerator).toBe(
        there && back && there.denominator * back.denominator,
      );
    }
  });
});

describe('scales of temperature', () => {
  it.each([
    ['Cel', 'K', '1/1', '5463/20'],
    ['[degF]', 'Cel', '5/9', '-160/9'],
    ['Cel', '[degF]', '9/5', '32/1'],
    ['K', '[degF]', '9/5', '-45967/100'],
  ])('%s to %s is times %s and plus %s', (from, to, factor, offset) => {
    const found = conversion(from, to);
    expect(found && [written(found.factor), written(found.offset)]).toEqual([factor, offset]);
  });
});

describe('what is no unit', () => {
  it.each([
    'mmHg',
    'stone',
    '[degF]/h',
    'Cel2',
    'mCel',
    '(g)2',
    '(kg',
    'kg)',
    'kg m',
    'constructor',
    'toString/kg',
    '/'.repeat(80),
    '('.repeat(80),
    'kg/',
    '/',
    'm[Hg',
    'k%',
    '0',
    'kkg',
    'm99999',
    '',
    '[',
    '{',
    'k'.repeat(60),
  ])('%j is refused or a bare number, never a guess', (unit) => {
    expect(unit === '' ? readUnit(unit)?.dimension : readUnit(unit)).toBe(unit === '' ? '' : undefined);
  });

  it.each([
    ['mmHg', 'mm[Hg]'],
    ['lbs', '[lb_av]'],
    ['mcg', 'ug'],
    ['µg', 'ug'],
    ['hours', '`h`'],
    ['[iu]', '[IU]'],
    ['celsius', '`Cel`'],
    ['°F', '`[degF]`'],
    ['mEq/L', '`meq/L`'],
    ['mcg/kg/hr', '`ug/kg/h`'],
    ['µmol/L', '`umol/L`'],
    ['kg/m²', '`kg/m2`'],
    ['bpm', '`/min`'],
    ['stone', '[stone_av]'],
    ['flurbs', 'UCUM unit'],
    ['so many', 'UCUM unit'],
  ])('%s is answered with what to write', (unit, words) => {
    expect(unitHelp(unit).help).toContain(words);
  });

  it.each(['kg/mconstructor2', 'constructor', 'ktoString', 'mg/valueOf', '__proto__', 'hasOwnProperty/d'])(
    '%s is refused in silence: names that every object has are no units',
    (unit) => {
      const printed = (['log', 'warn', 'error', 'info'] as const).map((name) =>
        vi.spyOn(console, name).mockImplementation(() => undefined),
      );
      expect(readUnit(unit)).toBeUndefined();
      expect(unitHelp(unit).help).toContain('UCUM unit');
      for (const spy of printed) {
        expect(spy).not.toHaveBeenCalled();
        spy.mockRestore();
      }
    },
  );

  it('says nothing about a unit that is known', () => {
    expect(unitHelp('mg/dL')).toEqual({});
  });
});

describe('a unit as people write it', () => {
  it.each([
    ['mmHg', 'mm[Hg]'],
    ['points', '{points}'],
    ['cells/uL', '{cells}/uL'],
    ['degrees', 'deg'],
    ['IU/L', '[IU]/L'],
    ['lbs', '[lb_av]'],
    ['mcg/kg', 'ug/kg'],
    ['mEq/L', 'meq/L'],
  ])('%s is answered with the unit of medicine first: %s', (written, meant) => {
    expect(unitHelp(written).help).toContain(`Write \`${meant}\``);
  });
});
