// Cuts lists of codes by the sets that the guideline asks for; knows no code system's content.
import type { CodeRange } from './codes.ts';
import { codeAfter, codeInRange, comparableCode } from './codes.ts';
import type { Cell, PlacedTest } from './variable.ts';
import { truthsOf } from './variable.ts';

/** Up to this many different sets on one element are told apart exactly, as one variable. */
export const mostCodeSets = 10;

/** The different sets of codes that these tests ask for. */
export function codeSets(tests: readonly PlacedTest[]): readonly (readonly CodeRange[])[] {
  const sets = new Map<string, readonly CodeRange[]>();
  for (const { test } of tests) if (test.op === 'codes-in') sets.set(codeSetKey(test.ranges), test.ranges);
  return [...sets.values()];
}

export function codeSetKey(ranges: readonly CodeRange[]): string {
  return ranges
    .map(({ from, to }) => `${comparableCode(from)}-${comparableCode(to)}`)
    .toSorted()
    .join();
}

/** A cell for every combination of sets that some list of codes falls into; `readers`: whether each graph reads codes here. */
export function codeCells(readers: readonly boolean[], tests: readonly PlacedTest[]): readonly Cell[] {
  const sets = codeSets(tests);
  return combinations(sets).map(({ members, codes }) => {
    const values = readers.map((reads) => (reads ? codes : undefined));
    return {
      words: setWords(sets, members),
      values,
      truths: truthsOf(tests, values),
      extent: { kind: 'truths' },
    };
  });
}

/** How many lists are tried where the sets are too many to tell apart. */
const mostLists = 2_000;

/** A list of codes for every combination of sets that the tests ask for, or for the first of them; those with the fewest codes first. */
export function codeLists(tests: readonly PlacedTest[]): readonly (readonly string[])[] {
  return combinations(codeSets(tests), mostLists).map(({ codes }) => codes);
}

/** A code list by the sets that it falls into, one bit each. */
interface Combination {
  readonly members: bigint;
  readonly codes: readonly string[];
}

/** Closed under joining lists, from single codes; those with the fewest codes first. */
function combinations(sets: readonly (readonly CodeRange[])[], most = Infinity): readonly Combination[] {
  const single = singleCodes(sets);
  const found = new Map<bigint, Combination>([[0n, { members: 0n, codes: [] }]]);
  // Entries that are added while going over the map are visited as well: breadth first.
  for (const { members, codes } of found.values()) {
    for (const one of single) {
      const joined = members | one.members;
      if (found.size >= most) return [...found.values()];
      if (!found.has(joined)) found.set(joined, { members: joined, codes: [...codes, ...one.codes] });
    }
  }
  return [...found.values()];
}

/** One code for every combination of sets that a single code falls into, as the author wrote it where possible. */
function singleCodes(sets: readonly (readonly CodeRange[])[]): readonly Combination[] {
  const ranges = sets.flat();
  const after = ranges.flatMap(({ to }) => codeAfter(to) ?? []);
  const found = new Map<bigint, Combination>();
  for (const code of [...ranges.map(({ from }) => from), ...ranges.map(({ to }) => to), ...after]) {
    let members = 0n;
    sets.forEach((set, index) => {
      if (set.some((range) => codeInRange(code, range))) members |= 1n << BigInt(index);
    });
    if (members !== 0n && !found.has(members)) found.set(members, { members, codes: [code] });
  }
  return [...found.values()];
}

function setWords(sets: readonly (readonly CodeRange[])[], members: bigint): string {
  const named = sets.filter((_, index) => (members >> BigInt(index)) % 2n === 1n).map(rangeWords);
  if (named.length === 0)
    return sets.length === 1 ? `no code of ${sets.map(rangeWords).join()}` : 'none of the codes asked for';
  return named.map((words) => `a code of ${words}`).join(' and ');
}

function rangeWords(ranges: readonly CodeRange[]): string {
  return ranges.map(({ from, to }) => (from === to ? from : `${from} to ${to}`)).join(', ');
}
