// Printed numbers and ids that the text does not say, between its words.
import type { AppStore } from '../app/store.ts';
import { askAbout } from './ask-about.ts';
import type { monaco } from './monaco.ts';
import { toSpan } from './positions.ts';

export function inlayHintProvider(store: AppStore): monaco.languages.InlayHintsProvider {
  return {
    displayName: 'Guideline',
    provideInlayHints: async (model, range, cancelled) => {
      const found = await askAbout(store, model, cancelled, (help, text) => help.inlayHints(text));
      const { start, end } = toSpan(model, range);
      const hints = (found ?? [])
        .filter(({ offset }) => offset >= start && offset <= end)
        .map(({ offset, text, help }) => ({
          label: text,
          tooltip: help,
          position: model.getPositionAt(offset),
          paddingLeft: true,
        }));
      return { hints, dispose: () => undefined };
    },
  };
}
