// Abbreviations of a document: where each is introduced with its expansion and where it is used; judges nothing.
import type { Span } from '../source/span.ts';
import { foldedWords, isAbbreviation, isRomanNumeral } from './folding.ts';
import { matchesIn, type Passage } from './passages.ts';

export interface Introduction {
  readonly abbreviation: string;
  /** Of the abbreviation. */
  readonly span: Span;
  /** Folded words that the letters stand for; '' where they could not be told. */
  readonly expansion: string;
  /** The same as typed. */
  readonly words: string;
  readonly passage: Passage;
}

export interface AbbreviationUse {
  readonly abbreviation: string;
  readonly span: Span;
  readonly passage: Passage;
}

export interface Abbreviations {
  /** In the order of the passages. */
  readonly introductions: readonly Introduction[];
  /** Every occurrence that is no introduction. */
  readonly uses: readonly AbbreviationUse[];
}

const shortForm = /(?<![\p{L}\p{N}/-])(?:[A-Z]-)?[A-Z][A-Z0-9]*[A-Z][A-Z0-9]*s?(?![\p{L}\p{N}-])/gu;
const bracketed = /[([]([^()[\]]{2,60})[)\]]/g;

export function collectAbbreviations(passages: readonly Passage[]): Abbreviations {
  const introductions: Introduction[] = [];
  const uses: AbbreviationUse[] = [];
  for (const passage of passages) {
    const unquoted = {
      ...passage,
      text: passage.text.replace(/"[^"]*"/g, (quoted) => ' '.repeat(quoted.length)),
    };
    const own = [...introducedBehindWords(passage), ...introducedBeforeWords(passage)];
    introductions.push(...own);
    const starts = new Set(own.map(({ span }) => span.start));
    for (const { span, groups } of matchesIn(unquoted, shortForm)) {
      const abbreviation = singularForm(groups[0] ?? '');
      if (!starts.has(span.start) && isAbbreviation(abbreviation) && !isRomanNumeral(abbreviation))
        uses.push({ abbreviation, span, passage });
    }
  }
  return { introductions, uses };
}

function singularForm(text: string): string {
  return text.replace(/s$/, '');
}

/** `magnetic resonance imaging (MRI)`, `childhood ataxia with CNS hypomyelination (CACH syndrome)`. */
function introducedBehindWords(passage: Passage): readonly Introduction[] {
  return matchesIn(passage, bracketed).flatMap((match) => {
    const inner = match.groups[1] ?? '';
    const before = passage.text.slice(0, match.index);
    let from = match.span.start + 1;
    return inner.split(/([,;])/).flatMap((part): readonly Introduction[] => {
      const start = from + (part.length - part.trimStart().length);
      from += part.length;
      const [, abbreviation = ''] =
        /^([A-Za-z0-9-]+?)s?(?:\s+(?:syndrome|disease))?$/.exec(part.trim()) ?? [];
      if (!isAbbreviation(abbreviation) || isRomanNumeral(abbreviation)) return [];
      const long = expansionBefore(before, abbreviation);
      if (long === undefined) return [];
      return [{ abbreviation, span: { start, end: start + abbreviation.length }, ...long, passage }];
    });
  });
}

/** `MRI (magnetic resonance imaging)`. */
function introducedBeforeWords(passage: Passage): readonly Introduction[] {
  return matchesIn(passage, /(?<![\p{L}\p{N}-])([A-Z][A-Z0-9-]+)\s+[([]([^()[\]]{4,80})[)\]]/gu).flatMap(
    (match): readonly Introduction[] => {
      const [, abbreviation = '', inner = ''] = match.groups;
      const long = isAbbreviation(abbreviation) ? expansionBefore(inner, abbreviation) : undefined;
      if (long === undefined) return [];
      const { start } = match.span;
      return [{ abbreviation, span: { start, end: start + abbreviation.length }, ...long, passage }];
    },
  );
}

/**
 * The words that the letters stand for, found from the last letter backwards (after Schwartz and Hearst); the first letter must begin
 * a word. Words behind the last letter (`disease`) are left out of the folded expansion, so that they do not tell two apart.
 */
function expansionBefore(
  before: string,
  abbreviation: string,
): { readonly expansion: string; readonly words: string } | undefined {
  const phrase = /[^.;:([\])]*$/.exec(before)?.[0] ?? '';
  const text = phrase.toLowerCase();
  const letters = abbreviation.toLowerCase().replace(/[^a-z0-9]/g, '');
  let at = text.length;
  let last = -1;
  for (let index = letters.length - 1; index >= 0; index--) {
    at = lastLetter(text, letters.charAt(index), at, index === 0);
    if (at < 0 || (at === 0 && index > 0)) return undefined;
    if (last < 0) last = at;
  }
  const wordEnd = last + (/^[\p{L}\p{N}]*/u.exec(text.slice(last))?.[0].length ?? 0);
  const words = phrase.slice(at).trim().replace(/\s+/g, ' ');
  if (foldedWords(words).length > letters.length * 3) return undefined;
  return { expansion: foldedWords(phrase.slice(at, wordEnd)).join(' '), words };
}

/** The last place of a letter before an offset, -1 where there is none. */
function lastLetter(text: string, letter: string, before: number, startsWord: boolean): number {
  for (let at = before - 1; at >= 0; at--) {
    if (text.charAt(at) === letter && (!startsWord || !/[\p{L}\p{N}]/u.test(text.charAt(at - 1)))) return at;
  }
  return -1;
}
