// Every place of a name, over the texts of the library.
import type { AppStore } from '../app/store.ts';
import { askAbout } from './ask-about.ts';
import type { monaco } from './monaco.ts';
import type { PlaceModels } from './place-models.ts';

export function referenceProvider(store: AppStore, models: PlaceModels): monaco.languages.ReferenceProvider {
  return {
    provideReferences: async (model, position, context, cancelled) => {
      const offset = model.getOffsetAt(position);
      const places = await askAbout(store, model, cancelled, (help, text) => help.references(text, offset));
      const wanted = (places ?? []).filter(({ definition }) => context.includeDeclaration || !definition);
      return await models.locate(wanted);
    },
  };
}
