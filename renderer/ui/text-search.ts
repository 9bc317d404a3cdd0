// Looks for words in a text without regard to case and accents, and marks them; knows no guideline.

/** A stretch of text, marked or not. */
export interface MarkedPart {
  readonly text: string;
  readonly marked: boolean;
}

/** Words to look for, from what was typed: lower case, without accents. */
export function searchWords(query: string): readonly string[] {
  return foldCase(query)
    .split(/\s+/)
    .filter((word) => word !== '');
}

/** All the words occur, in any order. */
export function hasWords(text: string, words: readonly string[]): boolean {
  const folded = foldCase(text);
  return words.every((word) => folded.includes(word));
}

/** The text in parts; what a word of the query covers is marked. */
export function markWords(text: string, words: readonly string[]): readonly MarkedPart[] {
  const folded = foldCase(text);
  // Rare letters change their length when folded; places in the text would then be out of step.
  if (words.length === 0 || folded.length !== text.length) return [{ text, marked: false }];
  const covered = Array.from({ length: text.length }, () => false);
  for (const word of words)
    for (let at = folded.indexOf(word); at !== -1; at = folded.indexOf(word, at + 1))
      covered.fill(true, at, at + word.length);
  return joinParts(text, covered);
}

function joinParts(text: string, covered: readonly boolean[]): readonly MarkedPart[] {
  const parts: MarkedPart[] = [];
  let start = 0;
  while (start < text.length) {
    const marked = covered[start] ?? false;
    let end = start + 1;
    while (end < text.length && covered[end] === marked) end += 1;
    parts.push({ text: text.slice(start, end), marked });
    start = end;
  }
  return parts;
}

function foldCase(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase();
}
