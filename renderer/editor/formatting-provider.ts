// The whole text in the agreed layout, as the worker prints it.
import type { AppStore } from '../app/store.ts';
import { pathOf } from './model-paths.ts';
import type { monaco } from './monaco.ts';

export function formattingProvider(store: AppStore): monaco.languages.DocumentFormattingEditProvider {
  return {
    displayName: 'Guideline',
    provideDocumentFormattingEdits: async (model) => {
      const formatted = await store.getState().formattedText(pathOf(model));
      return formatted === undefined || model.isDisposed()
        ? []
        : [{ range: model.getFullModelRange(), text: formatted }];
    },
  };
}
