// Pairs the reworded among the unmatched items of one list by likeness and place; careful, since a wrong pair hides a change of meaning.
import type { Located } from './outline.ts';
import { wordsOfItem } from './outline.ts';
import type { Pairing } from './pairing.ts';
import { pair } from './pairing.ts';
import type { Phrase } from './words.ts';
import { phraseOf, similarity } from './words.ts';

/** Alike enough anywhere in the list. */
const alike = 0.6;
/** Alike enough between the same neighbours. */
const alikeInPlace = 0.5;
/** Up to so many pairs every pair is scored; beyond, only those that share a rare word. */
const mostPairs = 20_000;
const mostPostings = 24;

interface Candidate {
  readonly older: Located;
  readonly newer: Located;
  readonly score: number;
}

export function matchSimilar(olds: readonly Located[], news: readonly Located[], pairing: Pairing): void {
  const oldGaps = gapsOf(olds, (located) => pairing.newOf.get(located));
  const newGaps = gapsOf(news, (located) => (pairing.oldOf.has(located) ? located : undefined));
  const inPlace = (older: Located, newer: Located): boolean => oldGaps.get(older) === newGaps.get(newer);
  const candidates = scored(olds, news).filter(
    ({ older, newer, score }) => score >= alike || (score >= alikeInPlace && inPlace(older, newer)),
  );
  candidates.sort(
    (a, b) =>
      b.score - a.score ||
      distance(a) - distance(b) ||
      a.newer.order - b.newer.order ||
      a.older.order - b.older.order,
  );
  for (const { older, newer } of candidates) pair(pairing, older, newer, 'similar words');
  joinByCondition(olds, news, pairing);
  joinBareGroups(olds, news, pairing);
}

/** The matched neighbours around each unmatched item, as one comparable value: the new item before it, or the list's start. */
function gapsOf(
  items: readonly Located[],
  matched: (located: Located) => Located | undefined,
): ReadonlyMap<Located, Located | undefined> {
  const gaps = new Map<Located, Located | undefined>();
  const siblings = items[0]?.siblings ?? [];
  const wanted = new Set(items);
  let before: Located | undefined;
  for (const sibling of siblings) {
    before = matched(sibling) ?? before;
    if (wanted.has(sibling)) gaps.set(sibling, before);
  }
  return gaps;
}

function scored(olds: readonly Located[], news: readonly Located[]): Candidate[] {
  const oldPhrases = new Map(olds.map((older) => [older, phraseOf(wordsOfItem(older.criterion))]));
  const near = olds.length * news.length <= mostPairs ? () => olds : sharingRareWords(oldPhrases);
  const candidates: Candidate[] = [];
  for (const newer of news) {
    const phrase = phraseOf(wordsOfItem(newer.criterion));
    if (phrase.words.length === 0) continue;
    for (const older of near(phrase)) {
      const oldPhrase = oldPhrases.get(older);
      if (!oldPhrase || oldPhrase.words.length === 0) continue;
      const score = similarity(oldPhrase, phrase);
      if (score >= alikeInPlace) candidates.push({ older, newer, score });
    }
  }
  return candidates;
}

/** Only words that few items have lead to a candidate: a list of thousands about one organ stays linear. */
function sharingRareWords(phrases: ReadonlyMap<Located, Phrase>): (phrase: Phrase) => ReadonlySet<Located> {
  const postings = new Map<string, Located[]>();
  for (const [located, phrase] of phrases) {
    for (const word of new Set(phrase.words)) {
      const list = postings.get(word);
      if (list) list.push(located);
      else postings.set(word, [located]);
    }
  }
  return (phrase) => {
    const near = new Set<Located>();
    for (const word of phrase.words) {
      const list = postings.get(word) ?? [];
      if (list.length <= mostPostings) for (const located of list) near.add(located);
    }
    return near;
  };
}

/** The same computed condition is the same criterion in other words. */
function joinByCondition(olds: readonly Located[], news: readonly Located[], pairing: Pairing): void {
  const waiting = new Map<string, Located>();
  for (const older of olds) {
    if (!pairing.newOf.has(older) && conditionOf(older) !== '') waiting.set(conditionOf(older), older);
  }
  for (const newer of news) {
    const older = waiting.get(conditionOf(newer));
    if (older) pair(pairing, older, newer, 'place');
  }
}

/** Groups without words are told apart only by their place: in order, among the bare groups of the same list. */
function joinBareGroups(olds: readonly Located[], news: readonly Located[], pairing: Pairing): void {
  const newer = news.filter((located) => located.folded === '' && !pairing.oldOf.has(located));
  const older = olds.filter((located) => located.folded === '' && !pairing.newOf.has(located));
  if (older.length !== newer.length) return;
  older.forEach((located, i) => {
    const partner = newer[i];
    if (partner) pair(pairing, located, partner, 'place');
  });
}

/** '' where any part is answered by a reviewer or listed below. */
function conditionOf({ criterion }: Located): string {
  if (!criterion.clauses.every((clause) => clause.when !== '' && clause.children.length === 0)) return '';
  return criterion.clauses
    .map((clause) => `${clause.connector ?? ''} ${String(clause.negated)} ${clause.when}`)
    .join('\n');
}

function distance({ older, newer }: Candidate): number {
  return Math.abs(older.index - newer.index);
}
