// What the editor tells of the words under the pointer, as the worker knows it.
import type { AppStore } from '../app/store.ts';
import { analysisFor } from './analysis-for.ts';
import { pathOf } from './model-paths.ts';
import type { monaco } from './monaco.ts';
import { toRange } from './positions.ts';

export function hoverProvider(store: AppStore): monaco.languages.HoverProvider {
  return {
    provideHover: async (model, position, cancelled) => {
      const path = pathOf(model);
      if ((await analysisFor(store, path, cancelled)) === undefined) return undefined;
      const hover = await store.getState().hover(path, model.getOffsetAt(position));
      if (hover === undefined || cancelled.isCancellationRequested) return undefined;
      return {
        range: toRange(model, hover.span),
        contents: hover.paragraphs.map((value) => ({ value: escapeMarkdown(value) })),
      };
    },
  };
}

/** The author's words are words, whatever characters they hold. */
function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_{}[\]()#+\-.!|<>~&]/g, (character) => `\\${character}`);
}
