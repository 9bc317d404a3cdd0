// Places in a text, as UTF-16 offsets; knows nothing of lines, files or guidelines.

/** Half-open range of UTF-16 code units: `start` inclusive, `end` exclusive, 0-based. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export const emptySpan: Span = { start: 0, end: 0 };

/** The smallest span that covers both. */
export function coverSpan(a: Span, b: Span): Span {
  return { start: Math.min(a.start, b.start), end: Math.max(a.end, b.end) };
}

export function spanContains(span: Span, offset: number): boolean {
  return offset >= span.start && offset <= span.end;
}
