// The colours of words, from the tree that the worker made.
import type { SemanticToken } from '../../dsl/index.ts';
import type { AppStore } from '../app/store.ts';
import { analysisFor } from './analysis-for.ts';
import { pathOf } from './model-paths.ts';
import type { monaco } from './monaco.ts';

export function semanticTokenProvider(
  store: AppStore,
  tokenTypes: readonly string[],
): monaco.languages.DocumentSemanticTokensProvider {
  return {
    getLegend: () => ({ tokenTypes: [...tokenTypes], tokenModifiers: [] }),
    releaseDocumentSemanticTokens: () => undefined,
    provideDocumentSemanticTokens: async (model, _last, cancelled) => {
      const analysis = await analysisFor(store, pathOf(model), cancelled);
      if (analysis === undefined || cancelled.isCancellationRequested || model.isDisposed()) return null;
      return { data: encodeTokens(model, analysis.tokens, tokenTypes) };
    },
  };
}

/** Five numbers a token: lines and columns since the one before, length, type, no modifiers. */
function encodeTokens(
  model: monaco.editor.ITextModel,
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
