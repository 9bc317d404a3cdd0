// The shapes of the Language Server Protocol that the server answers with, and places in them; knows no guideline.
import { pathToFileURL, fileURLToPath } from 'node:url';
import { join, relative, sep } from 'node:path';
import { createSourceText, offsetAt, positionAt } from '../../dsl/index.ts';
import type { SourceText, Span, TextEdit } from '../../dsl/index.ts';

/** 0-based; `character` in UTF-16 units. */
export interface WirePosition {
  readonly line: number;
  readonly character: number;
}

export interface WireRange {
  readonly start: WirePosition;
  readonly end: WirePosition;
}

export interface WireLocation {
  readonly uri: string;
  readonly range: WireRange;
}

export interface WireEdit {
  readonly range: WireRange;
  readonly newText: string;
}

export interface WireWorkspaceEdit {
  readonly changes: Readonly<Record<string, readonly WireEdit[]>>;
}

export interface WireDiagnostic {
  readonly range: WireRange;
  /** 1 error, 2 warning, 3 information. */
  readonly severity: 1 | 2 | 3;
  readonly code: string;
  readonly source: string;
  readonly message: string;
}

export interface WireCompletion {
  readonly label: string;
  readonly detail: string;
  readonly documentation: string;
  readonly sortText: string;
  /** 1 plain text, 2 snippet. */
  readonly insertTextFormat: 1 | 2;
  readonly textEdit: WireEdit;
}

export interface WireAction {
  readonly title: string;
  readonly kind: 'quickfix' | 'refactor';
  readonly edit: WireWorkspaceEdit;
}

export interface WireSymbol {
  readonly name: string;
  readonly detail: string;
  /** 2 module, 8 field. */
  readonly kind: 2 | 8;
  readonly range: WireRange;
  readonly selectionRange: WireRange;
  readonly children: readonly WireSymbol[];
}

export interface WireHint {
  readonly position: WirePosition;
  readonly label: string;
  readonly tooltip: string;
}

/** `file:` addresses to library paths with `/`, and back. */
export interface Addresses {
  /** undefined outside the library. */
  pathOf(uri: string): string | undefined;
  uriOf(path: string): string;
}

export function libraryAddresses(root: string): Addresses {
  return {
    pathOf: (uri) => {
      if (!uri.startsWith('file:')) return undefined;
      const path = relative(root, fileURLToPath(uri)).split(sep).join('/');
      return path === '' || path.startsWith('../') ? undefined : path;
    },
    uriOf: (path) => pathToFileURL(join(root, path)).href,
  };
}

export function toRange(source: SourceText, span: Span): WireRange {
  return { start: toPosition(source, span.start), end: toPosition(source, Math.max(span.start, span.end)) };
}

export function toPosition(source: SourceText, offset: number): WirePosition {
  const { line, column } = positionAt(source, offset);
  return { line, character: column };
}

export function toOffset(source: SourceText, { line, character }: WirePosition): number {
  return offsetAt(source, { line, column: character });
}

/** `textOf`: '' for a text that is gone. */
export function toWorkspaceEdit(
  edits: readonly TextEdit[],
  addresses: Addresses,
  textOf: (path: string) => string,
): WireWorkspaceEdit {
  const changes: Record<string, WireEdit[]> = {};
  for (const path of new Set(edits.map((edit) => edit.uri))) {
    const source = createSourceText(path, textOf(path));
    changes[addresses.uriOf(path)] = edits
      .filter((edit) => edit.uri === path)
      .map(({ span, newText }) => ({ range: toRange(source, span), newText }));
  }
  return { changes };
}
