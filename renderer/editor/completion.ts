// What the editor offers to write, as the worker knows it.
import type { Completion } from '../../dsl/index.ts';
import type { AppStore } from '../app/store.ts';
import { analysisFor } from './analysis-for.ts';
import { pathOf } from './model-paths.ts';
import { monaco } from './monaco.ts';
import { toRange } from './positions.ts';

export function completionProvider(store: AppStore): monaco.languages.CompletionItemProvider {
  return {
    triggerCharacters: ['{', '['],
    provideCompletionItems: async (model, position, _context, cancelled) => {
      const path = pathOf(model);
      if ((await analysisFor(store, path, cancelled)) === undefined) return { suggestions: [] };
      const found = await store.getState().complete(path, model.getOffsetAt(position));
      return { suggestions: found.map((completion, index) => toItem(model, completion, index)) };
    },
  };
}

function toItem(
  model: monaco.editor.ITextModel,
  completion: Completion,
  index: number,
): monaco.languages.CompletionItem {
  const { label, insert, detail, span } = completion;
  return {
    label: { label, description: detail },
    kind: kinds()[completion.kind],
    insertText: insert,
    range: toRange(model, span),
    // In the order in which the language gives them.
    sortText: String(index).padStart(5, '0'),
  };
}

function kinds(): Readonly<Record<Completion['kind'], monaco.languages.CompletionItemKind>> {
  const { CompletionItemKind } = monaco.languages;
  return {
    section: CompletionItemKind.Module,
    word: CompletionItemKind.Keyword,
    criterion: CompletionItemKind.Reference,
    reference: CompletionItemKind.Text,
    fact: CompletionItemKind.Field,
    value: CompletionItemKind.EnumMember,
  };
}
