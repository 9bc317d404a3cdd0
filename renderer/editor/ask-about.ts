// A question about the text as it stands: waits for its analysis, asks, and drops the answer where the text has changed meanwhile.
import type { AppStore } from '../app/store.ts';
import type { LanguageHelp, TextVersion } from '../worker/protocol.ts';
import { analysisFor } from './analysis-for.ts';
import { pathOf } from './model-paths.ts';
import type { monaco } from './monaco.ts';

/** undefined: nothing to say, or it would be about another text. */
export async function askAbout<T>(
  store: AppStore,
  model: monaco.editor.ITextModel,
  cancelled: monaco.CancellationToken,
  ask: (help: LanguageHelp, text: TextVersion) => Promise<T | undefined>,
): Promise<T | undefined> {
  const path = pathOf(model);
  const analysis = await analysisFor(store, path, cancelled);
  if (analysis === undefined || cancelled.isCancellationRequested) return undefined;
  const { version } = analysis;
  const answer = await ask(store.getState().help, { uri: path, version });
  const isCurrent = store.getState().documents[path]?.version === version;
  return isCurrent && !cancelled.isCancellationRequested && !model.isDisposed() ? answer : undefined;
}
