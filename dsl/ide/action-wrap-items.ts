// Puts the selected items of one list into a list of their own, under one new item.
import type { TextEdit } from '../source/diagnostic.ts';
import { lineText, positionAt, type SourceText } from '../source/source-text.ts';
import type { Item } from '../syntax/ast.ts';
import {
  groupsOf,
  indentAt,
  itemLines,
  lineBreak,
  type ActionContext,
  type CodeAction,
} from './action-context.ts';

export function wrapItems(context: ActionContext): readonly CodeAction[] {
  const items = selectedItems(context);
  if (items.length < 2) return [];
  return ['ANY OF', 'ALL OF'].map((quantifier) => ({
    title: `Put these ${items.length} items under ${quantifier}`,
    edits: wrap(context, items, quantifier),
  }));
}

/** The items of the outermost list of which the selection touches more than one. */
function selectedItems({ source, section, selection }: ActionContext): readonly Item[] {
  if (section === undefined || selection.end <= selection.start) return [];
  const from = positionAt(source, selection.start).line;
  const to = lastSelectedLine(source, selection.end);
  const touched = groupsOf(section).map(({ items }) =>
    items.filter((item) => {
      const { first, last } = itemLines(source, item);
      return first <= to && last >= from;
    }),
  );
  return touched.find((items) => items.length > 1) ?? [];
}

/** A selection that ends before the words of a line does not mean that line. */
function lastSelectedLine(source: SourceText, end: number): number {
  const { line, column } = positionAt(source, end);
  return column <= indentAt(source, line) ? line - 1 : line;
}

function wrap({ source }: ActionContext, items: readonly Item[], quantifier: string): readonly TextEdit[] {
  const [head] = items;
  const tail = items.at(-1);
  if (head === undefined || tail === undefined) return [];
  const { uri } = source;
  const { first } = itemLines(source, head);
  const { last } = itemLines(source, tail);
  const margin = lineText(source, first).slice(0, indentAt(source, first));
  const opening = `${margin}${head.marker?.value ?? '-'} ${quantifier}${lineBreak(source)}`;
  const edits: TextEdit[] = [];
  for (let line = first; line <= last; line++) {
    const at = source.lineStarts[line] ?? 0;
    const deeper = lineText(source, line).trim() === '' ? '' : '    ';
    const newText = line === first ? `${opening}${deeper}` : deeper;
    if (newText !== '') edits.push({ uri, span: { start: at, end: at }, newText });
  }
  return edits;
}
