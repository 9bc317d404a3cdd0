// The outline of a text for the editor's own list of symbols and its lines that stick.
import type { OutlineEntry } from '../../dsl/index.ts';
import type { AppStore } from '../app/store.ts';
import { analysisFor } from './analysis-for.ts';
import { pathOf } from './model-paths.ts';
import { monaco } from './monaco.ts';
import { toRange } from './positions.ts';

export function symbolProvider(store: AppStore): monaco.languages.DocumentSymbolProvider {
  return {
    displayName: 'Outline',
    provideDocumentSymbols: async (model, cancelled) => {
      const analysis = await analysisFor(store, pathOf(model), cancelled);
      if (analysis === undefined || model.isDisposed()) return [];
      return analysis.outline.map((entry) => toSymbol(model, entry));
    },
  };
}

function toSymbol(model: monaco.editor.ITextModel, entry: OutlineEntry): monaco.languages.DocumentSymbol {
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
