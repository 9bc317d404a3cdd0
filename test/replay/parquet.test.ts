// Parquet is read by a DuckDB that is locked in: one file, no network, no extensions; without it the rest of the program still works.
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { openCases } from '../../host/replay/open-cases.ts';
import { openDatabase } from '../../host/replay/read-parquet.ts';
import { caseFolder, everyKind, replayed } from './replay-fixture.ts';

const folder = caseFolder();
const kinds = everyKind();

afterAll(() => folder.remove());

async function writeParquet(name: string, select: string, options = ''): Promise<string> {
  const path = folder.path(name);
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  await connection.run(`COPY (${select}) TO '${path.replaceAll("'", "''")}' (FORMAT parquet${options})`);
  connection.closeSync();
  return path;
}

describe('the DuckDB that reads Parquet', () => {
  it('has its reader built in, and can neither look elsewhere nor be told to', async () => {
    const path = await writeParquet('own.parquet', 'SELECT true AS sure');
    const other = await writeParquet('other.parquet', 'SELECT false AS sure');
    const { connection, close } = await openDatabase(path);
    const run = async (sql: string): Promise<unknown> => await connection.runAndReadAll(sql);
    await expect(run(`SELECT * FROM read_parquet('${path}')`)).resolves.toBeDefined();
    for (const sql of [
      `SELECT * FROM read_parquet('${other}')`,
      `SELECT * FROM read_csv('/etc/hostname')`,
      `SELECT * FROM read_parquet('https://example.org/cases.parquet')`,
      `COPY (SELECT 1) TO '${folder.path('out.csv')}'`,
      `ATTACH '${folder.path('out.db')}'`,
      'SELECT * FROM duckdb_extensions()',
      'INSTALL httpfs',
      'LOAD httpfs',
      'SET enable_external_access = true',
      'SET autoinstall_known_extensions = true',
    ])
      await expect(run(sql), sql).rejects.toThrow(/disabled|locked|not allowed|Cannot/i);
    close();
  });
});

describe('a Parquet file', () => {
  it('may hold numbers, days, lists and nulls in types of its own', async () => {
    const path = await writeParquet(
      "types 'n' more.parquet",
      `SELECT * FROM (VALUES
        ('a', true, CAST(120.5 AS DOUBLE), CAST(2 AS DOUBLE), DATE '2024-01-31', ['C34.1', 'C35']),
        ('b', false, CAST(80 AS FLOAT), NULL, NULL, []),
        ('c', NULL, CAST(80.55 AS DECIMAL(6, 2)), 3, DATE '2024-02-29', NULL)
      ) AS t("case-id", sure, weight, sessions, onset, diagnosis)`,
      ', COMPRESSION zstd',
    );
    const answer = await replayed(kinds, path, { examples: 9, badValues: 'unknown' });
    expect(answer.bad.listed.map(({ row, line, column, value }) => [row, line, column, value])).toEqual([
      [3, 0, 'weight', '80.55'],
    ]);
    const facts = answer.cells.flatMap((cell) => cell.examples).toSorted((a, b) => a.row - b.row);
    expect(facts.map((example) => example.facts.join('; '))).toEqual([
      'Sure of it: yes; Body weight: 120.5 kg; Diagnosis: C34.1, C35; Earlier sessions: 2; First seen: 2024-01-31',
      'Sure of it: no; Body weight: 80 kg; Diagnosis: none',
      'Earlier sessions: 3; First seen: 2024-02-29',
    ]);
  });

  it('is refused where its name would stand for others', async () => {
    const path = await writeParquet('part-[12]*.parquet', 'SELECT true AS sure');
    await writeParquet('part-1.parquet', 'SELECT false AS sure');
    await expect(replayed(kinds, path)).rejects.toThrow(/part-\[12\]\*\.parquet cannot be read/);
  });

  it('is refused in words where DuckDB is missing, and CSV still works', async () => {
    const path = await writeParquet('no-duckdb.parquet', 'SELECT true AS sure');
    vi.resetModules();
    vi.doMock('@duckdb/node-api', () => {
      throw new Error('no native binding');
    });
    const fresh = await import('../../host/replay/open-cases.ts');
    await expect(fresh.openCases(path)).rejects.toThrow(
      /DuckDB, whose program for this system is not installed/,
    );
    const csv = await fresh.openCases(folder.write('still.csv', 'sure\nyes\n'));
    expect(csv.header).toEqual(['sure']);
    await csv.close();
    vi.doUnmock('@duckdb/node-api');
  });

  it('stops when it is asked to', async () => {
    const path = await writeParquet('long.parquet', 'SELECT true AS sure, range AS n FROM range(200000)');
    const reader = await openCases(path, { batchSize: 4096 });
    const stop = new AbortController();
    let batches = 0;
    const read = async (): Promise<void> => {
      for await (const _ of reader.batches([0], stop.signal)) if (++batches === 2) stop.abort();
    };
    await expect(read()).rejects.toThrow(/abort/i);
    expect(batches).toBe(2);
    await reader.close();
  });
});
