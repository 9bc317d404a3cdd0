// What follows from what: events of the host and changes of one part of the store that another part must answer.
import type { HostConnection, HostEvent } from '../../host/api.ts';
import { runCommand } from './commands.ts';
import { keepEverything } from './leaving.ts';
import type { AppState, AppStore } from './store.ts';

export interface ClosablePage {
  close(): void;
}

/** Loads what the window starts with and listens from then on; returns the way to stop. */
export function startReactions(store: AppStore, connection: HostConnection, page: ClosablePage): () => void {
  const stopHost = connection.subscribe((event) => onHostEvent(store, event, page));
  const stopStore = store.subscribe((state, before) => onChange(state, before));
  void start(store);
  return () => {
    stopHost();
    stopStore();
  };
}

async function start(store: AppStore): Promise<void> {
  const { loadSettings, loadLibrary, refreshTexts } = store.getState();
  await Promise.all([loadSettings(), loadLibrary()]);
  await refreshTexts();
}

function onHostEvent(store: AppStore, event: HostEvent, page: ClosablePage): void {
  const state = store.getState();
  switch (event.kind) {
    case 'file-changed':
      if (event.path in state.documents) void state.noticeOutsideChange(event.path, event.hash);
      else void state.refreshTexts();
      return;
    case 'library-changed':
      void state.loadLibrary().then(async () => await store.getState().refreshTexts());
      return;
    case 'command':
      if (event.command === 'close-window') void keepEverything(store).then(() => page.close());
      else runCommand(store, event.command);
  }
}

function onChange(state: AppState, before: AppState): void {
  if (state.documents !== before.documents) onTextsChanged(state, before);
  if (state.analyses !== before.analyses) onAnalysed(state, before);
}

/** What includes a fragment, or stands on a guideline, is checked again with it. */
function onTextsChanged(state: AppState, before: AppState): void {
  for (const [path, document] of Object.entries(state.documents)) {
    const known = before.documents[path];
    if (known === undefined || known.text === document.text) continue;
    for (const other of state.openPaths) if (other !== path && !path.endsWith('.cases')) state.recheck(other);
  }
}

function onAnalysed(state: AppState, before: AppState): void {
  for (const [path, analysis] of Object.entries(state.analyses)) {
    if (analysis === before.analyses[path]) continue;
    // Words that were just typed belong to no criterion until they are read.
    if (state.cursor?.path === path && state.focus === undefined) state.moveCursor(state.cursor);
    if (analysis.form.length > 0 || path in state.answers) void state.decideCase(path);
    const { comparison } = state;
    if (comparison?.oldPath === path || comparison?.newPath === path) {
      void state.compareFiles(comparison.oldPath, comparison.newPath);
    }
  }
}
