// Reads JSON Lines, one object a line, batch by batch; its memory does not grow with the file.
import type { RecordBatch, RecordFault } from '../../dsl/index.ts';
import { HostError } from '../host-error.ts';
import type { ByteSource } from './byte-source.ts';
import { usualBatch, type CaseReader, type ReadOptions } from './case-reader.ts';
import { markLength } from './text-start.ts';
import { mostValues, ValueDictionary } from './value-dictionary.ts';

/** The columns are the names that the first lines have; one that comes up later only is told as a fault of its line. */
export async function readJsonLines(
  source: ByteSource,
  { batchSize = usualBatch }: ReadOptions,
): Promise<CaseReader> {
  await source.fill();
  const first = source.window;
  source.take(markLength(source.path, first.bytes.subarray(0, first.end)));
  const lines = createLines(source);
  const header = await firstNames(source, lines);
  let blankLines = 0;
  let done = false;
  return {
    format: 'json-lines',
    header,
    bytes: source.size,
    async *batches(wanted, signal) {
      let batch = emptyBatch(wanted, header, batchSize);
      let row = 0;
      for (;;) {
        signal.throwIfAborted();
        const text = await lines.next();
        if (text === undefined) break;
        if (text.trim() === '') {
          blankLines++;
          continue;
        }
        addLine(batch, text, ++row, lines.line);
        if (batch.size + batch.faults.length < batchSize) continue;
        yield batchOf(batch);
        batch = emptyBatch(wanted, header, batchSize, batch);
      }
      done = true;
      if (batch.size + batch.faults.length > 0) yield batchOf(batch);
    },
    state: () => ({ bytesRead: source.bytesRead, blankLines, sha256: done ? source.sha256() : '' }),
    close: source.close,
  };
}

interface Lines {
  /** Without its end; undefined at the end of the file. A line that is no UTF-8 or too long is told by `isBroken`. */
  next(): Promise<string | undefined>;
  /** Gives the lines so far once more. */
  rewind(texts: readonly string[]): void;
  readonly line: number;
}

function createLines(source: ByteSource): Lines {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let again: string[] = [];
  let next = 0;
  let line = 0;
  const decode = (bytes: Uint8Array): string => {
    try {
      return decoder.decode(bytes);
    } catch {
      return '\ufffd not UTF-8';
    }
  };
  const read = async (): Promise<string | undefined> => {
    let searched = 0;
    for (;;) {
      const { bytes, from, end } = source.window;
      const at = bytes.subarray(from + searched, end).indexOf(10);
      if (at !== -1) {
        const lineEnd = from + searched + at;
        source.take(lineEnd + 1);
        return decode(bytes.subarray(from, lineEnd));
      }
      searched = end - from;
      if (await source.fill()) continue;
      if (source.isAtEnd) {
        source.take(end);
        return from === end ? undefined : decode(bytes.subarray(from, end));
      }
      await dropLine(source);
      return 'longer than 4 MB';
    }
  };
  return {
    async next() {
      const text = again[next++] ?? (await read());
      if (text !== undefined) line++;
      return text;
    },
    rewind(texts) {
      [again, next] = [[...texts], 0];
      line = 0;
    },
    get line() {
      return line;
    },
  };
}

async function dropLine(source: ByteSource): Promise<void> {
  for (;;) {
    const { bytes, from, end } = source.window;
    const at = bytes.subarray(from, end).indexOf(10);
    source.take(at === -1 ? end : from + at + 1);
    if (at !== -1 || !(await source.fill())) return;
  }
}

/** Lines and characters at the start that are searched for names. */
const [mostLines, mostText] = [10_000, 8_000_000];

async function firstNames(source: ByteSource, lines: Lines): Promise<readonly string[]> {
  const texts: string[] = [];
  const names = new Set<string>();
  let length = 0;
  for (let text = await lines.next(); text !== undefined; text = await lines.next()) {
    texts.push(text);
    length += text.length;
    const record = recordOf(text);
    if (typeof record !== 'string') for (const name of Object.keys(record)) names.add(name);
    if (texts.length === mostLines || length > mostText) break;
  }
  lines.rewind(texts);
  if (names.size > 0) return [...names];
  throw new HostError(
    `${source.path} has no case in its first lines.`,
    'Write one JSON object a line, such as {"epilepsy": true, "purpose": "diagnosis"}.',
  );
}

interface OpenBatch {
  size: number;
  readonly names: readonly string[];
  readonly known: ReadonlySet<string>;
  readonly rows: Int32Array;
  readonly lines: Int32Array;
  readonly columns: readonly { readonly dictionary: ValueDictionary; readonly places: Int32Array }[];
  readonly faults: RecordFault[];
}

function emptyBatch(
  wanted: readonly number[],
  header: readonly string[],
  batchSize: number,
  before?: OpenBatch,
): OpenBatch {
  return {
    size: 0,
    names: wanted.map((place) => header[place] ?? ''),
    known: before?.known ?? new Set(header),
    rows: before?.rows ?? new Int32Array(batchSize),
    lines: before?.lines ?? new Int32Array(batchSize),
    columns: wanted.map((_, index) => {
      const { dictionary, places } = before?.columns[index] ?? {};
      const isKept = dictionary !== undefined && dictionary.size <= mostValues;
      return {
        dictionary: isKept ? dictionary : new ValueDictionary(),
        places: places ?? new Int32Array(batchSize),
      };
    }),
    faults: [],
  };
}

function addLine(batch: OpenBatch, text: string, row: number, line: number): void {
  const record = recordOf(text);
  const surplus =
    typeof record === 'string' ? undefined : Object.keys(record).find((name) => !batch.known.has(name));
  if (typeof record === 'string' || surplus !== undefined) {
    const late = `"${(surplus ?? '').slice(0, 60)}" is not in the first lines: give it there too, as null where it is unknown.`;
    batch.faults.push({ row, line, why: typeof record === 'string' ? record : late });
    return;
  }
  batch.columns.forEach(({ dictionary, places }, index) => {
    const name = batch.names[index] ?? '';
    places[batch.size] = Object.hasOwn(record, name) ? dictionary.placeOf(record[name]) : 0;
  });
  batch.rows[batch.size] = row;
  batch.lines[batch.size++] = line;
}

/** The object of a line, or what is wrong with it. */
function recordOf(text: string): Readonly<Record<string, unknown>> | string {
  if (text.startsWith('\ufffd')) return 'It is not UTF-8.';
  if (text === 'longer than 4 MB') return 'It is longer than 4 MB.';
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      return value as Readonly<Record<string, unknown>>;
    return 'It is not one JSON object.';
  } catch (error) {
    return `It is not JSON: ${error instanceof Error ? error.message.slice(0, 100) : ''}.`;
  }
}

function batchOf({ size, rows, lines, columns, faults }: OpenBatch): RecordBatch {
  return {
    size,
    rows: rows.subarray(0, size),
    lines: lines.subarray(0, size),
    columns: columns.map(({ dictionary, places }) => ({ dictionary, places: places.subarray(0, size) })),
    faults,
  };
}
