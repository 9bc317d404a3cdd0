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

/** A code list by the sets that it falls into, one bit each. */
interface Combination {
  readonly members: number;
  readonly codes: readonly string[];
}

/** Closed under joining lists, from single codes; those with the fewest codes first. */
function combinations(sets: readonly (readonly CodeRange[])[]): readonly Combination[] {
  const single = singleCodes(sets);
  const found = new Map<number, Combination>([[0, { members: 0, codes: [] }]]);
  // Entries that are added while going over the map are visited as well: breadth first.
  for (const { members, codes } of found.values()) {
    for (const one of single) {
      const joined = members | one.members;
      if (!found.has(joined)) found.set(joined, { members: joined, codes: [...codes, ...one.codes] });
    }
  }
  return [...found.values()];
}

/** One code for every combination of sets that a single code falls into, as the author wrote it where possible. */
function singleCodes(sets: readonly (readonly CodeRange[])[]): readonly Combination[] {
  const ranges = sets.flat();
  const after = ranges.flatMap(({ to }) => codeAfter(to) ?? []);
  const found = new Map<number, Combination>();
  for (const code of [...ranges.map(({ from }) => from), ...ranges.map(({ to }) => to), ...after]) {
    let members = 0;
    sets.forEach((set, index) => {
      if (set.some((range) => codeInRange(code, range))) members |= 1 << index;
    });
    if (members !== 0 && !found.has(members)) found.set(members, { members, codes: [code] });
  }
  return [...found.values()];
}

function setWords(sets: readonly (readonly CodeRange[])[], members: number): string {
  const named = sets.filter((_, index) => (members >> index) % 2 === 1).map(rangeWords);
  if (named.length === 0)
    return sets.length === 1 ? `no code of ${sets.map(rangeWords).join()}` : 'none of the codes asked for';
  return named.map((words) => `a code of ${words}`).join(' and ');
}

function rangeWords(ranges: readonly CodeRange[]): string {
  return ranges.map(({ from, to }) => (from === to ? from : `${from} to ${to}`)).join(', ');
}
