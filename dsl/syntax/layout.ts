// Lines and their nesting: blanks and comments set aside, tabs noted, indents turned into opens and closes; knows no words.
import type { SourceText } from '../source/source-text.ts';
import type { Span } from '../source/span.ts';
import type { Comment } from './ast.ts';
import { isInvisible, isUnusualSpace } from './word-processor.ts';

export const maximumDepth = 200;
export const maximumLength = 5 * 1024 * 1024;

export interface Line {
  /** Offset of the first character that is not blank. */
  readonly start: number;
  /** Offset behind the last character that is not blank. */
  readonly end: number;
  /** Spaces before it; a tab counts two. */
  readonly column: number;
  /** A blank line stands directly above. */
  readonly afterBlank: boolean;
}

export interface Layout {
  readonly lines: readonly Line[];
  readonly comments: readonly Comment[];
  /** Indents with a tab in them. */
  readonly tabbed: readonly Span[];
}

/** Columns that a tab counts for until it is repaired. */
export const tabWidth = 2;

/** Splits a text into its content lines. */
export function layOut(source: SourceText): Layout {
  const lines: Line[] = [];
  const comments: Comment[] = [];
  const tabbed: Span[] = [];
  const { text, lineStarts } = source;
  let afterBlank = false;
  for (let index = 0; index < lineStarts.length; index++) {
    const from = lineStarts[index] ?? 0;
    const to = lineStarts[index + 1] ?? text.length;
    const indent = measureIndent(text, from, to);
    let end = to;
    while (end > indent.end && isBlank(text.charCodeAt(end - 1))) end--;
    if (end <= indent.end) {
      afterBlank = true;
      continue;
    }
    if (isComment(text, indent.end, end)) {
      comments.push({
        text: text.slice(indent.end + 1, end).trim(),
        indented: indent.column > 0,
        span: { start: indent.end, end },
      });
      continue;
    }
    if (indent.hasTab) tabbed.push({ start: from, end: indent.end });
    lines.push({ start: indent.end, end, column: indent.column, afterBlank });
    afterBlank = false;
  }
  return { lines, comments, tabbed };
}

/** Opens (+1) and closes (-n) before each line, by rule: pop while the top is greater than the column, then push if it is smaller. */
export function indentSteps(lines: readonly Line[]): { readonly closes: number; readonly opens: number }[] {
  const stack = [0];
  return lines.map(({ column }) => {
    let closes = 0;
    while ((stack.at(-1) ?? 0) > column) {
      stack.pop();
      closes++;
    }
    const opens = column > (stack.at(-1) ?? 0) ? 1 : 0;
    if (opens === 1) stack.push(column);
    return { closes, opens };
  });
}

function measureIndent(
  text: string,
  from: number,
  to: number,
): { end: number; column: number; hasTab: boolean } {
  let end = from;
  let column = 0;
  let hasTab = false;
  // Spaces of any kind come with text pasted from a word processor and are meant as spaces.
  for (; end < to; end++) {
    const unit = text.charCodeAt(end);
    if (unit === 9) {
      hasTab = true;
      column += tabWidth;
    } else if (unit === 32 || isUnusualSpace(unit)) column++;
    else if (!isInvisible(unit)) break;
  }
  return { end, column, hasTab };
}

function isBlank(unit: number): boolean {
  return unit === 32 || (unit >= 9 && unit <= 13) || isUnusualSpace(unit) || isInvisible(unit);
}

function isComment(text: string, start: number, end: number): boolean {
  return text.charCodeAt(start) === 35 && (start + 1 === end || isBlank(text.charCodeAt(start + 1)));
}
