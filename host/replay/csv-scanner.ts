// Splits the bytes of a CSV text into records and their cells, line by line exact; what is no record is told with its line. Reads no file.
import type { RecordFault } from '../../dsl/index.ts';
import { nextHash, type ByteDictionary } from './byte-dictionary.ts';

export interface ScannedColumn {
  readonly dictionary: ByteDictionary;
  readonly places: Int32Array;
}

export interface CsvShape {
  /** One byte. */
  readonly delimiter: number;
  /** Cells of a record. */
  readonly width: number;
  /** By cell: the column that it goes into, or -1. */
  readonly columnOf: Int32Array;
  readonly batchSize: number;
}

/** Kinds of bytes. */
const [plain, delimiterKind, newlineKind, quoteKind, returnKind] = [0, 1, 2, 3, 4];
const [newline, quote, carriageReturn] = [10, 34, 13];

/** What `record` gives instead of the place after the record. */
const incomplete = -1;

/**
 * Fills a batch. `size` counts the records in it; the caller takes them out and calls `startBatch`.
 * A record that is no record is passed over from its first line on: the next line is tried as a record of its own.
 */
export class CsvScanner {
  size = 0;
  readonly rows: Int32Array;
  readonly lines: Int32Array;
  faults: RecordFault[] = [];
  /** Of the next record, from 1. */
  line: number;
  row = 1;
  blankLines = 0;
  private columnOfCell: readonly (ScannedColumn | undefined)[] = [];
  private readonly shape: CsvShape;
  private readonly kinds = new Uint8Array(256);
  private scratch = new Uint8Array(256);
  /** Of the record that is being read: newlines within quotes. */
  private innerLines = 0;
  private why = '';

  constructor(shape: CsvShape, firstLine: number) {
    this.shape = shape;
    this.line = firstLine;
    this.rows = new Int32Array(shape.batchSize);
    this.lines = new Int32Array(shape.batchSize);
    this.kinds[newline] = newlineKind;
    this.kinds[quote] = quoteKind;
    this.kinds[carriageReturn] = returnKind;
    this.kinds[shape.delimiter] = delimiterKind;
  }

  startBatch(columns: readonly ScannedColumn[]): void {
    this.columnOfCell = Array.from(this.shape.columnOf, (column) => columns[column]);
    this.size = 0;
    this.faults = [];
  }

  get isFull(): boolean {
    return this.size + this.faults.length >= this.shape.batchSize;
  }

  /** Reads whole records of `bytes[from, end)` until the batch is full; gives the place after the last one. */
  scan(bytes: Uint8Array, from: number, end: number, isLast: boolean): number {
    let at = from;
    while (at < end && !this.isFull) {
      this.innerLines = 0;
      this.why = '';
      const next = this.record(bytes, at, end, isLast);
      if (next === incomplete) break;
      if (this.why === '') {
        at = next;
        continue;
      }
      const lineEnd = bytes.subarray(at, end).indexOf(newline);
      if (lineEnd === -1 && !isLast) break;
      this.refuseLine(this.why);
      at = lineEnd === -1 ? end : at + lineEnd + 1;
    }
    return at;
  }

  /** A line that is longer than any buffer: the caller drops its rest. */
  refuseLine(why: string): void {
    this.faults.push({ row: this.row++, line: this.line++, why });
  }

  private record(bytes: Uint8Array, from: number, end: number, isLast: boolean): number {
    const { kinds } = this;
    let cell = 0;
    let start = from;
    let hash = 0;
    let at = from;
    for (;;) {
      let kind = newlineKind;
      // Nearly all of the time of a file is spent here.
      for (; at < end; at++) {
        const byte = bytes[at] ?? 0;
        kind = kinds[byte] ?? plain;
        if (kind !== plain) break;
        hash = (Math.imul(hash, 31) + byte) | 0;
      }
      if (at >= end) kind = newlineKind;
      if (at >= end && !isLast) return incomplete;
      if (kind === quoteKind && at === start) {
        const after = this.quoted(bytes, at, end, isLast, cell);
        if (after === incomplete || this.why !== '') return after;
        cell++;
        if (after < end && bytes[after] === this.shape.delimiter) {
          at = start = after + 1;
          hash = 0;
          // A delimiter at the very end begins one more, empty cell.
          continue;
        }
        return this.close(cell, this.afterLineEnd(bytes, after, end));
      }
      if (kind === quoteKind || (kind === returnKind && !this.endsLine(bytes, at, end))) {
        if (at + 1 >= end && !isLast) return incomplete;
        hash = nextHash(hash, bytes[at++] ?? 0);
        continue;
      }
      if (kind === returnKind && at + 1 >= end && !isLast) return incomplete;
      if (kind !== delimiterKind && cell === 0 && at === from && this.shape.width > 1) {
        this.blankLines++;
        this.line++;
        return this.afterLineEnd(bytes, at, end);
      }
      this.keep(cell++, bytes, start, at, hash);
      if (kind !== delimiterKind) return this.close(cell, this.afterLineEnd(bytes, at, end));
      start = ++at;
      hash = 0;
    }
  }

  private keep(cell: number, bytes: Uint8Array, from: number, to: number, hash: number): void {
    const column = this.columnOfCell[cell];
    if (column !== undefined) column.places[this.size] = column.dictionary.placeOf(bytes, from, to, hash);
  }

  private close(cells: number, next: number): number {
    const { width } = this.shape;
    if (cells !== width) {
      this.why = `It has ${cells} ${cells === 1 ? 'cell' : 'cells'}; the header has ${width}.`;
      return next;
    }
    this.rows[this.size] = this.row++;
    this.lines[this.size++] = this.line;
    this.line += 1 + this.innerLines;
    return next;
  }

  /** The place after the closing quote. */
  private quoted(bytes: Uint8Array, from: number, end: number, isLast: boolean, cell: number): number {
    let hash = 0;
    let length = 0;
    let at = from + 1;
    for (; at < end; at++) {
      const byte = bytes[at] ?? 0;
      if (byte === quote) {
        if (at + 1 >= end && !isLast) return incomplete;
        if (at + 1 >= end || bytes[at + 1] !== quote) break;
        at++;
      } else if (byte === newline) this.innerLines++;
      if (length === this.scratch.length) this.scratch = doubled(this.scratch);
      this.scratch[length++] = byte;
      hash = nextHash(hash, byte);
    }
    if (at >= end) {
      this.why = isLast ? 'A quote that begins in it is never closed.' : '';
      return isLast ? end : incomplete;
    }
    const after = at + 1;
    const isReturn = after < end && bytes[after] === carriageReturn;
    if (isReturn && after + 1 >= end && !isLast) return incomplete;
    const closes =
      after >= end ||
      bytes[after] === this.shape.delimiter ||
      bytes[after] === newline ||
      (isReturn && this.endsLine(bytes, after, end));
    if (!closes) this.why = 'Text follows a closing quote; a quote within quoted text is written twice.';
    else this.keep(cell, this.scratch, 0, length, hash);
    return after;
  }

  /** A carriage return is a line's end only before a newline, or as the last byte. */
  private endsLine(bytes: Uint8Array, at: number, end: number): boolean {
    return at + 1 >= end || bytes[at + 1] === newline;
  }

  private afterLineEnd(bytes: Uint8Array, at: number, end: number): number {
    const next = at < end && bytes[at] === carriageReturn ? at + 1 : at;
    return next < end && bytes[next] === newline ? next + 1 : Math.min(next, end);
  }
}

function doubled(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(2 * bytes.length);
  larger.set(bytes);
  return larger;
}
