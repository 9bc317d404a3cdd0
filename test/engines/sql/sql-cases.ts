// Cases as rows of the emitted facts table: each JSON value as the literal of its column's type, null where that type cannot hold it.
import { parseDay } from '../../../dsl/decision/calendar.ts';
import type { CriteriaGraph, Element } from '../../../dsl/decision/criteria-graph.ts';
import { parseDecimal } from '../../../dsl/decision/decimal.ts';
import type { Facts } from '../../../dsl/decision/facts.ts';
import type { SqlDialect } from '../../../dsl/targets/sql/dialects.ts';
import type { EngineDecision } from '../engine.ts';

/** The name of a case is its place. */
export function insertSql({ elements }: CriteriaGraph, cases: readonly Facts[], dialect: SqlDialect): string {
  return `INSERT INTO facts VALUES\n${rowsSql(elements, cases, dialect)}`;
}

export function rowsSql(elements: readonly Element[], cases: readonly Facts[], dialect: SqlDialect): string {
  const rows = cases.map((facts, place) => {
    const cells = elements.map((element) => {
      const { key } = element;
      return cellSql(element, Object.hasOwn(facts, key) ? facts[key] : undefined, dialect);
    });
    return `(${[`'${String(place)}'`, ...cells].join(', ')})`;
  });
  return rows.join(',\n');
}

/** A row of `decide.sql`; lists come as the driver gives them. */
export function decisionOfRow(row: readonly unknown[]): EngineDecision {
  const [determination, label, reasons, unmet, missing] = row;
  return {
    determination: String(determination),
    label: String(label),
    reasons: texts(reasons),
    unmet: texts(unmet),
    missing: texts(missing),
  };
}

function texts(list: unknown): readonly string[] {
  if (!Array.isArray(list)) throw new Error(`${String(list)} is no list`);
  return list.map(String);
}

function cellSql(element: Element, given: unknown, dialect: SqlDialect): string {
  switch (element.kind) {
    case 'question':
    case 'yes-no':
      return typeof given === 'boolean' ? String(given) : 'NULL';
    case 'choice':
    case 'scale':
      return typeof given === 'string' ? dialect.text(given) : 'NULL';
    case 'date':
      return typeof given === 'string' && parseDay(given) !== undefined ? dialect.day(given) : 'NULL';
    case 'count':
      return typeof given === 'number' && Number.isSafeInteger(given) ? String(given) : 'NULL';
    case 'quantity':
      return decimalCell(amountOf(given, element.unit));
    case 'codes':
      return codesCell(given, dialect);
  }
}

function codesCell(given: unknown, { text, types, id }: SqlDialect): string {
  if (!Array.isArray(given)) return 'NULL';
  const codes = given.map((code: unknown) => (typeof code === 'string' ? text(code) : 'NULL')).join(', ');
  const list = id === 'spark' ? `array(${codes})` : `ARRAY[${codes}]`;
  return `CAST(${list} AS ${types.texts})`;
}

/** As a column of facts in the declared unit can have it: the number, where the unit is the declared one. */
function amountOf(given: unknown, unit: string): unknown {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) return given;
  const { value, unit: own = '', ...rest } = given as Readonly<Record<string, unknown>>;
  return own === unit && Object.keys(rest).length === 0 ? value : undefined;
}

/** The column keeps ten decimals and would round others away. */
function decimalCell(amount: unknown): string {
  if (typeof amount !== 'number' && typeof amount !== 'string') return 'NULL';
  const decimal = parseDecimal(String(amount));
  if (decimal === undefined || decimal.decimals > 10) return 'NULL';
  const size = decimal.coefficient < 0n ? -decimal.coefficient : decimal.coefficient;
  return size < 10n ** BigInt(18 + decimal.decimals)
    ? `CAST('${String(amount)}' AS DECIMAL(28, 10))`
    : 'NULL';
}
