// What to write instead of a text that is no UCUM unit; knows no sizes.
import { suggestedTerms } from './ucum-library.ts';

/** The likeliest first; all of them are read by `isUnit`. */
export function meantUnits(text: string, isUnit: (term: string) => boolean): readonly string[] {
  const respelled = text
    .normalize('NFC')
    .split(/([./])/)
    .map((part) => respell(part))
    .join('');
  const meant = [respelled, ...suggestedTerms(respelled)].filter((term) => term !== text && isUnit(term));
  return [...new Set(meant)];
}

function respell(part: string): string {
  const plain = part.replace(/^[\u00b5\u03bc]/, 'u');
  for (const known of [plain, plain.toLowerCase()])
    if (Object.hasOwn(spellings, known)) return spellings[known] ?? plain;
  return plain.replace(/\[(?:iu|Iu)\]/, '[IU]');
}

/** Spellings that people use where UCUM has another, besides those that the library knows. */
const spellings: Readonly<Record<string, string>> = {
  lb: '[lb_av]',
  lbs: '[lb_av]',
  pound: '[lb_av]',
  pounds: '[lb_av]',
  ounces: '[oz_av]',
  mcg: 'ug',
  mmHg: 'mm[Hg]',
  mmhg: 'mm[Hg]',
  degree: 'deg',
  degrees: 'deg',
  points: '{points}',
  point: '{points}',
  cells: '{cells}',
  copies: '{copies}',
  episodes: '{episodes}',
  score: '{score}',
  visits: '{visits}',
  oz: '[oz_av]',
  inch: '[in_i]',
  inches: '[in_i]',
  in: '[in_i]',
  feet: '[ft_i]',
  ft: '[ft_i]',
  cmH2O: 'cm[H2O]',
  IU: '[IU]',
  mIU: 'm[IU]',
  uIU: 'u[IU]',
  mEq: 'meq',
  mOsm: 'mosm',
  cc: 'mL',
  ml: 'mL',
  hr: 'h',
  hrs: 'h',
  sec: 's',
  msec: 'ms',
  percent: '%',
  kgs: 'kg',
  kilograms: 'kg',
  grams: 'g',
  meters: 'm',
  celsius: 'Cel',
  '\u00b0C': 'Cel',
  degC: 'Cel',
  fahrenheit: '[degF]',
  '\u00b0F': '[degF]',
  degF: '[degF]',
  bpm: '/min',
  events: '{events}',
  hour: 'h',
  'm^2': 'm2',
  'm\u00b2': 'm2',
  yr: 'years',
  yrs: 'years',
  wks: 'weeks',
};
