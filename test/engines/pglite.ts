// The emitted SQL in PostgreSQL, as PGlite runs it.
import { PGlite } from '@electric-sql/pglite';
import { factsTableSql } from '../../dsl/targets/sql/decision-sql.ts';
import { postgres as dialect } from '../../dsl/targets/sql/dialects.ts';
import { explainedSql } from '../../dsl/targets/sql/explained-sql.ts';
import type { Engine, EngineDecision, Job } from './engine.ts';
import { packageVersion } from './package-version.ts';
import { decisionOfRow, insertSql } from './sql/sql-cases.ts';

export const pglite: Engine = {
  name: 'PostgreSQL (PGlite)',
  target: 'sql',
  found: () =>
    withDatabase(async (database) => {
      const { rows } = await database.query<{ readonly server_version: string }>('SHOW server_version');
      const server = rows[0]?.server_version ?? '';
      return { version: `${server}, PGlite ${packageVersion('@electric-sql/pglite')}` };
    }),
  decide: (jobs) =>
    withDatabase(async (database) => {
      const answers: (readonly EngineDecision[])[] = [];
      for (const job of jobs) answers.push(await decideJob(database, job));
      return answers;
    }),
};

async function withDatabase<T>(use: (database: PGlite) => Promise<T>): Promise<T> {
  const database = await PGlite.create();
  try {
    return await use(database);
  } finally {
    await database.close();
  }
}

async function decideJob(database: PGlite, { graph, cases }: Job): Promise<readonly EngineDecision[]> {
  await database.exec(`DROP TABLE IF EXISTS facts; ${factsTableSql(graph, dialect)}`);
  await database.exec(insertSql(graph, cases, dialect));
  const { rows } = await database.query<readonly unknown[]>(
    `SELECT determination, label, reasons, unmet, missing FROM (${explainedSql(graph, dialect)}) AS decided ORDER BY CAST(case_id AS INTEGER)`,
    [],
    { rowMode: 'array' },
  );
  return rows.map(decisionOfRow);
}
