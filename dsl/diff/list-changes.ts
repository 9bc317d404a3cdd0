// Structural changes of a guideline's lists of words: references, terms, related documents and printed change lists.
import type { ChangeList, Guideline, Reference, RelatedDocument, Term } from '../model/guideline.ts';
import type { Change, ChangeSide, Materiality, WordMark } from './change.ts';
import { pairByKey } from './keyed-lists.ts';
import type { CitationKeys } from './side.ts';
import { capital, howOf, listBase, placed, sidesOf } from './side.ts';
import { foldWords, quoted } from './words.ts';

/** Keys of the old references whose text the new version lists under another key. */
export function renamedCitationKeys(older: Guideline, newer: Guideline): CitationKeys {
  const kept = new Set(newer.references.map(({ key }) => key));
  const byText = new Map(newer.references.map((reference) => [foldWords(reference.text), reference.key]));
  const before = new Set(older.references.map(({ key }) => key));
  const renamed = new Map<string, string>();
  for (const { key, text } of older.references) {
    const now = byText.get(foldWords(text));
    if (!kept.has(key) && now !== undefined && !before.has(now)) renamed.set(key, now);
  }
  return renamed;
}

export function referenceChanges(older: Guideline, newer: Guideline, keys: CitationKeys): readonly Change[] {
  const before = new Set<Reference>(older.references);
  const keyOf = (reference: Reference): string =>
    before.has(reference) ? (keys.get(reference.key) ?? reference.key) : reference.key;
  return entryChanges(older.references, newer.references, keyOf, 'references', 'evidence', {
    side: (reference) => ({
      ...placed(reference.place, reference.key, reference.text),
      number: String(reference.number),
    }),
    name: ({ text }) => text,
    noun: 'the reference ',
  }).map((change) => ({ kind: 'reference', ...change }));
}

export function termChanges(older: Guideline, newer: Guideline): readonly Change[] {
  return entryChanges(older.terms, newer.terms, ({ name }) => foldWords(name), 'terms', 'wording', {
    side: (term) => placed(term.place, term.name, termWords(term)),
    name: ({ name }) => name,
    noun: 'the definition of ',
  }).map((change) => ({ kind: 'term', ...change }));
}

function termWords({ name, abbreviations, synonyms, definition }: Term): string {
  const short = abbreviations.length > 0 ? ` (${abbreviations.join(', ')})` : '';
  const also = synonyms.map((synonym) => `, also ${synonym}`).join('');
  return [`${name}${short}${also}`, ...definition].join('\n');
}

export function relatedChanges(older: Guideline, newer: Guideline): readonly Change[] {
  return entryChanges(
    older.related,
    newer.related,
    ({ label, title }) => foldWords(label || title),
    'see',
    'administrative',
    {
      side: (entry) => placed(entry.place, '', relatedWords(entry)),
      name: relatedWords,
      noun: 'the related document ',
    },
  ).map((change) => ({ kind: 'text', what: 'see', ...change }));
}

export function changeListChanges(older: Guideline, newer: Guideline): readonly Change[] {
  return entryChanges(older.changes, newer.changes, ({ from }) => from, 'changes from', 'administrative', {
    side: (list) => placed(list.place, list.from, listWords(list)),
    name: ({ from }) => from,
    noun: 'the list of changes from ',
  }).map((change) => ({ kind: 'change-list', ...change }));
}

function relatedWords({ label, title, url }: RelatedDocument): string {
  return [label, title, url].filter(Boolean).join(' ');
}

function listWords(list: ChangeList): string {
  return list.entries.map((entry) => `${entry.verb} ${entry.text}`).join('\n');
}

interface EntryChange {
  readonly id: string;
  readonly section: string;
  readonly sectionTitle: string;
  readonly headline: string;
  readonly materiality: Materiality;
  readonly old: ChangeSide | undefined;
  readonly new: ChangeSide | undefined;
  readonly marks: readonly WordMark[];
  readonly under: readonly string[];
  readonly underIds: readonly string[];
  readonly how: 'added' | 'removed' | 'revised';
}

interface EntryWords<T> {
  readonly side: (entry: T) => ChangeSide;
  readonly name: (entry: T) => string;
  /** For headlines: `the definition of `. */
  readonly noun: string;
}

/** Added, removed and revised entries of a list whose whole content is its words. */
function entryChanges<T extends object>(
  olds: readonly T[],
  news: readonly T[],
  keyOf: (entry: T) => string,
  section: string,
  materiality: Materiality,
  words: EntryWords<T>,
): readonly EntryChange[] {
  return pairByKey(olds, news, keyOf).flatMap((entry) => {
    const sides = sidesOf(entry, words.side);
    const any = entry.new ?? entry.old;
    const how = howOf(entry) ?? (sides.old?.words === sides.new?.words ? undefined : 'revised');
    if (!any || !how) return [];
    const key = foldWords(sides.new?.id || sides.old?.id || words.name(any)).replaceAll(' ', '-');
    return [
      {
        id: `${section.split(' ')[0] ?? section}:${key}`,
        ...listBase(section, '', materiality),
        headline: `${capital(how)} ${words.noun}${quoted(words.name(any))}`,
        ...sides,
        how,
      },
    ];
  });
}
