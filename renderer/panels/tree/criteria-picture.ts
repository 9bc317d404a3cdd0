// The criteria tree as a drawing, from its placed boxes; the same boxes as on the canvas, free of DOM.
import { boxLines, boxMeasures } from './box-rows.ts';
import type { BoxLine } from './box-rows.ts';
import { familyLines } from './family-lines.ts';
import type { FamilyLine } from './family-lines.ts';
import type { PlacedBox, Placement } from './layout.ts';
import { elbow, family } from './line-paths.ts';
import { logicTone } from './logic-tone.ts';
import { wholeMark } from './marks.ts';
import type { Mark, Marks } from './marks.ts';
import {
  ink,
  logicTints,
  markAround,
  markTints,
  svgCalculator,
  svgMark,
  svgPath,
  svgRect,
  svgText,
  wrappedText,
} from './picture-parts.ts';
import type { DrawnItem, Drawing, TextStyle } from './picture-parts.ts';
import { breakLines, fitIn, textWidth } from './text-metrics.ts';
import type { BoxFonts } from './text-metrics.ts';
import type { TreeEntry, TreeIndex } from './tree-index.ts';

export interface CriteriaPictureInput {
  readonly index: TreeIndex;
  readonly placement: Placement;
  readonly marks: Marks | undefined;
  readonly fonts: BoxFonts;
}

export function criteriaPicture({ index, placement, marks, fonts }: CriteriaPictureInput): Drawing {
  const shown = new Set(placement.boxes.map(({ id }) => id));
  const boxes = placement.boxes.flatMap((box): DrawnItem[] => {
    const entry = index.entries.get(box.id);
    if (!entry) return [];
    const folded = entry.children.length > 0 && !entry.children.some((id) => shown.has(id));
    return [{ ...spot(box), svg: drawBox(box, entry, marks, fonts, folded) }];
  });
  const lines = familyLines(index, placement, marks).map(drawFamily);
  const { width, height } = placement;
  const continued = placement.continued.map(({ section, x, y, width: wide }): DrawnItem => {
    const words = index.entries.get(section)?.node.statements[0]?.words ?? '';
    const style: TextStyle = { size: 13, fill: ink.muted };
    const runs = [{ text: `${words} (continued)`, glyphs: fonts.small }];
    return {
      x,
      y,
      width: wide,
      height: 40,
      whole: true,
      svg: wrappedText({ x: x + 14, top: y + 6, width: wide - 24 }, runs, [style], 17),
    };
  });
  return { width, height, items: [...lines, ...continued, ...boxes], boxes: placement.boxes };
}

function spot({ x, y, width, height }: PlacedBox): Omit<DrawnItem, 'svg'> {
  return { x, y, width, height, whole: true };
}

function drawFamily(line: FamilyLine): DrawnItem {
  const points = [line.from, ...line.items];
  const xs = points.map(({ x }) => x);
  const ys = points.map(({ y }) => y);
  const width = line.tone === 'all' ? 2.5 : 1.5;
  const met = line.items
    .filter((item) => item.met)
    .map((item) => svgPath(elbow(line.from, item), markTints.met.ink, 2.5));
  const svg =
    svgPath(family(line.from, line.items), ink.edge, width, line.tone === 'none' ? '6 4' : '') + met.join('');
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y, svg, whole: false };
}

function drawBox(
  box: PlacedBox,
  { node, below }: TreeEntry,
  marks: Marks | undefined,
  fonts: BoxFonts,
  folded: boolean,
): string {
  const m = boxMeasures;
  const whole = marks && wholeMark(node, marks);
  const gone = whole?.tone === 'removed';
  const section = node.kind === 'section';
  const stripe = whole ? markTints[whole.tone].ink : section ? ink.accent : ink.line;
  const parts = [
    svgRect(box, {
      fill: section ? ink.accentSoft : ink.page,
      stroke: section ? ink.accent : ink.line,
      radius: 6,
      dashed: gone,
    }),
    svgRect({ x: box.x, y: box.y + 3, width: m.stripe, height: box.height - 6 }, { fill: stripe }),
  ];
  let left = box.x + m.border + m.paddingX + m.stripe;
  const right = box.x + box.width - m.border - m.paddingX;
  let top = box.y + m.border + m.paddingY;
  if (node.number !== '') {
    parts.push(svgText(left, top + 14, node.number, { size: 12, fill: ink.muted, bold: true }));
    left += textWidth(node.number, fonts.label) + m.numberGap;
  }
  const alone = node.statements.length === 1 && !node.group;
  const statementMarks = node.statements.map((statement) => (alone ? whole : marks?.[statement.id]));
  let statement = -1;
  for (const line of boxLines(node)) {
    if (line.kind === 'list' && line.text === '' && (!whole || alone)) continue;
    if (line.kind === 'words') statement += 1;
    const mark =
      line.kind === 'words' ? statementMarks[statement] : line.kind === 'list' && !alone ? whole : undefined;
    const drawn = drawLine(line, { left, right, top, fonts, gone, mark, hidden: folded ? below : 0 });
    parts.push(drawn.svg);
    top += drawn.height + m.rowGap;
  }
  return parts.join('');
}

interface LinePlace {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly fonts: BoxFonts;
  readonly gone: boolean;
  readonly mark: Mark | undefined;
  /** Criteria below that the picture does not show. */
  readonly hidden: number;
}

function drawLine(line: BoxLine, place: LinePlace): { readonly svg: string; readonly height: number } {
  const m = boxMeasures;
  const { left, right, top, fonts, mark } = place;
  const markWidth = mark ? textWidth(mark.words, fonts.label) + markAround : 0;
  const markAt = mark ? svgMark(right - markWidth, top, mark, markWidth - markAround) : '';
  switch (line.kind) {
    case 'detail':
      return {
        svg: svgText(left, top + 13, ellipsis(line.text, right - left, fonts), { size: 13, fill: ink.muted }),
        height: m.detailLine,
      };
    case 'list': {
      const tint = logicTints[logicTone(line.text)];
      const wide = textWidth(line.text, fonts.label) + m.chipPadding;
      const chip =
        line.text === ''
          ? ''
          : svgRect({ x: left, y: top + 2, width: wide, height: 18 }, { fill: tint.soft, radius: 4 }) +
            svgText(left + 7, top + 15, line.text, { size: 12, fill: tint.ink, bold: true });
      const more =
        place.hidden > 0
          ? svgText(left + wide + 6, top + 15, `+${place.hidden}`, { size: 12, fill: ink.muted, bold: true })
          : '';
      return { svg: chip + more + markAt, height: m.listLine };
    }
    case 'words':
      return drawWords(line, place, markWidth === 0 ? 0 : markWidth + 6, markAt);
  }
}

function drawWords(
  line: BoxLine & { readonly kind: 'words' },
  { left, right, top, fonts, gone }: LinePlace,
  markRoom: number,
  markAt: string,
): { readonly svg: string; readonly height: number } {
  const m = boxMeasures;
  const lead = line.lead === '' ? 0 : textWidth(line.lead, fonts.label) + m.numberGap;
  const indent = lead + (line.icon ? m.icon : 0);
  const width = right - left - (line.mark ? markRoom : 0);
  const glyphs = line.strong ? fonts.heading : fonts.words;
  const runs = [
    { text: line.text, glyphs },
    { text: line.tail, glyphs: fonts.small },
  ];
  const styles: readonly TextStyle[] = [
    { size: 15, bold: line.strong, struck: gone, fill: gone ? ink.muted : ink.text },
    { size: 13, fill: ink.muted },
  ];
  const svg = [
    line.lead === ''
      ? ''
      : svgText(left, top + 14, line.lead, {
          size: 12,
          bold: true,
          fill: logicTints[logicTone(line.lead)].ink,
        }),
    line.icon ? svgCalculator(left + lead, top + 2) : '',
    wrappedText({ x: left, top, width, indent }, runs, styles, m.wordsLine),
    line.mark ? markAt : '',
  ].join('');
  return { svg, height: m.wordsLine * breakLines(runs, width, indent).length };
}

function ellipsis(text: string, room: number, fonts: BoxFonts): string {
  if (textWidth(text, fonts.small) <= room) return text;
  return `${fitIn(text, room - textWidth('\u2026', fonts.small), fonts.small).trimEnd()}\u2026`;
}
