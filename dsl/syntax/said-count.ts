// How many items of a list its words ask for, such as "at least two of the following"; decides nothing, it only reads prose.
import type { QuantifierKind } from './ast.ts';

/** `count` with AT LEAST, AT MOST and EXACTLY only. */
export interface SaidCount {
  readonly kind: QuantifierKind;
  readonly count: number | undefined;
}

const names = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'] as const;
const number = `(\\d{1,2}|${names.join('|')})`;
const what = '(?: +of)?(?: +the)? +(?:following|these|below)\\b';
const ending = `(?: +of(?: +these)?)?(?: *:)?$`;

type Reader = (count: number) => readonly SaidCount[];

const atLeast: Reader = (count) =>
  count < 2 ? [{ kind: 'ANY OF', count: undefined }] : [{ kind: 'AT LEAST', count }];
const atMost: Reader = (count) => [{ kind: 'AT MOST', count }];
const exactly: Reader = (count) => [{ kind: 'EXACTLY', count }];

/** The likeliest reading first. */
const forms: readonly (readonly [phrase: string, read: Reader])[] = [
  [`(?:at least|a minimum of|no fewer than|not less than) +${number}`, atLeast],
  [`${number} +or +more`, atLeast],
  [`(?:at most|no more than|not more than|up to) +${number}`, atMost],
  [`${number} +or +(?:fewer|less)`, atMost],
  [`(?:exactly|only|just) +${number}`, exactly],
  ['(one) +or +both', () => [{ kind: 'ANY OF', count: undefined }]],
  [number, (count) => [...atLeast(count), ...exactly(count)]],
];
const patterns = forms.map(([phrase, read]) => ({
  inText: new RegExp(`\\b${phrase}${what}`, 'i'),
  atEnd: new RegExp(
    `[,;]?\\s*(?:\\b(?:and|with|plus)\\s+)?\\b${phrase}(?:${what}(?: +[\\w-]+)?(?: *:)?$|${phrase === number ? '(?: +of(?: +these)? *:?$)' : ending})`,
    'i',
  ),
  read,
}));

export interface SaidList {
  readonly start: number;
  readonly length: number;
  readonly readings: readonly SaidCount[];
}

/** undefined where the text names no number of items in front of "the following" or its like. */
export function saidCountIn(text: string): SaidList | undefined {
  return find(text, 'inText');
}

/** At the end of a line, where the list would begin; there "two or more" needs no "of the following". */
export function saidCountAtEnd(text: string): SaidList | undefined {
  return find(text, 'atEnd');
}

function find(text: string, where: 'inText' | 'atEnd'): SaidList | undefined {
  for (const form of patterns) {
    const match = form[where].exec(text);
    if (match)
      return { start: match.index, length: match[0].length, readings: form.read(numberOf(match[1] ?? '')) };
  }
  return undefined;
}

function numberOf(word: string): number {
  const named = names.findIndex((name) => name === word.toLowerCase());
  return named < 0 ? Number(word) : named + 1;
}
