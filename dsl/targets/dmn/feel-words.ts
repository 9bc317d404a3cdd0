// Texts, names and dates as FEEL writes them; knows no guideline.

/** A FEEL string that every engine reads alike: engines differ on `\u`, so anything else stands as it is. */
export function feelText(text: string): string {
  return `"${text.replace(/["\\\n\r\t]/g, (mark) => escapes.get(mark) ?? mark)}"`;
}

const escapes: ReadonlyMap<string, string> = new Map([
  ['"', '\\"'],
  ['\\', '\\\\'],
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
]);

export function feelList(items: readonly string[]): string {
  return `[${items.join(', ')}]`;
}

/** How many of these are `true` (or `false`). Engines differ in how a filter takes `false`, and in the sum of nothing. */
export function feelCount(names: readonly string[], state: 'true' | 'false'): string {
  if (names.length === 0) return '0';
  return `sum(for one in ${feelList(names)} return if one = ${state} then 1 else 0)`;
}

/** Engines look for their functions and key words before they look for a fact of that name; the last ones are names within our expressions. */
export const feelWords: ReadonlySet<string> = new Set(
  `if then else for in return some every satisfies and or not between instance of function external true false null partial item
date time duration number string boolean context list range any day month year week substring length upper lower case before after
contains starts ends matches replace split join min max sum mean all union concatenate count append remove reverse insert index
distinct values flatten product median stddev mode decimal floor ceiling round abs modulo sqrt log exp odd even is defined get put
entries merge sort now today years months days meets overlaps finishes includes during coincides sublist value list given text plain steps read code one met open state`.split(
    /\s+/,
  ),
);
