// Units of measure as written: calendar words in one spelling, everything else compared letter by letter as UCUM.

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

export function sameUnit(a: string, b: string): boolean {
  return (calendarUnit(a) ?? a) === (calendarUnit(b) ?? b);
}
