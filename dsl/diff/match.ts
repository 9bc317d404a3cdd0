// Which criterion of the old version is which of the new: by written id, then by words, then by words and place; derived ids are never used.
import type { Guideline } from '../model/guideline.ts';
import { matchSimilar } from './match-similar.ts';
import type { Located, LocatedSection, Outline } from './outline.ts';
import { outlineCriteria } from './outline.ts';
import type { MatchedBy, Pairing } from './pairing.ts';
import { pair } from './pairing.ts';
import { foldWords } from './words.ts';

export interface Matching {
  readonly old: Outline;
  readonly new: Outline;
  readonly oldOf: ReadonlyMap<Located, Located>;
  readonly newOf: ReadonlyMap<Located, Located>;
  /** By the criterion of the new version. */
  readonly by: ReadonlyMap<Located, MatchedBy>;
  readonly oldSectionOf: ReadonlyMap<LocatedSection, LocatedSection>;
}

export function matchCriteria(oldGuideline: Guideline, newGuideline: Guideline): Matching {
  const before = outlineCriteria(oldGuideline);
  const after = outlineCriteria(newGuideline);
  const pairing: Pairing = { oldOf: new Map(), newOf: new Map(), by: new Map() };
  const oldSectionOf = matchSections(before, after);
  const walk = (step: SiblingStep): void => walkContainers(after, oldSectionOf, pairing, step);
  matchById(before, after, pairing);
  walk(matchExact);
  matchUnique(before, after, pairing);
  walk(matchExact);
  matchByChildren(before, pairing);
  walk((olds, news, pairs) => {
    matchExact(olds, news, pairs);
    matchSimilar(olds, news, pairs);
  });
  matchUnique(before, after, pairing);
  walk(matchExact);
  return { old: before, new: after, oldSectionOf, ...pairing };
}

/** Same kind and title first, then same kind in order. */
function matchSections(before: Outline, after: Outline): Map<LocatedSection, LocatedSection> {
  const found = new Map<LocatedSection, LocatedSection>();
  const free = new Set(before.sections);
  const take = (alike: (older: LocatedSection, newer: LocatedSection) => boolean): void => {
    for (const newer of after.sections) {
      if (found.has(newer)) continue;
      for (const older of free) {
        if (older.section.kind !== newer.section.kind || !alike(older, newer)) continue;
        found.set(newer, older);
        free.delete(older);
        break;
      }
    }
  };
  take((older, newer) => older.section.title === newer.section.title);
  take(() => true);
  return found;
}

/** Only ids that the author wrote, in both versions; one that stands twice names nothing. */
function matchById(before: Outline, after: Outline, pairing: Pairing): void {
  const olds = onlyOnce(before.criteria, (located) => (located.criterion.pinned ? located.criterion.id : ''));
  const news = onlyOnce(after.criteria, (located) => (located.criterion.pinned ? located.criterion.id : ''));
  for (const [id, newer] of news) {
    const older = olds.get(id);
    if (older) pair(pairing, older, newer, 'id');
  }
}

type SiblingStep = (olds: readonly Located[], news: readonly Located[], pairing: Pairing) => void;

/** Runs a step over the unmatched items of every matched container, outside in, so that what it matches is walked as well. */
function walkContainers(
  after: Outline,
  oldSectionOf: ReadonlyMap<LocatedSection, LocatedSection>,
  pairing: Pairing,
  step: SiblingStep,
): void {
  const visit = (older: readonly Located[], newer: readonly Located[]): void => {
    const olds = older.filter((located) => !pairing.newOf.has(located));
    const news = newer.filter((located) => !pairing.oldOf.has(located));
    if (olds.length > 0 && news.length > 0) step(olds, news, pairing);
  };
  for (const section of after.sections) {
    const older = oldSectionOf.get(section);
    if (older) visit(older.below, section.below);
  }
  for (const newer of after.criteria) {
    const older = pairing.oldOf.get(newer);
    if (older) visit(older.below, newer.below);
  }
}

/** Same words under the same criterion, or at least the same first words before an `AND`; where words repeat, in order. */
function matchExact(olds: readonly Located[], news: readonly Located[], pairing: Pairing): void {
  matchBy(olds, news, pairing, ({ folded }) => folded);
  matchBy(olds, news, pairing, ({ criterion }) => foldWords(criterion.clauses[0]?.words ?? ''));
}

function matchBy(
  olds: readonly Located[],
  news: readonly Located[],
  pairing: Pairing,
  wordsOf: (located: Located) => string,
): void {
  const waiting = new Map<string, Located[]>();
  for (const older of olds) {
    const words = pairing.newOf.has(older) ? '' : wordsOf(older);
    if (words !== '') push(waiting, words, older);
  }
  for (const list of waiting.values()) list.reverse();
  for (const newer of news) {
    const older = pairing.oldOf.has(newer) ? undefined : waiting.get(wordsOf(newer))?.pop();
    if (older) pair(pairing, older, newer, 'words');
  }
}

/** Same words anywhere, where only one unmatched criterion on each side has them: it has moved. */
function matchUnique(before: Outline, after: Outline, pairing: Pairing): void {
  const olds = onlyOnce(before.criteria, (located) => (pairing.newOf.has(located) ? '' : located.folded));
  const news = onlyOnce(after.criteria, (located) => (pairing.oldOf.has(located) ? '' : located.folded));
  for (const [folded, newer] of news) {
    const older = olds.get(folded);
    if (older) pair(pairing, older, newer, 'words');
  }
}

/** An unmatched criterion most of whose items stand under one unmatched criterion now is that criterion, whatever its words. */
function matchByChildren(before: Outline, pairing: Pairing): void {
  for (const older of before.criteria.toReversed()) {
    if (pairing.newOf.has(older) || older.below.length === 0) continue;
    const votes = new Map<Located, number>();
    for (const child of older.below) {
      const now = pairing.newOf.get(child)?.above;
      if (now && !pairing.oldOf.has(now)) votes.set(now, (votes.get(now) ?? 0) + 1);
    }
    for (const [newer, count] of votes) {
      const bothWays = count * 2 > older.below.length && count * 2 > newer.below.length;
      if (bothWays && (older.folded === '') === (newer.folded === '')) pair(pairing, older, newer, 'place');
    }
  }
}

function onlyOnce(criteria: readonly Located[], keyOf: (located: Located) => string): Map<string, Located> {
  const found = new Map<string, Located>();
  const repeated = new Set<string>();
  for (const located of criteria) {
    const key = keyOf(located);
    if (key === '') continue;
    if (found.has(key)) repeated.add(key);
    else found.set(key, located);
  }
  for (const key of repeated) found.delete(key);
  return found;
}

function push<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}
