// Lines and their nesting: blanks and comments set aside, tabs reported, indents turned into opens and closes; knows no words.
import { diagnose } from '../source/catalogue.ts';
import type { Diagnostic } from '../source/diagnostic.ts';
import type { SourceText } from '../source/source-text.ts';
import type { Comment } from './ast.ts';

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
  readonly diagnostics: readonly Diagnostic[];
}

const tabWidth = 2;

/** Splits a text into its content lines. */
export function layOut(source: SourceText): Layout {
  const lines: Line[] = [];
  const comments: Comment[] = [];
  const diagnostics: Diagnostic[] = [];
  const { text, lineStarts, uri } = source;
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
    if (indent.hasTab) {
      const span = { start: from, end: indent.end };
      const fixes = [
        { label: 'Indent with spaces', edits: [{ uri, span, newText: ' '.repeat(indent.column) }] },
      ];
      diagnostics.push(diagnose('syntax/tab-indent', { uri, span, fixes }, {}));
    }
    lines.push({ start: indent.end, end, column: indent.column, afterBlank });
    afterBlank = false;
  }
  return { lines, comments, diagnostics };
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
  // A no-break space comes with text pasted from a word processor and is meant as a space.
  for (; end < to; end++) {
    const unit = text.charCodeAt(end);
    if (unit === 9) {
      hasTab = true;
      column += tabWidth;
    } else if (unit === 32 || unit === 0xa0 || (unit === 0xfeff && end === 0)) {
      column += unit === 0xfeff ? 0 : 1;
    } else break;
  }
  return { end, column, hasTab };
}

function isBlank(unit: number): boolean {
  return unit === 32 || unit === 9 || unit === 10 || unit === 13 || unit === 0xa0;
}

function isComment(text: string, start: number, end: number): boolean {
  return text.charCodeAt(start) === 35 && (start + 1 === end || isBlank(text.charCodeAt(start + 1)));
}
