// The questions in the order of the decision as a drawing, from their placed blocks; free of DOM.
import { describeDetermination } from '../case/determination.ts';
import type { BlockWay } from './case-way.ts';
import { curveLines } from './curve-lines.ts';
import type { CurveLine } from './curve-lines.ts';
import type { BlockGraph, BlockRow, DecisionBlock } from './decision-blocks.ts';
import { questionRows } from './decision-content.ts';
import type { GraphPlacement } from './graph-layout.ts';
import type { PlacedBox } from './layout.ts';
import { curve } from './line-paths.ts';
import { endTints, ink, svgCalculator, svgPath, svgRect, svgText, wrappedText } from './picture-parts.ts';
import type { DrawnItem, Drawing } from './picture-parts.ts';
import { textWidth } from './text-metrics.ts';
import type { BoxFonts } from './text-metrics.ts';

export interface QuestionPictureInput {
  readonly graph: BlockGraph;
  readonly placement: GraphPlacement;
  readonly way: BlockWay | undefined;
  readonly fonts: BoxFonts;
}

const wayInk = endTints.open.ink;

export function questionPicture({ graph, placement, way, fonts }: QuestionPictureInput): Drawing {
  const blocks = new Map(graph.blocks.map((block) => [block.id, block]));
  const lines = curveLines(graph, placement, fonts, way);
  const boxes = placement.boxes.flatMap((box): DrawnItem[] => {
    const block = blocks.get(box.id);
    if (!block) return [];
    const { x, y, width, height } = box;
    return [{ x, y, width, height, whole: true, svg: drawBlock(block, box, way, fonts) }];
  });
  const { width, height } = placement;
  const labels = lines.map((line) => drawLabel(line, fonts));
  return { width, height, items: [...lines.map(drawCurve), ...labels, ...boxes], boxes: placement.boxes };
}

function drawCurve(line: CurveLine): DrawnItem {
  const xs = line.points.map(({ x }) => x);
  const ys = line.points.map(({ y }) => y);
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  const stroke = line.taken ? wayInk : line.unknown ? endTints.review.ink : ink.edge;
  const tip = line.points.at(-1) ?? { x, y };
  const turn = line.runs === 'down' ? 90 : 0;
  const arrow = `<path d="M0,0L-8,4V-4Z" fill="${stroke}" transform="translate(${tip.x},${tip.y}) rotate(${turn})"/>`;
  const path = svgPath(
    curve(line.points, line.runs),
    stroke,
    line.taken ? 3 : 1.5,
    line.unknown ? '2 4' : '',
  );
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y, whole: false, svg: path + arrow };
}

function drawLabel({ label, room, words, taken }: CurveLine, fonts: BoxFonts): DrawnItem {
  const place = { x: label.x - room.width / 2, y: label.y - room.height / 2, ...room };
  const style = { size: 12, bold: true, anchor: 'middle', fill: taken ? wayInk : ink.text } as const;
  const text = wrappedText(
    { x: place.x + 4, top: place.y + 2, width: room.width - 8 },
    [{ text: words, glyphs: fonts.label }],
    [style],
    17,
  );
  return { ...place, whole: true, svg: svgRect(place, { fill: ink.page, radius: 4 }) + text };
}

function drawBlock(block: DecisionBlock, box: PlacedBox, way: BlockWay | undefined, fonts: BoxFonts): string {
  switch (block.kind) {
    case 'questions':
      return drawQuestions(block.rows, box, way, fonts);
    case 'determination': {
      const { words, tone } = describeDetermination(block.determination);
      const tint = endTints[tone];
      const arrived = way?.end === block.id;
      const frame = { fill: tint.soft, stroke: tint.ink, radius: 14, width: arrived ? 5 : 2 };
      const middle = box.x + box.width / 2;
      const title = svgText(middle, box.y + 25, words, {
        size: 15,
        bold: true,
        anchor: 'middle',
        fill: tint.ink,
      });
      const style = { size: 13, anchor: 'middle', fill: tint.ink } as const;
      const place = { x: box.x + 18, top: box.y + 30, width: box.width - 36 };
      const label =
        block.label === ''
          ? ''
          : wrappedText(place, [{ text: block.label, glyphs: fonts.small }], [style], 17);
      return svgRect(box, frame) + title + label;
    }
    case 'left-out': {
      const words = svgText(box.x + box.width / 2, box.y + 24, 'continues, not drawn', {
        size: 13,
        anchor: 'middle',
        fill: ink.muted,
      });
      return svgRect(box, { fill: ink.page, stroke: ink.edge, radius: 14, dashed: true }) + words;
    }
  }
}

function drawQuestions(
  rows: readonly BlockRow[],
  box: PlacedBox,
  way: BlockWay | undefined,
  fonts: BoxFonts,
): string {
  const parts = [svgRect(box, { fill: ink.page, stroke: ink.line, radius: 6 })];
  let top = box.y + 1;
  for (const [at, { row, height, words, answer }] of questionRows(rows, fonts).entries()) {
    if (at > 0) parts.push(svgPath(`M${box.x},${top}H${box.x + box.width}`, ink.line, 1));
    let left = box.x + 11;
    if (way?.rows.has(row.id)) parts.push(svgRect({ x: box.x, y: top, width: 5, height }, { fill: wayInk }));
    if (row.number !== '') {
      parts.push(svgText(left, top + 19, row.number, { size: 12, bold: true, fill: ink.muted }));
      left += textWidth(row.number, fonts.label) + 8;
    }
    const data = row.asks === 'data';
    if (data) parts.push(svgCalculator(left, top + 7));
    const place = { x: left, top: top + 5, width: words, indent: data ? 18 : 0 };
    parts.push(wrappedText(place, [{ text: row.words, glyphs: fonts.words }], [{ size: 15 }], 19));
    if (answer > 0)
      parts.push(
        wrappedText(
          { x: left + words + 8, top: top + 7, width: answer },
          [{ text: row.answer, glyphs: fonts.small }],
          [{ size: 13, fill: ink.muted }],
          17,
        ),
      );
    top += height + 1;
  }
  return parts.join('');
}
