// Offsets of a text and the protocol's 0-based lines and UTF-16 columns, both ways; nothing else in this room converts them.
import type { Position, Range } from 'vscode-languageserver/node';
import { lineText, positionAt } from '../dsl/index.ts';
import type { SourceText, Span } from '../dsl/index.ts';

export function toPosition(source: SourceText, offset: number): Position {
  const { line, column } = positionAt(source, offset);
  return { line, character: column };
}

export function toRange(source: SourceText, span: Span): Range {
  return { start: toPosition(source, span.start), end: toPosition(source, Math.max(span.start, span.end)) };
}

/** A column beyond the line is its end, and a line beyond the text is the end of the text, as the protocol has it. */
export function toOffset(source: SourceText, { line, character }: Position): number {
  const start = source.lineStarts[line];
  if (start === undefined) return line < 0 ? 0 : source.text.length;
  return start + Math.max(0, Math.min(character, lineText(source, line).length));
}

export function toSpan(source: SourceText, { start, end }: Range): Span {
  const from = toOffset(source, start);
  return { start: from, end: Math.max(from, toOffset(source, end)) };
}
