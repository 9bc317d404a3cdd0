// A document's text with its line index, so that offsets can be shown as lines; knows nothing of the language.

/** 0-based line and column (UTF-16 units) of an offset. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

export interface SourceText {
  /** Identity of the document: a path relative to the library, with `/`. */
  readonly uri: string;
  readonly text: string;
  /** Offset of the first unit of each line. Lines end at LF, CRLF or CR. */
  readonly lineStarts: readonly number[];
}

export function createSourceText(uri: string, text: string): SourceText {
  const lineStarts = [0];
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === 13 && text.charCodeAt(i + 1) === 10) i++;
    if (unit === 10 || unit === 13) lineStarts.push(i + 1);
  }
  return { uri, text, lineStarts };
}

export function positionAt(source: SourceText, offset: number): Position {
  const { lineStarts } = source;
  const clamped = Math.max(0, Math.min(offset, source.text.length));
  let low = 0;
  let high = lineStarts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((lineStarts[middle] ?? 0) <= clamped) low = middle;
    else high = middle - 1;
  }
  return { line: low, column: clamped - (lineStarts[low] ?? 0) };
}

/** Offset of the first unit of the line that holds `offset`; a line end belongs to the line that it ends. */
export function lineStartAt(text: string, offset: number): number {
  // A negative place to start from would count as 0, and find a line end that stands there.
  return offset <= 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
}

/** The words of one line without its line ending. */
export function lineText(source: SourceText, line: number): string {
  const start = source.lineStarts[line];
  if (start === undefined) return '';
  const end = source.lineStarts[line + 1] ?? source.text.length;
  return source.text.slice(start, end).replace(/[\r\n]+$/, '');
}
