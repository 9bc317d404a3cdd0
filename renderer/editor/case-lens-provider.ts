// Above each criterion of the first level: how many cases decide it.
import type { AppStore } from '../app/store.ts';
import { askAbout } from './ask-about.ts';
import type { monaco } from './monaco.ts';
import { toRange } from './positions.ts';

export function caseLensProvider(store: AppStore): monaco.languages.CodeLensProvider {
  return {
    provideCodeLenses: async (model, cancelled) => {
      const found = await askAbout(store, model, cancelled, (help, text) => help.caseLenses(text));
      const lenses = (found ?? [])
        .filter(({ number }) => !number.includes('.'))
        .map((lens) => ({
          range: toRange(model, { start: lens.span.start, end: lens.span.start }),
          command: { id: '', title: lens.title },
        }));
      return { lenses, dispose: () => undefined };
    },
  };
}
