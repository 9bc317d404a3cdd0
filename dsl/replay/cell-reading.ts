// Reads one cell of a file of past cases as the value of an element; nothing is guessed, rounded or taken for "no". Knows no file.
import type { Element } from '../decision/criteria-graph.ts';
import { describeAmount, readFact, type ElementValue } from '../decision/facts.ts';
import { formatScaled, parseDecimal } from '../decision/decimal.ts';
import { add, multiply } from '../model/ratio.ts';
import { conversion, unitHelp } from '../model/units.ts';

/** What a file says in its own way, column by column. Texts are compared as `plainText`. */
export interface ReadingRules {
  /** Of numbers without a unit of their own; the declared one where absent. */
  readonly unit?: string;
  /** Such as DD.MM.YYYY; YYYY-MM-DD where absent. */
  readonly date?: string;
  /** Between codes; where absent any of `;`, `|`, `,` and blanks, none of which is in a code. */
  readonly separator?: string;
  /** What other texts mean, as in the facts of a case; null is unknown. */
  readonly values: ReadonlyMap<string, unknown>;
  /** Texts that say nothing, besides the empty one. */
  readonly unknown: ReadonlySet<string>;
}

export const plainRules: ReadingRules = { values: new Map(), unknown: new Set(['unknown', 'null']) };

/** An undefined value is unknown. */
export type CellReading =
  { readonly value: ElementValue | undefined } | { /** For people. */ readonly why: string };

/** Small letters, one hyphen between words: `Not  met` and `not_met` say the same, `<50` and `50` do not. */
export function plainText(text: string): string {
  const words = text.normalize('NFKC').trim().toLowerCase();
  return words.replaceAll(/(?<=[\p{L}\p{N}])[\s_-]+(?=[\p{L}\p{N}])/gu, '-');
}

/** `cell`: a text, or a value of JSON. Empty text, null and undefined are unknown. */
export function readCell(element: Element, cell: unknown, rules: ReadingRules = plainRules): CellReading {
  if (cell === undefined || cell === null) return unknown;
  if (typeof cell === 'number') return readText(element, String(cell), rules);
  if (typeof cell !== 'string') return readFact(element, cell);
  const text = cell.trim();
  if (text === '') return unknown;
  if (text.includes('\ufffd')) return { why: 'It is not UTF-8; save the file as UTF-8.' };
  const key = plainText(text);
  if (rules.values.has(key)) {
    const meant = rules.values.get(key);
    return meant === null ? unknown : readFact(element, meant);
  }
  // A declared value may be such a word; in any other kind, even as a code, it says nothing.
  const isValue = (element.kind === 'choice' || element.kind === 'scale') && element.values.includes(text);
  return rules.unknown.has(key) && !isValue ? unknown : readText(element, text, rules);
}

const unknown: CellReading = { value: undefined };

const truths: ReadonlyMap<string, boolean> = new Map([
  ...['yes', 'y', 'true', 't', '1', 'met'].map((word) => [word, true] as const),
  ...['no', 'n', 'false', 'f', '0', 'not-met'].map((word) => [word, false] as const),
]);

function readText(element: Element, text: string, rules: ReadingRules): CellReading {
  switch (element.kind) {
    case 'question':
    case 'yes-no': {
      const value = truths.get(plainText(text));
      const why = 'Expected yes or no (true or false, 1 or 0, met or not met); an empty cell is unknown.';
      return value === undefined ? { why } : { value };
    }
    case 'choice':
    case 'scale': {
      const alike = element.values.filter((value) => plainText(value) === plainText(text));
      return readFact(element, element.values.includes(text) || alike.length !== 1 ? text : alike[0]);
    }
    case 'quantity':
      return readAmount(element, text, rules);
    case 'count':
      return readFact(element, /^\d{1,15}$/.test(text) ? Number(text) : text);
    case 'date':
      return readDate(element, text, rules.date);
    case 'codes':
      return readFact(element, codesIn(text, rules.separator));
  }
}

/** `[]` is the known absence of codes. */
function codesIn(text: string, separator: string | undefined): readonly string[] {
  if (text === '[]') return [];
  const parts = separator === undefined ? text.split(/[;|,\s]+/) : text.split(separator);
  return parts.map((part) => part.trim()).filter((part) => part !== '');
}

/** Midnight is part of a day as databases write it; any other time is not. */
function readDate(element: Element, text: string, format: string | undefined): CellReading {
  if (format === undefined)
    return readFact(
      element,
      text.replace(/^(\d{4}-\d{2}-\d{2})[T ]00:00(?::00(?:\.0+)?)?(?:Z|\+00)?$/, '$1'),
    );
  const parts = partsOf(format).exec(text)?.groups;
  if (parts === undefined) return { why: `"${text.slice(0, 60)}" is not a date as ${format}.` };
  const { year = '', month = '', day = '' } = parts;
  return readFact(element, `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
}

/** YYYY, MM or M, DD or D, and anything between them. */
export function isDateFormat(format: string): boolean {
  const letters = format.replaceAll(/[^A-Za-z]+/g, ' ').trim();
  const words = letters.split(' ').toSorted().join(' ');
  return /^DD? MM? YYYY$/.test(words) || /^(?:YYYYMMDD|DDMMYYYY|MMDDYYYY)$/.test(format);
}

function partsOf(format: string): RegExp {
  const patterns: Readonly<Record<string, string>> = {
    YYYY: '(?<year>\\d{4})',
    MM: '(?<month>\\d{2})',
    M: '(?<month>\\d{1,2})',
    DD: '(?<day>\\d{2})',
    D: '(?<day>\\d{1,2})',
  };
  const source = format.replaceAll(/YYYY|MM?|DD?|[^YMD]/g, (part) =>
    Object.hasOwn(patterns, part) ? (patterns[part] ?? '') : part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'),
  );
  return new RegExp(`^${source}$`);
}

type Quantity = Extract<Element, { kind: 'quantity' }>;

/** A number, with or without its unit. In another unit it is converted exactly or refused. */
function readAmount(element: Quantity, text: string, rules: ReadingRules): CellReading {
  const parts = /^(-?\d+(?:\.\d+)?)(?:\s*([^\d\s,.;].*))?$/.exec(text);
  if (parts === null) return readFact(element, text);
  const [, number = '', written] = parts;
  const unit = written ?? rules.unit ?? element.unit;
  if (unit === element.unit) return readFact(element, number);
  const found = conversion(unit, element.unit);
  const expected = element.unit === '' ? 'a bare number' : `a number in ${element.unit}`;
  if (found === undefined)
    return {
      why: `"${unit.slice(0, 40)}" is no unit of it; expected ${expected}. ${unitHelp(unit).help ?? ''}`.trim(),
    };
  const decimal = parseDecimal(number);
  if (decimal === undefined) return readFact(element, number);
  const value = { numerator: decimal.coefficient, denominator: 10n ** BigInt(decimal.decimals) };
  const scale = { numerator: 10n ** BigInt(element.decimals), denominator: 1n };
  const { numerator, denominator } = multiply(add(multiply(found.factor, value), found.offset), scale);
  if (numerator % denominator === 0n)
    return readFact(element, formatScaled(numerator / denominator, element.decimals));
  const precision = describeAmount(element, element.step);
  return { why: `${text.slice(0, 60)} is no whole number of steps of ${precision}; it is not rounded.` };
}
