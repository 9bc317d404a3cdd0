// The texts of the open documents as the editor component holds them, one for each document whatever shows it, in step with the store.
import type { Finding } from '../../dsl/index.ts';
import type { AppState, AppStore } from '../app/store.ts';
import { languageId } from './language.ts';
import { showMarkers } from './markers.ts';
import { modelUri } from './model-paths.ts';
import { monaco } from './monaco.ts';
import { toRange } from './positions.ts';
import { changeBetween } from './text-change.ts';

type Model = monaco.editor.ITextModel;

interface OpenModel {
  readonly model: Model;
  /** The text that store and editor last agreed on. */
  text: string;
  readonly stop: monaco.IDisposable;
}

export interface EditorModels {
  modelOf(path: string | undefined): Model | null;
  dispose(): void;
}

export function createEditorModels(store: AppStore): EditorModels {
  const models = new Map<string, OpenModel>();
  const update = (state: AppState, before: AppState | undefined): void => {
    if (state.documents !== before?.documents) syncModels(models, state, store);
    if (state.checks !== before?.checks) syncMarkers(models, state, before);
    if (state.findings !== before?.findings) syncFindings(models, state, before);
  };
  update(store.getState(), undefined);
  const stopStore = store.subscribe(update);
  return {
    modelOf: (path) => (path === undefined ? null : (models.get(path)?.model ?? null)),
    dispose: () => {
      stopStore();
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
  const open: OpenModel = { model, text, stop };
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
  // Undo brings the cursor back as well.
  const chosen = monaco.editor
    .getEditors()
    .find((editor) => editor.getModel() === model)
    ?.getSelections();
  const edit = { range: toRange(model, change), text: change.newText };
  model.pushEditOperations(chosen ?? [], [edit], () => null);
  model.pushStackElement();
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
