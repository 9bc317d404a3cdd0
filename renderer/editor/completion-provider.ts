// What the worker proposes at the cursor, in the editor's list; asked with the text as it stands, before it is analysed.
import type { Completion, CompletionKind } from '../../dsl/index.ts';
import type { AppStore } from '../app/store.ts';
import { pathOf } from './model-paths.ts';
import { monaco } from './monaco.ts';
import { toRange } from './positions.ts';

export function completionProvider(store: AppStore): monaco.languages.CompletionItemProvider {
  return {
    triggerCharacters: ['{', '[', ' '],
    provideCompletionItems: async (model, position, { triggerCharacter }, cancelled) => {
      const path = pathOf(model);
      const version = model.getVersionId();
      const text = model.getValue();
      const offset = model.getOffsetAt(position);
      const found = await store
        .getState()
        .help.complete({ uri: path, version, text }, offset, triggerCharacter ?? '');
      // A newer question may have shared its answer with this one.
      const isCurrent =
        !cancelled.isCancellationRequested && !model.isDisposed() && model.getVersionId() === version;
      const suggestions = isCurrent ? found.map((item, index) => toItem(model, item, index)) : [];
      return { suggestions };
    },
  };
}

function toItem(
  model: monaco.editor.ITextModel,
  completion: Completion,
  index: number,
): monaco.languages.CompletionItem {
  const { label, detail, help, insert, snippet, more, kind } = completion;
  return {
    label: { label, description: detail },
    kind: kindOf(kind),
    insertText: insert,
    range: toRange(model, completion.replace),
    filterText: label,
    // The order is that of the language: what fits best comes first.
    sortText: String(index).padStart(5, '0'),
    ...(help === '' ? {} : { detail, documentation: help }),
    ...(snippet ? { insertTextRules: asSnippet } : {}),
    ...(more ? { command: askAgain } : {}),
  };
}

const asSnippet = monaco.languages.CompletionItemInsertTextRule.InsertAsSnippet;
const askAgain = { id: 'editor.action.triggerSuggest', title: 'Suggest' };

function kindOf(kind: CompletionKind): monaco.languages.CompletionItemKind {
  const kinds = monaco.languages.CompletionItemKind;
  switch (kind) {
    case 'keyword':
      return kinds.Keyword;
    case 'section':
      return kinds.Module;
    case 'field':
      return kinds.Property;
    case 'element':
      return kinds.Variable;
    case 'value':
      return kinds.EnumMember;
    case 'unit':
      return kinds.Unit;
    case 'operator':
      return kinds.Operator;
    case 'criterion':
      return kinds.Reference;
    case 'citation':
      return kinds.Text;
    case 'code':
      return kinds.Constant;
    case 'snippet':
      return kinds.Snippet;
    case 'document':
      return kinds.File;
  }
}
