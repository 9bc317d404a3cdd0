// The writing actions in the menu of the editor; they are commands of the app, with its keys.
import { runCommand } from '../app/commands.ts';
import { writingCommands } from '../app/writing-commands.ts';
import type { AppStore } from '../app/store.ts';
import type { monaco } from './monaco.ts';

export function addWritingActions(
  editor: monaco.editor.IStandaloneCodeEditor,
  store: AppStore,
): monaco.IDisposable {
  const added = writingCommands
    .filter(({ inMenu }) => inMenu)
    .map(({ id, title }, index) =>
      editor.addAction({
        id: `writing.${id}`,
        label: title,
        contextMenuGroupId: '0_writing',
        contextMenuOrder: index,
        run: () => runCommand(store, id),
      }),
    );
  return { dispose: () => added.forEach((action) => action.dispose()) };
}
