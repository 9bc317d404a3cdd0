// Calendar days and the steps that clinical time windows take; days are numbers since 1970-01-01, there is no clock and no time zone.
import type { Duration } from './criteria-graph.ts';

interface CivilDay {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
}

/** Reads YYYY-MM-DD of the years 0001 to 9999; undefined where no such day exists. */
export function parseDay(text: string): number | undefined {
  if (text.length !== 10 || text[4] !== '-' || text[7] !== '-') return undefined;
  const [year, month, day] = [digits(text, 0, 4), digits(text, 5, 7), digits(text, 8, 10)];
  if (year === undefined || month === undefined || day === undefined) return undefined;
  if (year < 1 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return undefined;
  return dayNumber({ year, month, day });
}

function digits(text: string, from: number, end: number): number | undefined {
  let number = 0;
  for (let at = from; at < end; at++) {
    const digit = text.charCodeAt(at) - 48;
    if (digit < 0 || digit > 9) return undefined;
    number = 10 * number + digit;
  }
  return number;
}

export function formatDay(dayNumber: number): string {
  const { year, month, day } = civilDay(dayNumber);
  return `${padded(year, 4)}-${padded(month, 2)}-${padded(day, 2)}`;
}

/** Weeks are 7 days; months and years step the calendar and are clamped to the month's end: 31 March less 1 month is the last of February. */
export function addDuration(from: number, duration: Duration): number {
  switch (duration.unit) {
    case 'day':
      return from + duration.amount;
    case 'week':
      return from + 7 * duration.amount;
    case 'month':
      return addMonths(from, duration.amount);
    case 'year':
      return addMonths(from, 12 * duration.amount);
  }
}

function addMonths(from: number, months: number): number {
  const start = civilDay(from);
  const monthCount = start.year * 12 + start.month - 1 + months;
  const year = Math.floor(monthCount / 12);
  const month = monthCount - year * 12 + 1;
  return dayNumber({ year, month, day: Math.min(start.day, daysInMonth(year, month)) });
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

// Both ways count in years that begin in March, so that the leap day is a year's last, and in cycles of 400 years (146,097 days).
const daysBefore1970 = 719_468;

function dayNumber({ year, month, day }: CivilDay): number {
  const marchYear = month > 2 ? year : year - 1;
  const cycle = Math.floor(marchYear / 400);
  const yearOfCycle = marchYear - cycle * 400;
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
  const dayOfCycle =
    yearOfCycle * 365 + Math.floor(yearOfCycle / 4) - Math.floor(yearOfCycle / 100) + dayOfYear;
  return cycle * 146_097 + dayOfCycle - daysBefore1970;
}

function civilDay(days: number): CivilDay {
  const shifted = days + daysBefore1970;
  const cycle = Math.floor(shifted / 146_097);
  const dayOfCycle = shifted - cycle * 146_097;
  const yearOfCycle = Math.floor(
    (dayOfCycle -
      Math.floor(dayOfCycle / 1460) +
      Math.floor(dayOfCycle / 36_524) -
      Math.floor(dayOfCycle / 146_096)) /
      365,
  );
  const dayOfYear =
    dayOfCycle - (365 * yearOfCycle + Math.floor(yearOfCycle / 4) - Math.floor(yearOfCycle / 100));
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1;
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  return { year: yearOfCycle + cycle * 400 + (month <= 2 ? 1 : 0), month, day };
}

function padded(value: number, width: number): string {
  return String(value).padStart(width, '0');
}
