// Measures the replay of a large file: reading against DuckDB on the same file, deciding, memory by size, the matrix against SQL; asserts nothing.
import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, statSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { createCaseColumns, createReplay, matchColumns } from '../../dsl/index.ts';
import { duckdb } from '../../dsl/targets/sql/dialects.ts';
import { openCases } from '../../host/replay/open-cases.ts';
import { matrixOfRows, matrixSql } from '../replay/matrix-sql.ts';
import { csvCell, randomCases } from '../replay/random-cases.ts';
import { matrixOf, replayed, shippedVersions } from '../replay/replay-fixture.ts';

/** Times in ms. */
type Figures = Readonly<Record<string, number>>;

interface Measured {
  readonly figures: Figures;
  readonly matrix: string;
}

const tasks: Readonly<Record<string, (path: string) => Promise<Measured>>> = {
  replay: wholeReplay,
  phases: replayInPhases,
  duckdb: async (path) => await duckDbReads(path, 0),
  'duckdb, 1 thread': async (path) => await duckDbReads(path, 1),
  sql: sqlMatrix,
};

const [task, file] = process.argv.slice(2);
if (task !== undefined && file !== undefined) {
  const measured = await tasks[task]?.(file);
  // Peak of this process, kB.
  console.log(JSON.stringify({ ...measured, peak: process.resourceUsage().maxRSS }));
} else await measureAll();

async function measureAll(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'replay-bench-'));
  try {
    const files = new Map([250_000, 1_000_000, 2_000_000].map((size) => [size, join(folder, `${size}.csv`)]));
    for (const [size, path] of files) writeCases(path, size);
    const million = files.get(1_000_000) ?? '';
    printSpeed(million, Object.keys(tasks));
    console.log('\nrows        MB  peak of the replay, MB');
    for (const [size, path] of files) {
      const peaks = [1, 2, 3].map(() => run('replay', path).peak / 1000);
      console.log(
        `${String(size).padStart(9)}  ${String(Math.round(statSync(path).size / 1e6)).padStart(4)}  ${median(peaks).toFixed(0).padStart(8)}`,
      );
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function printSpeed(path: string, names: readonly string[]): void {
  const found = new Map<string, number[]>();
  const matrices = new Set<string>();
  for (let round = 0; round < 5; round++)
    for (const name of names) {
      const { figures, matrix } = run(name, path);
      if (matrix !== '') matrices.add(matrix);
      for (const [label, ms] of Object.entries(figures)) found.set(label, [...(found.get(label) ?? []), ms]);
    }
  console.log(`1,000,000 cases, ${(statSync(path).size / 1e6).toFixed(0)} MB, medians of 5 rounds`);
  const theirs = median(found.get('DuckDB reads the file') ?? []);
  for (const [label, times] of found) {
    const ms = median(times);
    const rate = `${(1000 / ms).toFixed(2)} M rows/s`;
    console.log(
      `${label.padEnd(44)} ${ms.toFixed(0).padStart(6)} ms  ${rate.padStart(14)}  ${(ms / theirs).toFixed(2)} x DuckDB reading`,
    );
  }
  console.log(
    matrices.size === 1
      ? `one matrix: ${[...matrices].join()}`
      : `matrices DIFFER: ${[...matrices].join(' / ')}`,
  );
}

function run(name: string, path: string): Measured & { readonly peak: number } {
  const child = spawnSync(process.execPath, [import.meta.filename, name, path], { encoding: 'utf8' });
  if (child.status !== 0) throw new Error(child.stderr);
  return JSON.parse(child.stdout);
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
}

function writeCases(path: string, size: number): void {
  const versions = shippedVersions();
  const { header, next } = randomCases([versions.old.graph, versions.new.graph]);
  const out = openSync(path, 'w');
  let text = `${header.join()}\n`;
  for (let at = 0; at < size; at++) {
    text += `${next().map(csvCell).join()}\n`;
    if (text.length < 4_000_000 && at < size - 1) continue;
    writeSync(out, text);
    text = '';
  }
  closeSync(out);
}

async function wholeReplay(path: string): Promise<Measured> {
  const versions = shippedVersions();
  const start = performance.now();
  const answer = await replayed(versions, path);
  return {
    figures: { 'the whole replay, with hash and examples': performance.now() - start },
    matrix: told(matrixOf(answer)),
  };
}

async function replayInPhases(path: string): Promise<Measured> {
  const { old, new: now } = shippedVersions();
  const times = { read: 0, columns: 0, decide: 0 };
  let last = performance.now();
  const spent = (phase: keyof typeof times): void => {
    const time = performance.now();
    times[phase] += time - last;
    last = time;
  };
  const reader = await openCases(path);
  const match = matchColumns(reader.header, old.graph, now.graph);
  const reading = createCaseColumns(old.graph, now.graph, match.columns, { badValues: 'row', listed: 0 });
  const replay = createReplay(old.graph, now.graph);
  const wanted = match.columns.map(({ place }) => place);
  for await (const batch of reader.batches(wanted, new AbortController().signal)) {
    spent('read');
    const cases = reading.read(batch);
    spent('columns');
    replay.add(cases);
    spent('decide');
  }
  spent('read');
  await reader.close();
  const figures = {
    'reading: bytes to places, with hash': times.read,
    'reading: places to columns': times.columns,
    'deciding under both versions, with causes': times.decide,
  };
  return {
    figures,
    matrix: told(
      Object.fromEntries(replay.report().cells.map((cell) => [`${cell.old} -> ${cell.new}`, cell.cases])),
    ),
  };
}

async function duckDbReads(path: string, threads: number): Promise<Measured> {
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  if (threads > 0) await connection.run(`SET threads = ${threads}`);
  const start = performance.now();
  await connection.run(`SELECT count(COLUMNS(*)) FROM read_csv('${path}', all_varchar = true)`);
  const label = threads > 0 ? 'DuckDB reads the file, one thread' : 'DuckDB reads the file';
  return { figures: { [label]: performance.now() - start }, matrix: '' };
}

async function sqlMatrix(path: string): Promise<Measured> {
  const { old, new: now } = shippedVersions();
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  const start = performance.now();
  const source = `read_csv('${path}', all_varchar = true)`;
  const answer = await connection.runAndReadAll(matrixSql([old.graph, now.graph], duckdb, source));
  const matrix = matrixOfRows(answer.getRowsJS());
  return {
    figures: { 'the emitted SQL of both versions in DuckDB': performance.now() - start },
    matrix: told(matrix),
  };
}

function told(matrix: Readonly<Record<string, number>>): string {
  const cells = Object.entries(matrix).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return cells.map(([cell, cases]) => `${cell} ${cases}`).join(', ');
}
