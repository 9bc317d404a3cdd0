// The same many cases decided by bit columns and by DuckDB's SQL on one thread; both are checked against the reference.
import { rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { DuckDBInstance } from '@duckdb/node-api';
import { columnsOf } from '../../../dsl/decision/batch-columns.ts';
import { countCases, createBatchDecider, determinationPlaces } from '../../../dsl/decision/batch.ts';
import { formatDay } from '../../../dsl/decision/calendar.ts';
import type { CriteriaGraph, Element } from '../../../dsl/decision/criteria-graph.ts';
import { formatScaled } from '../../../dsl/decision/decimal.ts';
import type { ElementValue, Values } from '../../../dsl/decision/facts.ts';
import { decisionSql, factsTableSql } from '../../../dsl/targets/sql/decision-sql.ts';
import { duckdb } from '../../../dsl/targets/sql/dialects.ts';

export interface BatchContest {
  readonly cases: number;
  /** Milliseconds of one run. */
  readonly bits: () => number;
  readonly sql: () => Promise<number>;
  /** Rows and counts that differ from the reference; then from each other. */
  readonly differences: number;
  readonly close: () => void;
}

/** `cases` are repeated `times` times for both, so that a run is long enough to measure. */
export async function batchContest(
  graph: CriteriaGraph,
  cases: readonly Values[],
  wanted: readonly string[],
  times: { readonly bits: number; readonly sql: number },
): Promise<BatchContest> {
  const decider = createBatchDecider(graph);
  const repeated = Array.from({ length: times.bits }, () => cases).flat();
  const columns = columnsOf(graph.elements, repeated);
  const places = determinationPlaces(decider.decide(columns, repeated.length));
  let differences = 0;
  places.forEach((place, at) => {
    if (decider.determinations[place] !== wanted[at % wanted.length]) differences++;
  });
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  await connection.run('SET threads = 1');
  await loadCases(connection, graph, cases, times.sql);
  const rows = await connection.runAndReadAll(
    `SELECT case_id, any_value(determination) FROM (${decisionSql(graph, duckdb)}) GROUP BY case_id ORDER BY CAST(case_id AS INTEGER)`,
  );
  rows.getColumns()[1]?.forEach((determination, at) => {
    if (determination !== wanted[at]) differences++;
  });
  const counting = await connection.prepare(
    `SELECT determination, count(*) FROM (${decisionSql(graph, duckdb)}) GROUP BY determination`,
  );
  return {
    cases: cases.length,
    differences,
    bits() {
      const start = performance.now();
      const decided = decider.decide(columns, repeated.length);
      const counted = decided.cases.reduce((sum, bits) => sum + countCases(bits), 0);
      if (counted !== repeated.length) throw new Error('cases were lost');
      return (performance.now() - start) / times.bits;
    },
    async sql() {
      const start = performance.now();
      await counting.runAndReadAll();
      return (performance.now() - start) / times.sql;
    },
    close: () => connection.closeSync(),
  };
}

/** By a file, which DuckDB reads far sooner than rows in a statement. */
async function loadCases(
  connection: DuckDBConnection,
  graph: CriteriaGraph,
  cases: readonly Values[],
  times: number,
): Promise<void> {
  const path = join(tmpdir(), `bench-${String(process.pid)}.csv`);
  const lines = cases.map((values, at) =>
    [String(at), ...graph.elements.map((element, index) => cellOf(element, values[index]))].join(','),
  );
  const names = ['case_id', ...graph.elements.map(({ key }) => key)];
  writeFileSync(path, `${names.join(',')}\n${lines.join('\n')}\n`);
  await connection.run(factsTableSql(graph, duckdb));
  await connection.run(`COPY facts FROM '${path}' (HEADER, NULLSTR '')`);
  for (let time = 1; time < times; time *= 2) await connection.run('INSERT INTO facts SELECT * FROM facts');
  rmSync(path);
}

function cellOf(element: Element, value: ElementValue | undefined): string {
  if (value === undefined) return '';
  if (typeof value !== 'number') return String(value);
  if (element.kind === 'date') return formatDay(value);
  return element.kind === 'quantity' ? formatScaled(value, element.decimals) : String(value);
}
