// The SQL target: for each engine a table for facts and the query that decides them; carries no reasons.
import { utf8ToBytes } from '@noble/hashes/utils.js';
import type { CriteriaGraph } from '../../decision/criteria-graph.ts';
import type { Outcome } from '../../source/diagnostic.ts';
import { quote } from '../canonical-json.ts';
import type { EmittedFile, Target, TargetInput } from '../target.ts';
import { decisionSql, factsTableSql } from './decision-sql.ts';
import type { SqlDialect } from './dialects.ts';
import { dialects } from './dialects.ts';

export const sql: Target = {
  id: 'sql',
  title: 'SQL',
  purpose:
    'For DuckDB, PostgreSQL and Spark: a table for facts, and the query that gives each row its determination',
  emit,
};

/** Every criteria graph can be said in SQL, so there is nothing to say about what is left out. */
function emit({ graph }: TargetInput): Outcome<readonly EmittedFile[]> {
  const files = dialects.flatMap((dialect) => [
    file(`sql/${dialect.id}/decide.sql`, decideFile(graph, dialect)),
    file(`sql/${dialect.id}/facts.sql`, factsFile(graph, dialect)),
  ]);
  return { value: files, diagnostics: [] };
}

function decideFile(graph: CriteriaGraph, dialect: SqlDialect): string {
  return `${head(graph, dialect)}
-- A row for each row of facts: its case_id and its determination. Null is unknown, and while it matters the determination is needs-information.
-- A number out of its declared range or finer than its precision, and a value that a choice does not list, count as unknown.
${decisionSql(graph, dialect)}`;
}

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
