// Turns branches of a diagram into values of a case and back; judges no determination.
import { dayCandidates } from './calendar-cells.ts';
import type { Chosen } from './chosen.ts';
import { isAsChosen, sameSlot, valuesAt } from './chosen.ts';
import { baseDay, daysAround, eventsAround } from './date-cells.ts';
import type { ElementValue, Values } from './facts.ts';
import { placeChanges } from './place-changes.ts';
import type { Cell, Partition, Slot, Variable } from './variable.ts';
import { truthsOf, unknownBranch } from './variable.ts';

/**
 * The branch of every variable for a case, whose values are given per graph. undefined where the values are in no cell: they differ
 * between the graphs, or lie outside the calendar that date cells cover.
 */
export function branchesOf(parts: Partition, values: readonly Values[]): readonly number[] | undefined {
  const branches = parts.variables.map((variable) => branchOf(variable, values));
  return branches.every((branch) => branch !== undefined) ? branches : undefined;
}

/** Values, per graph, of a case with these branches; undefined where variables that depend on each other exclude it. */
export function valuesOf(parts: Partition, branches: readonly number[]): readonly Values[] | undefined {
  const chosen = parts.variables.flatMap((variable, index): readonly Chosen[] => {
    const branch = branches[index] ?? unknownBranch(variable);
    return [{ variable, branch, cell: variable.cells[branch] }];
  });
  const values = parts.sizes.map((size): (ElementValue | undefined)[] =>
    Array.from({ length: size }, () => undefined),
  );
  for (const { variable, cell } of chosen) {
    if (cell !== undefined && variable.kind !== 'date') placeCell(values, variable.slot, cell);
  }
  placeChanges(values, chosen);
  const dates = chosen.filter(({ variable, cell }) => cell !== undefined && variable.kind === 'date');
  // Days of an event on which some chosen cell exists; the usual one first.
  const events = new Set([
    baseDay,
    ...dates.flatMap(({ cell }) => (cell?.extent.kind === 'days' ? cell.extent.event : [])),
    ...daysFromCalendar(dates),
  ]);
  for (const event of events) {
    placeDates(values, dates, event);
    if (chosen.every((choice) => isAsChosen(choice, values))) return values;
  }
  return undefined;
}

/** Days that the guideline names, and those of the events from which they are measured. */
function daysFromCalendar(dates: readonly Chosen[]): readonly number[] {
  return dates.flatMap(({ variable, cell }) => {
    if (cell?.extent.kind !== 'calendar') return [];
    const measured = dates.filter((date) => sameSlot(date.variable.slot, variable.slot));
    return cell.extent.days.flatMap((day) => [
      day,
      ...measured.flatMap((date) => eventsAround(date.variable.tests, day)),
    ]);
  });
}

/** The branch of one variable: see `branchesOf`. */
export function branchOf(variable: Variable, values: readonly Values[]): number | undefined {
  const given = valuesAt(variable.slot, values);
  if (given.every((value) => value === undefined)) return unknownBranch(variable);
  const truths = truthsOf(variable.tests, given, variable.event && valuesAt(variable.event, values));
  const found = variable.cells.findIndex(
    (cell) =>
      cell.values.every((value, graph) => (value === undefined) === (given[graph] === undefined)) &&
      liesIn(cell, given) &&
      // Without a known event every day is as good: its windows are unknown.
      truths.every((truth, test) => truth === 'unknown' || truth === cell.truths[test]),
  );
  return found === -1 ? undefined : found;
}

function liesIn({ extent }: Cell, given: readonly (ElementValue | undefined)[]): boolean {
  if (extent.kind === 'texts')
    return given.every((value) => typeof value !== 'string' || extent.texts.includes(value));
  const band = extent.kind === 'pair' ? extent.band : extent;
  if (band.kind !== 'numbers') return true;
  const { from = -Infinity, to = Infinity, factors } = band;
  return given.every((value, graph) => {
    const scaled = typeof value === 'number' ? value * (factors[graph] ?? 1) : from;
    return scaled >= from && scaled <= to;
  });
}

export type Mutable = (ElementValue | undefined)[][];

/** Further sets of codes join those that are there. */
function placeCell(values: Mutable, slot: Slot, cell: Cell): void {
  slot.forEach((element, graph) => {
    const [row, value] = [values[graph], cell.values[graph]];
    if (row === undefined || element === undefined || value === undefined) return;
    const before = row[element];
    row[element] = isList(before) && isList(value) ? [...new Set([...before, ...value])] : value;
  });
}

function isList(value: ElementValue | undefined): value is readonly string[] {
  return Array.isArray(value);
}

/** Events before the dates around them; the first day that lies in all chosen cells of what is placed by then. */
function placeDates(values: Mutable, dates: readonly Chosen[], start: number): void {
  const placed = new Map<string, number>();
  for (const slot of eventsFirst(dates)) {
    const own = dates.find(({ variable }) => sameSlot(variable.slot, slot));
    if (own?.cell === undefined) continue;
    const readers = own.cell.values.map((value) => value !== undefined);
    const onDay = (day: number) => readers.map((reads) => (reads ? day : undefined));
    const bonds = dates.flatMap((date) => bondOf(date, slot, placed));
    const days = bonds.flatMap(({ candidates }) => candidates).toSorted((a, b) => a - b);
    const isFree = bonds.every(({ isCalendar }) => isCalendar);
    const day =
      [...(isFree ? [start] : []), ...days].find((candidate) =>
        bonds.every(({ holds }) => holds(onDay(candidate))),
      ) ?? start;
    placeCell(values, slot, { ...own.cell, values: onDay(day) });
    placed.set(slot.join(), day);
  }
}

/** A demand on a date's day by another date that has its day. */
interface Bond {
  readonly candidates: readonly number[];
  /** Set by the calendar alone, not by another date. */
  readonly isCalendar: boolean;
  readonly holds: (days: readonly (number | undefined)[]) => boolean;
}

function bondOf(
  { variable, cell }: Chosen,
  slot: Slot,
  placed: ReadonlyMap<string, number>,
): readonly Bond[] {
  const { event, tests } = variable;
  if (cell === undefined) return [];
  const asChosen = (days: readonly (number | undefined)[], around: number | undefined) =>
    truthsOf(
      tests,
      days,
      cell.values.map(() => around),
    ).every((truth, test) => truth === cell.truths[test]);
  if (event === undefined) {
    if (cell.extent.kind !== 'calendar' || !sameSlot(variable.slot, slot)) return [];
    return [
      { candidates: dayCandidates(tests), isCalendar: true, holds: (days) => asChosen(days, undefined) },
    ];
  }
  const eventDay = placed.get(event.join());
  if (sameSlot(variable.slot, slot) && eventDay !== undefined) {
    return [
      {
        candidates: daysAround(tests, eventDay),
        isCalendar: false,
        holds: (days) => asChosen(days, eventDay),
      },
    ];
  }
  const day = placed.get(variable.slot.join());
  if (!sameSlot(event, slot) || day === undefined) return [];
  const days = cell.values.map((value) => (value === undefined ? undefined : day));
  return [
    {
      candidates: eventsAround(tests, day),
      isCalendar: false,
      holds: (around) =>
        asChosen(
          days,
          around.find((one) => one !== undefined),
        ),
    },
  ];
}

function eventsFirst(dates: readonly Chosen[]): readonly Slot[] {
  const order = new Map<string, Slot>();
  const waiting = new Set<string>();
  const add = (slot: Slot) => {
    if (order.has(slot.join()) || waiting.has(slot.join())) return;
    waiting.add(slot.join());
    for (const { variable } of dates)
      if (variable.event !== undefined && sameSlot(variable.slot, slot)) add(variable.event);
    order.set(slot.join(), slot);
  };
  for (const { variable } of dates) add(variable.slot);
  return [...order.values()];
}
