// Parts the cases of one column into cells within which its conditions agree, and turns cells into bits; reads no second column.
import type { Column, Places } from './batch-columns.ts';
import type { Rail, Rails } from './batch-kernel.ts';
import { railOf } from './batch-kernel.ts';
import type { Test, Truth } from './criteria-graph.ts';
import { testTruth } from './evaluate.ts';
import type { ElementValue } from './facts.ts';

/** One condition and the rail that is met where it holds; the next rail is for where it does not. */
export interface Asked {
  readonly test: Test;
  readonly rail: number;
}

/** Writes the rails of some conditions for the cases from word `at` on. */
export type FillRails = (rails: Rails, at: number, words: number) => void;

interface CellSource {
  /** By cell, then by condition. */
  readonly truths: readonly (readonly Truth[])[];
  /** Writes the cells of the cases from `from` on; stops where there are no more cases. */
  readonly read: (from: number, into: Int32Array) => void;
}

/** `asked`: conditions on the element of this column alone. `cases`: as many as a block has. */
export function cellFiller(asked: readonly Asked[], column: Column, cases: number): FillRails {
  if (column.kind === 'dictionary' && asked.length <= fewConditions) {
    const fill = byTable(asked, truthRows(asked, column.values));
    return (rails, at, words) => fill(rails, words, column.places, at * 32);
  }
  const { truths, read } = sourceOf(asked, column);
  const cells = new Int32Array(cases);
  const fill = asked.length <= fewConditions ? byTable(asked, truths) : byPlanes(asked, truths, cells);
  return (rails, at, words) => {
    read(at * 32, cells);
    fill(rails, words, cells, 0);
  };
}

/** So many are looked up one by one. */
const fewConditions = 4;

/** `from`: where the cells of the block begin. */
type FillFromCells = (rails: Rails, words: number, cells: Places, from: number) => void;

/** For few conditions: each looks up the truth of every case. */
function byTable(asked: readonly Asked[], truths: readonly (readonly Truth[])[]): FillFromCells {
  const tables = asked.map(({ rail }, condition) => ({
    rail,
    // 1 where it is met, 2 where it is not.
    table: Int32Array.from(truths, (row) =>
      row[condition] === 'met' ? 1 : row[condition] === 'not-met' ? 2 : 0,
    ),
  }));
  return (rails, words, cells, from) => {
    for (const { rail, table } of tables)
      lookUp(cells, from, table, railOf(rails, rail), railOf(rails, rail ^ 1), words);
  };
}

function lookUp(cells: Places, from: number, table: Int32Array, met: Rail, not: Rail, words: number): void {
  const [metBits, notBits, metStart, notStart] = [met.bits, not.bits, met.start, not.start];
  for (let w = 0; w < words; w++) {
    const first = from + w * 32;
    const end = Math.min(32, cells.length - first);
    let ones = 0;
    let zeros = 0;
    for (let bit = 0; bit < end; bit++) {
      const truth = table[cells[first + bit] ?? 0] ?? 0;
      ones |= (truth & 1) << bit;
      zeros |= (truth >> 1) << bit;
    }
    metBits[metStart + w] = ones;
    notBits[notStart + w] = zeros;
  }
}

/** For many conditions: each case sets one bit in the plane of its cell, and each condition unites its planes. */
function byPlanes(
  asked: readonly Asked[],
  truths: readonly (readonly Truth[])[],
  cells: Int32Array,
): FillFromCells {
  const words = cells.length / 32;
  const planes = new Int32Array(truths.length * words);
  const startsOf = (condition: number, truth: Truth): readonly number[] =>
    truths.flatMap((row, cell) => (row[condition] === truth ? [cell * words] : []));
  const parts = asked.flatMap(({ rail }, condition) => [
    { rail, starts: startsOf(condition, 'met') },
    { rail: rail ^ 1, starts: startsOf(condition, 'not-met') },
  ]);
  return (rails, count) => {
    planes.fill(0);
    for (let i = 0; i < count * 32; i++) {
      const word = (cells[i] ?? 0) * words + (i >> 5);
      planes[word] = (planes[word] ?? 0) | (1 << (i & 31));
    }
    for (const { rail, starts } of parts) unitePlanes(rails, rail, planes, starts, count);
  };
}

function unitePlanes(
  rails: Rails,
  rail: number,
  planes: Int32Array,
  starts: readonly number[],
  words: number,
): void {
  const { bits, start } = railOf(rails, rail);
  bits.fill(0, start, start + words);
  for (const from of starts) {
    for (let w = 0; w < words; w++) bits[start + w] = (bits[start + w] ?? 0) | (planes[from + w] ?? 0);
  }
}

function sourceOf(asked: readonly Asked[], column: Column): CellSource {
  switch (column.kind) {
    case 'numbers':
      return numberCells(asked, column.values);
    case 'dictionary':
      return dictionaryCells(asked, column.values, column.places);
    case 'truths': {
      const { met, notMet } = column;
      const read = (from: number, into: Int32Array): void => {
        for (let i = 0; i < into.length; i++) into[i] = bitAt(met, from + i) * 2 + bitAt(notMet, from + i);
      };
      return { truths: truthRows(asked, [undefined, false, true]), read };
    }
  }
}

/** The cuts of all ranges part the whole numbers; the last cell is for what is not known. */
function numberCells(asked: readonly Asked[], values: Float64Array): CellSource {
  const ends = asked.flatMap(({ test }) =>
    test.op === 'in-range'
      ? test.ranges.flatMap(({ from, to }) => [from, to === undefined ? undefined : to + 1])
      : [],
  );
  const cuts = Float64Array.from(new Set(ends.filter((end) => end !== undefined))).toSorted();
  const inside = [(cuts[0] ?? 0) - 1, ...cuts];
  const read = (from: number, into: Int32Array): void => {
    const size = Math.min(into.length, values.length - from);
    for (let i = 0; i < size; i++) {
      const value = values[from + i] ?? Number.NaN;
      into[i] = Number.isNaN(value) ? inside.length : cutsUpTo(cuts, value);
    }
  };
  return { truths: truthRows(asked, [...inside, undefined]), read };
}

/** How many cuts are at most the value. */
function cutsUpTo(cuts: Float64Array, value: number): number {
  let low = 0;
  let high = cuts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((cuts[middle] ?? 0) <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}

function dictionaryCells(
  asked: readonly Asked[],
  values: readonly (ElementValue | undefined)[],
  places: Places,
): CellSource {
  const cellByTruths = new Map<string, number>();
  const truths: (readonly Truth[])[] = [];
  const cellOfPlace = Int32Array.from(truthRows(asked, values), (row) => {
    const key = row.join();
    const cell = cellByTruths.get(key) ?? truths.push(row) - 1;
    cellByTruths.set(key, cell);
    return cell;
  });
  const read = (from: number, into: Int32Array): void => {
    const size = Math.min(into.length, places.length - from);
    for (let i = 0; i < size; i++) into[i] = cellOfPlace[places[from + i] ?? 0] ?? 0;
  };
  return { truths, read };
}

function truthRows(
  asked: readonly Asked[],
  values: readonly (ElementValue | undefined)[],
): readonly (readonly Truth[])[] {
  const tests = asked.map(({ test }) => ({ ...test, element: 0 }));
  return values.map((value) => tests.map((test) => testTruth(test, [value])));
}

function bitAt(bits: Int32Array, at: number): number {
  return ((bits[at >> 5] ?? 0) >>> (at & 31)) & 1;
}
