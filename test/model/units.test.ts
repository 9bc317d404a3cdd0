// Units: which texts are units, what they convert to exactly, and what people are told about those that are none.
import { describe, expect, it } from 'vitest';
import { conversion, readUnit, unitHelp } from '../../dsl/model/units.ts';

function ratio(from: string, to: string): string | undefined {
  const found = conversion(from, to);
  return found && `${String(found.numerator)}/${String(found.denominator)}`;
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
      const there = conversion(from, to);
      const back = conversion(to, from);
      expect(there && back && there.numerator * back.numerator).toBe(
        there && back && there.denominator * back.denominator,
      );
    }
  });
});

describe('what is no unit', () => {
  it.each([
    'mmHg',
    'Cel',
    'stone',
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
    ['Cel', 'Temperatures'],
    ['stone', 'UCUM'],
  ])('%s is answered with what to write', (unit, words) => {
    expect(unitHelp(unit).help).toContain(words);
  });

  it('says nothing about a unit that is known', () => {
    expect(unitHelp('mg/dL')).toEqual({});
  });
});
