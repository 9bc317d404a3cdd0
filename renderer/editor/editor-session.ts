// One editor bound to the store: its models follow the open documents, its cursor and the panels follow each other.
import type { Finding } from '../../dsl/index.ts';
import type { AppState, AppStore } from '../app/store.ts';
import { placeOfCriterion } from '../app/state/printed-places.ts';
import { paintCoverage } from './coverage-marks.ts';
import { runEditorAction } from './editor-actions.ts';
import { languageId } from './language.ts';
import { showMarkers } from './markers.ts';
import { modelUri, pathOf } from './model-paths.ts';
import { monaco } from './monaco.ts';
import { markComments, marksComments } from './comment-marks.ts';
import { listenToPaste } from './paste.ts';
import { toRange } from './positions.ts';
import { changeBetween } from './text-change.ts';

type Editor = monaco.editor.IStandaloneCodeEditor;
type Model = monaco.editor.ITextModel;

/** What is kept of a document while another is in front. */
interface OpenModel {
  readonly model: Model;
  /** The text that store and editor last agreed on. */
  text: string;
  view: monaco.editor.ICodeEditorViewState | null;
  readonly stop: monaco.IDisposable;
}

export function startEditorSession(editor: Editor, store: AppStore): monaco.IDisposable {
  const models = new Map<string, OpenModel>();
  const focusMarks = editor.createDecorationsCollection();
  const commentMarks = editor.createDecorationsCollection();
  const coverageMarks = editor.createDecorationsCollection();
  const update = (state: AppState, before: AppState | undefined): void => {
    if (state.documents !== before?.documents) syncModels(models, state, store);
    if (state.activePath !== before?.activePath || state.documents !== before?.documents) {
      showModel(editor, models, state);
      const undecided = state.documents[state.activePath ?? '']?.draft !== undefined;
      editor.updateOptions({ readOnly: undecided });
    }
    if (state.checks !== before?.checks) syncMarkers(models, state, before);
    if (state.findings !== before?.findings) syncFindings(models, state, before);
    if (state.focus !== before?.focus || state.analyses !== before?.analyses)
      markFocus(editor, focusMarks, state);
    if (marksComments(state, before)) markComments(editor, commentMarks, state);
    if (
      state.coverageShown !== before?.coverageShown ||
      (state.coverageShown &&
        (state.caseTables !== before.caseTables || state.activePath !== before.activePath))
    )
      paintCoverage(editor, coverageMarks, state);
    if (state.reveal !== before?.reveal) reveal(editor, state);
    const wish = state.editorWish;
    if (wish !== undefined && before !== undefined && wish !== before.editorWish)
      runEditorAction(editor, wish.action);
  };
  update(store.getState(), undefined);
  const stopStore = store.subscribe(update);
  const stopCursor = editor.onDidChangeCursorSelection(() => tellCursor(editor, store));
  const stopPaste = listenToPaste(editor, store);
  return {
    dispose: () => {
      stopStore();
      stopCursor.dispose();
      stopPaste.dispose();
      for (const open of models.values()) disposeModel(open);
      models.clear();
    },
  };
}

function syncModels(models: Map<string, OpenModel>, state: AppState, store: AppStore): void {
  for (const [path, open] of models) {
    if (path in state.documents) continue;
    models.delete(path);
    disposeModel(open);
  }
  for (const document of Object.values(state.documents)) {
    const open = models.get(document.path);
    if (open === undefined) models.set(document.path, openModel(document.path, document.text, store));
    else if (open.text !== document.text) replaceText(open, document.text);
  }
}

const plainBrackets = { enabled: false, independentColorPoolPerBracketType: false };

function openModel(path: string, text: string, store: AppStore): OpenModel {
  const uri = modelUri(path);
  monaco.editor.getModel(uri)?.dispose();
  const model = monaco.editor.createModel(text, languageId, uri);
  model.updateOptions({ tabSize: 2, insertSpaces: true, bracketColorizationOptions: plainBrackets });
  const stop = model.onDidChangeContent(() => {
    open.text = model.getValue();
    store.getState().editText(path, open.text);
  });
  const open: OpenModel = { model, text, view: null, stop };
  return open;
}

function disposeModel(open: OpenModel): void {
  open.stop.dispose();
  open.model.dispose();
}

/** Undo takes it back in one step. */
function replaceText(open: OpenModel, text: string): void {
  const { model } = open;
  open.text = text;
  const lineEnd = text.includes('\r\n')
    ? monaco.editor.EndOfLineSequence.CRLF
    : monaco.editor.EndOfLineSequence.LF;
  if (text.includes('\n') && model.getEOL() !== (text.includes('\r\n') ? '\r\n' : '\n'))
    model.pushEOL(lineEnd);
  const change = changeBetween(model.getValue(), text);
  if (change === undefined) return;
  model.pushStackElement();
  model.pushEditOperations([], [{ range: toRange(model, change), text: change.newText }], () => null);
  model.pushStackElement();
}

function showModel(editor: Editor, models: Map<string, OpenModel>, state: AppState): void {
  const wanted = state.activePath === undefined ? undefined : models.get(state.activePath);
  const shown = editor.getModel();
  if (shown === (wanted?.model ?? null)) return;
  const left = shown === null ? undefined : models.get(pathOf(shown));
  if (left !== undefined) left.view = editor.saveViewState();
  editor.setModel(wanted?.model ?? null);
  if (wanted?.view) editor.restoreViewState(wanted.view);
}

function syncMarkers(models: Map<string, OpenModel>, state: AppState, before: AppState | undefined): void {
  for (const [path, open] of models) {
    const check = state.checks[path];
    if (check === undefined || check === before?.checks[path]) continue;
    // Of an older text the places would be wrong; the marks stay where the words have moved them.
    if (check.version === state.documents[path]?.version)
      showMarkers(open.model, path, 'check', check.diagnostics);
  }
}

/** Until the next look the marks stay where the words have moved them. */
function syncFindings(models: Map<string, OpenModel>, state: AppState, before: AppState | undefined): void {
  for (const [path, open] of models) {
    const known = state.findings[path];
    if (known === undefined || known.moved || known === before?.findings[path]) continue;
    const isOpen = ({ waived }: Finding): boolean => waived === undefined;
    if (known.text === state.documents[path]?.text)
      showMarkers(open.model, path, 'linter', known.findings.filter(isOpen));
  }
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

function reveal(editor: Editor, state: AppState): void {
  const model = editor.getModel();
  const wish = state.reveal;
  if (model === null || wish === undefined || pathOf(model) !== wish.path) return;
  const range = toRange(model, wish);
  const oneLine = range.startLineNumber === range.endLineNumber;
  const start = { lineNumber: range.startLineNumber, column: range.startColumn };
  if (oneLine && wish.takeFocus) editor.setSelection(range);
  else editor.setPosition(start);
  const { Smooth, Immediate } = monaco.editor.ScrollType;
  editor.revealPositionInCenterIfOutsideViewport(start, Smooth);
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
  });
}
