// What can be folded, in the editor's lines.
import type { AppStore } from '../app/store.ts';
import { askAbout } from './ask-about.ts';
import { monaco } from './monaco.ts';

export function foldingProvider(store: AppStore): monaco.languages.FoldingRangeProvider {
  return {
    provideFoldingRanges: async (model, _context, cancelled) => {
      const ranges = await askAbout(store, model, cancelled, (help, text) => help.foldingRanges(text));
      return (ranges ?? []).map(({ kind, span }) => ({
        start: model.getPositionAt(span.start).lineNumber,
        end: model.getPositionAt(span.end).lineNumber,
        ...(kind === 'comment' ? { kind: monaco.languages.FoldingRangeKind.Comment } : {}),
      }));
    },
  };
}
