// Reads a Parquet file with DuckDB, which is loaded only then and may look at nothing but this one file; no network, no extensions.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type * as DuckDb from '@duckdb/node-api';
import type { DuckDBConnection, DuckDBInstance, DuckDBResult, DuckDBValue } from '@duckdb/node-api';
import type { RecordBatch } from '../../dsl/index.ts';
import { withWords } from '../disk/fault-words.ts';
import { HostError } from '../host-error.ts';
import { usualBatch, type CaseReader, type ReadOptions } from './case-reader.ts';
import { mostValues, ValueDictionary } from './value-dictionary.ts';

export async function readParquet(
  path: string,
  { batchSize = usualBatch }: ReadOptions,
): Promise<CaseReader> {
  // To DuckDB these signs stand for other names; a file of such a name could never be meant alone.
  if (/[*?[]/.test(path))
    throw new HostError(`${path} cannot be read as Parquet.`, 'Rename it without the signs *, ? and [.');
  const { size } = await withWords(path, 'opened', async () => await stat(path));
  const database = await openDatabase(path);
  try {
    const columns = await describeColumns(database.connection, path);
    const rows = await countRows(database.connection, path);
    return createReader(path, database, { columns, rows, size, batchSize });
  } catch (error) {
    database.close();
    throw error;
  }
}

export interface Database {
  readonly connection: DuckDBConnection;
  readonly close: () => void;
}

async function loadDuckDb(): Promise<typeof DuckDb> {
  try {
    return await import('@duckdb/node-api');
  } catch (error) {
    throw new HostError(
      'Parquet is read with DuckDB, whose program for this system is not installed.',
      'Save the cases as CSV or JSON Lines, which need nothing else; or install with optional packages.',
      { cause: error },
    );
  }
}

/** The settings are locked before a byte of the file is read. */
export async function openDatabase(path: string): Promise<Database> {
  const { DuckDBInstance } = await loadDuckDb();
  const instance: DuckDBInstance = await DuckDBInstance.create(':memory:', {
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    allow_community_extensions: 'false',
    memory_limit: '512MB',
    temp_directory: '',
  });
  const connection = await instance.connect();
  const close = (): void => {
    connection.closeSync();
    instance.closeSync();
  };
  try {
    await connection.run(`SET allowed_paths = [${quotedText(path)}]`);
    await connection.run('SET enable_external_access = false');
    await connection.run('SET lock_configuration = true');
  } catch (error) {
    close();
    throw error;
  }
  return { connection, close };
}

interface ParquetColumn {
  readonly name: string;
  readonly type: string;
}

async function describeColumns(
  connection: DuckDBConnection,
  path: string,
): Promise<readonly ParquetColumn[]> {
  const found = await inWords(
    path,
    async () => await connection.runAndReadAll(`DESCRIBE ${selectAll(path)}`),
  );
  return found
    .getRowObjectsJS()
    .map((row) => ({ name: textOf(row['column_name']), type: textOf(row['column_type']) }));
}

async function countRows(connection: DuckDBConnection, path: string): Promise<number> {
  const sql = `SELECT CAST(count(*) AS INTEGER) AS n FROM read_parquet(${quotedText(path)})`;
  const found = await inWords(path, async () => await connection.runAndReadAll(sql));
  return Number(found.getRowObjectsJS()[0]?.['n'] ?? 0);
}

interface Facts {
  readonly columns: readonly ParquetColumn[];
  readonly rows: number;
  readonly size: number;
  readonly batchSize: number;
}

function createReader(path: string, { connection, close }: Database, facts: Facts): CaseReader {
  const { columns, rows, size, batchSize } = facts;
  let [read, sha256] = [0, ''];
  return {
    format: 'parquet',
    header: columns.map(({ name }) => name),
    bytes: size,
    async *batches(wanted, signal) {
      const cells = wanted.map((place) => cellSql(columns[place]));
      const sql = `SELECT ${['1', ...cells].join(', ')} FROM read_parquet(${quotedText(path)})`;
      const result = await inWords(path, async () => await connection.stream(sql));
      const batches = batchesOf(result, { path, width: wanted.length, batchSize, signal });
      for await (const batch of batches) {
        read += batch.size;
        yield batch;
      }
      sha256 = await hashOf(path, signal);
    },
    state: () => ({
      bytesRead: rows === 0 ? size : Math.round((size * read) / rows),
      blankLines: 0,
      sha256,
    }),
    close: async () => await Promise.resolve(close()),
  };
}

interface Stream {
  readonly path: string;
  readonly width: number;
  readonly batchSize: number;
  readonly signal: AbortSignal;
}

async function* batchesOf(
  result: DuckDBResult,
  { path, width, batchSize, signal }: Stream,
): AsyncIterable<RecordBatch> {
  const columns = Array.from({ length: width }, () => ({
    dictionary: new ValueDictionary(),
    places: new Int32Array(batchSize + chunkSize),
  }));
  let [size, row] = [0, 0];
  const take = (): RecordBatch => {
    const batch = batchOf(columns, size, row);
    row += size;
    size = 0;
    return batch;
  };
  for (;;) {
    signal.throwIfAborted();
    const chunk = await inWords(path, async () => await result.fetchChunk());
    if (!chunk || chunk.rowCount === 0) break;
    columns.forEach(({ dictionary, places }, index) => {
      const values = chunk.getColumnValues(index + 1);
      for (let at = 0; at < values.length; at++)
        places[size + at] = dictionary.placeOf(plainCell(values[at] ?? null));
    });
    size += chunk.rowCount;
    if (size < batchSize) continue;
    yield take();
    for (const column of columns)
      if (column.dictionary.size > mostValues) column.dictionary = new ValueDictionary();
  }
  if (size > 0) yield take();
}

/** Rows of one chunk of DuckDB. */
const chunkSize = 2048;

function batchOf(
  columns: readonly { readonly dictionary: ValueDictionary; readonly places: Int32Array }[],
  size: number,
  before: number,
): RecordBatch {
  return {
    size,
    rows: Int32Array.from({ length: size }, (_, at) => before + at + 1),
    lines: new Int32Array(size),
    columns: columns.map(({ dictionary, places }) => ({ dictionary, places: places.subarray(0, size) })),
    faults: [],
  };
}

/** As text but for what JSON has too, lists and structures included; a whole number stored as a fraction loses its `.0`. */
function cellSql(column: ParquetColumn | undefined): string {
  const name = `"${(column?.name ?? '').replaceAll('"', '""')}"`;
  const type = column?.type ?? '';
  if (/^(?:VARCHAR|BOOLEAN|U?(?:TINY|SMALL)?INT|U?INTEGER|STRUCT.*|MAP.*|.*\[\d*\])$/.test(type)) return name;
  const text = `CAST(${name} AS VARCHAR)`;
  return type === 'DOUBLE' || type === 'FLOAT' ? `regexp_replace(${text}, '\\.0$', '')` : text;
}

function plainCell(value: DuckDBValue): unknown {
  if (typeof value !== 'object' || value === null)
    return typeof value === 'bigint' ? value.toString() : value;
  if ('items' in value) return value.items.map((item) => plainCell(item));
  if ('entries' in value && !Array.isArray(value.entries)) {
    const entries = Object.entries(value.entries).map(([name, part]) => [name, plainCell(part)] as const);
    return Object.fromEntries(entries);
  }
  return String(value);
}

async function hashOf(path: string, signal: AbortSignal): Promise<string> {
  const hash = createHash('sha256');
  for await (const part of createReadStream(path, { signal })) hash.update(part as Uint8Array);
  return hash.digest('hex');
}

function selectAll(path: string): string {
  return `SELECT * FROM read_parquet(${quotedText(path)})`;
}

function quotedText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

async function inWords<T>(path: string, task: () => Promise<T>): Promise<T> {
  try {
    return await task();
  } catch (error) {
    const [why = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
    const help = 'See whether another program can read it, and save it anew.';
    throw new HostError(`${path} cannot be read as Parquet: ${why}`, help, { cause: error });
  }
}
