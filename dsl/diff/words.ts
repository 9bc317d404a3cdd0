// Words folded for comparison (case, accents, punctuation, plural) and how alike two phrases are; knows no guideline.

/** Case, accents, punctuation and white space folded; signs of comparison stay, since they carry the bound. */
export function foldWords(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/['’](?=s\b)/g, '')
    .replace(/(?<=\d)[.,](?=\d)/g, '·')
    .replace(/[^\p{L}\p{N}·<>=≤≥%+]+/gu, ' ')
    .replace(/·/g, '.')
    .trim();
}

const silentWords = new Set(
  'a an and any are as at be been by for from has have if in into is it its of on or that the their there this to was were when which with'.split(
    ' ',
  ),
);

/** Folded words that carry content, singular, in order; all words where none carries any. */
export function contentWords(text: string): readonly string[] {
  const all = foldWords(text).split(' ').filter(Boolean);
  const content = all.filter((word) => !silentWords.has(word)).map(singular);
  return content.length > 0 ? content : all;
}

/** English plural folded well enough to compare: `disorders`, `diagnoses`, `biopsies`; `sclerosis` and `status` stay. */
export function singular(word: string): string {
  if (word.length < 4 || !word.endsWith('s')) return word;
  if (/(ss|us|is)$/.test(word)) return word;
  if (word.length > 5 && word.endsWith('oses')) return `${word.slice(0, -2)}is`;
  if (word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  if (/(ches|shes|xes|sses)$/.test(word)) return word.slice(0, -2);
  return word.slice(0, -1);
}

/**
 * Whether prose that a reviewer answers was changed in its numbers, comparisons, negations or its `and` / `or`: then it asks something else,
 * although it is the same criterion.
 */
export function asksSomethingElse(oldWords: string, newWords: string): boolean {
  if (oldWords === newWords) return false;
  if (bounds(oldWords) !== bounds(newWords)) return true;
  return (
    connectives(oldWords) !== connectives(newWords) &&
    contentWords(oldWords).join(' ') === contentWords(newWords).join(' ')
  );
}

function connectives(text: string): string {
  return (
    foldWords(text)
      .match(/\b(?:and|or)\b/g)
      ?.join(' ') ?? ''
  );
}

const numberWords = 'zero one two three four five six seven eight nine ten eleven twelve'.split(' ');

function bounds(text: string): string {
  const spelt = foldWords(text).replace(/\p{L}+/gu, (word) => {
    const number = numberWords.indexOf(word);
    return number < 0 ? word : String(number);
  });
  const found = spelt.match(
    /\b(?:no|not|non|never|without|none|except|unless|less|more|least|most|greater|fewer|before|after|exceeds?|above|below|under|over|day|week|month|year|hour|minute)s?\b|[<>=≤≥]+|\d[\d.]*/g,
  );
  return (found ?? []).map((word) => word.replace(/s$/, '')).join(' ');
}

/** A phrase prepared for `similarity`. */
export interface Phrase {
  readonly words: readonly string[];
  readonly trigrams: ReadonlySet<string>;
}

export function phraseOf(text: string): Phrase {
  const words = contentWords(text).map((word) => (/^[\d.]+$/.test(word) ? '#' : word));
  const line = ` ${words.join(' ')} `;
  const trigrams = new Set<string>();
  for (let i = 0; i + 3 <= line.length; i++) trigrams.add(line.slice(i, i + 3));
  return { words, trigrams };
}

/** 0 (nothing in common) to 1; half by words, half by runs of three letters so that a corrected typing error stays alike. Numbers count as equal. */
export function similarity(a: Phrase, b: Phrase): number {
  const words = dice(new Set(a.words), new Set(b.words));
  return (words + dice(a.trigrams, b.trigrams)) / 2;
}

function dice(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size + b.size === 0) return 0;
  let shared = 0;
  for (const entry of a) if (b.has(entry)) shared++;
  return (2 * shared) / (a.size + b.size);
}

/** `“words”`, cut after so many characters at a blank: for headlines. */
export function quoted(words: string, length = 90): string {
  return `“${shortened(words, length)}”`;
}

export function shortened(words: string, length: number): string {
  if (words.length <= length) return words;
  const cut = words.lastIndexOf(' ', length);
  return `${words.slice(0, cut > length / 2 ? cut : length)} …`;
}
