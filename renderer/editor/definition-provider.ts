// Go to definition: from a name to the place that the worker knows, in this text or another.
import type { AppStore } from '../app/store.ts';
import { askAbout } from './ask-about.ts';
import type { monaco } from './monaco.ts';
import type { PlaceModels } from './place-models.ts';

export function definitionProvider(
  store: AppStore,
  models: PlaceModels,
): monaco.languages.DefinitionProvider {
  return {
    provideDefinition: async (model, position, cancelled) => {
      const offset = model.getOffsetAt(position);
      const places = await askAbout(store, model, cancelled, (help, text) => help.definition(text, offset));
      return await models.locate(places ?? []);
    },
  };
}
