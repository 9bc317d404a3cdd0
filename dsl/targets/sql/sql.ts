// The SQL target: for each engine a table for facts and the queries that decide them.
import { utf8ToBytes } from '@noble/hashes/utils.js';
import type { CriteriaGraph } from '../../decision/criteria-graph.ts';
import type { Outcome } from '../../source/diagnostic.ts';
import { quote } from '../canonical-json.ts';
import type { EmittedFile, Target, TargetInput } from '../target.ts';
import { decisionSql, factsTableSql } from './decision-sql.ts';
import type { SqlDialect } from './dialects.ts';
import { dialects, postgres } from './dialects.ts';
import { criteriaSql, explainedSql } from './explained-sql.ts';
import { beyondColumns, beyondPostgres } from './limits.ts';

export const sql: Target = {
  id: 'sql',
  title: 'SQL',
  purpose:
    'For DuckDB, PostgreSQL and Spark: a table for facts, and queries that decide each row, explain it, and show every criterion',
  emit,
};

function emit({ graph, guideline }: TargetInput): Outcome<readonly EmittedFile[]> {
  const tooFine = beyondColumns(graph, guideline);
  if (tooFine.length > 0) return { value: [], diagnostics: tooFine };
  const tooWide = beyondPostgres(graph, guideline);
  const files = dialects
    .filter((dialect) => dialect !== postgres || tooWide === undefined)
    .flatMap((dialect) => [
      file(`sql/${dialect.id}/criteria.sql`, criteriaFile(graph, dialect)),
      file(`sql/${dialect.id}/decide.sql`, decideFile(graph, dialect)),
      file(`sql/${dialect.id}/determine.sql`, determineFile(graph, dialect)),
      file(`sql/${dialect.id}/facts.sql`, factsFile(graph, dialect)),
    ]);
  return { value: files, diagnostics: tooWide === undefined ? [] : [tooWide] };
}

function decideFile(graph: CriteriaGraph, dialect: SqlDialect): string {
  return `${head(graph, dialect)}
-- A row for each row of facts: its case_id, its determination with a label for people, and the lists that explain it.
-- reasons: ids of the criteria that the determination rests on. unmet: those that make a section not met. missing: facts to ask for.
-- ${unknownWords}
${explainedSql(graph, dialect)}`;
}

function determineFile(graph: CriteriaGraph, dialect: SqlDialect): string {
  return `${head(graph, dialect)}
-- The determination alone, quicker: a row for each row of facts.
-- ${unknownWords}
${decisionSql(graph, dialect)}`;
}

function criteriaFile(graph: CriteriaGraph, dialect: SqlDialect): string {
  return `${head(graph, dialect)}
-- Every criterion, in a column under its id, for each row of facts: true is met, false is not met, null is unknown.
${criteriaSql(graph, dialect)}`;
}

const unknownWords = `Null is unknown, and while it matters the determination is needs-information.
-- A number out of its declared range or finer than its precision, a value that a choice does not list, and a list with an entry that is no code count as unknown.`;

function factsFile(graph: CriteriaGraph, dialect: SqlDialect): string {
  return `${head(graph, dialect)}
-- One row a case, a column for each fact. Null is unknown; an empty list of codes is known. Numbers stand in the units of facts.schema.json.
${factsTableSql(graph, dialect)}`;
}

function head({ guideline }: CriteriaGraph, { title }: SqlDialect): string {
  return `-- ${quote(guideline.title)}, version ${quote(guideline.version)}, for ${title}. Generated from the guideline's source; do not edit.`;
}

function file(path: string, content: string): EmittedFile {
  return { path, mediaType: 'application/sql', bytes: utf8ToBytes(content) };
}
