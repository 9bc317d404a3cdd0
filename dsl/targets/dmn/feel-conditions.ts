// Reads a fact and asks a condition of it, in FEEL: null is unknown, and no operator stands where null would be taken for an answer.
import { formatDay } from '../../decision/calendar.ts';
import { comparableCode } from '../../decision/codes.ts';
import type { Duration, Element, Test } from '../../decision/criteria-graph.ts';
import { formatScaled } from '../../decision/decimal.ts';
import { feelList, feelText } from './feel-words.ts';

/** Booleans are read where they are asked; all other facts by a decision of their own. */
export function isReadAlone({ kind }: Element): boolean {
  return kind !== 'question' && kind !== 'yes-no';
}

/** The value of a fact as it is given under `name`: a number in the declared unit, a date, a list of codes in comparable form; null where there is none. */
export function readingFeel(element: Element, name: string): string {
  switch (element.kind) {
    case 'question':
    case 'yes-no':
      return `if ${name} instance of boolean then ${name} else null`;
    case 'choice':
    case 'scale':
      return `if ${name} instance of string then if list contains(${feelList(element.values.map(feelText))}, ${name}) then ${name} else null else null`;
    case 'count':
      return `if ${name} instance of number then if ${name} >= 0 and ${name} <= ${largest} and floor(${name}) = ${name} then ${name} else null else null`;
    case 'date':
      return `if ${name} instance of date then ${name} else if ${name} instance of string then if matches(${name}, "^[0-9]{4}-[0-9]{2}-[0-9]{2}$") and not(starts with(${name}, "0000")) then date(${name}) else null else null`;
    case 'codes':
      return `if ${name} instance of list then if every code in ${name} satisfies (if code instance of string then matches(code, "^[0-9A-Za-z][0-9A-Za-z.-]*$") else false) then for code in ${name} return upper case(replace(code, "[.]", "")) else null else null`;
    case 'quantity':
      return quantityReading(element, name);
  }
}

/** The text of a number in whole steps of its last decimal: exact in decimal and, up to 2^53, in binary arithmetic. */
function stepsFeel(decimals: number, text: string): string {
  return `number(${digits(decimals, text, '$1$2')})`;
}

function digits(decimals: number, text: string, wanted: string): string {
  const zeros = '0'.repeat(decimals);
  const padded = `${text} + (if contains(${text}, ".") then "${zeros}" else ".${zeros}")`;
  return `replace(${padded}, "^(-?[0-9]+)[.]([0-9]{${String(decimals)}}).*$", "${wanted}")`;
}

const largest = String(Number.MAX_SAFE_INTEGER);

/** The text of the number is what is checked, so that no engine's arithmetic decides what is too fine. */
function quantityReading(element: Extract<Element, { kind: 'quantity' }>, name: string): string {
  const { unit, decimals, step, min, max } = element;
  const number = (raw: string): string =>
    `if ${raw} instance of number then string(${raw}) else if ${raw} instance of string then ${raw} else null`;
  const inContext =
    unit === ''
      ? `if get value(${name}, "unit") = null or get value(${name}, "unit") = "" then get value(${name}, "value") else null`
      : `if get value(${name}, "unit") = ${feelText(unit)} then get value(${name}, "value") else null`;
  const most = unit === '' ? '(if get value(' + name + ', "unit") = null then 1 else 2)' : '2';
  const plain = `matches(text, "^-?[0-9]{1,20}([.][0-9]{1,20})?$") and matches(text, "^-?[0-9]+([.][0-9]{0,${String(decimals)}}0*)?$")`;
  const bounds = [
    `steps >= ${String(min ?? -Number.MAX_SAFE_INTEGER)}`,
    `steps <= ${String(max ?? Number.MAX_SAFE_INTEGER)}`,
    ...(step === 1 ? [] : [`modulo(steps, ${String(step)}) = 0`]),
  ];
  return `{
  given: if ${name} instance of context then if count(get entries(${name})) = ${most} then ${inContext} else null else ${name},
  text: ${number('given')},
  plain: if text = null then false else ${plain},
  steps: if plain then ${stepsFeel(decimals, 'text')} else null,
  read: if steps = null then null else if ${bounds.join(' and ')} then number(${digits(decimals, 'text', decimals === 0 ? '$1' : '$1.$2')}) else null
}.read`;
}

/** What a condition reads of its elements. */
export interface Readings {
  /** The decision that reads the element, or the fact itself where it is not read alone. */
  readonly valueOf: (element: number) => string;
  readonly elementAt: (element: number) => Element;
}

export function noValueFeel({ valueOf, elementAt }: Readings, element: number): string {
  const value = valueOf(element);
  return isReadAlone(elementAt(element)) ? `${value} = null` : `not(${value} instance of boolean)`;
}

export function conditionFeel(test: Test, readings: Readings): string {
  const { valueOf, elementAt } = readings;
  const value = valueOf(test.element);
  const ifKnown = (condition: string, ...values: readonly string[]): string =>
    `if ${[value, ...values].map((text) => `${text} = null`).join(' or ')} then null else ${condition}`;
  switch (test.op) {
    case 'holds':
      return readingFeel(elementAt(test.element), value);
    case 'known':
      return isReadAlone(elementAt(test.element)) ? `not(${value} = null)` : `${value} instance of boolean`;
    case 'one-of':
      return ifKnown(`list contains(${feelList(test.values.map(feelText))}, ${value})`);
    case 'in-range': {
      const end = endOf(elementAt(test.element));
      const ranges = test.ranges.map(({ from, to }) =>
        between(value, from === undefined ? undefined : end(from), to === undefined ? undefined : end(to)),
      );
      return ifKnown(ranges.length === 0 ? 'false' : ranges.join(' or '));
    }
    case 'codes-in': {
      const ranges = test.ranges.map(({ from, to }) => {
        const [first, last] = [comparableCode(from), comparableCode(to)].map(feelText);
        return `(code >= ${first ?? ''} and (code <= ${last ?? ''} or starts with(code, ${last ?? ''})))`;
      });
      return ifKnown(
        ranges.length === 0 ? 'false' : `some code in ${value} satisfies ${ranges.join(' or ')}`,
      );
    }
    case 'window': {
      const event = valueOf(test.event);
      const end = (duration: Duration | undefined): string | undefined =>
        duration === undefined ? undefined : stepped(event, duration);
      return ifKnown(between(value, end(test.from), end(test.to)), event);
    }
    case 'change':
      return changeFeel(test, readings, ifKnown);
  }
}

function changeFeel(
  test: Extract<Test, { op: 'change' }>,
  { valueOf, elementAt }: Readings,
  ifKnown: (condition: string, ...values: readonly string[]) => string,
): string {
  const steps = (index: number): string => {
    const element = elementAt(index);
    return element.kind === 'quantity'
      ? stepsFeel(element.decimals, `string(${valueOf(index)})`)
      : valueOf(index);
  };
  const product = (factor: number, index: number): string => `${String(factor)} * ${steps(index)}`;
  return ifKnown(
    `${product(test.factor, test.element)} + ${product(test.baselineFactor, test.baseline)} >= ${String(test.atLeast)}`,
    valueOf(test.baseline),
  );
}

function endOf(element: Element): (limit: number) => string {
  if (element.kind === 'date') return (limit) => `date("${formatDay(limit)}")`;
  return (limit) => formatScaled(limit, element.kind === 'quantity' ? element.decimals : 0);
}

function between(value: string, from: string | undefined, to: string | undefined): string {
  if (from !== undefined && from === to) return `${value} = ${from}`;
  const tests = [
    ...(from === undefined ? [] : [`${value} >= ${from}`]),
    ...(to === undefined ? [] : [`${value} <= ${to}`]),
  ];
  if (tests.length === 0) return 'true';
  return tests.length === 1 ? (tests[0] ?? '') : `(${tests.join(' and ')})`;
}

function stepped(day: string, { amount, unit }: Duration): string {
  if (amount === 0) return day;
  const [sign, size] = amount < 0 ? ['-', -amount] : ['+', amount];
  const days = unit === 'week' ? 7 * size : size;
  const written =
    unit === 'month' ? `P${String(size)}M` : unit === 'year' ? `P${String(size)}Y` : `P${String(days)}D`;
  return `${day} ${sign} duration("${written}")`;
}
