// The values that an unset element may take where `all others not met` closes a case, one of every cell, in the order in which they are tried.
import { dayCandidates } from './calendar-cells.ts';
import { factKind } from './cells.ts';
import { baselinesBeside, valuesBeside } from './change-cells.ts';
import { codeLists } from './code-cells.ts';
import type { Element } from './criteria-graph.ts';
import { baseDay, daysAround, eventsAround } from './date-cells.ts';
import type { ElementValue, Values } from './facts.ts';
import { numberCells } from './number-cells.ts';
import type { NumberElement, PlacedTest, Slot } from './variable.ts';

/** One fact as each graph declares it, and what they ask about it. */
export interface AskedFact {
  readonly slot: Slot;
  readonly views: readonly (Element | undefined)[];
  readonly tests: readonly PlacedTest[];
}

/** A value by graph, as scaled there; undefined where a graph does not have the fact. */
export type ValueRow = readonly (ElementValue | undefined)[];

/**
 * In declared or ascending order, no codes first; only what every graph that has the fact can read. `values`: of the case so far, by graph,
 * from which dates are told.
 */
export function baseValues(fact: AskedFact, values: readonly Values[]): readonly ValueRow[] {
  const { views, tests } = fact;
  const present = views.filter((view) => view !== undefined);
  const [first] = present;
  if (first === undefined || new Set(present.map(factKind)).size > 1) return [];
  const rows = (all: readonly ElementValue[]): readonly ValueRow[] =>
    all.map((value) => views.map((view) => view && value));
  switch (first.kind) {
    case 'question':
    case 'yes-no':
      return rows(present.some(({ kind }) => kind === 'question') ? [false] : [false, true]);
    case 'choice':
    case 'scale':
      return rows(
        first.values.filter((text) =>
          present.every((view) => 'values' in view && view.values.includes(text)),
        ),
      );
    case 'quantity':
    case 'count':
      return numbers(fact, values);
    case 'codes':
      return rows(codeLists(tests));
    case 'date':
      return rows(days(fact, values));
  }
}

/** A number of every band, then those on either side of a change from or to a number that is known. */
function numbers({ slot, views, tests }: AskedFact, values: readonly Values[]): readonly ValueRow[] {
  const bands = numberCells(views.map(asNumber), tests)
    .map((cell): ValueRow => cell.values)
    .filter((row) => row.every((value, graph) => value !== undefined || views[graph] === undefined));
  const beside = tests.flatMap(({ graph, test }) => {
    const view = asNumber(views[graph]);
    if (test.op !== 'change' || view === undefined) return [];
    const isBaseline = test.baseline === slot[graph];
    const other = values[graph]?.[isBaseline ? test.element : test.baseline];
    if (typeof other !== 'number') return [];
    return isBaseline ? baselinesBeside(test, other, view) : valuesBeside(test, other, view);
  });
  const scales = new Set(views.flatMap((view) => (view?.kind === 'quantity' ? [view.decimals] : [])));
  // Where two versions scale the number differently, the bands alone are tried.
  const more = scales.size > 1 ? [] : [...new Set(beside)].map((value) => views.map((view) => view && value));
  const size = (row: ValueRow): number => Number(row.find((value) => value !== undefined) ?? 0);
  return [...bands, ...more].toSorted((a, b) => size(a) - size(b));
}

function asNumber(view: Element | undefined): NumberElement | undefined {
  return view?.kind === 'quantity' || view?.kind === 'count' ? view : undefined;
}

/** Days on and beside the ends of the windows to dates that are known; the base day where none is. */
function days({ slot, tests }: AskedFact, values: readonly Values[]): readonly number[] {
  const found = tests.flatMap((placed) => {
    const { graph, test } = placed;
    if (test.op !== 'window') return [];
    const isEvent = test.event === slot[graph];
    const other = values[graph]?.[isEvent ? test.element : test.event];
    if (typeof other !== 'number') return [];
    return isEvent ? eventsAround([placed], other) : daysAround([placed], other);
  });
  const named = dayCandidates(tests.filter(({ graph, test }) => test.element === slot[graph]));
  const sorted = [...new Set([...found, ...named])].toSorted((a, b) => a - b);
  return sorted.length > 0 ? sorted : [baseDay];
}
