// One condition of a guideline as an SQL expression that is true, false or null; reads columns that the facts were read into.
import { formatDay } from '../../decision/calendar.ts';
import { comparableCode } from '../../decision/codes.ts';
import type { CriteriaGraph, Duration, Element, Test } from '../../decision/criteria-graph.ts';
import type { SqlDialect } from './dialects.ts';

/** The column of an element's fact as it is given, under the element's key. */
export function factColumn({ key }: Element, { identifier }: SqlDialect): string {
  return identifier(key);
}

/** The column of an element's value after reading: null where there is none or it cannot be used. */
export function valueColumn(element: number): string {
  return `v${String(element)}`;
}

/** The type that a facts table holds an element in. */
export function factType(element: Element, { types }: SqlDialect): string {
  switch (element.kind) {
    case 'question':
    case 'yes-no':
      return 'BOOLEAN';
    case 'choice':
    case 'scale':
      return types.text;
    case 'quantity':
      return 'DECIMAL(28, 10)';
    case 'count':
      return 'BIGINT';
    case 'date':
      return 'DATE';
    case 'codes':
      return types.texts;
  }
}

/** Numbers become whole steps of their last decimal place, as the guideline counts them; what is out of range or too fine is unknown. */
export function valueOfFact(element: Element, dialect: SqlDialect): string {
  const fact = factColumn(element, dialect);
  switch (element.kind) {
    case 'question':
    case 'yes-no':
    case 'date':
      return fact;
    case 'codes':
      return `CASE WHEN ${fact} IS NOT NULL AND NOT ${dialect.someText(fact, dialect.noCode)} THEN ${fact} END`;
    case 'choice':
    case 'scale':
      return `CASE WHEN ${fact} IN (${element.values.map(dialect.text).join(', ')}) THEN ${fact} END`;
    case 'count':
      return `CASE WHEN ${fact} >= 0 AND ${fact} <= ${String(Number.MAX_SAFE_INTEGER)} THEN ${fact} END`;
    case 'quantity': {
      const scaled = `(${fact} * ${String(10 ** element.decimals)})`;
      const tests = [
        `MOD(${scaled}, ${String(element.step)}) = 0`,
        `${scaled} >= ${String(element.min ?? -Number.MAX_SAFE_INTEGER)}`,
        `${scaled} <= ${String(element.max ?? Number.MAX_SAFE_INTEGER)}`,
      ];
      return `CASE WHEN ${tests.join(' AND ')} THEN CAST(${scaled} AS BIGINT) END`;
    }
  }
}

export function conditionSql(test: Test, { elements }: CriteriaGraph, dialect: SqlDialect): string {
  const value = valueColumn(test.element);
  switch (test.op) {
    case 'holds':
      return value;
    case 'known':
      return `(${value} IS NOT NULL)`;
    case 'one-of':
      // An empty list is not met where there is a value, and no text of SQL can be `IN ()`.
      return test.values.length === 0
        ? `(${value} <> ${value})`
        : `(${value} IN (${test.values.map(dialect.text).join(', ')}))`;
    case 'in-range': {
      const end = (limit: number): string =>
        elements[test.element]?.kind === 'date' ? dialect.day(formatDay(limit)) : String(limit);
      const ranges = test.ranges.map(({ from, to }) =>
        between(value, from === undefined ? undefined : end(from), to === undefined ? undefined : end(to)),
      );
      return ranges.length === 0 ? `(${value} <> ${value})` : `(${ranges.join(' OR ')})`;
    }
    case 'codes-in':
      return `CASE WHEN ${value} IS NOT NULL THEN ${dialect.someText(value, (code) => codeIn(code, test.ranges, dialect))} END`;
    case 'window': {
      const event = valueColumn(test.event);
      const end = (duration: Duration | undefined): string | undefined =>
        duration && dialect.stepped(event, duration);
      // A window without ends still asks for both days.
      return `(${between(value, end(test.from), end(test.to))} AND ${between(event, event, undefined)})`;
    }
    case 'change': {
      const big = (factor: number, column: string): string =>
        `${String(factor)} * CAST(${column} AS ${dialect.types.big})`;
      return `(${big(test.factor, value)} + ${big(test.baselineFactor, valueColumn(test.baseline))} >= ${String(test.atLeast)})`;
    }
  }
}

function between(value: string, from: string | undefined, to: string | undefined): string {
  const tests = [
    ...(from === undefined ? [] : [`${value} >= ${from}`]),
    ...(to === undefined ? [] : [`${value} <= ${to}`]),
  ];
  return tests.length === 0
    ? `${value} = ${value}`
    : tests.length === 1
      ? (tests[0] ?? '')
      : `(${tests.join(' AND ')})`;
}

function codeIn(
  code: string,
  ranges: Extract<Test, { op: 'codes-in' }>['ranges'],
  { ordered, text }: SqlDialect,
): string {
  const comparable = ordered(`upper(replace(${code}, '.', ''))`);
  const tests = ranges.map(({ from, to }) => {
    const [first, last] = [comparableCode(from), comparableCode(to)];
    const covered = `substr(upper(replace(${code}, '.', '')), 1, ${String(last.length)}) = ${text(last)}`;
    return `(${comparable} >= ${text(first)} AND (${comparable} <= ${text(last)} OR ${covered}))`;
  });
  return tests.length === 0 ? 'FALSE' : tests.join(' OR ');
}
