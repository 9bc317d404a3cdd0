// Waits for the analysis of the text as it stands now; knows no provider.
import type { AppStore } from '../app/store.ts';
import type { Analysis } from '../worker/protocol.ts';
import type { monaco } from './monaco.ts';

/** undefined where the text changed again, the file was closed, or the editor no longer wants it. */
export function analysisFor(
  store: AppStore,
  path: string,
  cancelled: monaco.CancellationToken,
): Promise<Analysis | undefined> {
  const version = store.getState().documents[path]?.version;
  const known = store.getState().analyses[path];
  if (version === undefined || known?.version === version) return Promise.resolve(known);
  return new Promise((resolve) => {
    const finish = (analysis: Analysis | undefined): void => {
      stopStore();
      stopCancel.dispose();
      resolve(analysis);
    };
    const stopStore = store.subscribe((state) => {
      const analysis = state.analyses[path];
      if (analysis?.version === version) finish(analysis);
      else if (state.documents[path]?.version !== version) finish(undefined);
    });
    const stopCancel = cancelled.onCancellationRequested(() => finish(undefined));
  });
}
