// Cuts a quantity or a count at the guideline's thresholds into bands, on the grid that its precision allows.
import type { Truth } from './criteria-graph.ts';
import { describeAmount } from './facts.ts';
import type { Cell, NumberElement, PlacedTest } from './variable.ts';
import { readabilityWords, truthsOf } from './variable.ts';

/** `views`: the element in each graph, undefined where it cannot read numbers of this unit. All have one unit. */
export function numberCells(
  views: readonly (NumberElement | undefined)[],
  tests: readonly PlacedTest[],
): readonly Cell[] {
  const measures = views.map((view) => (view === undefined ? undefined : measureOf(view)));
  const decimals = Math.max(0, ...measures.map((measure) => measure?.decimals ?? 0));
  const unit = measures.find((measure) => measure !== undefined)?.unit ?? '';
  const grids = measures.map((measure) => (measure === undefined ? undefined : gridOf(measure, decimals)));
  const bands: Band[] = [];
  // Adjacent bands are joined per set of graphs that can read them: two precisions lie interleaved.
  const lastOf = new Map<string, Band>();
  for (const { from, to } of regions(grids, tests)) {
    for (const readers of readerSets(grids, from, to)) {
      const band = bandIn(grids, tests, readers, from, to);
      const last = lastOf.get(readers.join());
      if (band === undefined) continue;
      if (last !== undefined && sameTruths(last.truths, band.truths)) last.to = band.to;
      else {
        bands.push(band);
        lastOf.set(readers.join(), band);
      }
    }
  }
  const factors = grids.map((grid) => grid?.factor ?? 1);
  return bands.map((band) => cellOf(band, factors, { unit, decimals }, bounds(grids)));
}

export interface Measure {
  readonly unit: string;
  readonly decimals: number;
  readonly step: number;
  readonly min: number | undefined;
  readonly max: number | undefined;
}

/** The values that one graph reads, in steps that are common to all: multiples of `step` from `min` to `max`. */
interface Grid {
  readonly factor: number;
  readonly step: number;
  readonly min: number;
  readonly max: number;
}

type Grids = readonly (Grid | undefined)[];

interface Band {
  readonly values: readonly (number | undefined)[];
  readonly truths: readonly Truth[];
  readonly from: number;
  to: number;
}

export function measureOf(view: NumberElement): Measure {
  return view.kind === 'quantity' ? view : { unit: '', decimals: 0, step: 1, min: 0, max: undefined };
}

function gridOf({ decimals, step, min, max }: Measure, commonDecimals: number): Grid {
  const factor = 10 ** (commonDecimals - decimals);
  return { factor, step: step * factor, min: (min ?? -Infinity) * factor, max: (max ?? Infinity) * factor };
}

function bounds(grids: Grids): { readonly from: number; readonly to: number } {
  const present = grids.filter((grid) => grid !== undefined);
  return { from: Math.min(...present.map(({ min }) => min)), to: Math.max(...present.map(({ max }) => max)) };
}

/** Ranges of whole numbers, ascending, over which no test and no declared range changes. */
function regions(
  grids: Grids,
  tests: readonly PlacedTest[],
): readonly { readonly from: number; readonly to: number }[] {
  const { from, to } = bounds(grids);
  const cuts = new Set<number>();
  for (const grid of grids) if (grid !== undefined) cuts.add(grid.min).add(grid.max + 1);
  for (const { graph, test } of tests) {
    if (test.op !== 'in-range') continue;
    const factor = grids[graph]?.factor ?? 1;
    for (const range of test.ranges) {
      if (range.from !== undefined) cuts.add(range.from * factor);
      if (range.to !== undefined) cuts.add(range.to * factor + 1);
    }
  }
  const starts = [
    from,
    ...[...cuts].filter((cut) => cut > from && cut <= to && cut < Infinity).toSorted((a, b) => a - b),
  ];
  return starts.map((start, index) => ({ from: start, to: (starts[index + 1] ?? to + 1) - 1 }));
}

/** Sets of graphs that may read the same value: all of them, or one where their precisions differ. */
function readerSets(grids: Grids, from: number, to: number): readonly (readonly number[])[] {
  const readers = grids.flatMap((grid, graph) =>
    grid !== undefined && grid.min <= from && to <= grid.max ? [graph] : [],
  );
  return readers.length < 2 ? [readers] : [readers, ...readers.map((graph) => [graph])];
}

function bandIn(
  grids: Grids,
  tests: readonly PlacedTest[],
  readers: readonly number[],
  from: number,
  to: number,
): Band | undefined {
  const on = readers.flatMap((graph) => grids[graph]?.step ?? []);
  if (on.length === 0) return undefined;
  const off = grids.flatMap((grid, graph) =>
    grid !== undefined && !readers.includes(graph) && grid.min <= from && to <= grid.max ? [grid.step] : [],
  );
  if (valueFrom(0, 1, on, off) === undefined) return undefined;
  const first = from === -Infinity ? from : valueFrom(from, 1, on, off);
  const last = to === Infinity ? to : valueFrom(to, -1, on, off);
  if (first === undefined || last === undefined || first > last) return undefined;
  // The lowest value stands for the band, but no negative one where there is another.
  const start = first === -Infinity ? valueFrom(Math.min(0, last), last >= 0 ? 1 : -1, on, off) : first;
  const value = start === undefined || start > last ? last : start;
  const values = grids.map((grid, graph) =>
    grid !== undefined && readers.includes(graph) ? value / grid.factor : undefined,
  );
  return { values, truths: truthsOf(tests, values), from: first, to: last };
}

/** The first multiple of all steps in `on` and of none in `off`, going up or down from `start`. */
function valueFrom(
  start: number,
  direction: 1 | -1,
  on: readonly number[],
  off: readonly number[],
): number | undefined {
  const step = on.reduce(commonMultiple);
  const tries = off.reduce(commonMultiple, step) / step;
  const first = (direction === 1 ? Math.ceil(start / step) : Math.floor(start / step)) * step;
  for (let attempt = 0; attempt < tries; attempt++) {
    const value = first + direction * attempt * step;
    if (off.every((other) => value % other !== 0)) return value + 0;
  }
  return undefined;
}

function commonMultiple(a: number, b: number): number {
  let [divisor, rest] = [a, b];
  while (rest !== 0) [divisor, rest] = [rest, divisor % rest];
  return (a / divisor) * b;
}

function cellOf(
  band: Band,
  factors: readonly number[],
  measure: { readonly unit: string; readonly decimals: number },
  domain: { readonly from: number; readonly to: number },
): Cell {
  const { values, truths } = band;
  const from = band.from === -Infinity ? undefined : band.from;
  const to = band.to === Infinity ? undefined : band.to;
  const words = bandWords(
    measure,
    from !== undefined && from > domain.from ? from : undefined,
    to !== undefined && to < domain.to ? to : undefined,
  );
  return {
    words: words + readabilityWords(values),
    values,
    truths,
    extent: { kind: 'numbers', from, to, factors },
  };
}

function bandWords(
  measure: { readonly unit: string; readonly decimals: number },
  from: number | undefined,
  to: number | undefined,
): string {
  if (from === undefined) return to === undefined ? 'any value' : `${describeAmount(measure, to)} or less`;
  if (to === undefined) return `at least ${describeAmount(measure, from)}`;
  if (from === to) return describeAmount(measure, from);
  return `${describeAmount({ ...measure, unit: '' }, from)} to ${describeAmount(measure, to)}`;
}

function sameTruths(a: readonly Truth[], b: readonly Truth[]): boolean {
  return a.every((truth, index) => truth === b[index]);
}
