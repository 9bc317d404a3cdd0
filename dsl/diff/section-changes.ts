// Structural changes on a criteria section's own lines: title, lead-in, quantifier, citations; its items are compared elsewhere.
import type { CriteriaSectionModel } from '../model/guideline.ts';
import type { Change } from './change.ts';
import { wordMarks } from './marks.ts';
import { isSameQuantifier, quantifierWords } from './outline.ts';
import type { Surroundings } from './side.ts';
import { citationsNow, listDifference, listedDifference, sectionName, sectionSide } from './side.ts';
import { quoted } from './words.ts';

export function sectionChanges(
  older: CriteriaSectionModel,
  newer: CriteriaSectionModel,
  around: Surroundings,
): readonly Change[] {
  return [
    ...titleChange(older, newer),
    ...leadInChange(older, newer),
    ...quantifierChange(older, newer),
    ...scopeChange(older, newer, around),
    ...citationChange(older, newer, around),
  ];
}

function titleChange(older: CriteriaSectionModel, newer: CriteriaSectionModel): readonly Change[] {
  if (older.title === newer.title) return [];
  return [
    {
      kind: 'reworded',
      ...sectionBase(newer, 'title'),
      headline: `Section title ${quoted(older.title)} is now ${quoted(newer.title)}`,
      materiality: 'wording',
      old: sectionSide(older, older.title),
      new: sectionSide(newer, newer.title),
      marks: wordMarks(older.title, newer.title),
      what: 'section title',
      matchedBy: 'place',
      asksSomethingElse: false,
    },
  ];
}

function leadInChange(older: CriteriaSectionModel, newer: CriteriaSectionModel): readonly Change[] {
  if (older.leadIn === newer.leadIn) return [];
  return [
    {
      kind: 'text',
      ...sectionBase(newer, 'lead-in'),
      headline: `Lead-in of ${quoted(newer.title || newer.kind)} revised`,
      materiality: 'wording',
      old: older.leadIn === '' ? undefined : sectionSide(older, older.leadIn),
      new: newer.leadIn === '' ? undefined : sectionSide(newer, newer.leadIn),
      marks: wordMarks(older.leadIn, newer.leadIn),
      what: 'lead-in',
      how: older.leadIn === '' ? 'added' : newer.leadIn === '' ? 'removed' : 'revised',
    },
  ];
}

function quantifierChange(older: CriteriaSectionModel, newer: CriteriaSectionModel): readonly Change[] {
  const from = quantifierWords(older.quantifier);
  const to = quantifierWords(newer.quantifier);
  if (from === to) return [];
  return [
    {
      kind: 'regrouped',
      ...sectionBase(newer, 'quantifier'),
      headline: `${quoted(newer.title || newer.kind)}: ${from || 'no quantifier'} is now ${to || 'no quantifier'}`,
      materiality: isSameQuantifier(from, to) ? 'wording' : 'meaning',
      old: sectionSide(older),
      new: sectionSide(newer),
      marks: wordMarks(from, to),
      what: 'quantifier',
      from,
      to,
    },
  ];
}

function scopeChange(
  older: CriteriaSectionModel,
  newer: CriteriaSectionModel,
  { scopes }: Surroundings,
): readonly Change[] {
  const from = scopes.get(older) ?? '';
  const to = scopes.get(newer) ?? '';
  if (from === to) return [];
  return [
    {
      kind: 'regrouped',
      ...sectionBase(newer, 'scope'),
      headline: `${quoted(newer.title || newer.kind)}: ${from || 'for every request'} is now ${to || 'for every request'}`,
      materiality: 'meaning',
      old: sectionSide(older),
      new: sectionSide(newer),
      marks: wordMarks(from, to),
      what: 'scope',
      from,
      to,
    },
  ];
}

function citationChange(
  older: CriteriaSectionModel,
  newer: CriteriaSectionModel,
  around: Surroundings,
): readonly Change[] {
  const { added, removed } = listDifference(
    citationsNow(older.citations, newer.citations, around.citationKeys),
    newer.citations,
  );
  if (added.length + removed.length === 0) return [];
  return [
    {
      kind: 'citation',
      ...sectionBase(newer, 'citations'),
      headline: `Citations of ${quoted(newer.title || newer.kind)}: ${listedDifference(added, removed)}`,
      materiality: 'evidence',
      old: sectionSide(older),
      new: sectionSide(newer),
      marks: [],
      added,
      removed,
    },
  ];
}

function sectionBase(section: CriteriaSectionModel, what: string) {
  return { id: `${what}:section:${section.id}`, ...sectionName(section), under: [], underIds: [] };
}
