// What an editor shows beside and between the words: hover, colours, folding, growing selections, hints.
import { FoldingRangeKind, MarkupKind } from 'vscode-languageserver/node';
import type {
  FoldingRange,
  Hover,
  InlayHint,
  Position,
  Range,
  SelectionRange,
} from 'vscode-languageserver/node';
import { foldingRanges, hoverAt, inlayHints, selectionRangesAt } from '../dsl/index.ts';
import type { ClientFacts } from './client-facts.ts';
import type { About } from './questions.ts';

export function hover(about: About, position: Position, { markdown }: ClientFacts): Hover | null {
  const found = hoverAt(about.workspace, about.name, about.offset(position));
  if (found === undefined) return null;
  const { title, paragraphs, span } = found;
  const value = markdown
    ? [`**${escapeMarkdown(title)}**`, ...paragraphs.map(escapeMarkdown)].join('\n\n')
    : [title, ...paragraphs].join('\n\n');
  return {
    range: about.range(span),
    contents: { kind: markdown ? MarkupKind.Markdown : MarkupKind.PlainText, value },
  };
}

/** The author's words are words, whatever characters they hold. */
function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_{}[\]()#+\-.!|<>~&]/g, (character) => `\\${character}`);
}

export function folding(about: About): FoldingRange[] {
  const document = about.workspace.document(about.name)?.value;
  if (document === undefined) return [];
  return foldingRanges(about.source, document).map(({ kind, span }) => {
    const { start, end } = about.range(span);
    const range = { startLine: start.line, endLine: end.line };
    return kind === 'comment' ? { ...range, kind: FoldingRangeKind.Comment } : range;
  });
}

export function selections(about: About, positions: readonly Position[]): SelectionRange[] {
  const document = about.workspace.document(about.name)?.value;
  return positions.map((position) => {
    const offset = about.offset(position);
    const spans =
      document === undefined
        ? [{ start: offset, end: offset }]
        : selectionRangesAt(about.source, document, offset);
    const outermost: SelectionRange = { range: about.range(spans.at(-1) ?? { start: offset, end: offset }) };
    return spans
      .slice(0, -1)
      .reduceRight<SelectionRange>((parent, span) => ({ range: about.range(span), parent }), outermost);
  });
}

export function hints(about: About, range: Range, { unknownHints }: ClientFacts): InlayHint[] {
  const { start, end } = about.span(range);
  return inlayHints(about.workspace, about.name)
    .filter(({ offset, kind }) => offset >= start && offset <= end && (unknownHints || kind !== 'unknown'))
    .map(({ offset, text, help }) => ({
      position: about.range({ start: offset, end: offset }).start,
      label: text,
      tooltip: help,
      paddingLeft: true,
    }));
}
