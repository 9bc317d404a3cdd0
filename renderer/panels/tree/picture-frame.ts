// A drawing of the tree made into a whole picture or into sheets of paper, with title and legend; free of DOM.
import type { BoxSize } from './box-rows.ts';
import type { LegendEntry } from './marks.ts';
import {
  escapeXml,
  ink,
  markAround,
  pictureFont,
  round,
  svgCalculator,
  svgMark,
  svgRect,
  svgText,
} from './picture-parts.ts';
import type { DrawnItem, Drawing } from './picture-parts.ts';
import { textWidth } from './text-metrics.ts';
import type { BoxFonts } from './text-metrics.ts';

export interface PictureWords {
  readonly title: string;
  /** What is shown, and by which colours. */
  readonly subtitle: string;
  readonly legend: readonly LegendEntry[];
}

export interface Picture extends BoxSize {
  /** A whole SVG document that needs no other file. */
  readonly svg: string;
}

const margin = 24;
const headHeight = 58;

export function wholePicture(drawing: Drawing, words: PictureWords, fonts: BoxFonts): Picture {
  const width = Math.max(640, drawing.width + 2 * margin);
  const legend = drawLegend(words.legend, width - 2 * margin, fonts);
  const height = headHeight + margin + drawing.height + margin + legend.height + margin;
  const body = [
    drawHead(words.title, words.subtitle),
    `<g transform="translate(${margin},${headHeight + margin})">${drawing.items.map(({ svg }) => svg).join('')}</g>`,
    `<g transform="translate(${margin},${headHeight + drawing.height + 2 * margin})">${legend.svg}</g>`,
  ].join('');
  return { svg: svgDocument({ width, height }, words.title, body), width, height };
}

/** Landscape, within both A4 and Letter with margins of 10 mm. */
export const sheetSize: BoxSize = { width: 980, height: 700 };

/** Smaller words than this part of their size are hard to read on paper. */
const leastScale = 0.5;
const mostScale = 0.85;

/** How wide a drawing may be to go on one sheet after another without being cut from top to bottom. */
export const sheetWidth = (sheetSize.width - 2) / 0.7;

export function pictureSheets(drawing: Drawing, words: PictureWords, fonts: BoxFonts): readonly string[] {
  const legend = drawLegend(words.legend, sheetSize.width, fonts);
  const room = { width: sheetSize.width, height: sheetSize.height - headHeight - legend.height - 16 };
  const scale = Math.min(mostScale, Math.max(leastScale, room.width / Math.max(1, drawing.width)));
  const columns = cuts(
    drawing.width,
    room.width / scale,
    drawing.boxes.map(({ x, width }) => [x, x + width]),
  );
  const rows = cuts(
    drawing.height,
    room.height / scale,
    drawing.boxes.map(({ y, height }) => [y, y + height]),
  );
  const slices = rows.flatMap((row) => columns.map((column) => ({ row, column })));
  return slices.map(({ row, column }, at) => {
    const width = column[1] - column[0];
    const height = row[1] - row[0];
    const inside = drawing.items.filter((item) => isOn(item, { row, column }, slices));
    const page = `Page ${at + 1} of ${slices.length}`;
    const body = [
      drawHead(words.title, words.subtitle),
      svgText(sheetSize.width, 22, page, { size: 13, anchor: 'end', fill: ink.muted }),
      `<svg x="0" y="${headHeight}" width="${round(width * scale)}" height="${round(height * scale)}" viewBox="${round(column[0])} ${round(row[0])} ${round(width)} ${round(height)}">${inside.map(({ svg }) => svg).join('')}</svg>`,
      `<g transform="translate(0,${round(sheetSize.height - legend.height)})">${legend.svg}</g>`,
    ].join('');
    return svgDocument(sheetSize, `${words.title}, ${page.toLowerCase()}`, body);
  });
}

interface Slice {
  readonly row: Stretch;
  readonly column: Stretch;
}

/** A box that is cut here and whole on another sheet is drawn there only. */
function isOn(item: DrawnItem, slice: Slice, slices: readonly Slice[]): boolean {
  const { x, y, width, height } = item;
  const isWholeOn = ({ row, column }: Slice): boolean =>
    x >= column[0] && x + width <= column[1] && y >= row[0] && y + height <= row[1];
  const { row, column } = slice;
  const touches = x <= column[1] && x + width >= column[0] && y <= row[1] && y + height >= row[0];
  return touches && (!item.whole || isWholeOn(slice) || !slices.some(isWholeOn));
}

type Stretch = readonly [from: number, to: number];

/**
 * Stretches no longer than `limit`, cut between boxes where there is a place that cuts none. Where there is none, the next begins at the
 * first box that was cut, so that each is whole in one of them.
 */
export function cuts(length: number, limit: number, boxes: readonly Stretch[]): readonly Stretch[] {
  const found: Stretch[] = [];
  let from = 0;
  while (length - from > limit) {
    const far = from + limit;
    const least = from + limit / 4;
    const near = boxes.filter(([start, end]) => end > from && start < far);
    const isFree = (at: number): boolean => !near.some(([start, end]) => start < at && end > at);
    const free = near.map(([start]) => start - 2).filter((at) => at > least && isFree(at));
    const cut = near.filter(([start, end]) => start > least && end > far).map(([start]) => start - 2);
    const to = free.length === 0 ? far : Math.max(...free);
    found.push([from, to]);
    from = free.length === 0 ? Math.min(far, ...cut) : to;
  }
  return [...found, [from, Math.max(from + 1, length)]];
}

function svgDocument({ width, height }: BoxSize, title: string, body: string): string {
  const [w, h] = [Math.ceil(width), Math.ceil(height)];
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${w}" height="${h}" viewBox="0 0 ${w} ${h}" font-family="${pictureFont}" role="img"><title>${escapeXml(title)}</title>${svgRect({ x: 0, y: 0, width: w, height: h }, { fill: ink.page })}${body}</svg>`;
}

function drawHead(title: string, subtitle: string): string {
  return (
    svgText(margin, 26, title, { size: 18, bold: true }) +
    svgText(margin, 46, subtitle, { size: 13, fill: ink.muted })
  );
}

const legendLine = 24;

function drawLegend(
  legend: readonly LegendEntry[],
  width: number,
  fonts: BoxFonts,
): { readonly svg: string; readonly height: number } {
  const parts = [
    svgCalculator(0, 2),
    svgText(18, 13, 'computed from data; all others are answered by a reviewer', {
      size: 13,
      fill: ink.muted,
    }),
  ];
  let x = 0;
  let y = legendLine;
  for (const { tone, words, meaning, count } of legend) {
    const wide = textWidth(words, fonts.label);
    const said = `${count}: ${meaning}`;
    const whole = wide + markAround + 6 + textWidth(said, fonts.small) + 22;
    if (x > 0 && x + whole > width) {
      x = 0;
      y += legendLine;
    }
    parts.push(
      svgMark(x, y, { tone, words }, wide),
      svgText(x + wide + markAround + 6, y + 13, said, { size: 13, fill: ink.muted }),
    );
    x += whole;
  }
  return { svg: parts.join(''), height: legend.length === 0 ? legendLine : y + legendLine };
}
