// The language over the Language Server Protocol, without its transport: one function a request, plain values in and out.
import {
  codeActionsAt,
  completionsAt,
  createSourceText,
  createWorkspace,
  definitionAt,
  documentLinks,
  foldingRanges,
  hoverAt,
  inlayHints,
  outlineOf,
  referencesAt,
  renameAt,
  renamePlaceAt,
} from '../../dsl/index.ts';
import type { Completion, Diagnostic, OutlineEntry, Place, SourceText, Workspace } from '../../dsl/index.ts';
import {
  toOffset,
  toRange,
  toWorkspaceEdit,
  type Addresses,
  type WireEdit,
  type WireLocation,
  type WirePosition,
  type WireRange,
  type WireWorkspaceEdit,
} from './wire.ts';

/** `uri`: of a `file:` in the library; of any other there is nothing to say. */
export interface LanguageServer {
  /** The text as the editor has it; it hides the file. */
  setText(uri: string, text: string): void;
  remove(uri: string): void;
  diagnostics(uri: string): readonly WireDiagnostic[];
  /** `trigger`: the character typed, or ''. */
  completion(uri: string, at: WirePosition, trigger: string): readonly WireCompletion[];
  hover(uri: string, at: WirePosition): { readonly contents: string; readonly range: WireRange } | undefined;
  definition(uri: string, at: WirePosition): readonly WireLocation[];
  references(uri: string, at: WirePosition, includeDeclaration: boolean): readonly WireLocation[];
  prepareRename(
    uri: string,
    at: WirePosition,
  ): { readonly range: WireRange; readonly placeholder: string } | undefined;
  /** A refusal comes in words for the author. */
  rename(uri: string, at: WirePosition, newName: string): WireWorkspaceEdit | { readonly refused: string };
  codeActions(uri: string, range: WireRange): readonly WireAction[];
  documentSymbols(uri: string): readonly WireSymbol[];
  foldingRanges(uri: string): readonly { readonly startLine: number; readonly endLine: number }[];
  inlayHints(uri: string, range: WireRange): readonly WireHint[];
  documentLinks(uri: string): readonly { readonly range: WireRange; readonly target: string }[];
  /** Empty where a fault would lose words. */
  format(uri: string): readonly WireEdit[];
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

export function createLanguageServer(addresses: Addresses): LanguageServer {
  const workspace = createWorkspace();
  const textOf = (path: string): string => workspace.text(path) ?? '';
  const about = <T>(uri: string, nothing: T, answer: (path: string, source: SourceText) => T): T => {
    const path = addresses.pathOf(uri);
    const text = path === undefined ? undefined : workspace.text(path);
    return path === undefined || text === undefined ? nothing : answer(path, createSourceText(path, text));
  };
  const locate = (places: readonly Place[]): readonly WireLocation[] =>
    places.map(({ uri, span }) => ({
      uri: addresses.uriOf(uri),
      range: toRange(createSourceText(uri, textOf(uri)), span),
    }));
  return {
    setText: (uri, text) => {
      const path = addresses.pathOf(uri);
      if (path !== undefined) workspace.setText(path, text);
    },
    remove: (uri) => {
      const path = addresses.pathOf(uri);
      if (path !== undefined) workspace.remove(path);
    },
    diagnostics: (uri) => about(uri, [], (path, source) => diagnosticsOf(workspace, path, source)),
    completion: (uri, at, trigger) =>
      about(uri, [], (path, source) => {
        const place = { uri: path, text: source.text, offset: toOffset(source, at), trigger };
        return completionsAt(workspace, place).map((item, index) => toCompletion(source, item, index));
      }),
    hover: (uri, at) =>
      about(uri, undefined, (path, source) => {
        const hover = hoverAt(workspace, path, toOffset(source, at));
        const contents = hover && [hover.title, ...hover.paragraphs].join('\n\n');
        return hover && contents !== undefined ? { contents, range: toRange(source, hover.span) } : undefined;
      }),
    definition: (uri, at) =>
      about(uri, [], (path, source) => locate(definitionAt(workspace, path, toOffset(source, at)))),
    references: (uri, at, includeDeclaration) =>
      about(uri, [], (path, source) =>
        locate(
          referencesAt(workspace, path, toOffset(source, at)).filter(
            ({ definition }) => includeDeclaration || !definition,
          ),
        ),
      ),
    prepareRename: (uri, at) =>
      about(uri, undefined, (path, source) => {
        const place = renamePlaceAt(workspace, path, toOffset(source, at));
        return place && { range: toRange(source, place.span), placeholder: place.name };
      }),
    rename: (uri, at, newName) =>
      about<ReturnType<LanguageServer['rename']>>(uri, { refused: 'Not in the library.' }, (path, source) => {
        const rename = renameAt(workspace, path, toOffset(source, at), newName);
        return rename.kind === 'refused'
          ? { refused: rename.why }
          : toWorkspaceEdit(rename.edits, addresses, textOf);
      }),
    codeActions: (uri, range) =>
      about(uri, [], (path, source) => {
        const span = { start: toOffset(source, range.start), end: toOffset(source, range.end) };
        const fixes = workspace
          .diagnostics(path)
          .filter(
            (found) => found.uri === path && found.span.start <= span.end && found.span.end >= span.start,
          )
          .flatMap((found) => found.fixes ?? [])
          .map(({ label, edits }) => ({ title: label, kind: 'quickfix' as const, edits }));
        const rewrites = codeActionsAt(workspace, path, span).map((action) => ({
          ...action,
          kind: 'refactor' as const,
        }));
        return [...fixes, ...rewrites].map(({ title, kind, edits }) => ({
          title,
          kind,
          edit: toWorkspaceEdit(edits, addresses, textOf),
        }));
      }),
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
    format: (uri) =>
      about(uri, [], (path, source) => {
        const newText = workspace.format(path);
        if (newText === undefined || newText === source.text) return [];
        return [{ range: toRange(source, { start: 0, end: source.text.length }), newText }];
      }),
  };
}

const severities = { error: 1, warning: 2, info: 3 } as const;

function diagnosticsOf(workspace: Workspace, path: string, source: SourceText): readonly WireDiagnostic[] {
  const own = (found: Diagnostic): boolean => found.uri === path;
  return workspace
    .diagnostics(path)
    .filter(own)
    .map(({ span, severity, code, message, note, help }) => ({
      range: toRange(source, span),
      severity: severities[severity],
      code,
      source: 'guideline',
      message: [message, note, help].filter(Boolean).join('\n'),
    }));
}

function toCompletion(source: SourceText, completion: Completion, index: number): WireCompletion {
  const { label, detail, help, insert, snippet, replace } = completion;
  return {
    label,
    detail,
    documentation: help,
    sortText: String(index).padStart(5, '0'),
    insertTextFormat: snippet ? 2 : 1,
    textEdit: { range: toRange(source, replace), newText: insert },
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
