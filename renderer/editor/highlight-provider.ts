// Where the name at the cursor stands in the text, as marks behind its words.
import type { AppStore } from '../app/store.ts';
import { askAbout } from './ask-about.ts';
import { monaco } from './monaco.ts';
import { toRange } from './positions.ts';

export function highlightProvider(store: AppStore): monaco.languages.DocumentHighlightProvider {
  return {
    provideDocumentHighlights: async (model, position, cancelled) => {
      const offset = model.getOffsetAt(position);
      const found = await askAbout(store, model, cancelled, (help, text) => help.highlights(text, offset));
      const { Read, Write } = monaco.languages.DocumentHighlightKind;
      return (found ?? []).map(({ span, kind }) => ({
        range: toRange(model, span),
        kind: kind === 'definition' ? Write : Read,
      }));
    },
  };
}
