// Renames a name in every text that speaks of it; texts that are not open are opened, so that nothing is saved unseen.
import type { AppStore } from '../app/store.ts';
import { askAbout } from './ask-about.ts';
import { pathOf } from './model-paths.ts';
import type { monaco } from './monaco.ts';
import { toRange } from './positions.ts';

export function renameProvider(store: AppStore): monaco.languages.RenameProvider {
  return {
    resolveRenameLocation: async (model, position, cancelled) => {
      const offset = model.getOffsetAt(position);
      const place = await askAbout(store, model, cancelled, (help, text) => help.renamePlace(text, offset));
      if (place !== undefined) return { range: toRange(model, place.span), text: place.name };
      const rejectReason = 'Ids, data elements, values and citations can be renamed.';
      return { range: toRange(model, { start: offset, end: offset }), text: '', rejectReason };
    },
    provideRenameEdits: async (model, position, newName, cancelled) => {
      const offset = model.getOffsetAt(position);
      const rename = await askAbout(store, model, cancelled, (help, text) =>
        help.rename(text, offset, newName),
      );
      if (rename === undefined) return { edits: [], rejectReason: 'The text changed meanwhile. Try again.' };
      if (rename.kind === 'refused') return { edits: [], rejectReason: rename.why };
      // The store changes all texts alike, open or not; the editor has nothing left to do.
      await store.getState().applyFix(pathOf(model), { label: `Rename to ${newName}`, edits: rename.edits });
      return { edits: [] };
    },
  };
}
