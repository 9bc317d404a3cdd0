// Waits for what the worker says of the text as it stands now; knows no provider.
import type { AppState, AppStore } from '../app/store.ts';
import type { Analysis, Check, TextVersion } from '../worker/protocol.ts';
import type { monaco } from './monaco.ts';

/** undefined where the text changed again, the file was closed, or the editor no longer wants it. */
export function analysisFor(
  store: AppStore,
  path: string,
  cancelled: monaco.CancellationToken,
): Promise<Analysis | undefined> {
  return answerFor(store, path, cancelled, (state) => state.analyses[path]);
}

/** The same, of what is wrong with the text alone. */
export function checkFor(
  store: AppStore,
  path: string,
  cancelled: monaco.CancellationToken,
): Promise<Check | undefined> {
  return answerFor(store, path, cancelled, (state) => state.checks[path]);
}

function answerFor<T extends TextVersion>(
  store: AppStore,
  path: string,
  cancelled: monaco.CancellationToken,
  answerIn: (state: AppState) => T | undefined,
): Promise<T | undefined> {
  const version = store.getState().documents[path]?.version;
  const known = answerIn(store.getState());
  if (version === undefined || known?.version === version) return Promise.resolve(known);
  return new Promise((resolve) => {
    const finish = (answer: T | undefined): void => {
      stopStore();
      stopCancel.dispose();
      resolve(answer);
    };
    const stopStore = store.subscribe((state) => {
      const answer = answerIn(state);
      if (answer?.version === version) finish(answer);
      else if (state.documents[path]?.version !== version) finish(undefined);
    });
    const stopCancel = cancelled.onCancellationRequested(() => finish(undefined));
  });
}
