// Records of a file as columns of both versions: each distinct text is read once, a record that cannot be read is set aside and told.
import type { Column, Columns } from '../decision/batch-columns.ts';
import { wordsFor } from '../decision/batch-columns.ts';
import { countCases } from '../decision/batch.ts';
import type { CriteriaGraph, Element } from '../decision/criteria-graph.ts';
import type { ElementValue } from '../decision/facts.ts';
import { readCell, type CellReading } from './cell-reading.ts';
import type { MatchedColumn } from './match-columns.ts';

/** The distinct cells of one column; it may grow between two batches, and its places keep their meaning. */
export interface Dictionary {
  readonly size: number;
  /** A text, or a value of JSON; undefined where the cell is not there. */
  readonly cellAt: (place: number) => unknown;
}

/** Some records of a file, in its order. */
export interface RecordBatch {
  readonly size: number;
  /** Counted from 1 over the whole file, records that could not be split into cells included. */
  readonly rows: Int32Array;
  /** The line that each begins in, counted from 1 with the header; 0 in a file without lines. */
  readonly lines: Int32Array;
  /** In the order in which they were asked for. */
  readonly columns: readonly { readonly dictionary: Dictionary; readonly places: Int32Array }[];
  /** Records that could not be split into cells; they are not among `size`. */
  readonly faults: readonly RecordFault[];
}

export interface RecordFault {
  readonly row: number;
  readonly line: number;
  /** For people. */
  readonly why: string;
}

/** A cell that neither version can read. */
export interface BadCell {
  readonly row: number;
  readonly line: number;
  readonly column: string;
  readonly value: string;
  readonly why: string;
}

/** Of one matched column, over all cases that were decided. */
export interface ColumnCount {
  readonly known: number;
  /** Cells that only the other version can read; they count as unknown in this one. */
  readonly unreadInOld: number;
  readonly unreadInNew: number;
}

export interface CaseBatch {
  readonly size: number;
  readonly old: Columns;
  readonly new: Columns;
  /** By case: its place among the records of the batch. */
  readonly records: Int32Array;
}

/** `row`: a record with a bad cell is no case. `unknown`: the cell counts as unknown. Either way it is told. */
export type BadValues = 'row' | 'unknown';

export interface CaseColumns {
  readonly read: (batch: RecordBatch) => CaseBatch;
  /** By matched column. */
  readonly counts: () => readonly ColumnCount[];
  /** The first bad cells, in the order of the file. */
  readonly badCells: () => readonly BadCell[];
  readonly badCellCount: () => number;
  /** Records with a bad cell. */
  readonly badRecords: () => number;
}

export interface CaseColumnOptions {
  readonly badValues: BadValues;
  /** Bad cells that are listed; all are counted. */
  readonly listed: number;
}

export function createCaseColumns(
  older: CriteriaGraph,
  newer: CriteriaGraph,
  columns: readonly MatchedColumn[],
  { badValues, listed }: CaseColumnOptions,
): CaseColumns {
  const readers = columns.map((column) => createColumnReader(column, older, newer));
  const badCells: BadCell[] = [];
  let [badCount, badRecords] = [0, 0];
  const setAside = (batch: RecordBatch): Uint8Array | undefined => {
    let bad: Uint8Array | undefined;
    batch.columns.forEach(({ dictionary, places }, index) => {
      const reader = readers[index];
      if (!reader?.update(dictionary).hasBad) return;
      for (let at = 0; at < batch.size; at++) {
        if (reader.whyAt(places[at] ?? 0) === undefined) continue;
        bad ??= new Uint8Array(batch.size);
        bad[at] = 1;
        badCount++;
      }
    });
    bad?.forEach((flag, at) => {
      badRecords += flag;
      if (flag === 1 && badCells.length < listed) badCells.push(...badCellsOf(batch, at));
    });
    return bad;
  };
  const badCellsOf = (batch: RecordBatch, at: number): readonly BadCell[] =>
    batch.columns.flatMap(({ dictionary, places }, index) => {
      const place = places[at] ?? 0;
      const why = readers[index]?.whyAt(place);
      if (why === undefined) return [];
      const column = columns[index]?.name ?? '';
      const [row, line] = [batch.rows[at] ?? 0, batch.lines[at] ?? 0];
      return [{ row, line, column, value: shownCell(dictionary.cellAt(place)), why }];
    });
  return {
    read(batch) {
      const bad = setAside(batch);
      const records = keptRecords(batch.size, badValues === 'row' ? bad : undefined);
      const made = readers.map((reader, index) => {
        const places = batch.columns[index]?.places ?? new Int32Array(0);
        return reader.columns(
          records.length === batch.size ? places : picked(places, records),
          records.length,
        );
      });
      const placed = (graph: CriteriaGraph, side: 'old' | 'new'): Columns => {
        const all: (Column | undefined)[] = graph.elements.map(() => undefined);
        columns.forEach((column, index) => (all[column[side] ?? all.length] = made[index]?.[side]));
        return all.slice(0, graph.elements.length);
      };
      return { size: records.length, old: placed(older, 'old'), new: placed(newer, 'new'), records };
    },
    counts: () => readers.map((reader) => reader.count()),
    badCells: () => badCells.slice(0, listed),
    badCellCount: () => badCount,
    badRecords: () => badRecords,
  };
}

/** The value that one case has in a column. */
export function valueIn(column: Column | undefined, at: number): ElementValue | undefined {
  switch (column?.kind) {
    case undefined:
      return undefined;
    case 'numbers':
      return Number.isNaN(column.values[at]) ? undefined : column.values[at];
    case 'dictionary':
      return column.values[column.places[at] ?? -1];
    case 'truths': {
      const has = (bits: Int32Array): boolean => (((bits[at >> 5] ?? 0) >>> (at & 31)) & 1) === 1;
      return has(column.met) ? true : has(column.notMet) ? false : undefined;
    }
  }
}

/** A cell for people, never longer than a line. */
export function shownCell(cell: unknown): string {
  const text = typeof cell === 'string' ? cell : (JSON.stringify(cell) ?? '');
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

function keptRecords(size: number, bad: Uint8Array | undefined): Int32Array {
  const kept = new Int32Array(size);
  let count = 0;
  for (let at = 0; at < size; at++) if (bad === undefined || bad[at] === 0) kept[count++] = at;
  return kept.subarray(0, count);
}

function picked(places: Int32Array, records: Int32Array): Int32Array {
  const kept = new Int32Array(records.length);
  for (let at = 0; at < kept.length; at++) kept[at] = places[records[at] ?? 0] ?? 0;
  return kept;
}

interface ColumnReader {
  /** Reads what the dictionary has more than at the last call; another dictionary starts anew. */
  readonly update: (dictionary: Dictionary) => { readonly hasBad: boolean };
  readonly whyAt: (place: number) => string | undefined;
  readonly columns: (
    places: Int32Array,
    size: number,
  ) => { readonly old: Column | undefined; readonly new: Column | undefined };
  readonly count: () => ColumnCount;
}

function createColumnReader(column: MatchedColumn, older: CriteriaGraph, newer: CriteriaGraph): ColumnReader {
  const [before, after] = [older.elements[column.old ?? -1], newer.elements[column.new ?? -1]];
  const sides =
    before && after && sameFacts(before, after)
      ? [after]
      : [before, after].filter((one) => one !== undefined);
  let current: Dictionary | undefined;
  let values: (ElementValue | undefined)[][] = [];
  let whys: (string | undefined)[] = [];
  /** By side, by place: 1 where only the other side can read it. */
  let unread: number[][] = [];
  let [hasBad, hasUnread] = [false, false];
  const counts = { known: 0, unread: sides.map(() => 0) };
  const start = (dictionary: Dictionary): void => {
    current = dictionary;
    [values, whys, unread] = [sides.map(() => []), [], sides.map(() => [])];
    [hasBad, hasUnread] = [false, false];
  };
  const readPlace = (cell: unknown): void => {
    const readings = sides.map((element) => readCell(element, cell, column.rules));
    const isBad = readings.every((reading) => 'why' in reading);
    readings.forEach((reading, side) => {
      values[side]?.push('value' in reading ? reading.value : undefined);
      unread[side]?.push(!isBad && 'why' in reading ? 1 : 0);
      if (!isBad && 'why' in reading) hasUnread = true;
    });
    whys.push(isBad ? whyOf(readings) : undefined);
    if (isBad) hasBad = true;
  };
  return {
    update(dictionary) {
      if (current !== dictionary) start(dictionary);
      for (let place = whys.length; place < dictionary.size; place++) readPlace(dictionary.cellAt(place));
      return { hasBad };
    },
    whyAt: (place) => whys[place],
    columns(places, size) {
      const made = sides.map((element, side) => columnFrom(element, values[side] ?? [], places, size));
      const last = sides.length - 1;
      counts.known += made[last] === undefined ? 0 : knownIn(made[last], values[last] ?? [], size);
      if (hasUnread)
        unread.forEach(
          (flags, side) => (counts.unread[side] = (counts.unread[side] ?? 0) + flagged(flags, places, size)),
        );
      const [first, second] = made;
      if (sides.length === 2) return { old: first, new: second };
      return { old: before && first, new: after && first };
    },
    count: () => {
      const [old = 0, now = 0] = sides.length === 2 ? counts.unread : [];
      return { known: counts.known, unreadInOld: old, unreadInNew: now };
    },
  };
}

function whyOf(readings: readonly CellReading[]): string {
  return readings.map((reading) => ('why' in reading ? reading.why : '')).at(-1) ?? '';
}

/** Whether both versions read the same values from the same text. */
function sameFacts(a: Element, b: Element): boolean {
  return JSON.stringify({ ...a, label: '' }) === JSON.stringify({ ...b, label: '' });
}

function columnFrom(
  element: Element,
  values: readonly (ElementValue | undefined)[],
  places: Int32Array,
  size: number,
): Column {
  if (element.kind !== 'question' && element.kind !== 'yes-no') return { kind: 'dictionary', values, places };
  const bitOf = Uint8Array.from(values, (value) => (value === undefined ? 0 : value === true ? 1 : 2));
  const words = wordsFor(size);
  const [met, notMet] = [new Int32Array(words), new Int32Array(words)];
  for (let word = 0; word < words; word++) {
    const from = word * 32;
    const count = Math.min(32, size - from);
    let [ones, zeros] = [0, 0];
    for (let bit = 0; bit < count; bit++) {
      const truth = bitOf[places[from + bit] ?? 0] ?? 0;
      ones |= (truth & 1) << bit;
      zeros |= (truth >> 1) << bit;
    }
    met[word] = ones;
    notMet[word] = zeros;
  }
  return { kind: 'truths', met, notMet };
}

function knownIn(column: Column, values: readonly (ElementValue | undefined)[], size: number): number {
  if (column.kind === 'truths') return countCases(column.met) + countCases(column.notMet);
  const flags = values.map((value) => (value === undefined ? 0 : 1));
  return column.kind === 'dictionary' ? flagged(flags, column.places, size) : size;
}

function flagged(flags: readonly number[], places: ArrayLike<number>, size: number): number {
  const table = Uint8Array.from(flags);
  let count = 0;
  for (let at = 0; at < size; at++) count += table[places[at] ?? 0] ?? 0;
  return count;
}
