// The emitted SQL in Spark, through PySpark; a view stands for the table of facts.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { factColumn, factType } from '../../dsl/targets/sql/conditions.ts';
import { spark as dialect } from '../../dsl/targets/sql/dialects.ts';
import { explainedSql } from '../../dsl/targets/sql/explained-sql.ts';
import type { Engine, Job } from './engine.ts';
import { javaRuntimeMissing } from './java.ts';
import { pythonMissing, runPython } from './python.ts';
import { decisionOfRow, rowsSql } from './sql/sql-cases.ts';

const needs = { name: 'pyspark', version: '4.2.1' };
const script = join(dirname(fileURLToPath(import.meta.url)), 'sql/run_spark.py');

export const pyspark: Engine = {
  name: 'Spark SQL (PySpark)',
  target: 'sql',
  found() {
    const skipped = pythonMissing() ?? javaRuntimeMissing();
    return Promise.resolve(skipped === undefined ? { version: needs.version } : { skipped });
  },
  decide(jobs) {
    const input = jobs.map((job) => ({ facts: viewSql(job), query: querySql(job) }));
    const answers = runPython(script, input, needs) as readonly (readonly (readonly unknown[])[])[];
    return Promise.resolve(answers.map((rows) => rows.map(decisionOfRow)));
  },
};

function viewSql({ graph: { elements }, cases }: Job): string {
  const typed = elements.map(
    (element, at) =>
      `CAST(c${String(at)} AS ${factType(element, dialect)}) AS ${factColumn(element, dialect)}`,
  );
  const names = elements.map((_, at) => `c${String(at)}`);
  return `CREATE OR REPLACE TEMPORARY VIEW facts AS SELECT ${['case_id', ...typed].join(', ')}
FROM VALUES\n${rowsSql(elements, cases, dialect)}\nAS given(${['case_id', ...names].join(', ')})`;
}

function querySql({ graph }: Job): string {
  return `SELECT determination, label, reasons, unmet, missing FROM (${explainedSql(graph, dialect)}) ORDER BY CAST(case_id AS INT)`;
}
