// Above each criterion that differs from the version before: what changed; a click opens the comparison there.
import type { AppStore } from '../app/store.ts';
import { askAbout } from './ask-about.ts';
import { pathOf } from './model-paths.ts';
import { monaco } from './monaco.ts';
import { toRange } from './positions.ts';

const compareCommand = 'guideline.compareAt';

export function registerCompareCommand(store: AppStore): monaco.IDisposable {
  return monaco.editor.registerCommand(
    compareCommand,
    (_accessor: unknown, path: string, earlier: string, changes: readonly string[]) => {
      const { wantChanges, showComparison, compareFiles } = store.getState();
      wantChanges(changes);
      showComparison(true);
      void compareFiles(earlier, path);
    },
  );
}

export function changeLensProvider(store: AppStore): monaco.languages.CodeLensProvider {
  return {
    provideCodeLenses: async (model, cancelled) => {
      const found = await askAbout(store, model, cancelled, (help, text) => help.changeLenses(text));
      const lenses = (found ?? []).map(({ span, title, changes, earlier }) => ({
        range: toRange(model, { start: span.start, end: span.start }),
        command: { id: compareCommand, title, arguments: [pathOf(model), earlier.uri, changes] },
      }));
      return { lenses, dispose: () => undefined };
    },
  };
}
