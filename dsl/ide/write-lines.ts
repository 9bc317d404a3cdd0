// A text as lines that can be moved, indented and rewritten, and the edits that make the text so; knows no criteria.
import type { Span } from '../source/span.ts';
import type { TextEdit } from '../source/diagnostic.ts';
import { lineText, type SourceText } from '../source/source-text.ts';
import { lineBreak, lineEnd } from './action-context.ts';

export type PlainEdit = Omit<TextEdit, 'uri'>;

/** `key`: its number in the text as it was, or `newLine`. */
export interface Line {
  readonly key: number;
  readonly text: string;
}

export const newLine = -1;

export function linesOf(source: SourceText): readonly Line[] {
  return source.lineStarts.map((_, key) => ({ key, text: lineText(source, key) }));
}

export function added(text: string): Line {
  return { key: newLine, text };
}

export function indentOf(text: string): number {
  return /^ */.exec(text)?.[0].length ?? 0;
}

export function isComment(text: string): boolean {
  return /^\s*#(?:\s|$)/.test(text);
}

/** No line goes beyond the margin: a comment may stand left of what it belongs to. */
export function shifted(line: Line, by: number): Line {
  if (by === 0 || line.text.trim() === '') return line;
  if (by > 0) return { ...line, text: `${' '.repeat(by)}${line.text}` };
  return { ...line, text: line.text.slice(Math.min(-by, indentOf(line.text))) };
}

/** Every line of `from` to `to`, in the numbers of the text as it was. */
export function shiftBetween(lines: readonly Line[], from: number, to: number, by: number): readonly Line[] {
  return lines.map((line) => (line.key >= from && line.key <= to ? shifted(line, by) : line));
}

export function rewriteLine(
  lines: readonly Line[],
  key: number,
  rewrite: (text: string) => string,
): readonly Line[] {
  return lines.map((line) => (line.key === key ? { ...line, text: rewrite(line.text) } : line));
}

/** Behind the line with that number. */
export function insertBehind(
  lines: readonly Line[],
  key: number,
  inserted: readonly Line[],
): readonly Line[] {
  const at = lines.findIndex((line) => line.key === key);
  return [...lines.slice(0, at + 1), ...inserted, ...lines.slice(at + 1)];
}

export function textOfLines(source: SourceText, lines: readonly Line[]): string {
  return lines.map(({ text }) => text).join(lineBreak(source));
}

/** Where a column of a line stands in the new text. */
export function offsetIn(source: SourceText, lines: readonly Line[], index: number, column: number): number {
  const size = lineBreak(source).length;
  return lines.slice(0, index).reduce((sum, { text }) => sum + text.length + size, column);
}

/** Line by line where no line changed its place, so that marks in the editor stay; else one replacement. */
export function editsFor(source: SourceText, lines: readonly Line[]): readonly PlainEdit[] {
  return inPlace(lines) ? editsInPlace(source, lines) : [oneEdit(source, lines)];
}

function inPlace(lines: readonly Line[]): boolean {
  let last = newLine;
  for (const { key } of lines) {
    if (key === newLine) continue;
    if (key < last) return false;
    last = key;
  }
  return lines[0]?.key === 0;
}

function editsInPlace(source: SourceText, lines: readonly Line[]): readonly PlainEdit[] {
  const kept = new Map(lines.map((line) => [line.key, line]));
  const edits: PlainEdit[] = [];
  let previous = 0;
  let inserted = '';
  const flush = (): void => {
    const at = lineEnd(source, previous);
    if (inserted !== '') edits.push({ span: { start: at, end: at }, newText: inserted });
    inserted = '';
  };
  for (const { key, text } of lines) {
    if (key === newLine) {
      inserted += `${lineBreak(source)}${text}`;
      continue;
    }
    flush();
    for (let gone = previous + 1; gone < key; gone++)
      if (!kept.has(gone))
        edits.push({ span: { start: lineEnd(source, gone - 1), end: lineEnd(source, gone) }, newText: '' });
    previous = key;
    const edit = changeOf(source, key, text);
    if (edit !== undefined) edits.push(edit);
  }
  flush();
  for (let gone = previous + 1; gone < source.lineStarts.length; gone++)
    edits.push({ span: { start: lineEnd(source, gone - 1), end: lineEnd(source, gone) }, newText: '' });
  return joined(edits.toSorted((a, b) => a.span.start - b.span.start || a.span.end - b.span.end));
}

function changeOf(source: SourceText, key: number, text: string): PlainEdit | undefined {
  const old = lineText(source, key);
  if (old === text) return undefined;
  const start = source.lineStarts[key] ?? 0;
  const { from, until } = middle(old, text);
  return {
    span: { start: start + from, end: start + old.length - until },
    newText: text.slice(from, text.length - until),
  };
}

/** Edits that touch are one: the editor would not say in which order it makes them. */
function joined(edits: readonly PlainEdit[]): readonly PlainEdit[] {
  const found: PlainEdit[] = [];
  for (const edit of edits) {
    const last = found.at(-1);
    if (last === undefined || last.span.end < edit.span.start) found.push(edit);
    else
      found[found.length - 1] = {
        span: { start: last.span.start, end: Math.max(last.span.end, edit.span.end) },
        newText: last.newText + edit.newText,
      };
  }
  return found;
}

function oneEdit(source: SourceText, lines: readonly Line[]): PlainEdit {
  const text = textOfLines(source, lines);
  const { from, until } = middle(source.text, text);
  return {
    span: { start: from, end: source.text.length - until },
    newText: text.slice(from, text.length - until),
  };
}

/** How much both begin and end with. */
function middle(before: string, after: string): { readonly from: number; readonly until: number } {
  const shorter = Math.min(before.length, after.length);
  let from = 0;
  while (from < shorter && before[from] === after[from]) from += 1;
  let until = 0;
  while (until < shorter - from && before[before.length - 1 - until] === after[after.length - 1 - until])
    until += 1;
  return { from, until };
}

export function applyPlain(text: string, edits: readonly PlainEdit[]): string {
  return edits
    .toSorted((a, b) => b.span.start - a.span.start || b.span.end - a.span.end)
    .reduce(
      (result, { span, newText }) => result.slice(0, span.start) + newText + result.slice(span.end),
      text,
    );
}

/** Where the edits stand in the text that they make: from the first new word to the last. */
export function spanAfter(edits: readonly PlainEdit[]): Span {
  const sorted = edits.toSorted((a, b) => a.span.start - b.span.start);
  let moved = 0;
  let start: number | undefined;
  let end = 0;
  for (const { span, newText } of sorted) {
    start ??= span.start;
    end = span.start + moved + newText.length;
    moved += newText.length - (span.end - span.start);
  }
  return { start: start ?? 0, end };
}
