// Above each criterion of the first level: how many cases decide it.
import type { CaseLens } from '../../dsl/index.ts';
import type { AppStore } from '../app/store.ts';
import { askAbout } from './ask-about.ts';
import type { monaco } from './monaco.ts';
import { toRange } from './positions.ts';

export function caseLensProvider(store: AppStore): monaco.languages.CodeLensProvider {
  return {
    provideCodeLenses: async (model, cancelled) => {
      const found = await askAbout(store, model, cancelled, (help, text) => help.caseLenses(text));
      const lenses = (found ?? [])
        .filter(({ number }) => !number.includes('.'))
        .map((lens) => ({
          range: toRange(model, { start: lens.span.start, end: lens.span.start }),
          command: { id: '', title: words(lens) },
        }));
      return { lenses, dispose: () => undefined };
    },
  };
}

function words({ deciding }: CaseLens): string {
  if (deciding === 0) return 'no case decides this';
  return deciding === 1 ? '1 case decides this' : `${deciding} cases decide this`;
}
