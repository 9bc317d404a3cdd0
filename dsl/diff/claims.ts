// Checks a printed list of changes against the changes, both ways: claims with nothing behind them and changes that no claim mentions.
import type { ChangeEntryModel, ChangeList } from '../model/guideline.ts';
import type { Change } from './change.ts';
import type { Claim, ClaimCheck } from './guideline-diff.ts';
import { contentWords, foldWords } from './words.ts';

export function checkClaims(
  lists: readonly ChangeList[],
  oldVersion: string,
  changes: readonly Change[],
): ClaimCheck {
  const list = listFrom(lists, oldVersion);
  const claims = (list?.entries ?? []).map((entry) => claimOf(entry, changes));
  const claimed = new Set(claims.flatMap((claim) => claim.changes));
  const unmentioned = changes
    .filter((change) => isExpected(change) && !mentioned(change, claimed))
    .map(({ id }) => id);
  return { listed: list !== undefined, from: list?.from ?? '', claims, unmentioned };
}

/** The list for exactly that version, or for the same version written shorter (`2023` for `2023.1`). */
function listFrom(lists: readonly ChangeList[], version: string): ChangeList | undefined {
  return (
    lists.find(({ from }) => from === version) ??
    lists.find(({ from }) => isShorter(from, version) || isShorter(version, from))
  );
}

function isShorter(short: string, whole: string): boolean {
  return short !== '' && whole.startsWith(`${short}.`);
}

/** What a reader of the summary would want to be told. Dates, numbers and the list itself speak for themselves. */
export function isExpected(change: Change): boolean {
  if (change.kind === 'reworded') return foldWords(change.old.words) !== foldWords(change.new.words);
  if (change.kind === 'include') return true;
  return change.materiality !== 'administrative' && !(change.kind === 'moved' && change.how === 'order');
}

/** A claim of the outermost criterion mentions what is inside it. */
function mentioned(change: Change, claimed: ReadonlySet<string>): boolean {
  if (claimed.has(change.id)) return true;
  return (change.kind === 'added' || change.kind === 'removed') && claimed.has(change.within);
}

type Found = Pick<Claim, 'by'> & { readonly changes: readonly Change[] };

function claimOf(entry: ChangeEntryModel, changes: readonly Change[]): Claim {
  const ways = [byId, byKind, byParent, byWords].map((find) => find(entry, changes));
  const found = ways.find((way) => way.changes.length > 0);
  const behind = found ? withInside(found.changes, changes) : [];
  const { verb, id, text, place } = entry;
  return { verb, id, text, place, changes: behind.map((change) => change.id), by: found?.by ?? 'nothing' };
}

/**
 * A written id settles it: what happened to that criterion, and where nothing but its citations changed, or the claim says "under", what
 * happened under it. Nothing else is looked at.
 */
function byId(entry: ChangeEntryModel, changes: readonly Change[]): Found {
  if (entry.id === '') return { by: 'id', changes: [] };
  const fitting = changes.filter((change) => change.kind !== 'renumbered' && verbFits(entry.verb, change));
  const own = fitting.filter((change) => change.new?.id === entry.id || change.old?.id === entry.id);
  const itself = own.some(({ kind }) => kind !== 'citation') && !/\bunder\b/i.test(entry.text);
  const under = itself ? [] : fitting.filter((change) => change.underIds.includes(entry.id));
  return { by: 'id', changes: [...own, ...under] };
}

/** Claims about a whole kind: citations, codes, definitions, the preamble, dates. */
function byKind(entry: ChangeEntryModel, changes: readonly Change[]): Found {
  if (entry.id !== '') return { by: 'kind', changes: [] };
  const words = foldWords(entry.text.replace(quotedPart, ' '));
  const quotes = quotesOf(entry.text);
  const about = kindsNamed.filter(([pattern]) => pattern.test(words));
  const told = changes.filter(
    (change) =>
      about.some(([, holds]) => holds(change)) &&
      verbFits(entry.verb, change) &&
      (quotes.length === 0 || isNamed(change, quotes)),
  );
  return { by: 'kind', changes: told };
}

/** Prose is named by where it stands, if by anything: nobody quotes a whole text. */
function isNamed(change: Change, quotes: readonly string[]): boolean {
  if (change.kind === 'text' && change.what !== 'see')
    return change.sectionTitle === '' || quotes.some((quote) => covers(quote, change.sectionTitle));
  return quotes.some((quote) => covers(quote, wordsOf(change)));
}

const kindsNamed: readonly (readonly [RegExp, (change: Change) => boolean])[] = [
  [/\b(citations?|references?|bibliography)\b/, ({ kind }) => kind === 'citation' || kind === 'reference'],
  [/\b(codes?|cpt|hcpcs|icd)\b/, ({ kind }) => kind === 'code'],
  [/\b(definitions?|terms?)\b/, ({ kind }) => kind === 'term'],
  [/\b(population|preamble)\b/, (change) => change.kind === 'text' && change.what === 'population'],
  [/\blead in\b/, (change) => change.kind === 'text' && change.what === 'lead-in'],
  [/\b(notes?)\b/, (change) => change.kind === 'text' && change.what === 'notes'],
  [/\b(disclaimer|legal)\b/, (change) => change.kind === 'text' && change.what === 'legal'],
  [/\b(dates?|effective)\b/, (change) => change.kind === 'header' && change.date],
];

/**
 * `Indications under "Brain tumors"`, `Indications in "MR Spectroscopy of the brain"`: what stands under those words, and of that only what
 * else is quoted: `"Edema" indication in "Further visits"`.
 */
function byParent(entry: ChangeEntryModel, changes: readonly Change[]): Found {
  const named = /\b(?:under|within|in)\s+(?:the\s+)?["“']([^"”']+)["”']/i.exec(entry.text)?.[1];
  if (entry.id !== '' || named === undefined) return { by: 'parent', changes: [] };
  const own = quotesOf(entry.text).filter((quote) => quote !== named);
  const fitting = changes.filter((change) => isUnit(change) && verbFits(entry.verb, change));
  const of = (there: readonly Change[]): readonly Change[] =>
    own.length === 0 ? there : [...new Set(own.flatMap((quote) => closest(quote, there)))];
  const under = of(fitting.filter((change) => change.under.some((words) => covers(named, words))));
  if (under.length > 0) return { by: 'parent', changes: under };
  return { by: 'section', changes: of(fitting.filter((change) => covers(named, change.sectionTitle))) };
}

/** The changes whose words hold those of the claim, the closest only. */
function byWords(entry: ChangeEntryModel, changes: readonly Change[]): Found {
  if (entry.id !== '') return { by: 'words', changes: [] };
  const quotes = quotesOf(entry.text);
  const phrases = quotes.length > 0 ? quotes : [plainWords(entry.text)];
  const wanted = new RegExp(`\\b(?:${criterionNouns})\\b`).test(foldWords(entry.text));
  const fitting = changes.filter(
    (change) => isExpected(change) && verbFits(entry.verb, change) && (!wanted || isUnit(change)),
  );
  return { by: 'words', changes: [...new Set(phrases.flatMap((phrase) => closest(phrase, fitting)))] };
}

function closest(phrase: string, changes: readonly Change[]): readonly Change[] {
  const size = contentWords(phrase).length;
  const holding = changes.filter((change) => covers(phrase, wordsOf(change)));
  const extra = (change: Change): number => contentWords(wordsOf(change)).length - size;
  const least = Math.min(...holding.map(extra));
  return holding.filter((change) => extra(change) === least);
}

const quotedPart = /["“]([^"”]+)["”]/g;
const criterionNouns = 'indications?|criteria|criterion|contraindications?|exclusions?|limits?|conditions?';

function quotesOf(text: string): readonly string[] {
  return [...text.matchAll(quotedPart)].map((match) => match[1] ?? '');
}

/** Without the reason after a comma (`, to keep in line with current research`) and without the nouns of a list of changes. */
function plainWords(text: string): string {
  const said = text.split(/,\s+(?:to|per|based|due)\b|\(/)[0] ?? text;
  return foldWords(said).replace(
    new RegExp(`\\b(?:${criterionNouns}|added|removed|revised|updated|new|section)\\b`, 'g'),
    ' ',
  );
}

/** All content words of the phrase are among those of the text, plural and case folded. */
function covers(phrase: string, text: string): boolean {
  const wanted = contentWords(phrase);
  const there = new Set(contentWords(text));
  return wanted.length > 0 && wanted.every((word) => there.has(word));
}

function verbFits(verb: string, change: Change): boolean {
  if (verb !== 'added' && verb !== 'removed') return true;
  if (change.kind === 'citation' || change.kind === 'example') return change[verb].length > 0;
  return change.kind === verb || ('how' in change && change.how === verb);
}

function isUnit(change: Change): boolean {
  return criteriaKinds.has(change.kind);
}

const criteriaKinds: ReadonlySet<Change['kind']> = new Set([
  'added',
  'removed',
  'moved',
  'reworded',
  'regrouped',
  'threshold',
]);

/** With everything inside what was claimed. */
function withInside(found: readonly Change[], changes: readonly Change[]): readonly Change[] {
  const told = new Set(found.map(({ id }) => id));
  for (const change of changes) {
    if ((change.kind === 'added' || change.kind === 'removed') && told.has(change.within))
      told.add(change.id);
  }
  return changes.filter(({ id }) => told.has(id));
}

function wordsOf(change: Change): string {
  return [change.new?.words, change.old?.words].filter(Boolean).join(' ');
}
