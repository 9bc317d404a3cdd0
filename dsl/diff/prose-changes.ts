// Structural changes of a guideline's header and prose: title, dates, population, notes, legal text; none of it has truth of its own.
import type { Guideline, GuidelineHeader, Place } from '../model/guideline.ts';
import type { Change, HeaderChange, TextChange } from './change.ts';
import { wordMarks } from './marks.ts';
import { capital, placed } from './side.ts';
import type { Version } from './version.ts';
import { quoted } from './words.ts';

const headerWords: readonly (readonly [keyof GuidelineHeader, string])[] = [
  ['id', 'id'],
  ['number', 'number'],
  ['version', 'version'],
  ['follows', 'follows'],
  ['program', 'program'],
  ['owner', 'owner'],
  ['status', 'status'],
  ['initiated', 'initiated'],
  ['reviewed', 'reviewed'],
  ['previousReview', 'previous-review'],
  ['effective', 'effective'],
  ['reviewDue', 'review-due'],
];

const dates = new Set(['initiated', 'reviewed', 'previous-review', 'effective', 'review-due']);

export function headerChanges(older: Version, newer: Version): readonly Change[] {
  const fields = headerWords.flatMap(([key, word]) =>
    headerChange(older, newer, word, older.guideline.header[key], newer.guideline.header[key]),
  );
  return [...headerChange(older, newer, 'title', older.guideline.title, newer.guideline.title), ...fields];
}

function headerChange(
  older: Version,
  newer: Version,
  field: string,
  from: string,
  to: string,
): readonly HeaderChange[] {
  if (from === to) return [];
  return [
    {
      kind: 'header',
      id: `header:${field}`,
      section: 'header',
      sectionTitle: '',
      headline: `${field}: ${from || 'none'} is now ${to || 'none'}`,
      materiality: 'administrative',
      old: { place: headerPlace(older, field), id: field, number: '', words: from },
      new: { place: headerPlace(newer, field), id: field, number: '', words: to },
      marks: wordMarks(from, to),
      under: [],
      underIds: [],
      field,
      date: dates.has(field),
    },
  ];
}

/** The field's line, or the title's where the field is not written. */
function headerPlace({ guideline, document }: Version, field: string): Place {
  const written = document.header.find((entry) => entry.key.value === field);
  const span = written?.span ??
    document.title?.span ?? { start: document.span.start, end: document.span.start };
  return { uri: guideline.uri, span };
}

type Prose = 'population' | 'notes' | 'legal';

export function textChanges(older: Version, newer: Version, what: Prose): readonly TextChange[] {
  const [from, to] = [proseOf(older.guideline, what), proseOf(newer.guideline, what)];
  return [
    ...textChange(
      { words: from, place: textPlace(older, what) },
      { words: to, place: textPlace(newer, what) },
      what,
    ),
    ...fragmentTextChanges(older, newer, what),
  ];
}

/** Of fragments that both versions include; what comes or goes with a whole fragment is told by its line. */
function fragmentTextChanges(older: Version, newer: Version, what: Prose): readonly TextChange[] {
  return newer.guideline.includes.flatMap((included) => {
    const before = older.guideline.includes.find(({ id }) => id === included.id);
    if (!before?.fragment || !included.fragment) return [];
    const from = { words: proseOf(before.fragment, what), place: before.place };
    const to = { words: proseOf(included.fragment, what), place: included.place };
    return textChange(from, to, what, { id: included.id, title: included.fragment.title });
  });
}

interface PlacedWords {
  readonly words: string;
  readonly place: Place;
}

function textChange(
  from: PlacedWords,
  to: PlacedWords,
  what: Prose,
  fragment?: { readonly id: string; readonly title: string },
): readonly TextChange[] {
  if (from.words === to.words) return [];
  const how = from.words === '' ? 'added' : to.words === '' ? 'removed' : 'revised';
  const where = fragment ? ` of ${quoted(fragment.title)}` : '';
  return [
    {
      kind: 'text',
      id: fragment ? `text:${what}:${fragment.id}` : `text:${what}`,
      section: what,
      sectionTitle: fragment?.title ?? '',
      headline: `${capital(what)} text${where} ${how}`,
      materiality: what === 'legal' ? 'administrative' : 'wording',
      old: from.words === '' ? undefined : placed(from.place, '', from.words),
      new: to.words === '' ? undefined : placed(to.place, '', to.words),
      marks: wordMarks(from.words, to.words),
      under: [],
      underIds: [],
      what,
      how,
    },
  ];
}

function proseOf(guideline: Guideline, what: Prose): string {
  return guideline[what].join('\n');
}

function textPlace({ guideline, document }: Version, what: Prose): Place {
  const section = document.sections.find((entry) => entry.kind === what);
  return { uri: guideline.uri, span: section?.span ?? document.span };
}
