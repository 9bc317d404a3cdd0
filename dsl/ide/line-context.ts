// Where in a text the cursor stands, from the lines alone: it works on a line that is half typed and does not parse yet.
import { lineStartAt } from '../source/source-text.ts';
import type { SectionWord } from '../syntax/keywords.ts';
import { criteriaSectionKinds } from '../syntax/ast.ts';
import { sectionWords } from '../syntax/keywords.ts';

export interface LineContext {
  readonly offset: number;
  /** The line up to the cursor. */
  readonly before: string;
  /** The line behind the cursor. */
  readonly behind: string;
  /** The section that the line stands in, or opens. */
  readonly section: SectionWord | undefined;
  /** The cursor stands on the line that opens the section. */
  readonly heading: boolean;
  /** The opening line, without its section word. */
  readonly headingText: string;
  /** undefined on other lines than those of WHEN and its like. */
  readonly expression: TypedExpression | undefined;
}

export interface TypedExpression {
  /** `WHEN`, `APPLIES TO`, `EFFECTIVE` or `LIMIT`. */
  readonly detail: string;
  /** Behind it up to the cursor, over continued lines. */
  readonly typed: string;
}

export function lineContextAt(text: string, offset: number): LineContext {
  const start = lineStartAt(text, offset);
  const end = text.indexOf('\n', offset);
  const before = text.slice(start, offset);
  const opener = openerAbove(text, start, before);
  return {
    offset,
    before,
    behind: text.slice(offset, end < 0 ? text.length : end).trimEnd(),
    section: opener?.word,
    heading: opener !== undefined && opener.start === start,
    headingText: opener?.rest ?? '',
    expression: expressionBefore(text, start, before),
  };
}

const longestFirst = [...sectionWords].toSorted((a, b) => b.length - a.length);

interface Opener {
  readonly word: SectionWord;
  readonly start: number;
  readonly rest: string;
}

function openerAbove(text: string, start: number, before: string): Opener | undefined {
  if (/^\S/.test(before)) return readOpener(before, start);
  for (let at = start; at > 0;) {
    const from = lineStartAt(text, at - 1);
    const line = text.slice(from, at - 1);
    if (/^[a-z]/.test(line)) return readOpener(line, from);
    at = from;
  }
  return undefined;
}

function readOpener(line: string, start: number): Opener | undefined {
  const word = longestFirst.find(
    (candidate) => line.startsWith(candidate) && !/[\w-]/.test(line.charAt(candidate.length)),
  );
  return word === undefined ? undefined : { word, start, rest: line.slice(word.length).trim() };
}

const detailPattern = /^\s*(?:WHEN|APPLIES[^\S\r\n]+TO|EFFECTIVE|LIMIT)(?:\s+|$)/;
const constructPattern =
  /^\s*(?:[-*•]|\(?(?:\d{1,3}|[A-Za-z]|[ivxlc]{1,7})[.)]|AND|OR|UNLESS|NOT|EG|ONLY|NOTE|FOOTNOTE|REASON|EVIDENCE|WAIVE)(?:\s|$)/;

/** An expression may go on over lines that are deeper than its first. */
function expressionBefore(text: string, start: number, before: string): TypedExpression | undefined {
  const parts = [before];
  let depth = indentOf(before);
  for (let at = start; ;) {
    const line = parts[0] ?? '';
    const opened = detailPattern.exec(line);
    if (opened !== null) {
      // The word itself is still being typed until a blank follows it.
      if (!/\s$/.test(opened[0])) return undefined;
      const typed = [line.slice(opened[0].length), ...parts.slice(1)].join(' ').trimStart();
      return { detail: opened[0].trim().replace(/\s+/g, ' '), typed };
    }
    const continued = parts.length > 1 || !constructPattern.test(line);
    if (!continued || at === 0 || parts.length > 6 || depth === 0) return undefined;
    const from = lineStartAt(text, at - 1);
    const above = text.slice(from, at - 1);
    if (above.trim() === '' || (!detailPattern.test(above) && constructPattern.test(above))) return undefined;
    if (detailPattern.test(above) && indentOf(above) >= depth) return undefined;
    depth = Math.max(indentOf(above), 1);
    parts.unshift(above);
    at = from;
  }
}

function indentOf(line: string): number {
  return /^\s*/.exec(line)?.[0].length ?? 0;
}

/** The sections whose lines are criteria. */
export function standsInCriteria(section: SectionWord | undefined): boolean {
  return section !== undefined && (criteriaSectionKinds as readonly string[]).includes(section);
}
