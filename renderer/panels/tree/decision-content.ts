// Sizes of the boxes and labels of the decision lens, from their words; free of DOM like the layout that it feeds.
import type { BoxSize } from './box-rows.ts';
import type { BlockEdge, BlockGraph, BlockRow, DecisionBlock } from './decision-blocks.ts';
import type { GraphBox, GraphEdge, GraphLayoutInput } from './graph-layout.ts';
import { describeDetermination } from '../case/determination.ts';
import { groupBy } from '../../ui/group-by.ts';
import { countLines, textWidth } from './text-metrics.ts';
import type { BoxFonts } from './text-metrics.ts';

const measures = {
  width: 340,
  line: 19,
  smallLine: 17,
  rowPaddingX: 10,
  rowPaddingY: 5,
  gap: 8,
  icon: 18,
  border: 1,
  endPaddingX: 16,
  endPaddingY: 8,
  /** The sign of a case that comes by; its room is always kept, so that trying one moves nothing. */
  waySign: 13,
  endWidest: 240,
  labelWidest: 170,
} as const;

/** The answer of a row never takes more than this part of it. */
const answerShare = 0.45;

export function graphInput(graph: BlockGraph, fonts: BoxFonts, stateRoom: number): GraphLayoutInput {
  const sizes = new Map(
    graph.blocks.map((block) => [block.id, { block, size: blockSize(block, fonts, stateRoom) }]),
  );
  const leaving = groupBy(graph.edges, (edge) => edge.from);
  const asGraphEdge = (edge: BlockEdge): GraphEdge => {
    const { id, from, to } = edge;
    return { id, from, to, label: labelSize(edge, fonts) };
  };
  const isEnd = (id: string): boolean => sizes.get(id)?.block.kind !== 'questions';
  const entered = new Set(graph.edges.map((edge) => edge.to));
  return {
    boxes: [...sizes].flatMap(([id, { size }]): GraphBox[] => {
      if (isEnd(id) && entered.has(id)) return [];
      const ends = (leaving.get(id) ?? []).flatMap((edge) => {
        const end = sizes.get(edge.to);
        return end && isEnd(edge.to) ? [{ id: edge.to, ...end.size, edge: asGraphEdge(edge) }] : [];
      });
      return [{ id, ...size, ends }];
    }),
    edges: graph.edges.filter((edge) => !isEnd(edge.to)).map(asGraphEdge),
  };
}

/** Room of the words on an edge; they wrap. */
export function labelSize(edge: BlockEdge, fonts: BoxFonts): BoxSize {
  const m = measures;
  const text = { text: edge.words, glyphs: fonts.label };
  const width = Math.min(m.labelWidest, Math.ceil(textWidth(edge.words, fonts.label)) + 2);
  return { width: width + 12, height: countLines([text], width) * m.smallLine + 4 };
}

function blockSize(block: DecisionBlock, fonts: BoxFonts, stateRoom: number): BoxSize {
  const m = measures;
  switch (block.kind) {
    case 'questions': {
      const rows = questionRows(block.rows, fonts).reduce((sum, { height }) => sum + height, 0);
      return {
        width: m.width + m.waySign + m.gap + stateRoom,
        height: rows + 2 * m.border + (block.rows.length - 1) * m.border,
      };
    }
    case 'determination': {
      const words = textWidth(describeDetermination(block.determination).words, fonts.heading);
      const label = textWidth(block.label, fonts.small);
      const width = Math.ceil(Math.min(m.endWidest, Math.max(words + m.icon, label) + 2 * m.endPaddingX + 4));
      const lines =
        block.label === ''
          ? 0
          : countLines([{ text: block.label, glyphs: fonts.small }], width - 2 * m.endPaddingX - 4);
      return { width, height: m.line + lines * m.smallLine + 2 * m.endPaddingY + 4 };
    }
    case 'left-out':
      return { width: 180, height: m.smallLine + 2 * m.endPaddingY + 4 };
  }
}

/** The rows of a block as they are laid out: heights, and the widths of their words and answers. */
export function questionRows(rows: readonly BlockRow[], fonts: BoxFonts): readonly RowSize[] {
  return rows.map((row) => rowSize(row, fonts));
}

export interface RowSize {
  readonly row: BlockRow;
  readonly height: number;
  readonly words: number;
  /** 0 where the row names no answer. */
  readonly answer: number;
}

function rowSize(row: BlockRow, fonts: BoxFonts): RowSize {
  const m = measures;
  const inner = m.width - 2 * m.border - 2 * m.rowPaddingX;
  const number = row.number === '' ? 0 : textWidth(row.number, fonts.label) + m.gap;
  const wanted = row.answer === '' ? 0 : textWidth(row.answer, fonts.small) * 1.02 + 2;
  const answer = Math.min(wanted, inner * answerShare);
  const icon = row.asks === 'data' ? m.icon : 0;
  const words = inner - number - (answer > 0 ? answer + m.gap : 0);
  const lines = countLines([{ text: row.words, glyphs: fonts.words }], words, icon);
  const answerLines = answer > 0 ? countLines([{ text: row.answer, glyphs: fonts.small }], answer) : 0;
  const height = Math.max(lines * m.line, answerLines * m.smallLine + 2) + 2 * m.rowPaddingY;
  return { row, height, words, answer };
}
