// The matrix of a replay as SQL around the emitted decisions of two versions, for any engine of theirs; the file's texts become facts here.
import type { CriteriaGraph, Element } from '../../dsl/index.ts';
import { decisionSql } from '../../dsl/targets/sql/decision-sql.ts';
import type { SqlDialect } from '../../dsl/targets/sql/dialects.ts';

/** `source`: what stands after FROM and has the texts of the cells as in `csvCell`, under the keys of the elements. */
export function matrixSql(
  graphs: readonly [CriteriaGraph, CriteriaGraph],
  dialect: SqlDialect,
  source: string,
): string {
  const [older, newer] = graphs;
  const decide = (graph: CriteriaGraph): string =>
    decisionSql(graph, dialect, { table: 'cases', key: 'case_id' });
  return `WITH cases AS (${factsSql(graphs, dialect, source)}),
old_version AS (${decide(older)}),
new_version AS (${decide(newer)})
SELECT old_version.determination AS old, new_version.determination AS new, count(*) AS cases
FROM old_version JOIN new_version ON old_version.case_id = new_version.case_id
GROUP BY 1, 2`;
}

/** The rows that this query gives, as `matrixOf` has them. */
export function matrixOfRows(rows: readonly (readonly unknown[])[]): Readonly<Record<string, number>> {
  return Object.fromEntries(
    rows.map(([old, now, cases]) => [`${String(old)} -> ${String(now)}`, Number(cases)]),
  );
}

/** Unreadable and empty cells are null. */
export function factsSql(graphs: readonly CriteriaGraph[], dialect: SqlDialect, source: string): string {
  const elements = new Map(
    graphs.flatMap(({ elements }) => elements).map((element) => [element.key, element]),
  );
  const columns = [...elements.values()].map(
    (element) => `${factSql(element, dialect)} AS ${dialect.identifier(element.key)}`,
  );
  return `SELECT ${dialect.identifier('case-id')} AS case_id, ${columns.join(', ')} FROM ${source}`;
}

function factSql({ kind, key }: Element, { identifier, types }: SqlDialect): string {
  const cell = identifier(key);
  switch (kind) {
    case 'question':
    case 'yes-no':
      return `CASE ${cell} WHEN 'yes' THEN TRUE WHEN 'no' THEN FALSE END`;
    case 'choice':
    case 'scale':
      return `CAST(${cell} AS ${types.text})`;
    case 'quantity':
      return `CAST(${cell} AS DECIMAL(28, 10))`;
    case 'count':
      return `CAST(${cell} AS BIGINT)`;
    case 'date':
      return `CAST(${cell} AS DATE)`;
    case 'codes':
      return `CAST(NULL AS ${types.texts})`;
  }
}
