// How wide words are and how many lines they need, from a table of glyph widths; knows no DOM, so that it runs in a worker and in tests.

/** Advance widths of one font at one size, in pixels. */
export interface GlyphWidths {
  readonly widths: Readonly<Record<string, number>>;
  /** For every glyph that the table does not have. */
  readonly fallback: number;
}

/** Fonts of a box. `label` is bold and small: numbers, connectors, quantifiers. */
export interface BoxFonts {
  readonly words: GlyphWidths;
  readonly heading: GlyphWidths;
  readonly small: GlyphWidths;
  readonly label: GlyphWidths;
}

/** The glyphs that are measured once; anything else takes the fallback, which is wide on purpose. */
export const measuredGlyphs =
  Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index)).join('') +
  '\u00a0\u2018\u2019\u201c\u201d\u2013\u2014\u2026\u2264\u2265\u00b2\u00e9';

export function textWidth(text: string, glyphs: GlyphWidths): number {
  let width = 0;
  for (const glyph of text) width += glyphs.widths[glyph] ?? glyphs.fallback;
  return width;
}

/** A stretch of text in one font. */
export interface Run {
  readonly text: string;
  readonly glyphs: GlyphWidths;
}

/**
 * Lines that a browser needs for the runs, one after another, in `width` pixels with `overflow-wrap: anywhere`.
 * `indent` is what already stands on the first line. Never less than 1.
 */
export function countLines(runs: readonly Run[], width: number, indent = 0): number {
  const room = Math.max(width, 1);
  let lines = 1;
  let used = indent;
  for (const piece of pieces(runs)) {
    const gap = used > 0 ? piece.gap : 0;
    if (used + gap + piece.width <= room) {
      used += gap + piece.width;
      continue;
    }
    const broken = Math.floor(piece.width / room);
    lines += broken + (used > 0 ? 1 : 0) - (used > 0 || piece.width > room ? 0 : 1);
    used = piece.width - broken * room;
  }
  return lines;
}

/** A stretch of one run on one line, `x` from the line's left. */
export interface LinePart {
  readonly text: string;
  readonly run: number;
  readonly x: number;
}

/** The lines of `countLines` with what stands on each, for pictures that wrap by themselves. */
export function breakLines(
  runs: readonly Run[],
  width: number,
  indent = 0,
): readonly (readonly LinePart[])[] {
  const room = Math.max(width, 1);
  const lines: LinePart[][] = [[]];
  let used = indent;
  const put = (text: string, run: number, gap: number, wide: number): void => {
    const line = lines.at(-1) ?? [];
    const last = line.at(-1);
    if (last?.run === run) line[line.length - 1] = { ...last, text: last.text + (gap > 0 ? ' ' : '') + text };
    else line.push({ text, run, x: used + gap });
    used += gap + wide;
  };
  for (const piece of pieces(runs)) {
    const gap = used > 0 && (lines.length === 1 || (lines.at(-1)?.length ?? 0) > 0) ? piece.gap : 0;
    if (used + gap + piece.width <= room) {
      put(piece.text, piece.run, gap, piece.width);
      continue;
    }
    const glyphs = runs[piece.run]?.glyphs;
    if (glyphs === undefined) continue;
    for (let rest = piece.text; rest !== '';) {
      if (used > 0) lines.push([]);
      used = 0;
      const fitting = fitIn(rest, room, glyphs);
      put(fitting, piece.run, 0, textWidth(fitting, glyphs));
      rest = rest.slice(fitting.length);
    }
  }
  return lines;
}

/** As much of the text as fits, at least a glyph. */
export function fitIn(text: string, room: number, glyphs: GlyphWidths): string {
  let fitting = '';
  let width = 0;
  for (const glyph of text) {
    width += glyphs.widths[glyph] ?? glyphs.fallback;
    if (fitting !== '' && width > room) break;
    fitting += glyph;
  }
  return fitting;
}

/** Width of the widest piece that cannot be broken. */
export function widestPiece(runs: readonly Run[]): number {
  return pieces(runs).reduce((widest, piece) => Math.max(widest, piece.width), 0);
}

/** Widths of a common sans serif at `size` pixels: for tests, and where nothing can be measured. */
export function typicalGlyphs(size: number, bold = false): GlyphWidths {
  const em = size * (bold ? 1.06 : 1);
  const widths: Record<string, number> = {};
  for (const glyph of measuredGlyphs) widths[glyph] = em * typicalWidth(glyph);
  return { widths, fallback: em };
}

function typicalWidth(glyph: string): number {
  if (/[ijlI.,:;'|!]/.test(glyph)) return 0.3;
  if (/[ ftr()[\]/\\-]/.test(glyph)) return 0.38;
  if (/[mwMW@%]/.test(glyph)) return 0.92;
  if (/[A-Z]/.test(glyph)) return 0.68;
  return 0.58;
}

interface Piece {
  readonly text: string;
  /** Index of its run. */
  readonly run: number;
  readonly width: number;
  /** Blank before it; 0 after a hyphen inside a word. */
  readonly gap: number;
}

/** What a line break may part: words, and the parts of a word after its hyphens. */
function pieces(runs: readonly Run[]): readonly Piece[] {
  return runs.flatMap(({ text, glyphs }, run) => {
    const space = textWidth(' ', glyphs);
    const words = text.split(/[ \t\r\n]+/).filter((word) => word !== '');
    return words.flatMap((word) =>
      (word.match(/[^-]+-?|-/g) ?? [word]).map((part, index) => ({
        text: part,
        run,
        width: textWidth(part, glyphs) + subpixel,
        gap: index === 0 ? space : 0,
      })),
    );
  });
}

/** Browsers round: a little too wide never overlaps, a little too narrow does. */
const subpixel = 0.05;
