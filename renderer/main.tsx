// The page's entry for every shell: finds the application, starts the language workers, and shows the app.
import '@mantine/core/styles.css';
import './ui/palette.css';
import './ui/tokens.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import { bringViews } from './app/later-views.ts';
import { listenToLeaving } from './app/leaving.ts';
import { NoConnection } from './app/no-connection.tsx';
import { listenToFaults } from './app/faults.ts';
import { offerCommands } from './app/offered-commands.ts';
import { startReactions } from './app/reactions.ts';
import { listenToShortcuts } from './app/shortcuts.ts';
import { createAppStore } from './app/store.ts';
import { installTrustedTypes } from './editor/trusted-types.ts';
import { connectHost } from './host/connect.ts';
import { connectStoppable } from './language/stoppable-language.ts';
import { connectLanguage } from './language/worker-client.ts';

const root = document.getElementById('root');
if (root !== null) start(root);

function start(element: HTMLElement): void {
  installTrustedTypes(window);
  const connection = connectHost(window);
  if (connection === undefined) {
    createRoot(element).render(<NoConnection />);
    return;
  }
  const tellFault = listenToFaults(window, connection.api);
  const store = createAppStore({
    host: connection.api,
    language: connectLanguage(startWorker('language')),
    linting: connectLanguage(startWorker('findings')),
    trying: connectStoppable(() => startWorker('cases')),
    searching: connectStoppable(() => startWorker('search')),
    timers: { after: startTimer },
  });
  startReactions(store, connection, window);
  listenToLeaving(store, window);
  listenToShortcuts(store, window);
  // Behind what the window shows first.
  startTimer(2500, bringViews);
  offerCommands(store, connection.api, { after: startTimer });
  // A view that failed says so in its place; the log is told as well.
  const onCaughtError = (error: unknown): void => {
    console.error(error);
    tellFault(error);
  };
  createRoot(element, { onCaughtError }).render(
    <StrictMode>
      <App store={store} />
    </StrictMode>,
  );
}

function startWorker(name: string): Worker {
  return new Worker(new URL('./worker/language-worker.ts', import.meta.url), { type: 'module', name });
}

function startTimer(milliseconds: number, run: () => void): () => void {
  const timer = setTimeout(run, milliseconds);
  return () => clearTimeout(timer);
}
