// Where the writer's words end and the logic at the end of the line begins; pure text, no tokens.
import { quantifierPattern } from './keywords.ts';

const citationTail = /\s*\[\s*[a-z0-9][a-z0-9-]*(?:\s*[,;]\s*[a-z0-9][a-z0-9-]*)*\s*\]\s*$/;
const idTail = /\s*\{[^{}]*\}?\s*$/;
const groupTail = new RegExp(`(?:^|\\s+)(?:(?:AND|OR|UNLESS|WITH)\\s+)?(?:${quantifierPattern})\\s*:?$`);
const headingTail = new RegExp(`\\s*:\\s*(?:${quantifierPattern})\\s*:?$`);

export interface ProseSplit {
  /** Length of the words, without trailing blanks; 0 where the line holds none. */
  readonly proseLength: number;
}

/** Finds the end of the words in a line's text: before `[AND|OR|UNLESS|WITH] quantifier`, `{id}` and `[citations]`. */
export function splitProse(line: string): ProseSplit {
  let text = line.trimEnd();
  // At most one of each, in either order.
  for (let i = 0; i < 2; i++) {
    const tail = citationTail.exec(text) ?? idTail.exec(text);
    if (tail) text = text.slice(0, tail.index);
  }
  // Braces have no place in words: what follows one is reported as words behind the logic.
  const brace = /^(?:[^"{]|"[^"]*"|")*?\{/.exec(text);
  if (brace) text = text.slice(0, brace[0].length - 1).trimEnd();
  const group = headingTail.exec(text) ?? groupTail.exec(text);
  if (group) text = text.slice(0, group.index);
  return { proseLength: text.trimEnd().length };
}

const strayLogic = new RegExp(`(?<![\\w-])(?:${quantifierPattern}|AND|OR|NOT|UNLESS)(?![\\w-])`, 'g');

export interface StrayLogicWord {
  readonly word: string;
  readonly start: number;
}

/** Logic words inside words of the author, where they would silently be prose. Quoted strings are never scanned. */
export function strayLogicWords(prose: string): readonly StrayLogicWord[] {
  const unquoted = prose.replace(/"[^"]*"|\u201c[^\u201d]*\u201d/g, (quoted) => ' '.repeat(quoted.length));
  return [...unquoted.matchAll(strayLogic)].map((match) => ({ word: match[0], start: match.index }));
}

/** One blank between words. */
export function foldSpaces(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
