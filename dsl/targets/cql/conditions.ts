// Facts and the conditions on them in CQL: true, false, or null where a fact is not known; never `in`, `exists` or `if` on what may be unknown.
import { formatDay } from '../../decision/calendar.ts';
import { comparableCode } from '../../decision/codes.ts';
import type { CriteriaGraph, Duration, Element, Test } from '../../decision/criteria-graph.ts';
import { decimalLiteral, identifier, stringLiteral } from './cql-text.ts';
import type { CqlNames } from './names.ts';

export function parameterType(element: Element): string {
  switch (element.kind) {
    case 'question':
    case 'yes-no':
      return 'Boolean';
    case 'choice':
    case 'scale':
      return 'String';
    case 'quantity':
      // FHIR has a type of this name as well.
      return hasUnit(element) ? 'System.Quantity' : 'Decimal';
    case 'count':
      return 'Integer';
    case 'date':
      return 'Date';
    case 'codes':
      return 'List<String>';
  }
}

/** A bare number and a number of years have no unit of UCUM: they are plain numbers. */
export function hasUnit({ unit }: Extract<Element, { kind: 'quantity' }>): boolean {
  return unit !== '' && !/^(?:day|week|month|year)s?$/.test(unit);
}

/** The fact where it is one that the guideline can use, else null; undefined where every value of its type is. */
export function readingOf(element: Element, parameter: string): string | undefined {
  const fact = identifier(parameter);
  switch (element.kind) {
    case 'choice':
    case 'scale':
      return guarded(fact, [oneOf(fact, element.values)]);
    case 'count':
      return guarded(fact, [`${fact} >= 0`]);
    case 'quantity': {
      const { unit, decimals, step, min, max } = element;
      const number = hasUnit(element) ? `${fact}.value` : fact;
      const scaled = `Round(${number} * ${String(10 ** decimals)}.0)`;
      return guarded(number, [
        ...(hasUnit(element) ? [`${fact}.unit = ${stringLiteral(unit)}`] : []),
        `Round(${number}, ${String(decimals)}) = ${number}`,
        ...(step === 1 ? [] : [`${scaled} mod ${String(step)}.0 = 0.0`]),
        ...(min === undefined ? [] : [`${number} >= ${decimalLiteral(min, decimals)}`]),
        ...(max === undefined ? [] : [`${number} <= ${decimalLiteral(max, decimals)}`]),
      ]);
    }
    case 'question':
    case 'yes-no':
    case 'date':
    case 'codes':
      return undefined;
  }
}

export function conditionOf(test: Test, { elements }: CriteriaGraph, names: CqlNames): string {
  const value = identifier(names.value(test.element));
  switch (test.op) {
    case 'holds':
      return value;
    case 'known':
      return `${value} is not null`;
    case 'one-of':
      return oneOf(value, test.values);
    case 'in-range': {
      const literal = literals(elements[test.element]);
      return anyRange(
        value,
        test.ranges.map(({ from, to }) =>
          between(
            value,
            from === undefined ? undefined : literal(from),
            to === undefined ? undefined : literal(to),
          ),
        ),
      );
    }
    case 'codes-in':
      return someCode(value, test.ranges);
    case 'window': {
      const event = identifier(names.value(test.event));
      const end = (step: Duration | undefined): string | undefined => step && stepped(event, step);
      const window = between(value, end(test.from), end(test.to));
      // A window without ends still asks for both days.
      return test.from === undefined && test.to === undefined ? `${window} and ${event} = ${event}` : window;
    }
    case 'change': {
      const term = (factor: number, element: number): string =>
        `${String(factor)}.0 * ${wholeSteps(elements[element], identifier(names.value(element)))}`;
      const sum = `${term(test.factor, test.element)} + ${term(test.baselineFactor, test.baseline)}`;
      return `${sum} >= ${String(test.atLeast)}.0`;
    }
  }
}

function guarded(value: string, tests: readonly string[]): string {
  return `\n  case when ${tests.join('\n    and ')}\n    then ${value} else null end`;
}

/** An empty list is not met where there is a value. */
function oneOf(value: string, texts: readonly string[]): string {
  if (texts.length === 0) return `not (${value} = ${value})`;
  const tests = texts.map((text) => `${value} = ${stringLiteral(text)}`);
  return tests.length === 1 ? (tests[0] ?? '') : `(${tests.join(' or ')})`;
}

function anyRange(value: string, ranges: readonly string[]): string {
  if (ranges.length === 0) return `not (${value} = ${value})`;
  return ranges.length === 1 ? (ranges[0] ?? '') : ranges.map((range) => `(${range})`).join(' or ');
}

function between(value: string, from: string | undefined, to: string | undefined): string {
  const tests = [
    ...(from === undefined ? [] : [`${value} >= ${from}`]),
    ...(to === undefined ? [] : [`${value} <= ${to}`]),
  ];
  return tests.length === 0 ? `${value} = ${value}` : tests.join(' and ');
}

function literals(element: Element | undefined): (limit: number) => string {
  switch (element?.kind) {
    case 'date':
      return (limit) => `@${formatDay(limit)}`;
    case 'quantity':
      return (limit) => decimalLiteral(limit, element.decimals);
    default:
      return String;
  }
}

/** A list that is not known has no codes to look at, and is not the same as an empty one. */
function someCode(value: string, ranges: Extract<Test, { op: 'codes-in' }>['ranges']): string {
  const tests = ranges.map((range) => {
    const [from, to] = [range.from, range.to].map((code) => stringLiteral(comparableCode(code)));
    return `(Entry >= ${from} and (Entry <= ${to} or StartsWith(Entry, ${to})))`;
  });
  const comparable = `(${value} Given return Upper(ReplaceMatches(Given, '[^0-9A-Za-z-]', '')))`;
  const some = `exists (${comparable} Entry where ${tests.length === 0 ? 'false' : tests.join(' or ')})`;
  return `case when ${value} is null then null else ${some} end`;
}

function stepped(event: string, { amount, unit }: Duration): string {
  if (amount === 0) return event;
  const size = Math.abs(amount);
  return `${event} ${amount < 0 ? '-' : '+'} ${String(size)} ${unit}${size === 1 ? '' : 's'}`;
}

/** Fractions of a change would differ between engines that count in tens and engines that count in twos. */
function wholeSteps(element: Element | undefined, value: string): string {
  if (element?.kind !== 'quantity') return `ToDecimal(${value})`;
  return element.decimals === 0 ? value : `Round(${value} * ${String(10 ** element.decimals)}.0)`;
}
