// Structural changes of a guideline's header and prose: title, dates, population, notes, legal text; none of it has truth of its own.
import type { GuidelineHeader, Place } from '../model/guideline.ts';
import type { GuidelineDocument } from '../syntax/ast.ts';
import type { Change, HeaderChange, TextChange } from './change.ts';
import { wordMarks } from './marks.ts';
import type { Version } from './version.ts';

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

export function textChanges(
  older: Version,
  newer: Version,
  what: 'population' | 'notes' | 'legal',
): readonly TextChange[] {
  const from = older.guideline[what].join('\n');
  const to = newer.guideline[what].join('\n');
  if (from === to) return [];
  const how = from === '' ? 'added' : to === '' ? 'removed' : 'revised';
  return [
    {
      kind: 'text',
      id: `text:${what}`,
      section: what,
      sectionTitle: '',
      headline: `${what.charAt(0).toUpperCase()}${what.slice(1)} text ${how}`,
      materiality: what === 'legal' ? 'administrative' : 'wording',
      old: from === '' ? undefined : { place: textPlace(older, what), id: '', number: '', words: from },
      new: to === '' ? undefined : { place: textPlace(newer, what), id: '', number: '', words: to },
      marks: wordMarks(from, to),
      under: [],
      underIds: [],
      what,
      how,
    },
  ];
}

function textPlace(
  { guideline, document }: Version,
  what: GuidelineDocument['sections'][number]['kind'],
): Place {
  const section = document.sections.find((entry) => entry.kind === what);
  return { uri: guideline.uri, span: section?.span ?? document.span };
}
