// Drafts the published summary of changes, in the house style, from the list of changes; every bullet keeps the changes behind it.
import type { DraftSummary, SummaryBullet, SummaryGroup, VersionIdentity } from './guideline-diff.ts';
import type { AddedChange, Change, RemovedChange } from './change.ts';
import { capital } from './side.ts';
import { foldWords, shortened } from './words.ts';

/** `pinned`: ids written in the new version, the only ones that a line of the list can name. */
export function draftSummary(
  changes: readonly Change[],
  older: VersionIdentity,
  newer: VersionIdentity,
  pinned: ReadonlySet<string>,
): DraftSummary {
  const groups = [
    bulleted('Added the following:', [
      ...unitBullets(changes, 'added', pinned),
      ...entryBullets(changes, 'added'),
    ]),
    bulleted('Removed the following:', [
      ...unitBullets(changes, 'removed', pinned),
      ...entryBullets(changes, 'removed'),
    ]),
    bulleted('Revised the following:', revisedBullets(changes, pinned)),
    citationSentence(changes),
    bulleted('Procedure and diagnosis codes:', codeBullets(changes)),
  ];
  const from = older.version || older.label;
  const to = newer.version || newer.label;
  return {
    lead:
      from === to
        ? `${newer.title} guideline, two texts of version ${to}, had the following changes:`
        : `${newer.title} guideline had the following version changes from ${from} to ${to}:`,
    groups: groups.filter((group) => group.bullets.length > 0 || group.changes.length > 0),
  };
}

function bulleted(heading: string, bullets: readonly SummaryBullet[]): SummaryGroup {
  return { heading, bullets, changes: [], source: '' };
}

function citationSentence(changes: readonly Change[]): SummaryGroup {
  return {
    heading: 'Citations updated per the evidence.',
    bullets: [],
    changes: changes.filter(({ kind }) => kind === 'citation' || kind === 'reference').map(({ id }) => id),
    source: 'updated  references, per the evidence',
  };
}

type UnitChange = AddedChange | RemovedChange;

/** Criteria that came (or went): one bullet each, those under one kept criterion together, what is inside them with them. */
function unitBullets(
  changes: readonly Change[],
  verb: 'added' | 'removed',
  pinned: ReadonlySet<string>,
): readonly SummaryBullet[] {
  const units = changes.filter((change): change is UnitChange => change.kind === verb);
  const inside = insideOf(units);
  const titles = neededTitles(changes);
  const lists = new Map<string, UnitChange[]>();
  for (const unit of units) {
    if (unit.within !== '') continue;
    const parent = unit.unit === 'criterion' ? unit.underIds.at(-1) : undefined;
    const key = parent ?? unit.id;
    const list = lists.get(key);
    if (list) list.push(unit);
    else lists.set(key, [unit]);
  }
  return [...lists.values()].map((list) => unitBullet(list, verb, { inside, titles, pinned }));
}

interface UnitSurroundings {
  /** Ids of the changes inside each outermost one. */
  readonly inside: ReadonlyMap<string, readonly string[]>;
  /** Titles of the sections, by change, where the noun alone would not tell which is meant. */
  readonly titles: ReadonlyMap<string, string>;
  readonly pinned: ReadonlySet<string>;
}

function unitBullet(
  list: readonly UnitChange[],
  verb: 'added' | 'removed',
  { inside, titles, pinned }: UnitSurroundings,
): SummaryBullet {
  const behind = list.flatMap((unit) => [unit.id, ...(inside.get(unit.id) ?? [])]);
  const [first, ...others] = list;
  const parent = first?.under.at(-1);
  const noun = nounOf(first?.section ?? '');
  if (first && others.length > 0 && parent !== undefined) {
    return bullet(
      `${capital(noun)}s under ${named(parent)}`,
      behind,
      verb,
      first.underIds.at(-1) ?? '',
      pinned,
    );
  }
  const words = named(wordsOf(first));
  if (first?.unit === 'section') return bullet(`${words} section`, behind, verb, '', pinned);
  const id = first?.new?.id ?? '';
  const what = first?.unit === 'criterion' ? noun : 'condition';
  const place =
    parent === undefined ? inSection(titles.get(first?.id ?? '') ?? '') : ` under ${named(parent)}`;
  return bullet(`${words} ${what}${place}`, behind, verb, id, pinned);
}

/** "First visits" and "Further visits" are both indications: where changes are in both, each says in which. */
function neededTitles(changes: readonly Change[]): ReadonlyMap<string, string> {
  const units = changes.filter(({ kind }) => kind === 'added' || kind === 'removed');
  const ofNoun = new Map<string, Set<string>>();
  for (const { section, sectionTitle } of units) {
    const noun = nounOf(section);
    ofNoun.set(noun, (ofNoun.get(noun) ?? new Set()).add(sectionTitle));
  }
  const doubtful = units.filter(({ section }) => (ofNoun.get(nounOf(section))?.size ?? 0) > 1);
  return new Map(doubtful.map(({ id, sectionTitle }) => [id, sectionTitle]));
}

function inSection(title: string): string {
  return title === '' ? '' : ` in ${named(title)}`;
}

/** Ids of the changes inside each outermost one, in order. */
function insideOf(units: readonly UnitChange[]): ReadonlyMap<string, readonly string[]> {
  const outermost = new Map<string, string>();
  const inside = new Map<string, string[]>();
  for (const unit of units) {
    const root = unit.within === '' ? unit.id : (outermost.get(unit.within) ?? unit.within);
    outermost.set(unit.id, root);
    if (root === unit.id) continue;
    const list = inside.get(root);
    if (list) list.push(unit.id);
    else inside.set(root, [unit.id]);
  }
  return inside;
}

/** Entries of the other lists that came or went; definitions share one bullet. */
function entryBullets(changes: readonly Change[], how: 'added' | 'removed'): readonly SummaryBullet[] {
  const entries = changes.filter((change) => 'how' in change && change.how === how);
  const terms = entries.filter(({ kind }) => kind === 'term');
  const names = terms.map((change) => named(change.new?.id ?? change.old?.id ?? ''));
  const ids = terms.map(({ id }) => id);
  const defined = `Definition${names.length === 1 ? '' : 's'} of ${names.join(', ')}`;
  const others = entries.flatMap((change) => {
    const words = change.kind === 'term' ? '' : entryWords(change);
    return words === '' ? [] : [bullet(words, [change.id], how, '', new Set())];
  });
  return names.length === 0 ? others : [...others, bullet(defined, ids, how, '', new Set())];
}

/** '' for what the summary tells elsewhere (codes, references) or not at all (the list itself). */
function entryWords(change: Change): string {
  const words = wordsOf(change);
  if (change.kind === 'term') return `Definition of ${named(change.new?.id ?? change.old?.id ?? '')}`;
  if (change.kind === 'text') {
    if (change.what === 'see') return `Related document ${named(words)}`;
    return `${capital(change.what)} text${inSection(change.sectionTitle)}`;
  }
  if (change.kind === 'detail') {
    return `${capital(change.what.toLowerCase())} under ${named(change.under.at(-1) ?? words)}`;
  }
  if (change.kind === 'determination') return `Determination ${named(words)}`;
  if (change.kind === 'data') return `Data element ${named(words)}`;
  return change.kind === 'include' ? `Shared criteria ${named(words)}` : '';
}

function revisedBullets(changes: readonly Change[], pinned: ReadonlySet<string>): readonly SummaryBullet[] {
  return changes.flatMap((change) => {
    const words = revisedWords(change);
    if (words === '') return [];
    return [bullet(words, [change.id], 'revised', change.new?.id ?? '', pinned)];
  });
}

function revisedWords(change: Change): string {
  switch (change.kind) {
    case 'moved':
      return change.how === 'parent'
        ? `${named(wordsOf(change))} moved from ${named(change.from)} to ${named(change.to)}`
        : '';
    case 'reworded':
      if (foldWords(change.old.words) === foldWords(change.new.words)) return '';
      return `${named(change.old.words)} reworded to ${named(change.new.words)}`;
    case 'regrouped':
      return `${named(wordsOf(change))}: ${change.from || 'no ' + change.what} changed to ${change.to || 'no ' + change.what}`;
    case 'threshold':
      return `${named(wordsOf(change))}: ${change.from || 'no ' + change.what} changed to ${change.to || 'no ' + change.what}`;
    case 'example':
      return `Examples of ${named(wordsOf(change))}`;
    case 'determination':
      return change.how === 'revised' || change.how === 'moved'
        ? `Determination ${named(wordsOf(change))}`
        : '';
    case 'data':
      return change.how === 'type' || change.how === 'label' ? change.headline : '';
    case 'include':
      return change.how === 'version' ? change.headline : '';
    case 'term':
    case 'text':
    case 'detail':
      return change.how === 'revised' ? entryWords(change) : '';
    case 'header':
      return change.field === 'title'
        ? `Title changed from ${named(change.old.words)} to ${named(change.new.words)}`
        : '';
    case 'added':
    case 'removed':
    case 'renumbered':
    case 'citation':
    case 'reference':
    case 'code':
    case 'change-list':
      break;
  }
  return '';
}

function codeBullets(changes: readonly Change[]): readonly SummaryBullet[] {
  return changes.flatMap((change) => {
    if (change.kind !== 'code') return [];
    const verb = change.how === 'added' || change.how === 'removed' ? change.how : 'revised';
    return [bullet(change.headline, [change.id], verb, '', new Set())];
  });
}

function bullet(
  words: string,
  changes: readonly string[],
  verb: string,
  id: string,
  pinned: ReadonlySet<string>,
): SummaryBullet {
  const written = pinned.has(id) ? `{${id}}  ` : '';
  return { words, changes, source: `${verb.padEnd(8)} ${written}${words}` };
}

function wordsOf(change: Change | undefined): string {
  return (change?.new ?? change?.old)?.words ?? '';
}

/** A list of changes quotes what it names, and quotes nothing twice. */
function named(words: string): string {
  return `"${shortened(words.replaceAll('"', "'"), 100)}"`;
}

function nounOf(section: string): string {
  switch (section) {
    case 'contraindications':
      return 'contraindication';
    case 'exclusions':
      return 'exclusion';
    case 'experimental':
      return 'experimental use';
    case 'limits':
      return 'limit';
    case 'site of service':
      return 'site of service criterion';
    default:
      return 'indication';
  }
}
