// The parts of a picture of the tree as SVG text, in colours for paper; knows neither criteria nor decisions, no DOM.
import type { BoxSize } from './box-rows.ts';
import type { LogicTone } from './logic-tone.ts';
import type { MarkTone } from './marks.ts';
import { breakLines } from './text-metrics.ts';
import type { Run } from './text-metrics.ts';

/** Something drawn with the room that it takes, so that a sheet of paper carries only its own. */
export interface DrawnItem extends BoxSize {
  readonly x: number;
  readonly y: number;
  readonly svg: string;
  /** Never to be cut where it can be helped. */
  readonly whole: boolean;
}

export interface Drawing extends BoxSize {
  readonly items: readonly DrawnItem[];
  /** What no edge of a sheet should cut. */
  readonly boxes: readonly (BoxSize & { readonly x: number; readonly y: number })[];
}

/** Of every reader's own: a picture that leaves this computer brings no fonts along. */
export const pictureFont = 'sans-serif';

export const ink = {
  text: '#18232a',
  muted: '#4d5b64',
  line: '#b8c2c8',
  edge: '#84919a',
  accent: '#1b7178',
  accentSoft: '#d9ecec',
  page: '#ffffff',
} as const;

export interface Tint {
  readonly ink: string;
  readonly soft: string;
}

const green = { ink: '#227544', soft: '#e2f2e8' };
const red = { ink: '#a93b2d', soft: '#f9e8e4' };
const amber = { ink: '#8a610e', soft: '#faf1da' };
const grey = { ink: '#5a6871', soft: '#eef1f3' };
const blue = { ink: '#2b6299', soft: '#e6eff8' };

export const markTints: Readonly<Record<MarkTone, Tint>> = {
  met: green,
  decisive: green,
  added: green,
  'not-met': red,
  never: red,
  removed: red,
  walked: amber,
  meaning: amber,
  unknown: grey,
  evidence: grey,
  wording: blue,
};

export const logicTints: Readonly<Record<LogicTone, Tint>> = {
  any: blue,
  all: { ink: '#68409a', soft: '#efe8f8' },
  count: { ink: '#165e64', soft: '#d9ecec' },
  none: { ink: '#94400f', soft: '#fbe9dd' },
  missing: red,
};

export const endTints = { good: green, bad: red, review: amber, open: blue, plain: grey } as const;

/** Signs in a square of 12. */
const signs: Readonly<Record<MarkTone, string>> = {
  met: 'M2,6.5L5,9.5L10,3',
  'not-met': 'M3,3L9,9M9,3L3,9',
  unknown: 'M4,4.2Q4,2.2 6,2.2Q8,2.2 8,4Q8,5.4 6,6V7.4M6,9.4V10',
  decisive: 'M6,1.5A4.5,4.5 0 1 1 5.99,1.5M6,4.8A1.2,1.2 0 1 1 5.99,4.8',
  walked: 'M1.5,6H4.5M7.5,6H10.5',
  never: 'M6,1.5A4.5,4.5 0 0 1 10.5,6M6,10.5A4.5,4.5 0 0 1 1.5,6',
  added: 'M6,2V10M2,6H10',
  removed: 'M2,6H10',
  meaning: 'M2,10L3,7L8,2L10,4L5,9Z',
  wording: 'M2,3H10M6,3V10',
  evidence: 'M3,4V6.5Q3,8 1.8,8.6M7.5,4V6.5Q7.5,8 6.3,8.6',
};

export function escapeXml(text: string): string {
  return text
    .replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

export interface TextStyle {
  readonly size: number;
  readonly fill?: string;
  readonly bold?: boolean;
  readonly anchor?: 'middle' | 'end';
  readonly struck?: boolean;
}

/** `y` is the baseline. */
export function svgText(x: number, y: number, text: string, style: TextStyle): string {
  const { size, fill = ink.text, bold = false, anchor, struck = false } = style;
  const more = [
    bold ? ' font-weight="700"' : '',
    anchor ? ` text-anchor="${anchor}"` : '',
    struck ? ' text-decoration="line-through"' : '',
  ].join('');
  return `<text x="${round(x)}" y="${round(y)}" font-size="${size}" fill="${fill}"${more}>${escapeXml(text)}</text>`;
}

/** `top` is that of the first line. The styles are those of the runs. */
export function wrappedText(
  place: { readonly x: number; readonly top: number; readonly width: number; readonly indent?: number },
  runs: readonly Run[],
  styles: readonly TextStyle[],
  lineHeight: number,
): string {
  const lines = breakLines(runs, place.width, place.indent ?? 0);
  return lines
    .flatMap((line, at) =>
      line.map(({ text, run, x }) => {
        const style = styles[run] ?? { size: 15 };
        const across = style.anchor === 'middle' ? place.x + place.width / 2 : place.x + x;
        return svgText(across, place.top + at * lineHeight + lineHeight * 0.74, text, style);
      }),
    )
    .join('');
}

export interface RectStyle {
  readonly fill: string;
  readonly stroke?: string;
  readonly radius?: number;
  readonly width?: number;
  readonly dashed?: boolean;
}

export function svgRect(
  { x, y, width, height }: BoxSize & { readonly x: number; readonly y: number },
  style: RectStyle,
): string {
  const { fill, stroke = 'none', radius = 0, width: line = 1, dashed = false } = style;
  const dash = dashed ? ' stroke-dasharray="5 3"' : '';
  return `<rect x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(height)}" rx="${radius}" fill="${fill}" stroke="${stroke}" stroke-width="${line}"${dash}/>`;
}

/** Sign and words in a pill; `textWidth` is that of the words. */
export function svgMark(
  x: number,
  y: number,
  mark: { readonly tone: MarkTone; readonly words: string },
  textWidth: number,
): string {
  const tint = markTints[mark.tone];
  const pill = svgRect(
    { x, y, width: textWidth + markAround, height: 18 },
    { fill: tint.soft, stroke: tint.ink, radius: 9 },
  );
  const sign = `<path transform="translate(${round(x + 4)},${round(y + 3)})" d="${signs[mark.tone]}" fill="none" stroke="${tint.ink}" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round"/>`;
  return pill + sign + svgText(x + 19, y + 13, mark.words, { size: 12, fill: tint.ink, bold: true });
}

/** What a mark takes besides its words. */
export const markAround = 26;

/** A small calculator: what is computed from data. */
export function svgCalculator(x: number, y: number): string {
  return `<path transform="translate(${round(x)},${round(y)})" d="M1,0.5H11V13.5H1ZM3,3H9V5.5H3ZM3.4,8.2H4M5.8,8.2H6.4M8.2,8.2H8.8M3.4,11H4M5.8,11H6.4M8.2,11H8.8" fill="none" stroke="${ink.muted}" stroke-width="1.3"/>`;
}

export function svgPath(d: string, stroke: string, width: number, dash = ''): string {
  return `<path d="${d}" fill="none" stroke="${stroke}" stroke-width="${width}"${dash === '' ? '' : ` stroke-dasharray="${dash}"`}/>`;
}

export function round(value: number): number {
  return Math.round(value * 100) / 100;
}
