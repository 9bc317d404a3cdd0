// Where the writer's words end and the logic at the end of the line begins; pure text, no tokens.
import { quantifierPattern } from './keywords.ts';

const citations = /^\[\s*[a-z0-9][a-z0-9-]*(?:\s*[,;]\s*[a-z0-9][a-z0-9-]*)*\s*\]$/;
const id = /^\{[^{}]*\}?$/;
const groupTail = new RegExp(`(?:^|\\s+)(?:(?:AND|OR|UNLESS|WITH)\\s+)?(?:${quantifierPattern})\\s*:?$`);
const headingTail = new RegExp(`\\s*:\\s*(?:${quantifierPattern})\\s*:?$`);

export interface ProseSplit {
  /** Length of the words, without trailing blanks; 0 where the line holds none. */
  readonly proseLength: number;
}

/** Finds the end of the words in a line's text: before `[AND|OR|UNLESS|WITH] quantifier`, `{id}` and `[citations]`. */
export function splitProse(line: string): ProseSplit {
  let text = line.trimEnd();
  // One id among citations, as many as there are.
  for (let found = false; ;) {
    const cited = tailStart(text, '[', citations);
    const start = cited >= 0 || found ? cited : tailStart(text, '{', id);
    if (start < 0) break;
    found ||= cited < 0;
    text = text.slice(0, start).trimEnd();
  }
  // Braces have no place in words: what follows one is reported as words behind the logic.
  const brace = openBrace(text);
  if (brace >= 0) text = text.slice(0, brace).trimEnd();
  const group = headingTail.exec(text) ?? groupTail.exec(text);
  if (group) text = text.slice(0, group.index);
  return { proseLength: text.trimEnd().length };
}

/** Where the last `opener` begins something of this shape that ends the text, or -1. */
function tailStart(text: string, opener: string, shape: RegExp): number {
  const start = text.lastIndexOf(opener);
  return start >= 0 && shape.test(text.slice(start)) ? start : -1;
}

/** The first brace outside of quotes, or -1; an unclosed quotation mark is a character like any other. */
function openBrace(text: string): number {
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '{') return at;
    const closing = text[at] === '"' ? text.indexOf('"', at + 1) : -1;
    if (closing > 0) at = closing;
  }
  return -1;
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
