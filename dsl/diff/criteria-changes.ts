// Structural changes of the criteria sections: what came, went, moved and was renumbered; the clauses of a kept criterion are compared elsewhere.
import type { CriteriaSectionModel } from '../model/guideline.ts';
import type { AddedChange, Change, ChangeSide, MovedChange, RemovedChange } from './change.ts';
import { clauseChanges } from './clause-changes.ts';
import { sideBySide, steadyIndexes } from './keyed-lists.ts';
import type { Matching } from './match.ts';
import type { Located, LocatedSection } from './outline.ts';
import { describeItem, above } from './outline.ts';
import { sectionChanges } from './section-changes.ts';
import type { Surroundings } from './side.ts';
import { sectionName, sectionSide, sideOf } from './side.ts';
import { quoted } from './words.ts';

export function criteriaChanges(matching: Matching, around: Surroundings): readonly Change[] {
  const oldSections = matching.old.sections;
  const taken = new Set(matching.oldSectionOf.values());
  const pairs = sideBySide(oldSections, matching.new.sections, matching.oldSectionOf, taken);
  return pairs.flatMap(({ old: older, new: newer }) => {
    const own = ownSectionChanges(older, newer, around);
    return [...own, ...siblingChanges(older?.below ?? [], newer?.below ?? [], matching, around)];
  });
}

function ownSectionChanges(
  older: LocatedSection | undefined,
  newer: LocatedSection | undefined,
  around: Surroundings,
): readonly Change[] {
  if (older && newer) return sectionChanges(older.section, newer.section, around);
  if (newer) return [addedSection(newer.section)];
  return older ? [removedSection(older.section)] : [];
}

/** The items of one list, old and new side by side, each followed by what is under it. */
function siblingChanges(
  olds: readonly Located[],
  news: readonly Located[],
  matching: Matching,
  around: Surroundings,
): readonly Change[] {
  const partner = new Map<Located, Located>();
  for (const newer of news) {
    const older = matching.oldOf.get(newer);
    if (older && older.siblings === olds) partner.set(newer, older);
  }
  const kept = news.filter((newer) => partner.has(newer));
  const steady = steadyIndexes(kept.map((newer) => partner.get(newer)?.index ?? 0));
  const reordered = new Set(kept.filter((_, i) => !steady.has(i)));
  return sideBySide(olds, news, partner, matching.newOf).flatMap(({ old: gone, new: newer }) => {
    if (!newer)
      return gone
        ? [removedCriterion(gone, matching), ...siblingChanges(gone.below, [], matching, around)]
        : [];
    const older = matching.oldOf.get(newer);
    if (!older)
      return [addedCriterion(newer, matching), ...siblingChanges([], newer.below, matching, around)];
    return [
      ...placeChanges(older, newer, reordered.has(newer), matching),
      ...clauseChanges(older, newer, matching, around),
      ...siblingChanges(older.below, newer.below, matching, around),
    ];
  });
}

function placeChanges(
  older: Located,
  newer: Located,
  reordered: boolean,
  matching: Matching,
): readonly Change[] {
  if (!sameContainer(older, newer, matching)) return [moved(older, newer, 'parent')];
  if (reordered) return [moved(older, newer, 'order')];
  const [from, to] = [older.criterion.number, newer.criterion.number];
  // Under a renumbered criterion every number differs; only the outermost is worth a note.
  if (from === to || lastPart(from) === lastPart(to)) return [];
  return [
    {
      kind: 'renumbered',
      id: `renumbered:${newer.criterion.id}`,
      ...sectionName(newer.section),
      headline: `${quoted(describeItem(newer.criterion))} is now ${to}, was ${from}`,
      materiality: 'administrative',
      old: sideOf(older),
      new: sideOf(newer),
      marks: [],
      ...above(newer),
    },
  ];
}

function sameContainer(older: Located, newer: Located, matching: Matching): boolean {
  if (older.above || newer.above) {
    if (!older.above || !newer.above || matching.oldOf.get(newer.above) !== older.above) return false;
    return older.clause === newer.clause || sameClause(older, newer);
  }
  const oldSection = matching.old.sections.find((section) => section.section === older.section);
  const newSection = matching.new.sections.find((section) => section.section === newer.section);
  return newSection !== undefined && matching.oldSectionOf.get(newSection) === oldSection;
}

/** The list is that of the same clause although another clause came or went before it. */
function sameClause(older: Located, newer: Located): boolean {
  const from = older.above?.criterion.clauses[older.clause];
  const to = newer.above?.criterion.clauses[newer.clause];
  return from !== undefined && to !== undefined && from.words === to.words && from.connector === to.connector;
}

function moved(older: Located, newer: Located, how: MovedChange['how']): MovedChange {
  const from = containerWords(older);
  const to = containerWords(newer);
  const words = quoted(describeItem(newer.criterion));
  return {
    kind: 'moved',
    id: `moved:${newer.criterion.id}`,
    ...sectionName(newer.section),
    headline:
      how === 'parent'
        ? `Moved ${words} from ${quoted(from, 60)} to ${quoted(to, 60)}`
        : `Moved ${words} within ${quoted(to, 60)}`,
    materiality: how === 'parent' ? 'meaning' : 'wording',
    old: sideOf(older),
    new: sideOf(newer),
    marks: [],
    ...above(newer),
    how,
    from,
    to,
  };
}

function addedCriterion(newer: Located, matching: Matching): AddedChange {
  return {
    kind: 'added',
    ...unit(newer, sideOf(newer), 'Added'),
    id: `added:${newer.criterion.id}`,
    old: undefined,
    new: sideOf(newer),
    within: changedAround(newer, 'added', (above) => !matching.oldOf.has(above), [
      ...matching.oldSectionOf.keys(),
    ]),
  };
}

function removedCriterion(older: Located, matching: Matching): RemovedChange {
  return {
    kind: 'removed',
    ...unit(older, sideOf(older), 'Removed'),
    id: `removed:${older.criterion.id}`,
    old: sideOf(older),
    new: undefined,
    within: changedAround(older, 'removed', (above) => !matching.newOf.has(above), [
      ...matching.oldSectionOf.values(),
    ]),
  };
}

function unit(located: Located, side: ChangeSide, verb: string) {
  return {
    ...sectionName(located.section),
    headline: `${verb} ${quoted(side.words)}`,
    materiality: 'meaning',
    marks: [],
    ...above(located),
    unit: 'criterion',
  } as const;
}

/** The nearest criterion above that came (or went) too, or else its section if that did. */
function changedAround(
  located: Located,
  verb: 'added' | 'removed',
  changed: (above: Located) => boolean,
  keptSections: readonly LocatedSection[],
): string {
  if (located.above) return changed(located.above) ? `${verb}:${located.above.criterion.id}` : '';
  const kept = keptSections.some(({ section }) => section === located.section);
  return kept ? '' : `${verb}:section:${located.section.id}`;
}

function addedSection(section: CriteriaSectionModel): AddedChange {
  return { kind: 'added', ...sectionUnit(section, 'added'), old: undefined, new: sectionSide(section) };
}

function removedSection(section: CriteriaSectionModel): RemovedChange {
  return { kind: 'removed', ...sectionUnit(section, 'removed'), old: sectionSide(section), new: undefined };
}

function sectionUnit(section: CriteriaSectionModel, verb: 'added' | 'removed') {
  return {
    id: `${verb}:section:${section.id}`,
    ...sectionName(section),
    headline: `${verb === 'added' ? 'Added' : 'Removed'} the section ${quoted(sectionSide(section).words)}`,
    materiality: 'meaning',
    marks: [],
    under: [],
    underIds: [],
    unit: 'section',
    within: '',
  } as const;
}

function containerWords(located: Located): string {
  return located.above ? describeItem(located.above.criterion) : sectionSide(located.section).words;
}

function lastPart(number: string): string {
  return number.split('.').at(-1) ?? '';
}
