// What the editor component asks of a text, answered from the worker's analysis: colours, outline, fixes, hover, formatting.
import type { Diagnostic, Fix, OutlineEntry, SemanticToken } from '../../dsl/index.ts';
import type { AppStore } from '../app/store.ts';
import { analysisFor } from './analysis-for.ts';
import { completionProvider } from './completion.ts';
import { hoverProvider } from './hover.ts';
import { languageId } from './language.ts';
import { pathOf } from './model-paths.ts';
import { monaco } from './monaco.ts';
import { toRange, toSpan } from './positions.ts';

type Model = monaco.editor.ITextModel;

/** Registers all of them; returns the way to take them back. */
export function registerProviders(store: AppStore, tokenTypes: readonly string[]): monaco.IDisposable {
  const { languages } = monaco;
  const registered = [
    languages.registerDocumentSemanticTokensProvider(languageId, semanticTokensProvider(store, tokenTypes)),
    languages.registerDocumentSymbolProvider(languageId, symbolProvider(store)),
    languages.registerCodeActionProvider(languageId, codeActionProvider(store), {
      providedCodeActionKinds: ['quickfix'],
    }),
    languages.registerDocumentFormattingEditProvider(languageId, formattingProvider(store)),
    languages.registerHoverProvider(languageId, hoverProvider(store)),
    languages.registerCompletionItemProvider(languageId, completionProvider(store)),
  ];
  return { dispose: () => registered.forEach((provider) => provider.dispose()) };
}

function semanticTokensProvider(
  store: AppStore,
  tokenTypes: readonly string[],
): monaco.languages.DocumentSemanticTokensProvider {
  return {
    getLegend: () => ({ tokenTypes: [...tokenTypes], tokenModifiers: [] }),
    releaseDocumentSemanticTokens: () => undefined,
    provideDocumentSemanticTokens: async (model, _last, cancelled) => {
      const analysis = await analysisFor(store, pathOf(model), cancelled);
      if (analysis === undefined || cancelled.isCancellationRequested) return null;
      return { data: encodeTokens(model, analysis.tokens, tokenTypes) };
    },
  };
}

/** Five numbers a token: lines and columns since the one before, length, type, no modifiers. */
function encodeTokens(
  model: Model,
  tokens: readonly SemanticToken[],
  tokenTypes: readonly string[],
): Uint32Array {
  const data = new Uint32Array(tokens.length * 5);
  let line = 1;
  let column = 1;
  tokens.forEach((token, index) => {
    const place = model.getPositionAt(token.start);
    const sameLine = place.lineNumber === line;
    data[index * 5] = place.lineNumber - line;
    data[index * 5 + 1] = sameLine ? place.column - column : place.column - 1;
    data[index * 5 + 2] = token.length;
    data[index * 5 + 3] = Math.max(0, tokenTypes.indexOf(token.type));
    line = place.lineNumber;
    column = place.column;
  });
  return data;
}

function symbolProvider(store: AppStore): monaco.languages.DocumentSymbolProvider {
  return {
    displayName: 'Outline',
    provideDocumentSymbols: async (model, cancelled) => {
      const analysis = await analysisFor(store, pathOf(model), cancelled);
      return analysis?.outline.map((entry) => toSymbol(model, entry)) ?? [];
    },
  };
}

function toSymbol(model: Model, entry: OutlineEntry): monaco.languages.DocumentSymbol {
  return {
    name: entry.label || entry.kind,
    detail: entry.detail,
    kind: entry.kind === 'section' ? monaco.languages.SymbolKind.Module : monaco.languages.SymbolKind.Field,
    tags: [],
    range: toRange(model, entry.span),
    selectionRange: toRange(model, entry.name),
    children: entry.children.map((child) => toSymbol(model, child)),
  };
}

function codeActionProvider(store: AppStore): monaco.languages.CodeActionProvider {
  return {
    provideCodeActions: async (model, range, context, cancelled) => {
      const path = pathOf(model);
      const analysis = await analysisFor(store, path, cancelled);
      const asked = toSpan(model, range);
      const near = (analysis?.diagnostics ?? []).filter(
        ({ uri, span }) => uri === path && span.start <= asked.end && span.end >= asked.start,
      );
      const actions = near.flatMap((diagnostic) =>
        (diagnostic.fixes ?? []).flatMap((fix, index) =>
          toAction(diagnostic, fix, index === 0, context.markers),
        ),
      );
      return { actions, dispose: () => undefined };
    },
  };
}

/** A fix that changes a text that is not open is left out. */
function toAction(
  diagnostic: Diagnostic,
  fix: Fix,
  preferred: boolean,
  markers: readonly monaco.editor.IMarkerData[],
): readonly monaco.languages.CodeAction[] {
  const edits: monaco.languages.IWorkspaceTextEdit[] = [];
  for (const edit of fix.edits) {
    const model = monaco.editor.getModels().find((candidate) => pathOf(candidate) === edit.uri);
    if (model === undefined) return [];
    edits.push({
      resource: model.uri,
      versionId: model.getVersionId(),
      textEdit: { range: toRange(model, edit.span), text: edit.newText },
    });
  }
  const about = markers.filter((marker) => marker.code === diagnostic.code);
  return [
    { title: fix.label, kind: 'quickfix', isPreferred: preferred, diagnostics: about, edit: { edits } },
  ];
}

function formattingProvider(store: AppStore): monaco.languages.DocumentFormattingEditProvider {
  return {
    displayName: 'Guideline',
    provideDocumentFormattingEdits: async (model) => {
      const formatted = await store.getState().formattedText(pathOf(model));
      return formatted === undefined ? [] : [{ range: model.getFullModelRange(), text: formatted }];
    },
  };
}
