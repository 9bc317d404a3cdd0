// Marks the lines of criteria on which comments are open, with the comments on hover.
import type { AppState } from '../app/store.ts';
import { placeOfCriterion } from '../app/state/printed-places.ts';
import { escapeMarkdown } from './escape-markdown.ts';
import { pathOf } from './model-paths.ts';
import type { monaco } from './monaco.ts';
import { toRange } from './positions.ts';

/** Whether the marks may be others than before. */
export function marksComments(state: AppState, before: AppState | undefined): boolean {
  return (
    state.reviews !== before?.reviews ||
    state.analyses !== before.analyses ||
    state.activePath !== before.activePath
  );
}

export function markComments(
  editor: monaco.editor.IStandaloneCodeEditor,
  marks: monaco.editor.IEditorDecorationsCollection,
  state: AppState,
): void {
  const model = editor.getModel();
  const path = model === null ? '' : pathOf(model);
  const printed = state.analyses[path]?.printed;
  if (model === null || printed === undefined) {
    marks.clear();
    return;
  }
  const open = (state.reviews[path]?.comments ?? []).filter((one) => one.state === 'open');
  marks.set(
    open.flatMap(({ criterion, author, text }) => {
      const place = placeOfCriterion(printed, criterion);
      if (place === undefined || place.uri !== path) return [];
      const start = { start: place.span.start, end: place.span.start };
      const words = { value: `**${escapeMarkdown(author)}**: ${escapeMarkdown(text)}` };
      return [
        {
          range: toRange(model, start),
          options: {
            isWholeLine: true,
            marginClassName: 'gs-commented',
            hoverMessage: words,
            lineNumberHoverMessage: words,
          },
        },
      ];
    }),
  );
}
