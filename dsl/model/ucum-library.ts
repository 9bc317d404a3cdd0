// The one door to the UCUM library: its definitions, prefixes and suggestions; does no arithmetic, since the library's has binary fractions.
//
// The library keeps its tables in objects of its own that are filled once, at the first unit of a text. They only ever answer
// the same to the same question, so nothing leaks from one text to another.
import { PrefixTables } from '@lhncbc/ucum-lhc/source-cjs/prefixTables.js';
import { UcumLhcUtils } from '@lhncbc/ucum-lhc/source-cjs/ucumLhcUtils.js';
import { UnitTables } from '@lhncbc/ucum-lhc/source-cjs/unitTables.js';
import type { Ratio } from './ratio.ts';

export interface Definition {
  /** `size` times this UCUM term, as written in the UCUM table; empty for a base unit. */
  readonly term: string;
  readonly size: Ratio;
  /** Takes prefixes such as m and k. */
  readonly isMetric: boolean;
  /** On a scale with a zero or a step of its own. */
  readonly isSpecial: boolean;
  /** Only itself and its other names measure the same. */
  readonly isArbitrary: boolean;
}

/** Of a single unit without prefix; undefined where UCUM has none of this code. */
export function definitionOf(code: string): Definition | undefined {
  const unit = loaded(UnitTables).getUnitByCode(code);
  if (unit?.csCode_ !== code || unit.source_ !== 'UCUM') return undefined;
  return {
    term: unit.csUnitString_ ?? '',
    size: exact(unit.baseFactorStr_ ?? '1'),
    // Base units take prefixes too; the table says so only of the others.
    isMetric: unit.isMetric_ || unit.isBase_,
    isSpecial: unit.isSpecial_,
    isArbitrary: unit.isArbitrary_,
  };
}

/** `k` is 1000; undefined where UCUM has no such prefix. */
export function prefixSize(code: string): Ratio | undefined {
  const prefix = loaded(PrefixTables).getPrefixByCode(code);
  return prefix?.code_ === code
    ? exact(prefix.exp_ === null ? String(prefix.value_) : `1e${prefix.exp_}`)
    : undefined;
}

/** Terms that the wrong part of a text may mean, the likeliest first; the rest of the text is kept. */
export function suggestedTerms(text: string): readonly string[] {
  // The library writes to the console about blanks.
  if (text === '' || /\s/.test(text) || inherited.test(text)) return [];
  const { suggestions = [] } = UcumLhcUtils.getInstance().validateUnitString(text, true);
  return suggestions.flatMap(({ invalidUnit, units }) =>
    units.map(([code]) => text.replace(invalidUnit, () => code)),
  );
}

/** The library's tables are plain objects that answer for `constructor` too, and it then fails aloud. */
const inherited = new RegExp(
  Object.getOwnPropertyNames(Object.prototype)
    .toSorted((a, b) => b.length - a.length)
    .join('|'),
);

/** Making the library's object fills its tables, and counts all units every time: it is made once. */
function loaded<T>(tables: { readonly getInstance: () => T }): T {
  if (!UnitTables.getInstance().getUnitByCode('m')) UcumLhcUtils.getInstance();
  return tables.getInstance();
}

/** `980665e-5`, `3.085678e16`, `-18`. */
function exact(decimal: string): Ratio {
  const [digits = '', exponent = '0'] = decimal.split('e');
  const [whole = '', fraction = ''] = digits.split('.');
  const shift = Number(exponent) - fraction.length;
  const coefficient = BigInt(whole + fraction);
  return shift < 0
    ? { numerator: coefficient, denominator: 10n ** BigInt(-shift) }
    : { numerator: coefficient * 10n ** BigInt(shift), denominator: 1n };
}
