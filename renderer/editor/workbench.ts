// What all editors of the window share, made with the first and gone with the last: texts, language, providers.
import type { AppStore } from '../app/store.ts';
import { createEditorModels } from './editor-models.ts';
import type { EditorModels } from './editor-models.ts';
import { installEditorWorker } from './environment.ts';
import { registerLanguage } from './language.ts';
import { monaco } from './monaco.ts';
import { registerProviders } from './providers.ts';
import { tokenTypes } from './token-types.ts';

interface Workbench {
  readonly models: EditorModels;
  readonly providers: monaco.IDisposable;
  users: number;
}

const workbenches = new WeakMap<AppStore, Workbench>();

/** `leave` once, when the editor is gone. */
export function enterWorkbench(store: AppStore): {
  readonly models: EditorModels;
  readonly leave: () => void;
} {
  const known = workbenches.get(store);
  const workbench = known ?? startWorkbench(store);
  workbench.users += 1;
  return {
    models: workbench.models,
    leave: () => {
      workbench.users -= 1;
      if (workbench.users > 0) return;
      workbenches.delete(store);
      workbench.models.dispose();
      workbench.providers.dispose();
    },
  };
}

function startWorkbench(store: AppStore): Workbench {
  installEditorWorker(window);
  registerLanguage(monaco.languages);
  const providers = registerProviders(store, tokenTypes);
  const workbench: Workbench = { models: createEditorModels(store), providers, users: 0 };
  workbenches.set(store, workbench);
  return workbench;
}
