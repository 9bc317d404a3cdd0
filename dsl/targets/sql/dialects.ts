// Where the SQL of three engines differs, and nothing else; knows no guideline.
import type { Duration } from '../../decision/criteria-graph.ts';
import { withinBytes } from '../shared/short-name.ts';

export interface SqlDialect {
  readonly id: 'duckdb' | 'postgres' | 'spark';
  /** For people. */
  readonly title: string;
  readonly identifier: (name: string) => string;
  readonly text: (value: string) => string;
  readonly types: {
    readonly text: string;
    readonly texts: string;
    /** Holds the sum of two whole products of a change from a baseline. */
    readonly big: string;
  };
  /** Text compared by the codes of its characters. */
  readonly ordered: (expression: string) => string;
  /** A day later by this duration; months are clamped to the month's end. */
  readonly stepped: (day: string, duration: Duration) => string;
  readonly day: (iso: string) => string;
  /** Those of these texts that are not null, in their order, as a list. */
  readonly listed: (texts: readonly string[]) => string;
  /** Whether a text, that may be null, is no code: letters, digits, dots and hyphens, the first a letter or a digit. */
  readonly noCode: (text: string) => string;
  /** What stands between AS and the query of a step, so that its columns are computed once. */
  readonly once: '' | 'MATERIALIZED ';
  /** Whether some text of a list, that is not null, fulfils a condition on it. */
  readonly someText: (list: string, condition: (text: string) => string) => string;
}

const doubled = (mark: string) => (name: string) => `${mark}${name.replaceAll(mark, mark + mark)}${mark}`;

function monthsOf({ amount, unit }: Duration): number | undefined {
  return unit === 'month' ? amount : unit === 'year' ? 12 * amount : undefined;
}

function daysOf({ amount, unit }: Duration): number {
  return unit === 'week' ? 7 * amount : amount;
}

/** Printable ASCII stands as it is; everything else is named by its number, so that no encoding can change it. */
function textByNumbers(value: string): string {
  const parts = [...value.matchAll(/[ -~]+|[^ -~]/gu)].map(([part]) =>
    /^[ -~]/.test(part) ? `'${part.replaceAll("'", "''")}'` : `chr(${String(part.codePointAt(0))})`,
  );
  return parts.length === 0 ? "''" : parts.length === 1 ? (parts[0] ?? '') : `(${parts.join(' || ')})`;
}

function intervalStep(day: string, duration: Duration): string {
  const months = monthsOf(duration);
  return months === undefined
    ? `(${day} + ${signed(daysOf(duration))})`
    : `CAST(${day} + INTERVAL '${String(months)} months' AS DATE)`;
}

function signed(amount: number): string {
  return amount < 0 ? `(${String(amount)})` : String(amount);
}

export const duckdb: SqlDialect = {
  id: 'duckdb',
  title: 'DuckDB',
  identifier: doubled('"'),
  text: textByNumbers,
  types: { text: 'VARCHAR', texts: 'VARCHAR[]', big: 'HUGEINT' },
  ordered: (expression) => expression,
  stepped: intervalStep,
  day: (iso) => `DATE '${iso}'`,
  listed: (texts) =>
    texts.length === 0
      ? 'CAST([] AS VARCHAR[])'
      : `list_filter([${texts.join(', ')}], named -> named IS NOT NULL)`,
  noCode: (text) => `${text} IS NULL OR NOT regexp_full_match(${text}, '[0-9A-Za-z][0-9A-Za-z.-]*')`,
  once: '',
  someText: (list, condition) => `(len(list_filter(${list}, code -> ${condition('code')})) > 0)`,
};

export const postgres: SqlDialect = {
  ...duckdb,
  id: 'postgres',
  title: 'PostgreSQL',
  // PostgreSQL would cut a longer name without a word, and two names that begin alike would be one.
  identifier: (name) => duckdb.identifier(withinBytes(name, 63, '_')),
  types: { text: 'TEXT', texts: 'TEXT[]', big: 'NUMERIC' },
  ordered: (expression) => `${expression} COLLATE "C"`,
  listed: (texts) => `array_remove(ARRAY[${texts.join(', ')}]::TEXT[], NULL)`,
  noCode: (text) => `${text} IS NULL OR ${text} !~ '^[0-9A-Za-z][0-9A-Za-z.-]*$'`,
  once: 'MATERIALIZED ',
  someText: (list, condition) =>
    `EXISTS (SELECT 1 FROM unnest(${list}) AS codes(code) WHERE ${condition('code')})`,
};

export const spark: SqlDialect = {
  id: 'spark',
  title: 'Spark',
  identifier: doubled('`'),
  text: (value) =>
    `'${value.replace(/[^ -~]|['\\]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)}'`,
  types: { text: 'STRING', texts: 'ARRAY<STRING>', big: 'DECIMAL(38, 0)' },
  ordered: (expression) => expression,
  stepped(day, duration) {
    const months = monthsOf(duration);
    return months === undefined
      ? `date_add(${day}, ${String(daysOf(duration))})`
      : `add_months(${day}, ${String(months)})`;
  },
  day: (iso) => `DATE '${iso}'`,
  listed: (texts) =>
    texts.length === 0
      ? 'CAST(array() AS ARRAY<STRING>)'
      : `filter(array(${texts.join(', ')}), named -> named IS NOT NULL)`,
  // Java's $ would let a line break pass at the end.
  noCode: (text) =>
    `${text} IS NULL OR NOT ${text} RLIKE '^[0-9A-Za-z]' OR length(regexp_replace(${text}, '[0-9A-Za-z.-]+', '')) > 0`,
  once: '',
  someText: (list, condition) => `exists(${list}, code -> ${condition('code')})`,
};

export const dialects: readonly SqlDialect[] = [duckdb, postgres, spark];
