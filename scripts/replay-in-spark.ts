// Counts one file of past cases three ways: the replay, and the emitted SQL of both versions in DuckDB and in Spark SQL. Needs PySpark and Java.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { duckdb, spark } from '../dsl/targets/sql/dialects.ts';
import { matrixOfRows, matrixSql } from '../test/replay/matrix-sql.ts';
import { matrixOf, randomTable, replayed, shippedVersions } from '../test/replay/replay-fixture.ts';

type Matrix = Readonly<Record<string, number>>;

/** `node scripts/replay-in-spark.ts [cases]`; PYTHON names a Python that has PySpark, such as that of a virtual environment. */
const size = Number(process.argv[2] ?? 100_000);
const python = process.env['PYTHON'] ?? 'python3';
const program = `
import json, sys
from pyspark.sql import SparkSession
session = SparkSession.builder.master('local[*]').config('spark.ui.enabled', 'false').getOrCreate()
session.sparkContext.setLogLevel('ERROR')
session.read.option('header', True).csv(sys.argv[1]).createOrReplaceTempView('file_of_cases')
print(json.dumps([session.version] + [list(row) for row in session.sql(open(sys.argv[2]).read()).collect()]))
`;

if (spawnSync(python, ['-c', 'import pyspark']).status === 0) await compare();
else console.log(`skipped: ${python} has no PySpark (pip install pyspark, and name that Python in PYTHON)`);

async function compare(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'replay-spark-'));
  try {
    const versions = shippedVersions();
    const path = join(folder, 'cases.csv');
    writeFileSync(path, randomTable(versions, size).csv);
    const inSpark = await sparkMatrix(folder, path);
    const matrices: readonly (readonly [string, Matrix])[] = [
      ['replay', matrixOf(await replayed(versions, path))],
      ['DuckDB', await duckDbMatrix(path)],
      [`Spark ${inSpark.version}`, inSpark.matrix],
    ];
    print(matrices);
    const same = new Set(matrices.map(([, matrix]) => told(matrix)));
    console.log(same.size === 1 ? 'all equal' : 'NOT equal');
    if (same.size > 1) process.exitCode = 1;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function told(matrix: Matrix): string {
  const cells = Object.entries(matrix).map(([cell, cases]) => `${cell} ${cases}`);
  return cells.toSorted((a, b) => (a < b ? -1 : 1)).join('\n');
}

function print(matrices: readonly (readonly [string, Matrix])[]): void {
  const cells = [...new Set(matrices.flatMap(([, matrix]) => Object.keys(matrix)))].toSorted();
  const width = Math.max(...cells.map((cell) => cell.length));
  console.log(''.padEnd(width), ...matrices.map(([name]) => name.padStart(12)));
  for (const cell of cells)
    console.log(cell.padEnd(width), ...matrices.map(([, matrix]) => String(matrix[cell] ?? 0).padStart(12)));
}

async function duckDbMatrix(path: string): Promise<Matrix> {
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  const { old, new: now } = shippedVersions();
  const sql = matrixSql([old.graph, now.graph], duckdb, `read_csv('${path}', all_varchar = true)`);
  return matrixOfRows((await connection.runAndReadAll(sql)).getRowsJS());
}

async function sparkMatrix(
  folder: string,
  path: string,
): Promise<{ readonly version: string; readonly matrix: Matrix }> {
  const { old, new: now } = shippedVersions();
  const sql = join(folder, 'matrix.sql');
  writeFileSync(sql, matrixSql([old.graph, now.graph], spark, 'file_of_cases'));
  const run = spawnSync(python, ['-c', program, path, sql], { encoding: 'utf8' });
  if (run.status !== 0) throw new Error(run.stderr);
  const [version, ...rows]: readonly [string, ...(readonly unknown[])[]] = JSON.parse(run.stdout);
  return { version, matrix: matrixOfRows(rows) };
}
