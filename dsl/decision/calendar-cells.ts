// Cuts the days of a date at the days that the guideline names; knows no windows.
import { formatDay } from './calendar.ts';
import type { Truth } from './criteria-graph.ts';
import { baseDay } from './date-cells.ts';
import type { Cell, PlacedTest } from './variable.ts';
import { truthsOf } from './variable.ts';

/** A cell for every combination of named stretches of days that a day can fall into. */
export function calendarCells(readers: readonly boolean[], tests: readonly PlacedTest[]): readonly Cell[] {
  const cells = new Map<string, { words: string[]; days: number[]; truths: readonly Truth[] }>();
  const cuts = cutsOf(tests);
  for (const day of dayCandidates(tests)) {
    const truths = truthsOf(tests, onDay(readers, day));
    const known = cells.get(truths.join());
    const words = stretchWords(cuts, day);
    if (known === undefined) cells.set(truths.join(), { words: [words], days: [day], truths });
    else {
      known.words.push(words);
      known.days.push(day);
    }
  }
  return [...cells.values()].map(({ words, days, truths }) => ({
    words: words.join(' or '),
    values: onDay(readers, days[0] ?? baseDay),
    truths,
    extent: { kind: 'calendar', days },
  }));
}

/** A day of every stretch, ascending: its first, or its last where it has no first. */
export function dayCandidates(tests: readonly PlacedTest[]): readonly number[] {
  const cuts = cutsOf(tests);
  const [first] = cuts;
  return first === undefined ? [] : [first - 1, ...cuts];
}

/** The first days of stretches, ascending. */
function cutsOf(tests: readonly PlacedTest[]): readonly number[] {
  const cuts = new Set<number>();
  for (const { test } of tests) {
    if (test.op !== 'in-range') continue;
    for (const { from, to } of test.ranges) {
      if (from !== undefined) cuts.add(from);
      if (to !== undefined) cuts.add(to + 1);
    }
  }
  return [...cuts].toSorted((a, b) => a - b);
}

function stretchWords(cuts: readonly number[], day: number): string {
  const next = cuts.find((cut) => cut > day);
  if (!cuts.includes(day)) return `before ${formatDay(day + 1)}`;
  if (next === undefined) return `from ${formatDay(day)} on`;
  return next === day + 1 ? formatDay(day) : `from ${formatDay(day)} to ${formatDay(next - 1)}`;
}

function onDay(readers: readonly boolean[], day: number): readonly (number | undefined)[] {
  return readers.map((reads) => (reads ? day : undefined));
}
