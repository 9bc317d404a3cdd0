// Words that lead to another text of the library or to the web.
import type { AppStore } from '../app/store.ts';
import { askAbout } from './ask-about.ts';
import { modelUri } from './model-paths.ts';
import type { monaco } from './monaco.ts';
import { toRange } from './positions.ts';

export function linkProvider(store: AppStore): monaco.languages.LinkProvider {
  return {
    provideLinks: async (model, cancelled) => {
      const found = await askAbout(store, model, cancelled, (help, text) => help.documentLinks(text));
      const links = (found ?? []).map(({ span, target }) => ({
        range: toRange(model, span),
        url: target.kind === 'url' ? target.url : modelUri(target.uri),
        tooltip: target.kind === 'url' ? 'Open the web page' : `Open ${target.uri}`,
      }));
      return { links };
    },
  };
}
