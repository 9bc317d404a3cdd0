// A line of printed source with the place that it comes from, and the wrapping of raw words; knows no construct.

export interface PrintedLine {
  readonly indent: number;
  readonly text: string;
  /** Offset in the parsed text: comments that stand before it are printed above the line. */
  readonly anchor: number;
}

export function line(indent: number, text: string, anchor: number): PrintedLine {
  return { indent, text, anchor };
}

export const textWidth = 120;

/** Breaks words over lines; no line starts so that it would be read as a comment, a bullet or a section. */
export function wrapWords(
  indent: number,
  words: string,
  anchor: number,
  hanging = indent,
): readonly PrintedLine[] {
  const lines: PrintedLine[] = [];
  let current = '';
  for (const word of words.split(' ')) {
    const limit = textWidth - (lines.length === 0 ? indent : hanging);
    if (current !== '' && current.length + 1 + word.length > limit && !/^(?:#|[-\u2022])$/.test(word)) {
      lines.push(line(lines.length === 0 ? indent : hanging, current, anchor));
      current = word;
    } else current = current === '' ? word : `${current} ${word}`;
  }
  lines.push(line(lines.length === 0 ? indent : hanging, current, anchor));
  return lines;
}
