// Single slips in a text, each with the lines that it touches: cuts, lost words, doubled and swapped lines; knows no language.

export interface Slip {
  readonly kind: 'cut' | 'lost-word' | 'doubled-line' | 'swapped-lines';
  readonly text: string;
  /** 0-based lines of the old text whose words may be lost by it. */
  readonly touched: ReadonlySet<number>;
  /** 0-based line of the new text where it stands. */
  readonly line: number;
  /** The line as it was. */
  readonly was: string;
  /** Lines of the old text from here on are gone. */
  readonly goneFrom: number;
}

/** All slips of a text, in its order. */
export function* slipsOf(text: string): Generator<Slip> {
  const lines = text.split('\n');
  const whole = { goneFrom: lines.length };
  let start = 0;
  for (const [line, content] of lines.entries()) {
    const joined = (changed: readonly string[]): string => changed.join('\n');
    for (const length of new Set([content.length, Math.floor(content.length / 2)])) {
      const cut = text.slice(0, start + length);
      yield { kind: 'cut', text: cut, touched: new Set([line]), line, goneFrom: line + 1, was: content };
    }
    if (content.trim() !== '') {
      for (const { index, 0: word } of content.matchAll(/\S+/g)) {
        const rest = content.slice(0, index) + content.slice(index + word.length);
        yield {
          kind: 'lost-word',
          text: joined(lines.with(line, rest)),
          touched: new Set([line]),
          line,
          ...whole,
          was: content,
        };
      }
      const doubled = joined(lines.toSpliced(line, 0, content));
      yield { kind: 'doubled-line', text: doubled, touched: new Set([line]), line, ...whole, was: content };
      const next = lines[line + 1];
      if (next !== undefined && next !== content) {
        const swapped = joined(lines.toSpliced(line, 2, next, content));
        yield {
          kind: 'swapped-lines',
          text: swapped,
          touched: new Set([line, line + 1]),
          line,
          ...whole,
          was: content,
        };
      }
    }
    start += content.length + 1;
  }
}
