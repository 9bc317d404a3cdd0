// Sets two lists against each other in one reading order, and finds which lines of two versions belong together; knows no criteria.
import { wordMarks } from '../diff/marks.ts';
import type { PageLine } from './redline-lines.ts';
import { printedWords } from './redline-runs.ts';

/** At least one side is there. */
export interface Pair<T> {
  readonly old: T | undefined;
  readonly new: T | undefined;
}

/** In the order of the new ones; what only the old version has stands behind its neighbour of then. */
export function inReadingOrder<T extends object>(
  olds: readonly T[],
  news: readonly T[],
  newOf: (older: T) => T | undefined,
): readonly Pair<T>[] {
  const partner = new Map<T, T>();
  const behind = new Map<T | undefined, T[]>();
  let neighbour: T | undefined;
  for (const older of olds) {
    const newer = newOf(older);
    if (newer !== undefined) {
      neighbour = newer;
      partner.set(newer, older);
      continue;
    }
    const waiting = behind.get(neighbour) ?? [];
    behind.set(neighbour, waiting);
    waiting.push(older);
  }
  const gone = (at: T | undefined): readonly Pair<T>[] =>
    (behind.get(at) ?? []).map((older) => ({ old: older, new: undefined }));
  return [
    ...gone(undefined),
    ...news.flatMap((newer) => [{ old: partner.get(newer), new: newer }, ...gone(newer)]),
  ];
}

/** By name, then by the same words, then by similar words in order. */
export function pairLines(olds: readonly PageLine[], news: readonly PageLine[]): readonly Pair<PageLine>[] {
  const newOf = new Map<PageLine, PageLine>();
  const taken = new Set<PageLine>();
  const join = (alike: (older: PageLine, newer: PageLine) => boolean): void => {
    for (const older of olds) {
      if (newOf.has(older)) continue;
      const newer = news.find((one) => one.role === older.role && !taken.has(one) && alike(older, one));
      if (newer === undefined) continue;
      newOf.set(older, newer);
      taken.add(newer);
    }
  };
  join((older, newer) => older.key !== '' && older.key === newer.key);
  join((older, newer) => wordsOf(older) === wordsOf(newer));
  join((older, newer) => older.key === '' && newer.key === '' && similar(wordsOf(older), wordsOf(newer)));
  return inReadingOrder(olds, news, (older) => newOf.get(older));
}

function wordsOf({ cells }: PageLine): string {
  return cells.map(printedWords).join('\t');
}

/** Below this share of common text, marks inside a line are harder to read than the line gone and another come. */
const leastShare = 0.4;

function similar(older: string, newer: string): boolean {
  const common = wordMarks(older, newer)
    .filter(({ kind }) => kind === 'same')
    .reduce((sum, { text }) => sum + text.trim().length, 0);
  return common >= leastShare * Math.max(older.length, newer.length);
}
