// One editor bound to a side of the window: it shows the file in front there; its cursor and the panels follow each other.
import type { AppState, AppStore } from '../app/store.ts';
import type { Side } from '../app/state/panes.ts';
import { placeOfCriterion } from '../app/state/printed-places.ts';
import { markComments, marksComments } from './comment-marks.ts';
import { paintCoverage } from './coverage-marks.ts';
import { runEditorAction } from './editor-actions.ts';
import type { EditorModels } from './editor-models.ts';
import { pathOf } from './model-paths.ts';
import { monaco } from './monaco.ts';
import { listenToPaste } from './paste.ts';
import { toRange, toSpan } from './positions.ts';
import { markWritten } from './written-marks.ts';
import { addWritingActions } from './writing-actions.ts';

type Editor = monaco.editor.IStandaloneCodeEditor;
type Views = Map<string, monaco.editor.ICodeEditorViewState | null>;

export function startEditorSession(
  editor: Editor,
  store: AppStore,
  models: EditorModels,
  side: Side,
): monaco.IDisposable {
  const views: Views = new Map();
  const focusMarks = editor.createDecorationsCollection();
  const commentMarks = editor.createDecorationsCollection();
  const coverageMarks = editor.createDecorationsCollection();
  const written = markWritten(editor);
  let turnedAt = 0;
  const update = (state: AppState, before: AppState | undefined): void => {
    const { front } = state.panes[side];
    const turned = before === undefined || front !== before.panes[side].front;
    if (turned) turnedAt = performance.now();
    if (turned || state.documents !== before.documents) {
      showModel(editor, views, models.modelOf(front));
      const undecided = state.documents[front ?? '']?.draft !== undefined;
      editor.updateOptions({ readOnly: undecided });
    }
    if (turned || state.focus !== before.focus || state.analyses !== before.analyses)
      markFocus(editor, focusMarks, state);
    if (turned || marksComments(state, before)) markComments(editor, commentMarks, state);
    if (
      state.coverageShown !== before?.coverageShown ||
      (state.coverageShown &&
        (turned || state.caseTables !== before.caseTables || state.activePath !== before.activePath))
    )
      paintCoverage(editor, coverageMarks, state);
    if (state.written !== before?.written) written.show(state);
    if (state.panes.active !== side) return;
    if (state.reveal !== before?.reveal) reveal(editor, state, performance.now() - turnedAt < settling);
    const wish = state.editorWish;
    if (wish !== undefined && before !== undefined && wish !== before.editorWish)
      runEditorAction(editor, wish.action);
  };
  update(store.getState(), undefined);
  const stopStore = store.subscribe(update);
  const tell = (): void => {
    if (store.getState().panes.active === side) tellCursor(editor, store);
  };
  const stopCursor = editor.onDidChangeCursorSelection(tell);
  const stopFocus = editor.onDidFocusEditorWidget(() => {
    store.getState().focusSide(side);
    tell();
  });
  const stopPaste = listenToPaste(editor, store);
  const actions = addWritingActions(editor, store);
  return {
    dispose: () => {
      stopStore();
      stopCursor.dispose();
      stopFocus.dispose();
      stopPaste.dispose();
      actions.dispose();
      written.dispose();
    },
  };
}

/** Where a text was left it is found again. */
function showModel(editor: Editor, views: Views, wanted: monaco.editor.ITextModel | null): void {
  const shown = editor.getModel();
  if (shown === wanted) return;
  if (shown !== null) views.set(pathOf(shown), editor.saveViewState());
  editor.setModel(wanted);
  const view = wanted === null ? undefined : views.get(pathOf(wanted));
  if (view) editor.restoreViewState(view);
}

function markFocus(editor: Editor, marks: monaco.editor.IEditorDecorationsCollection, state: AppState): void {
  const model = editor.getModel();
  const { focus } = state;
  const printed = focus === undefined ? undefined : state.analyses[focus.path]?.printed;
  const place =
    focus === undefined || printed === undefined ? undefined : placeOfCriterion(printed, focus.criterion);
  if (model === null || place === undefined || pathOf(model) !== place.uri) {
    marks.clear();
    return;
  }
  marks.set([
    {
      range: toRange(model, place.span),
      options: { isWholeLine: true, linesDecorationsClassName: 'gs-focus-lines' },
    },
  ]);
}

/** Milliseconds after another text came to the front: what stands above it may come and go, which ends a smooth way to a place. */
const settling = 500;

function reveal(editor: Editor, state: AppState, atOnce: boolean): void {
  const model = editor.getModel();
  const wish = state.reveal;
  if (model === null || wish === undefined || pathOf(model) !== wish.path) return;
  const range = toRange(model, wish);
  const oneLine = range.startLineNumber === range.endLineNumber;
  const start = { lineNumber: range.startLineNumber, column: range.startColumn };
  if (oneLine && wish.takeFocus) editor.setSelection(range);
  else editor.setPosition(start);
  const { Smooth, Immediate } = monaco.editor.ScrollType;
  editor.revealPositionInCenterIfOutsideViewport(start, atOnce ? Immediate : Smooth);
  // Behind the comparison it has no height yet, and nowhere to scroll to.
  if (editor.getContainerDomNode().clientHeight === 0)
    setTimeout(() => {
      editor.layout();
      editor.revealPositionInCenterIfOutsideViewport(start, Immediate);
      if (wish.takeFocus) editor.focus();
    }, 0);
  if (wish.takeFocus) editor.focus();
}

function tellCursor(editor: Editor, store: AppStore): void {
  const model = editor.getModel();
  const selection = editor.getSelection();
  if (model === null || selection === null) return;
  const at = selection.getPosition();
  store.getState().moveCursor({
    path: pathOf(model),
    offset: model.getOffsetAt(at),
    line: at.lineNumber - 1,
    column: at.column - 1,
    chosen: selection.isEmpty() ? 0 : model.getValueLengthInRange(selection),
    ...(selection.isEmpty() ? {} : { selection: toSpan(model, selection) }),
  });
}
