// Every reserved word with what it means to a writer; the one list that lexer, completion and hover share.
import { bulletCharacters } from './word-processor.ts';

export interface Keyword {
  readonly word: string;
  readonly kind: 'section' | 'quantifier' | 'connector' | 'detail' | 'operator' | 'state';
  /** Plain-language explanation for hover and completion. */
  readonly hover: string;
}

export const sectionWords = [
  'guideline',
  'fragment',
  'cases for',
  'case',
  'population',
  'procedures',
  'diagnoses',
  'see',
  'include',
  'data',
  'indications',
  'continuation',
  'repeat',
  'contraindications',
  'exclusions',
  'experimental',
  'site of service',
  'limits',
  'determination',
  'terms',
  'references',
  'notes',
  'legal',
  'changes from',
] as const;
export type SectionWord = (typeof sectionWords)[number];

/** `AT LEAST n OF` and its like carry a number between the words. Blanks of any kind and number part the words. */
export const quantifierPattern =
  'ANY OF|ALL OF|NONE OF|BOTH OF|EITHER OF|AT LEAST \\d{1,3} OF|AT MOST \\d{1,3} OF|EXACTLY \\d{1,3} OF'.replaceAll(
    ' ',
    '[^\\S\\r\\n]+',
  );

/** Bullets as people and word processors type them, numbers and letters; `o` is the bullet of a second level. */
export const markerPattern = `[-*\\u2013\\u2014${bulletCharacters}]|o(?!\\S)|\\(?(?:\\d{1,3}|[A-Za-z]|[ivxlc]{1,7}|[IVXLC]{1,7})[.)]`;

export const keywords: readonly Keyword[] = [
  { word: 'ANY OF', kind: 'quantifier', hover: 'Met when at least one item of the list is met.' },
  { word: 'ALL OF', kind: 'quantifier', hover: 'Met when every item of the list is met.' },
  { word: 'NONE OF', kind: 'quantifier', hover: 'Met when no item of the list is met.' },
  { word: 'BOTH OF', kind: 'quantifier', hover: 'Met when both of exactly two items are met.' },
  { word: 'EITHER OF', kind: 'quantifier', hover: 'Met when at least one of exactly two items is met.' },
  {
    word: 'AT LEAST',
    kind: 'quantifier',
    hover: '`AT LEAST 2 OF`: met when that many items of the list are met.',
  },
  {
    word: 'AT MOST',
    kind: 'quantifier',
    hover: '`AT MOST 1 OF`: met when no more than that many items are met.',
  },
  { word: 'EXACTLY', kind: 'quantifier', hover: '`EXACTLY 1 OF`: met when just that many items are met.' },
  { word: 'AND', kind: 'connector', hover: 'Both conditions are needed.' },
  { word: 'OR', kind: 'connector', hover: 'One of the conditions is enough.' },
  {
    word: 'UNLESS',
    kind: 'connector',
    hover: 'The condition above is needed, and this one must not be met.',
  },
  { word: 'NOT', kind: 'operator', hover: 'Met when the condition is not met.' },
  {
    word: 'WHEN',
    kind: 'detail',
    hover: 'Computes the condition above from the data instead of asking a reviewer.',
  },
  {
    word: 'APPLIES TO',
    kind: 'detail',
    hover: 'The condition counts only where this guard holds, such as `age < 18 years`.',
  },
  {
    word: 'EFFECTIVE',
    kind: 'detail',
    hover:
      'The condition counts only for these dates of service, both days included: `from 2024-07-01 until 2024-12-31`.',
  },
  { word: 'LIMIT', kind: 'detail', hover: 'How often a service may be given in a window of time.' },
  {
    word: 'EG',
    kind: 'detail',
    hover: 'Open examples: one of them meets the condition; none of them proves nothing.',
  },
  { word: 'ONLY', kind: 'detail', hover: 'A closed list: one of these is required.' },
  {
    word: 'NOTE',
    kind: 'detail',
    hover: 'A remark that is printed under the condition; it carries no logic.',
  },
  { word: 'FOOTNOTE', kind: 'detail', hover: 'Printed at the foot of the page; it carries no logic.' },
  { word: 'REASON', kind: 'detail', hover: 'The words a provider reads when this condition is not met.' },
  { word: 'EVIDENCE', kind: 'detail', hover: 'Grade or summary of the evidence behind the condition.' },
  { word: 'MET', kind: 'operator', hover: '`MET {id}`: the criterion with this id is met.' },
  { word: 'known', kind: 'operator', hover: '`known bmi`: the fact is documented.' },
  {
    word: 'lasting',
    kind: 'operator',
    hover: '`therapy lasting at least 6 weeks`: a duration, compared with a length of time.',
  },
  {
    word: 'increased by',
    kind: 'operator',
    hover:
      '`weight increased by more than 5 kg from weight-baseline`: the change from another number, exactly.',
  },
  {
    word: 'decreased by',
    kind: 'operator',
    hover:
      '`weight decreased by at least 10 % from weight-baseline`: the change from another number, exactly.',
  },
  {
    word: 'changed by',
    kind: 'operator',
    hover: '`weight changed by less than 5 % from weight-baseline`: the change either way.',
  },
  {
    word: 'on or after',
    kind: 'operator',
    hover:
      '`stent-placed on or after 2024-01-01`: a date against a day, or against another date by its name.',
  },
];
