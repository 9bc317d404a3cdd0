// Of each guideline of a library the version in use, so that old ones are not compared with other guidelines; judges nothing.
import type { Collected } from './rule.ts';

export interface LibraryEntry<T> {
  readonly id: string;
  readonly version: string;
  readonly effective: string;
  readonly status: string;
  readonly title: string;
  /** Ids of the fragments that it includes: what they say is its own. */
  readonly includes: readonly string[];
  readonly value: T;
}

type Entry<T> = Collected<LibraryEntry<T>>;

/** The last effective one that is not retired; documents without an id stand for themselves. */
export function currentVersions<T>(files: readonly Entry<T>[]): readonly Entry<T>[] {
  const latest = new Map<string, Entry<T>>();
  for (const file of files) {
    const { id, status } = file.facts;
    if (/^(?:retired|archived|withdrawn)$/.test(status)) continue;
    const key = id === '' ? file.uri : id;
    const known = latest.get(key);
    if (!known || isLater(file.facts, known.facts)) latest.set(key, file);
  }
  return [...latest.values()];
}

function isLater<T>(a: LibraryEntry<T>, b: LibraryEntry<T>): boolean {
  return a.effective === b.effective ? compareVersions(a.version, b.version) > 0 : a.effective > b.effective;
}

function compareVersions(a: string, b: string): number {
  const [first, second] = [a, b].map((text) =>
    text
      .split(/[.-]/)
      .map((part) => part.padStart(8, '0'))
      .join('.'),
  );
  return (first ?? '') < (second ?? '') ? -1 : first === second ? 0 : 1;
}
