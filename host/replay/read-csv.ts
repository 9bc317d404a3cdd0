// Reads a CSV file batch by batch through one buffer; its memory does not grow with the file.
import type { RecordBatch } from '../../dsl/index.ts';
import { HostError } from '../host-error.ts';
import { ByteDictionary } from './byte-dictionary.ts';
import type { ByteSource } from './byte-source.ts';
import { usualBatch, type CaseReader, type ReadOptions } from './case-reader.ts';
import { CsvScanner, type ScannedColumn } from './csv-scanner.ts';
import { markLength, readHeader, type CsvHeader } from './text-start.ts';

export async function readCsv(
  source: ByteSource,
  { delimiter, batchSize = usualBatch }: ReadOptions,
): Promise<CaseReader> {
  const header = await takeHeader(source, delimiter);
  const width = header.names.length;
  const columnOf = new Int32Array(width).fill(-1);
  const shape = { delimiter: header.delimiter.charCodeAt(0), width, columnOf, batchSize };
  const scanner = new CsvScanner(shape, header.firstLine);
  let done = false;
  return {
    format: 'csv',
    header: header.names,
    bytes: source.size,
    async *batches(wanted, signal) {
      wanted.forEach((place, column) => (columnOf[place] = column));
      let columns: readonly ScannedColumn[] = wanted.map(() => ({
        dictionary: new ByteDictionary(),
        places: new Int32Array(batchSize),
      }));
      for (let more = true; more;) {
        columns = columns.map(withRoom);
        scanner.startBatch(columns);
        more = await fillBatch(source, scanner, signal);
        done = !more;
        if (scanner.size + scanner.faults.length > 0) yield batchOf(scanner, columns);
      }
    },
    state: () => ({
      bytesRead: source.bytesRead,
      blankLines: scanner.blankLines,
      sha256: done ? source.sha256() : '',
    }),
    close: source.close,
  };
}

async function takeHeader(source: ByteSource, delimiter: string | undefined): Promise<CsvHeader> {
  for (let more = true; more; more = await source.fill()) {
    const { bytes, end } = source.window;
    const mark = markLength(source.path, bytes.subarray(0, end));
    const isWhole = source.bytesRead === source.size;
    const header = readHeader(source.path, bytes.subarray(mark, end), isWhole, delimiter);
    if (header === undefined) continue;
    source.take(mark + header.length);
    return header;
  }
  throw new HostError(`The header of ${source.path} does not end.`, 'Look for a quote that is never closed.');
}

/** False at the end of the file. */
async function fillBatch(source: ByteSource, scanner: CsvScanner, signal: AbortSignal): Promise<boolean> {
  for (;;) {
    signal.throwIfAborted();
    const { bytes, from, end } = source.window;
    const next = scanner.scan(bytes, from, end, source.isAtEnd);
    source.take(next);
    if (scanner.isFull) return true;
    if (source.isAtEnd) return next < end;
    if (!(await source.fill()) && !source.isAtEnd) await dropLine(source, scanner);
  }
}

/** A record larger than the buffer. */
async function dropLine(source: ByteSource, scanner: CsvScanner): Promise<void> {
  scanner.refuseLine('It is longer than 4 MB, or a quote that begins in it is never closed.');
  for (;;) {
    const { bytes, from, end } = source.window;
    const lineEnd = bytes.subarray(from, end).indexOf(10);
    source.take(lineEnd === -1 ? end : from + lineEnd + 1);
    if (lineEnd !== -1 || !(await source.fill())) return;
  }
}

/** A dictionary of many texts gives way to an empty one, so that memory stays bounded. */
function withRoom({ dictionary, places }: ScannedColumn): ScannedColumn {
  return { dictionary: dictionary.byteCount > mostBytes ? new ByteDictionary() : dictionary, places };
}

const mostBytes = 2 * 1024 * 1024;

function batchOf({ size, rows, lines, faults }: CsvScanner, columns: readonly ScannedColumn[]): RecordBatch {
  return {
    size,
    rows: rows.subarray(0, size),
    lines: lines.subarray(0, size),
    columns: columns.map(({ dictionary, places }) => ({ dictionary, places: places.subarray(0, size) })),
    faults,
  };
}
