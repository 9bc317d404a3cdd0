// Reads what is known of a case, and says what could not be read and why; nothing is coerced, rounded or guessed.
import { formatDay, parseDay } from './calendar.ts';
import { isCode } from './codes.ts';
import type { CriteriaGraph, Element } from './criteria-graph.ts';
import { formatScaled, parseDecimal, scaleDecimal } from './decimal.ts';

/**
 * A known value of an element: boolean for a question and yes-no, the value's text for choice and scale,
 * a scaled whole number for quantity and count, days since 1970-01-01 for a date, a list for codes.
 */
export type ElementValue = boolean | string | number | readonly string[];

/** By `ElementIndex`; undefined is unknown. */
export type Values = readonly (ElementValue | undefined)[];

/** One JSON object, by element key; absent and null are unknown. */
export type Facts = Readonly<Record<string, unknown>>;

export interface InvalidFact {
  readonly key: string;
  readonly value: unknown;
  /** What is wrong and what is expected, for people. */
  readonly why: string;
}

/** A value, or why the fact is none, for people. */
export type Read = { readonly value: ElementValue } | { readonly why: string };

export interface Reading {
  readonly values: Values;
  /** Evaluated as unknown. In the order of the elements, then unknown keys in the order of their text. */
  readonly invalid: readonly InvalidFact[];
}

export function readFacts(graph: CriteriaGraph, facts: Facts): Reading {
  if (!isPlainObject(facts)) {
    const why = 'The facts of a case are one JSON object from keys to values.';
    return { values: graph.elements.map(() => undefined), invalid: [{ key: '', value: facts, why }] };
  }
  const invalid: InvalidFact[] = [];
  const values = graph.elements.map((element) => {
    const given = Object.hasOwn(facts, element.key) ? facts[element.key] : undefined;
    if (given === undefined || given === null) return undefined;
    const read = readFact(element, given);
    if ('value' in read) return read.value;
    invalid.push({ key: element.key, value: given, why: read.why });
    return undefined;
  });
  return { values, invalid: [...invalid, ...unknownKeys(graph, facts)] };
}

/** The canonical facts of these values; what is unknown is left out. Reading them yields the values again. */
export function writeFacts(graph: CriteriaGraph, values: Values): Facts {
  const entries: [string, unknown][] = [];
  graph.elements.forEach((element, index) => {
    const value = values[index];
    if (value !== undefined) entries.push([element.key, writeValue(element, value)]);
  });
  return Object.fromEntries(entries);
}

/** A value for people: `34.9 kg/m2`, `2024-07-01`, `yes`. */
export function describeValue(element: Element, value: ElementValue): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'string') return value;
  if (typeof value !== 'number') return value.length === 0 ? 'none' : value.join(', ');
  if (element.kind === 'date') return formatDay(value);
  return element.kind === 'quantity' ? describeAmount(element, value) : String(value);
}

/** A scaled number with its unit: `34.9 kg/m2`, `1 year`. */
export function describeAmount(
  measure: { readonly unit: string; readonly decimals: number },
  scaled: number,
): string {
  return withUnit(measure, formatScaled(scaled, measure.decimals));
}

type Quantity = Extract<Element, { kind: 'quantity' }>;

/** One fact that is neither absent nor null. */
export function readFact(element: Element, given: unknown): Read {
  switch (element.kind) {
    case 'question':
    case 'yes-no':
      return typeof given === 'boolean' ? { value: given } : { why: 'Expected true, false or null.' };
    case 'choice':
    case 'scale':
      return typeof given === 'string' && element.values.includes(given)
        ? { value: given }
        : { why: `Expected one of the texts ${element.values.map((value) => `"${value}"`).join(', ')}.` };
    case 'quantity':
      return readQuantity(element, given);
    case 'count':
      return typeof given === 'number' && Number.isSafeInteger(given) && given >= 0
        ? { value: given === 0 ? 0 : given }
        : { why: 'Expected a whole number from 0.' };
    case 'date':
      return readDate(given);
    case 'codes':
      return readCodes(given);
  }
}

function readQuantity(element: Quantity, given: unknown): Read {
  const plain = typeof given === 'number' ? plainScaled(element, given) : undefined;
  if (plain !== undefined) return { value: plain };
  const text = amountText(element, given);
  if (typeof text !== 'string') return text;
  const decimal = parseDecimal(text);
  if (decimal === undefined) return { why: `${quoted(text)} is not a plain decimal number such as 34.9.` };
  const scaled = scaleDecimal(decimal, element.decimals);
  if (scaled === undefined || scaled % BigInt(element.step) !== 0n) {
    const precision = describeAmount(element, element.step);
    return {
      why: `${shortened(text)} is finer than the declared precision of ${precision}; it is not rounded.`,
    };
  }
  const value = Number(scaled);
  const tooLow = element.min !== undefined && value < element.min;
  const tooHigh = element.max !== undefined && value > element.max;
  if (tooLow || tooHigh || !Number.isSafeInteger(value)) {
    return {
      why: `${withUnit(element, shortened(text))} is outside the declared range ${describeBounds(element)}.`,
    };
  }
  return { value };
}

/**
 * The common case without its text: a number of few digits whose shortest decimal text is `scaled` / 10^`decimals`, since only that
 * quotient rounds to it. Undefined where it takes the text to tell.
 */
function plainScaled({ decimals, step, min, max }: Quantity, given: number): number | undefined {
  if (decimals > 6) return undefined;
  const unit = 10 ** decimals;
  const scaled = Math.round(given * unit);
  const isPlain = Math.abs(scaled) < 1e15 && scaled / unit === given && scaled % step === 0;
  const isInside = (min === undefined || scaled >= min) && (max === undefined || scaled <= max);
  return isPlain && isInside ? scaled + 0 : undefined;
}

/** The number's text where it is given in the declared unit. */
function amountText(element: Quantity, given: unknown): string | { readonly why: string } {
  if (typeof given === 'string') return given;
  if (typeof given === 'number') return String(given);
  const unit = element.unit === '' ? '' : ` in ${element.unit}`;
  const shape = `Expected {"value": "34.9", "unit": "${element.unit}"} or a number${unit}.`;
  if (!isPlainObject(given)) return { why: shape };
  const surplus = Object.keys(given).find((key) => key !== 'value' && key !== 'unit');
  if (surplus !== undefined) return { why: `${quoted(surplus)} is not part of a quantity. ${shape}` };
  const givenUnit = Object.hasOwn(given, 'unit') ? given['unit'] : '';
  if (givenUnit !== element.unit) {
    const wrong =
      typeof givenUnit === 'string' && givenUnit !== ''
        ? `The unit is ${quoted(givenUnit)}. `
        : 'The unit is missing. ';
    return { why: wrong + shape };
  }
  const value = Object.hasOwn(given, 'value') ? given['value'] : undefined;
  if (typeof value === 'string') return value;
  return typeof value === 'number' ? String(value) : { why: shape };
}

function readDate(given: unknown): Read {
  if (typeof given !== 'string') return { why: 'Expected a date as text, YYYY-MM-DD.' };
  const day = parseDay(given);
  return day === undefined
    ? { why: `${quoted(given)} is no day of the calendar as YYYY-MM-DD.` }
    : { value: day };
}

function readCodes(given: unknown): Read {
  const expected = 'Expected a list of codes such as ["C34.1"]; an empty list says that there are none.';
  if (!Array.isArray(given)) return { why: expected };
  const codes: string[] = [];
  for (const code of given as readonly unknown[]) {
    if (typeof code !== 'string' || !isCode(code)) {
      return { why: `${typeof code === 'string' ? quoted(code) : 'An entry'} is not a code. ${expected}` };
    }
    codes.push(code);
  }
  return { value: [...new Set(codes)] };
}

function unknownKeys(graph: CriteriaGraph, facts: Facts): readonly InvalidFact[] {
  const keys = new Set(graph.elements.map((element) => element.key));
  return Object.keys(facts)
    .filter((key) => !keys.has(key))
    .toSorted()
    .map((key) => ({
      key,
      value: facts[key],
      why: 'No criterion or data element of this guideline has this key.',
    }));
}

function writeValue(element: Element, value: ElementValue): unknown {
  if (typeof value !== 'number') return value;
  if (element.kind === 'date') return formatDay(value);
  if (element.kind !== 'quantity') return value;
  return { value: formatScaled(value, element.decimals), unit: element.unit };
}

function withUnit({ unit }: { readonly unit: string }, amount: string): string {
  const counted = amount === '1' && /^(day|week|month|year)s$/.test(unit) ? unit.slice(0, -1) : unit;
  return counted === '' ? amount : `${amount} ${counted}`;
}

function describeBounds(element: Quantity): string {
  const { min, max } = element;
  const from = min === undefined ? '' : `from ${formatScaled(min, element.decimals)} `;
  return max === undefined ? `${from}upwards` : `${from}to ${describeAmount(element, max)}`;
}

function quoted(text: string): string {
  return `"${shortened(text)}"`;
}

/** Facts come from anywhere: a message never repeats a whole document. */
function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
