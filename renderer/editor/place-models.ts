// Models for the places of texts that are not open, so that they can be shown and counted in lines; gone with the next question.
import type { Place } from '../../dsl/index.ts';
import type { AppStore } from '../app/store.ts';
import { languageId } from './language.ts';
import { modelUri } from './model-paths.ts';
import { monaco } from './monaco.ts';
import { toRange } from './positions.ts';

export interface PlaceModels {
  /** Places in texts that cannot be read are left out. */
  locate(places: readonly Place[]): Promise<monaco.languages.Location[]>;
  dispose(): void;
}

export function createPlaceModels(store: AppStore): PlaceModels {
  const lent = new Set<monaco.editor.ITextModel>();
  const dispose = (): void => {
    const open = store.getState().documents;
    for (const model of lent) if (!(model.uri.path.slice(1) in open)) model.dispose();
    lent.clear();
  };
  const modelOf = async (path: string): Promise<monaco.editor.ITextModel | undefined> => {
    const uri = modelUri(path);
    const known = monaco.editor.getModel(uri);
    if (known !== null) return known;
    try {
      const text = await store.getState().readText(path);
      const made = monaco.editor.getModel(uri) ?? monaco.editor.createModel(text, languageId, uri);
      if (!(path in store.getState().documents)) lent.add(made);
      return made;
    } catch {
      return undefined;
    }
  };
  return {
    locate: async (places) => {
      dispose();
      const locations: monaco.languages.Location[] = [];
      for (const { uri, span } of places) {
        const model = await modelOf(uri);
        if (model !== undefined) locations.push({ uri: model.uri, range: toRange(model, span) });
      }
      return locations;
    },
    dispose,
  };
}
