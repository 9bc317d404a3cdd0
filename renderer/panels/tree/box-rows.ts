// The lines of a box and the room that they need, one description for layout and drawing; knows no DOM.
import type { CriteriaNode, CriteriaStatement } from '../../../dsl/index.ts';
import { countLines, textWidth, widestPiece } from './text-metrics.ts';
import type { BoxFonts, Run } from './text-metrics.ts';

/** Pixels; the style sheet takes the same values from the box (`--box-*`). */
export const boxMeasures = {
  paddingX: 10,
  paddingY: 6,
  border: 1,
  rowGap: 3,
  wordsLine: 19,
  detailLine: 17,
  listLine: 22,
  numberGap: 8,
  chipPadding: 14,
  icon: 18,
  foldButton: 46,
  stripe: 4,
} as const;

export interface BoxSize {
  readonly width: number;
  readonly height: number;
}

/** What of a box decides its size; plain data for the worker. */
export interface BoxContent {
  readonly id: string;
  readonly parent: string | undefined;
  readonly depth: number;
  /** Printed number, '' for none. */
  readonly number: string;
  readonly lines: readonly BoxLine[];
}

export type BoxLine =
  /** Wraps. `lead` stands bold before the words; `icon` where a picture stands before them; `mark` where a state may stand behind them. */
  | {
      readonly kind: 'words';
      readonly text: string;
      readonly lead: string;
      readonly icon: boolean;
      readonly mark: boolean;
      /** Citations after the words, in small type. */
      readonly tail: string;
      readonly strong: boolean;
    }
  /** One line, cut with an ellipsis. */
  | { readonly kind: 'detail'; readonly text: string }
  /** A chip, and the button that folds the list. With text '' only the state of the whole stands there, and only where states are shown. */
  | { readonly kind: 'list'; readonly text: string; readonly mark: boolean };

export interface BoxMarks {
  /** Room for the widest state mark, 0 where none are shown. */
  readonly state: number;
}

export function boxContent(node: CriteriaNode, parent: string | undefined, depth: number): BoxContent {
  return { id: node.id, parent, depth, number: node.number, lines: boxLines(node) };
}

export function boxLines(node: CriteriaNode): readonly BoxLine[] {
  const kicker = sectionKind(node);
  const lines: BoxLine[] = kicker === '' ? [] : [{ kind: 'detail', text: kicker }];
  lines.push(...node.statements.flatMap((statement) => statementLines(node, statement)));
  if (node.group) lines.push({ kind: 'list', text: groupLabel(node), mark: true });
  else if (node.statements.length > 1) lines.push({ kind: 'list', text: '', mark: true });
  return lines;
}

/** "Contraindications" above a section's own title, '' elsewhere. */
export function sectionKind(node: CriteriaNode): string {
  if (node.kind !== 'section' || node.statements[0]?.words.toLowerCase() === node.section) return '';
  return node.section.charAt(0).toUpperCase() + node.section.slice(1);
}

/** `AND ANY OF`, `UNLESS ANY OF`, `ONLY`. A list without a quantifier says so: its truth is unknown. */
export function groupLabel(node: CriteriaNode): string {
  const group = node.group;
  if (!group) return '';
  const quantifier = group.quantifier === '' ? 'NO ANY / ALL' : group.quantifier;
  return [group.connector ?? '', group.negated ? 'NOT' : '', quantifier]
    .filter((part) => part !== '')
    .join(' ');
}

/** `AND NOT` and the like before the words; the connector of a clause box stands before its first statement. */
export function statementLead(node: CriteriaNode, statement: CriteriaStatement): string {
  const connector = statement.connector ?? (statement === node.statements[0] ? node.connector : undefined);
  return [connector ?? '', statement.negated ? 'NOT' : ''].filter((part) => part !== '').join(' ');
}

/** ` [9, 5]`, held together by blanks that do not break. */
export function citationText(statement: CriteriaStatement): string {
  if (statement.citations.length === 0) return '';
  const names = statement.citations.map(({ number, key }) => (number > 0 ? String(number) : key));
  return ` [${names.join(',\u00a0')}]`;
}

/** Lines below the words: guards first, since they change what is asked, then examples. */
export function statementDetails(statement: CriteriaStatement): readonly string[] {
  const details: string[] = [];
  if (statement.appliesTo) details.push(`applies to ${statement.appliesTo}`);
  if (statement.limit) details.push(`limit ${statement.limit}`);
  if (statement.effective) details.push(`effective ${statement.effective}`);
  if (statement.examples.length > 0) details.push(`eg ${statement.examples.join('; ')}`);
  return details;
}

/** Width that shows every line unwrapped. */
export function naturalWidth(content: BoxContent, fonts: BoxFonts, marks: BoxMarks): number {
  const inner = content.lines.map(
    (line) => lineRoom(line, fonts, marks) + lineIndent(line, fonts) + lineText(line, fonts),
  );
  return Math.ceil(Math.max(0, ...inner) + outerRoom(content, fonts));
}

/** Width below which words would be broken inside. */
export function leastWidth(content: BoxContent, fonts: BoxFonts, marks: BoxMarks): number {
  const inner = content.lines.map((line) => {
    if (line.kind === 'detail') return 0;
    if (line.kind === 'list') return lineRoom(line, fonts, marks) + lineText(line, fonts);
    return lineRoom(line, fonts, marks) + Math.max(lineIndent(line, fonts), widestPiece(runsOf(line, fonts)));
  });
  return Math.ceil(Math.max(0, ...inner) + outerRoom(content, fonts));
}

export function boxHeight(content: BoxContent, width: number, fonts: BoxFonts, marks: BoxMarks): number {
  const m = boxMeasures;
  const room = width - outerRoom(content, fonts);
  const drawn = content.lines.filter((line) => line.kind !== 'list' || line.text !== '' || marks.state > 0);
  const heights = drawn.map((line) => {
    if (line.kind === 'detail') return m.detailLine;
    if (line.kind === 'list') return m.listLine;
    const lines = countLines(
      runsOf(line, fonts),
      room - lineRoom(line, fonts, marks),
      lineIndent(line, fonts),
    );
    return m.wordsLine * lines;
  });
  const rows = heights.reduce((sum, height) => sum + height, 0) + m.rowGap * Math.max(0, heights.length - 1);
  return rows + 2 * (m.paddingY + m.border);
}

function statementLines(node: CriteriaNode, statement: CriteriaStatement): BoxLine[] {
  const lead = statementLead(node, statement);
  const icon = statement.kind === 'computed';
  const text = statement.words;
  const tail = citationText(statement);
  const details = statementDetails(statement).map((detail): BoxLine => ({ kind: 'detail', text: detail }));
  const strong = node.kind === 'section';
  return [{ kind: 'words', text, lead, icon, mark: statement.kind !== 'heading', tail, strong }, ...details];
}

/** Room of padding, border, stripe and number. */
function outerRoom(content: BoxContent, fonts: BoxFonts): number {
  const m = boxMeasures;
  const number = content.number === '' ? 0 : textWidth(content.number, fonts.label) + m.numberGap;
  return 2 * (m.paddingX + m.border) + m.stripe + number;
}

/** Room that a line keeps free on its right. */
function lineRoom(line: BoxLine, fonts: BoxFonts, marks: BoxMarks): number {
  const m = boxMeasures;
  if (line.kind === 'detail') return 0;
  const mark = line.mark ? marks.state : 0;
  return line.kind === 'list' ? mark + m.foldButton + m.chipPadding : mark;
}

/** What stands before the words on their first line. */
function lineIndent(line: BoxLine, fonts: BoxFonts): number {
  if (line.kind !== 'words') return 0;
  const lead = line.lead === '' ? 0 : textWidth(line.lead, fonts.label) + boxMeasures.numberGap;
  return lead + (line.icon ? boxMeasures.icon : 0);
}

function lineText(line: BoxLine, fonts: BoxFonts): number {
  switch (line.kind) {
    case 'words':
      return runsOf(line, fonts).reduce((sum, run) => sum + textWidth(run.text, run.glyphs), 0) + rounding;
    case 'detail':
      return Math.min(textWidth(line.text, fonts.small), longDetail);
    case 'list':
      return textWidth(line.text, fonts.label);
  }
}

function runsOf(line: BoxLine & { readonly kind: 'words' }, fonts: BoxFonts): readonly Run[] {
  const words = { text: line.text, glyphs: line.strong ? fonts.heading : fonts.words };
  return line.tail === '' ? [words] : [words, { text: line.tail, glyphs: fonts.small }];
}

/** So that a line that just fits is not broken. */
const rounding = 4;

/** Details never widen a column beyond this. */
const longDetail = 160;
