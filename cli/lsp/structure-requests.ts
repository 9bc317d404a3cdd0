// Requests about a whole text: its outline, what folds, what it does not say, where its words lead.
import { documentLinks, foldingRanges, inlayHints, outlineOf } from '../../dsl/index.ts';
import type { OutlineEntry, SourceText } from '../../dsl/index.ts';
import type { LanguageServer } from './language-requests.ts';
import type { ServerContext } from './server-context.ts';
import { toOffset, toRange, type WireSymbol } from './wire.ts';

export function structureRequests({
  workspace,
  about,
}: ServerContext): Pick<LanguageServer, 'documentSymbols' | 'foldingRanges'> {
  return {
    documentSymbols: (uri) =>
      about(uri, [], (path, source) => {
        const document = workspace.document(path)?.value;
        return document === undefined ? [] : outlineOf(document).map((entry) => toSymbol(source, entry));
      }),
    foldingRanges: (uri) =>
      about(uri, [], (path, source) => {
        const document = workspace.document(path)?.value;
        return (document === undefined ? [] : foldingRanges(source, document)).map(({ span }) => {
          const { start, end } = toRange(source, span);
          return { startLine: start.line, endLine: end.line };
        });
      }),
  };
}

export function decorationRequests({
  workspace,
  addresses,
  about,
}: ServerContext): Pick<LanguageServer, 'inlayHints' | 'documentLinks'> {
  return {
    inlayHints: (uri, range) =>
      about(uri, [], (path, source) => {
        const [start, end] = [toOffset(source, range.start), toOffset(source, range.end)];
        return inlayHints(workspace, path)
          .filter(({ offset }) => offset >= start && offset <= end)
          .map(({ offset, text, help }) => ({
            position: toRange(source, { start: offset, end: offset }).start,
            label: text,
            tooltip: help,
          }));
      }),
    documentLinks: (uri) =>
      about(uri, [], (path, source) =>
        documentLinks(workspace, path).map(({ span, target }) => ({
          range: toRange(source, span),
          target: target.kind === 'url' ? target.url : addresses.uriOf(target.uri),
        })),
      ),
  };
}

function toSymbol(source: SourceText, entry: OutlineEntry): WireSymbol {
  return {
    name: entry.label || entry.kind,
    detail: entry.detail,
    kind: entry.kind === 'section' ? 2 : 8,
    range: toRange(source, entry.span),
    selectionRange: toRange(source, entry.name),
    children: entry.children.map((child) => toSymbol(source, child)),
  };
}
