// What the worker says of the words under the pointer, in the editor's bubble.
import type { AppStore } from '../app/store.ts';
import { askAbout } from './ask-about.ts';
import { escapeMarkdown } from './escape-markdown.ts';
import type { monaco } from './monaco.ts';
import { toRange } from './positions.ts';

export function hoverProvider(store: AppStore): monaco.languages.HoverProvider {
  return {
    provideHover: async (model, position, cancelled) => {
      const offset = model.getOffsetAt(position);
      const hover = await askAbout(store, model, cancelled, (help, text) => help.hover(text, offset));
      if (hover === undefined) return undefined;
      const paragraphs = hover.paragraphs.map((words) => ({ value: escapeMarkdown(words) }));
      return {
        range: toRange(model, hover.span),
        contents: [{ value: `**${escapeMarkdown(hover.title)}**` }, ...paragraphs],
      };
    },
  };
}
