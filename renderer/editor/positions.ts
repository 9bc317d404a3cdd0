// Offsets of a text and the editor's 1-based lines and columns, both ways; nothing outside this room counts from one.
import type { Span } from '../../dsl/index.ts';
import type { monaco } from './monaco.ts';

type Model = monaco.editor.ITextModel;

export function toRange(model: Model, span: Span): monaco.IRange {
  const from = model.getPositionAt(span.start);
  const to = model.getPositionAt(Math.max(span.start, span.end));
  return {
    startLineNumber: from.lineNumber,
    startColumn: from.column,
    endLineNumber: to.lineNumber,
    endColumn: to.column,
  };
}

/** An empty place is widened to a character, so that it can be seen and pointed at. */
export function toVisibleRange(model: Model, span: Span): monaco.IRange {
  if (span.end > span.start) return toRange(model, span);
  const widened = toRange(model, {
    start: span.start,
    end: Math.min(span.start + 1, model.getValueLength()),
  });
  if (widened.startLineNumber === widened.endLineNumber && widened.endColumn > widened.startColumn)
    return widened;
  return toRange(model, { start: Math.max(0, span.start - 1), end: span.start });
}

export function toSpan(model: Model, range: monaco.IRange): Span {
  return {
    start: model.getOffsetAt({ lineNumber: range.startLineNumber, column: range.startColumn }),
    end: model.getOffsetAt({ lineNumber: range.endLineNumber, column: range.endColumn }),
  };
}

/** 0-based line of a text at an offset; for lists of places outside the editor. */
export function lineOf(text: string, offset: number): number {
  let line = 0;
  for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1)) line += 1;
  return line;
}

/** As people count. */
export function shownLine(line: number): string {
  return String(line + 1);
}
