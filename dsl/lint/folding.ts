// Words folded so that case, plural, spelling of either side of the Atlantic, accents and articles do not tell them apart; knows no terms.
import type { Span } from '../source/span.ts';
import { singular } from '../diff/words.ts';

export interface Token {
  /** As typed. */
  readonly raw: string;
  /** Folded; '' for an article or a form of "to be". */
  readonly folded: string;
  /** Offsets in the text that was cut. */
  readonly span: Span;
}

const wordForm = /[\p{L}\p{N}]+(?:['’]\p{L}+)?(?:[.,]\p{N}+)*|[<>=≤≥%+]+/gu;
const silent: ReadonlySet<string> = new Set(['a', 'an', 'the', 'is', 'are', 'was', 'were', 'be', 'been']);

/** Numbers, signs of comparison and every little word but articles stay: they carry the meaning of a criterion. */
export function tokensOf(text: string): readonly Token[] {
  return [...text.matchAll(wordForm)].map((match) => {
    const raw = match[0];
    return { raw, folded: foldWord(raw), span: { start: match.index, end: match.index + raw.length } };
  });
}

export function foldedWords(text: string): readonly string[] {
  return tokensOf(text).flatMap(({ folded }) => (folded === '' ? [] : [folded]));
}

function foldWord(raw: string): string {
  const plain = raw
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/['’]s?$|['’]/g, '');
  if (silent.has(plain)) return '';
  return americanSpelling(singular(plain));
}

/** `tumour`, `oedema`, `anaemia`, `ischaemic`, `fibre` as Americans write them. */
function americanSpelling(word: string): string {
  if (word.length < 5) return word;
  return word
    .replace(/ae|oe/g, 'e')
    .replace(/our$/, 'or')
    .replace(/([bt])re$/, '$1er')
    .replace(/ise$/, 'ize')
    .replace(/isation$/, 'ization');
}

/** `MRI`, `X-ALD`, `HER2`: at least two capitals, no words. */
export function isAbbreviation(text: string): boolean {
  return (
    /^[A-Za-z0-9]{1,10}(?:[-/][A-Za-z0-9]{1,10})*s?$/.test(text) &&
    (text.match(/[A-Z]/g)?.length ?? 0) >= 2 &&
    !/[a-z]{3}/.test(text)
  );
}

export function isRomanNumeral(text: string): boolean {
  return /^(?=[IVX])(?:X{0,3})(?:IX|IV|V?I{0,3})$/.test(text);
}
