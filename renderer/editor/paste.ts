// Puts text from other programs in order before it is pasted, and says what was changed; text of the editor itself stays as it is.
import type { AppStore } from '../app/store.ts';
import { pathOf } from './model-paths.ts';
import type { monaco } from './monaco.ts';

type Editor = monaco.editor.IStandaloneCodeEditor;

/** Longer than this nobody waits for a paste: then the text comes as it is. */
const patience = 400;

/** What the editor component leaves with a copy of its own. */
const ownCopy = 'vscode-editor-data';

/** One paste is one step of undo. */
export function listenToPaste(editor: Editor, store: AppStore): monaco.IDisposable {
  const page = editor.getContainerDomNode();
  const listen = (event: ClipboardEvent): void => {
    const { clipboardData: data } = event;
    if (!store.getState().settings.repairPaste || !editor.hasTextFocus()) return;
    if (data === null || data.types.includes(ownCopy)) return;
    const pasted = data.getData('text/plain');
    if (pasted === '') return;
    event.preventDefault();
    event.stopPropagation();
    void paste(editor, store, pasted);
  };
  page.addEventListener('paste', listen, { capture: true });
  return { dispose: () => page.removeEventListener('paste', listen, { capture: true }) };
}

async function paste(editor: Editor, store: AppStore, pasted: string): Promise<void> {
  const model = editor.getModel();
  const selection = editor.getSelection();
  if (model === null || selection === null) return;
  const offset = model.getOffsetAt(selection.getStartPosition());
  const text = store.getState().documents[pathOf(model)]?.text ?? '';
  const repaired = await inTime(store.getState().help.repairPaste(pasted, text, offset));
  if (editor.getModel() !== model) return;
  editor.trigger('keyboard', 'paste', {
    text: repaired?.text ?? pasted,
    pasteOnNewLine: false,
    multicursorText: null,
  });
  const repairs = repaired?.repairs ?? [];
  if (repairs.length === 0) return;
  const changed = repairs.map(({ what, count }) => `${count} ${what}`).join(', ');
  store
    .getState()
    .notify('info', 'The pasted text was put in order', `${changed}. Undo takes the paste back.`);
}

async function inTime<T>(answer: Promise<T>): Promise<T | undefined> {
  const tooLate = new Promise<undefined>((resolve) => {
    setTimeout(() => resolve(undefined), patience);
  });
  return await Promise.race([answer.catch(() => undefined), tooLate]);
}
