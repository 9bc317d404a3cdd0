// Cuts the days around an event at the ends of the guideline's time windows.
import { addDuration, formatDay, parseDay } from './calendar.ts';
import type { Duration } from './criteria-graph.ts';
import type { Cell, PlacedTest } from './variable.ts';
import { truthsOf } from './variable.ts';

/** The event's day in representative values, where nothing else is said: neither at a month's end nor around a leap day. */
export const baseDay = parseDay('2024-07-01') ?? 0;

/** Days of a date that no window measures. */
export function anyDayCell(readers: readonly boolean[], tests: readonly PlacedTest[]): Cell {
  const values = readers.map((reads) => (reads ? baseDay : undefined));
  return {
    words: 'any date',
    values,
    truths: truthsOf(tests, values),
    extent: { kind: 'days', event: baseDay },
  };
}

/** A cell for every combination of windows that a day can fall into, around an event of any day of the years 1901 to 2099. */
export function dayCells(
  readers: readonly boolean[],
  tests: readonly PlacedTest[],
  eventLabel: string,
): readonly Cell[] {
  const cells = new Map<string, Cell>();
  for (const event of eventDays(tests)) {
    const here = new Map<string, Cell>();
    for (const region of dayRegions(tests, event)) {
      const values = readers.map((reads) => (reads ? region.day : undefined));
      const truths = truthsOf(
        tests,
        values,
        readers.map(() => event),
      );
      const before = here.get(truths.join());
      const words = regionWords(
        region,
        event === baseDay ? eventLabel : `${eventLabel} on ${formatDay(event)}`,
      );
      const joined = before === undefined ? words : `${before.words}, or ${words}`;
      here.set(truths.join(), {
        words: joined,
        values: before?.values ?? values,
        truths,
        extent: { kind: 'days', event },
      });
    }
    for (const [key, cell] of here) if (!cells.has(key)) cells.set(key, cell);
  }
  return [...cells.values()];
}

/** Days that lie on and beside the ends of windows around the event, ascending; the event itself where there are none. */
export function daysAround(tests: readonly PlacedTest[], event: number): readonly number[] {
  return dayRegions(tests, event).map(({ day }) => day);
}

/** Days of an event for which a known day lies on or beside the ends of windows around it. */
export function eventsAround(tests: readonly PlacedTest[], day: number): readonly number[] {
  const days = new Set([day]);
  for (const duration of tests.flatMap(({ test }) => (test.op === 'window' ? [test.from, test.to] : []))) {
    if (duration === undefined) continue;
    const start = addDuration(day, { ...duration, amount: -duration.amount });
    // Clamping at a month's end is not undone by stepping back: it may be off by up to three days.
    for (let offset = -4; offset <= 4; offset++) days.add(start + offset);
  }
  return [...days].toSorted((a, b) => a - b);
}

/** From one end of a window to the next. */
interface Region {
  /** A day in it: its first, or its last where it has no first. */
  readonly day: number;
  readonly after: End | undefined;
  readonly before: End | undefined;
}

/** The first day of a window (`from`), or the day after its last (`to`). */
interface End {
  readonly cut: number;
  readonly duration: Duration;
  readonly side: 'from' | 'to';
}

function dayRegions(tests: readonly PlacedTest[], event: number): readonly Region[] {
  const ends = new Map<number, End>();
  for (const { test } of tests) {
    if (test.op !== 'window') continue;
    for (const side of ['from', 'to'] as const) {
      const duration = test[side];
      if (duration === undefined) continue;
      const cut = addDuration(event, duration) + (side === 'to' ? 1 : 0);
      if (!ends.has(cut)) ends.set(cut, { cut, duration, side });
    }
  }
  const sorted = [...ends.values()].toSorted((a, b) => a.cut - b.cut);
  const [first] = sorted;
  if (first === undefined) return [{ day: event, after: undefined, before: undefined }];
  const regions = sorted.map((end, index): Region => ({
    day: end.cut,
    after: end,
    before: sorted[index + 1],
  }));
  return [{ day: first.cut - 1, after: undefined, before: first }, ...regions];
}

/**
 * Where windows in days or weeks and in months or years end near each other, which comes first depends on the event's day: on its
 * month, on a clamped month's end and on the leap year. One cycle of four years has every order.
 */
function eventDays(tests: readonly PlacedTest[]): readonly number[] {
  if (!dependsOnEvent(tests)) return [baseDay];
  const days = [baseDay];
  for (let year = 2024; year < 2028; year++) {
    for (let month = 1; month <= 12; month++) {
      for (const day of [1, 29, 30, 31])
        days.push(parseDay(`${year}-${twoDigits(month)}-${twoDigits(day)}`) ?? baseDay);
    }
  }
  return days;
}

/** Whether which of the ends of windows comes first may depend on the event's day. */
export function dependsOnEvent(tests: readonly PlacedTest[]): boolean {
  const units = new Set(
    tests
      .flatMap(({ test }) => (test.op === 'window' ? [test.from, test.to] : []))
      .flatMap((duration) =>
        duration === undefined || duration.amount === 0
          ? []
          : [duration.unit === 'day' || duration.unit === 'week'],
      ),
  );
  return units.size > 1;
}

function regionWords({ after, before }: Region, eventLabel: string): string {
  const parts: string[] = [];
  if (after !== undefined)
    parts.push(`${after.side === 'from' ? 'from' : 'later than'} ${placeWords(after.duration)}`);
  if (before !== undefined)
    parts.push(`${before.side === 'to' ? 'until' : 'earlier than'} ${placeWords(before.duration)}`);
  return parts.length === 0 ? 'any date' : `${parts.join(', ')} ${eventLabel}`;
}

function placeWords({ amount, unit }: Duration): string {
  if (amount === 0) return 'the day of';
  const size = Math.abs(amount);
  return `${size} ${unit}${size === 1 ? '' : 's'} ${amount < 0 ? 'before' : 'after'}`;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
