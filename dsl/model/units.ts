// Units of measure: calendar words and a table of UCUM units, compared by dimension and converted exactly; knows no facts and no rounding.
//
// Written here, not taken from a UCUM library: those convert with binary fractions, and a threshold must never move by rounding. So
// factors are ratios of whole numbers, and the table holds the units that guidelines use: length, mass, time, volume, pressure, amount
// of substance, energy, enzyme and arbitrary units ([IU]), activity and dose of radiation, electric units, counts, percent, and all that
// can be made of them with metric prefixes, exponents, `.` and `/`: `kg/m2`, `mg/dL`, `mm[Hg]`, `10*9/L`, `/h`, `[IU]/mL`.
// Not covered: temperature and logarithmic scales, whose zero or step differs (declare the unit that the guideline uses and write every
// number in it), and months and years as UCUM's average `mo` and `a`: write the calendar words `months` and `years`.
import { divide, one, type Ratio } from './ratio.ts';
import { atoms, spellings } from './ucum-table.ts';
import { parseUnit, type Quantum } from './ucum.ts';

const calendar: Readonly<Record<string, 'day' | 'week' | 'month' | 'year'>> = {
  day: 'day',
  days: 'day',
  week: 'week',
  weeks: 'week',
  month: 'month',
  months: 'month',
  year: 'year',
  years: 'year',
};

/** undefined where the unit is no calendar word. */
export function calendarUnit(unit: string): 'day' | 'week' | 'month' | 'year' | undefined {
  return Object.hasOwn(calendar, unit) ? calendar[unit] : undefined;
}

/** How many of `to` one `from` is; undefined where they measure different things, or one is no known unit. */
export function conversion(from: string, to: string): Ratio | undefined {
  if (from === to) return one;
  const [source, target] = [readUnit(from), readUnit(to)];
  if (!source || !target || source.dimension !== target.dimension) return undefined;
  return divide(source.factor, target.factor);
}

/** What to write instead of a unit that is not known; empty where the unit is known. */
export function unitHelp(unit: string): { readonly help?: string } {
  if (readUnit(unit)) return {};
  const meant = Object.hasOwn(spellings, unit) ? spellings[unit] : undefined;
  if (meant !== undefined) return { help: `Write \`${meant}\`.` };
  const micro = unit.replace(/^[\u00b5\u03bc]/, 'u');
  const known = Object.keys(atoms).find((name) => name.toLowerCase() === unit.toLowerCase());
  if (micro !== unit && readUnit(micro)) return { help: `Write \`${micro}\`.` };
  if (known !== undefined) return { help: `Write \`${known}\`: capital and small letters differ.` };
  if (/^\[?deg|^(?:Cel|K|\[degF\])$/.test(unit))
    return {
      help: 'Temperatures are not converted: declare the number without a unit and name the scale in the label.',
    };
  return {
    help: 'Use a UCUM unit such as kg/m2, mg/dL, mm[Hg], /h or %; what is only counted stands in braces: {points}.',
  };
}

/** A year is twelve months, whatever their days; a week is seven days of 24 hours. undefined: not a unit that is known. */
export function readUnit(unit: string): Quantum | undefined {
  switch (calendarUnit(unit)) {
    case 'day':
      return parseUnit('d');
    case 'week':
      return parseUnit('wk');
    case 'month':
      return { dimension: 'month', factor: one };
    case 'year':
      return { dimension: 'month', factor: { numerator: 12n, denominator: 1n } };
    case undefined:
      return parseUnit(unit);
  }
}
