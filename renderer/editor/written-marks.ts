// Marks for a moment the lines that a writing action made, so that the writer sees what happened.
import type { AppState } from '../app/store.ts';
import { pathOf } from './model-paths.ts';
import type { monaco } from './monaco.ts';
import { toRange } from './positions.ts';

/** Milliseconds: long enough to find it, short enough not to be in the way. */
const shownFor = 2500;

/** Milliseconds until lines above the text's own stand where they stay. */
const settled = 400;

export interface WrittenMarks {
  show(state: AppState): void;
  dispose(): void;
}

export function markWritten(editor: monaco.editor.IStandaloneCodeEditor): WrittenMarks {
  const marks = editor.createDecorationsCollection();
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    show: ({ written }) => {
      const model = editor.getModel();
      clearTimeout(timer);
      if (model === null || written === undefined || pathOf(model) !== written.path) {
        marks.clear();
        return;
      }
      marks.set([
        { range: toRange(model, written), options: { isWholeLine: true, className: 'gs-written' } },
      ]);
      const { startLineNumber: lineNumber } = toRange(model, written);
      timer = setTimeout(() => {
        // What the other panels say of the new text may have pushed it out of sight.
        editor.revealPositionInCenterIfOutsideViewport({ lineNumber, column: 1 });
        timer = setTimeout(() => marks.clear(), shownFor);
      }, settled);
    },
    dispose: () => clearTimeout(timer),
  };
}
