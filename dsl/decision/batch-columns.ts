// Many cases as columns, one an element: bits for yes and no, numbers, or places in a dictionary; knows nothing of criteria.
import type { Element } from './criteria-graph.ts';
import type { ElementValue, Values } from './facts.ts';
import { readFact } from './facts.ts';

/** The values of one element in a batch of cases. Case i is bit `i & 31` of word `i >> 5`. */
export type Column =
  /** For a question or yes-no; unknown where neither bit is set. Never both. */
  | { readonly kind: 'truths'; readonly met: Int32Array; readonly notMet: Int32Array }
  /** For a quantity or count in its scaled whole numbers, for a date in days since 1970-01-01. NaN is unknown. */
  | { readonly kind: 'numbers'; readonly values: Float64Array }
  /** For any element: each case names its value by place. An undefined value is unknown. */
  | {
      readonly kind: 'dictionary';
      readonly values: readonly (ElementValue | undefined)[];
      readonly places: Places;
    };

export type Places = Uint8Array | Uint16Array | Int32Array;

/** By `ElementIndex`. Undefined: unknown in every case. Extra entries are ignored. */
export type Columns = readonly (Column | undefined)[];

/** How many words hold the bits of so many cases. */
export function wordsFor(size: number): number {
  return (size + 31) >>> 5;
}

/** The values of cases that were read one by one. */
export function columnsOf(elements: readonly Element[], cases: readonly Values[]): Columns {
  return elements.map((element, index) => columnOf(element, (at) => cases[at]?.[index], cases.length));
}

export function columnOf(
  element: Element,
  valueOf: (caseIndex: number) => ElementValue | undefined,
  size: number,
): Column {
  switch (element.kind) {
    case 'question':
    case 'yes-no':
      return truthsOf(valueOf, size);
    case 'quantity':
    case 'count':
    case 'date': {
      const values = new Float64Array(size).fill(Number.NaN);
      for (let at = 0; at < size; at++) {
        const value = valueOf(at);
        if (typeof value === 'number') values[at] = value;
      }
      return { kind: 'numbers', values };
    }
    case 'choice':
    case 'scale':
    case 'codes':
      return dictionaryOf(valueOf, size);
  }
}

/** A column whose distinct facts (as in a case's JSON) are read once each. */
export interface ReadColumn {
  readonly column: Column;
  /** Distinct facts that could not be read, by their place; they count as unknown. */
  readonly invalid: readonly { readonly place: number; readonly why: string }[];
}

/** `facts`: the distinct facts of the element, null or undefined where it is unknown; `places`: which of them each case has. */
export function readColumn(element: Element, facts: readonly unknown[], places: Places): ReadColumn {
  const invalid: { place: number; why: string }[] = [];
  const values = facts.map((given, place): ElementValue | undefined => {
    if (given === undefined || given === null) return undefined;
    const read = readFact(element, given);
    if ('value' in read) return read.value;
    invalid.push({ place, why: read.why });
    return undefined;
  });
  const dictionary: Column = { kind: 'dictionary', values, places };
  const isTruth = element.kind === 'question' || element.kind === 'yes-no';
  const column = isTruth ? truthsOf((at) => values[places[at] ?? -1], places.length) : dictionary;
  return { column, invalid };
}

/** The columns of these cases alone, in their order. */
export function pickCases(columns: Columns, cases: Int32Array): Columns {
  const picked = new Map<Column, Column>();
  for (const column of columns) {
    if (column !== undefined && !picked.has(column)) picked.set(column, pickFrom(column, cases));
  }
  return columns.map((column) => column && picked.get(column));
}

function pickFrom(column: Column, cases: Int32Array): Column {
  switch (column.kind) {
    case 'truths': {
      const pick = (bits: Int32Array): Int32Array => {
        const picked = new Int32Array(wordsFor(cases.length));
        cases.forEach((from, at) => {
          const bit = ((bits[from >> 5] ?? 0) >>> (from & 31)) & 1;
          picked[at >> 5] = (picked[at >> 5] ?? 0) | (bit << (at & 31));
        });
        return picked;
      };
      return { kind: 'truths', met: pick(column.met), notMet: pick(column.notMet) };
    }
    case 'numbers':
      return {
        kind: 'numbers',
        values: Float64Array.from(cases, (from) => column.values[from] ?? Number.NaN),
      };
    case 'dictionary':
      return { ...column, places: Int32Array.from(cases, (from) => column.places[from] ?? 0) };
  }
}

function truthsOf(valueOf: (caseIndex: number) => ElementValue | undefined, size: number): Column {
  const met = new Int32Array(wordsFor(size));
  const notMet = new Int32Array(wordsFor(size));
  for (let at = 0; at < size; at++) {
    const value = valueOf(at);
    if (value === undefined) continue;
    const bits = value === true ? met : notMet;
    bits[at >> 5] = (bits[at >> 5] ?? 0) | (1 << (at & 31));
  }
  return { kind: 'truths', met, notMet };
}

function dictionaryOf(valueOf: (caseIndex: number) => ElementValue | undefined, size: number): Column {
  const values: (ElementValue | undefined)[] = [undefined];
  const placeOf = new Map<string, number>();
  const places = new Int32Array(size);
  for (let at = 0; at < size; at++) {
    const value = valueOf(at);
    if (value === undefined) continue;
    const key = JSON.stringify(value);
    const place = placeOf.get(key) ?? values.push(value) - 1;
    placeOf.set(key, place);
    places[at] = place;
  }
  return { kind: 'dictionary', values, places };
}
