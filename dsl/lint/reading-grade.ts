// The school grade that a text asks of its readers, after Flesch and Kincaid; knows no guideline.

/** `easy`: words that readers of this text know, counted as short ones however long they are (names of diseases that are being explained). */
export function readingGrade(text: string, isKnown: (word: string) => boolean): number {
  const sentences = Math.max(1, text.split(/[.!?;:]+(?:\s|$)/).filter((part) => /\p{L}/u.test(part)).length);
  const words = text.match(/\p{L}[\p{L}'’-]*/gu) ?? [];
  if (words.length === 0) return 0;
  const syllables = words.reduce((sum, word) => sum + (isKnown(word) ? 1 : syllablesIn(word)), 0);
  return 0.39 * (words.length / sentences) + 11.8 * (syllables / words.length) - 15.59;
}

/** Groups of vowels, without a silent e. */
export function syllablesIn(word: string): number {
  const plain = word.toLowerCase().replace(/[^a-z]/g, '');
  const groups = plain.match(/[aeiouy]+/g)?.length ?? 0;
  const silent = /[^aeiouyl]e$|[^aeiouycghszx]es$|[^aeiouytd]ed$/.test(plain) && groups > 1 ? 1 : 0;
  const split = plain.match(/i(?:a(?!l|n)|o(?!n)|um)/g)?.length ?? 0;
  return Math.max(1, groups - silent + split);
}
