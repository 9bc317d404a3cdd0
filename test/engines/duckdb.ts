// The emitted SQL in DuckDB, from its own table of facts to the lists that explain.
import { DuckDBInstance } from '@duckdb/node-api';
import type { DuckDBConnection } from '@duckdb/node-api';
import { factsTableSql } from '../../dsl/targets/sql/decision-sql.ts';
import { duckdb as dialect } from '../../dsl/targets/sql/dialects.ts';
import { explainedSql } from '../../dsl/targets/sql/explained-sql.ts';
import type { Engine, EngineDecision, Job } from './engine.ts';
import { decisionOfRow, insertSql } from './sql/sql-cases.ts';

export const duckdb: Engine = {
  name: 'DuckDB',
  target: 'sql',
  found: () =>
    withDatabase(async (connection) => {
      const version = await connection.runAndReadAll('SELECT version()');
      return { version: String(version.getColumns()[0]?.[0]) };
    }),
  decide: (jobs) =>
    withDatabase(async (connection) => {
      const answers: (readonly EngineDecision[])[] = [];
      for (const job of jobs) answers.push(await decideJob(connection, job));
      return answers;
    }),
};

async function withDatabase<T>(use: (connection: DuckDBConnection) => Promise<T>): Promise<T> {
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  try {
    return await use(connection);
  } finally {
    connection.closeSync();
  }
}

async function decideJob(
  connection: DuckDBConnection,
  { graph, cases }: Job,
): Promise<readonly EngineDecision[]> {
  await connection.run(`DROP TABLE IF EXISTS facts; ${factsTableSql(graph, dialect)}`);
  await connection.run(insertSql(graph, cases, dialect));
  const answer = await connection.runAndReadAll(
    `SELECT determination, label, reasons, unmet, missing FROM (${explainedSql(graph, dialect)}) ORDER BY CAST(case_id AS INTEGER)`,
  );
  return answer.getRowsJS().map((row) => decisionOfRow(row));
}
