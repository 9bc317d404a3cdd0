// Units of measure: calendar words and UCUM terms, compared by dimension and converted exactly; knows no facts and no rounding.
import { divide, nothing, one, subtract, type Ratio } from './ratio.ts';
import { parseUnit, type Quantum } from './ucum.ts';
import { meantUnits } from './unit-spellings.ts';

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

/** So many of one unit are `factor` times as many of the other, and `offset` more. */
export interface Conversion {
  readonly factor: Ratio;
  /** Zero but between two scales of temperature. */
  readonly offset: Ratio;
}

/** undefined where they measure different things, or one is no known unit. */
export function conversion(from: string, to: string): Conversion | undefined {
  if (from === to) return { factor: one, offset: nothing };
  const [source, target] = [readUnit(from), readUnit(to)];
  if (!source || !target || source.dimension !== target.dimension) return undefined;
  const lift = subtract(source.zero ?? nothing, target.zero ?? nothing);
  return { factor: divide(source.factor, target.factor), offset: divide(lift, target.factor) };
}

/** What to write instead of a unit that is not known; empty where the unit is known. */
export function unitHelp(unit: string): { readonly help?: string } {
  if (readUnit(unit)) return {};
  const [meant, ...others] = meantUnits(unit, (term) => readUnit(term) !== undefined);
  if (meant === undefined)
    return {
      help: 'Use a UCUM unit such as kg/m2, mg/dL, mm[Hg], /h or %; what is only counted stands in braces: {points}.',
    };
  const also = others.slice(0, 2).map((other) => `\`${other}\``);
  return { help: `Write \`${meant}\`${also.length === 0 ? '' : `, or ${also.join(' or ')}`}.` };
}

/** A year is twelve months, whatever their days; a week is seven days of 24 hours. undefined: not a unit that is known. */
export function readUnit(unit: string): Quantum | undefined {
  switch (calendarUnit(unit)) {
    case 'day':
      return parseUnit('d');
    case 'week':
      return parseUnit('wk');
    case 'month':
      return parseUnit('mo');
    case 'year':
      return parseUnit('a');
    case undefined:
      return parseUnit(unit);
  }
}
