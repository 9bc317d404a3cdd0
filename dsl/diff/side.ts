// How one version's side of a change is written down: place, number, words and section, the same way for every kind of change.
import type { CriteriaSectionModel, Place } from '../model/guideline.ts';
import type { ChangeSide, Materiality } from './change.ts';
import type { EntryPair } from './keyed-lists.ts';
import { wordMarks } from './marks.ts';
import type { Located } from './outline.ts';
import { describeItem } from './outline.ts';

/** Key of the new version for each citation key of the old one whose reference has the same text. */
export type CitationKeys = ReadonlyMap<string, string>;

/** What the comparison of criteria has to know beside the criteria. */
export interface Surroundings {
  readonly citationKeys: CitationKeys;
  /** `FOR initial CPT 94660` of the sections that say so, of both versions. */
  readonly scopes: ReadonlyMap<CriteriaSectionModel, string>;
}

export function sideOf(located: Located, words = describeItem(located.criterion), place?: Place): ChangeSide {
  const { criterion } = located;
  return { place: place ?? criterion.place, id: criterion.id, number: criterion.number, words };
}

export function sectionSide(section: CriteriaSectionModel, words?: string): ChangeSide {
  return {
    place: section.place,
    id: section.id,
    number: '',
    words: words ?? (section.title || section.kind),
  };
}

export function sectionName(section: CriteriaSectionModel): {
  readonly section: string;
  readonly sectionTitle: string;
} {
  return { section: section.kind, sectionTitle: section.title };
}

/** What came and went between two lists of words or keys. */
export function listDifference(
  olds: readonly string[],
  news: readonly string[],
): { readonly added: readonly string[]; readonly removed: readonly string[] } {
  if (olds.length === 0 && news.length === 0) return { added: [], removed: [] };
  const before = new Set(olds);
  const after = new Set(news);
  return {
    added: news.filter((entry) => !before.has(entry)),
    removed: olds.filter((entry) => !after.has(entry)),
  };
}

/** `now a; b`, `no longer c`. */
export function listedDifference(added: readonly string[], removed: readonly string[]): string {
  const parts = [];
  if (added.length > 0) parts.push(`added ${added.join(', ')}`);
  if (removed.length > 0) parts.push(`removed ${removed.join(', ')}`);
  return parts.join('; ');
}

export function howOf<T>(entry: EntryPair<T>): 'added' | 'removed' | undefined {
  if (entry.old === undefined) return 'added';
  return entry.new === undefined ? 'removed' : undefined;
}

export function sidesOf<T>(entry: EntryPair<T>, sideFor: (entry: T) => ChangeSide) {
  const older = entry.old === undefined ? undefined : sideFor(entry.old);
  const newer = entry.new === undefined ? undefined : sideFor(entry.new);
  return { old: older, new: newer, marks: older && newer ? wordMarks(older.words, newer.words) : [] };
}

export function placed(place: Place, id: string, words: string): ChangeSide {
  return { place, id, number: '', words };
}

export function listBase(section: string, sectionTitle: string, materiality: Materiality) {
  return { section, sectionTitle, materiality, under: [], underIds: [] } as const;
}

export function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** Old citations under the keys of the new version. A key that is still cited is the same citation, whatever the list of references calls it now. */
export function citationsNow(
  olds: readonly string[],
  news: readonly string[],
  keys: CitationKeys,
): readonly string[] {
  return olds.map((key) => (news.includes(key) ? key : (keys.get(key) ?? key)));
}
