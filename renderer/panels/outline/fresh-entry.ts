// A row of the structure as the text has it now: waits until what was typed has been read, so that no edit hits another criterion.
import type { OutlineEntry } from '../../../dsl/index.ts';
import type { AppState, AppStore } from '../../app/store.ts';
import type { OutlineRow } from './outline-rows.ts';

/** Milliseconds; a text that is typed on and on is not waited for. */
const patience = 3000;

/** undefined, and said so, where other words stand there by now. */
export async function freshEntry(
  store: AppStore,
  path: string,
  row: Pick<OutlineRow, 'id' | 'entry'>,
): Promise<OutlineEntry | undefined> {
  const outline = await readOutline(store, path);
  const found = outline === undefined ? undefined : entryAt(outline, row.id);
  if (found?.label === row.entry.label) return found;
  store.getState().notify('info', 'The text changed meanwhile', 'Look at the structure and try again.');
  return undefined;
}

function readOutline(store: AppStore, path: string): Promise<readonly OutlineEntry[] | undefined> {
  const read = ({ analyses, documents }: AppState): readonly OutlineEntry[] | undefined =>
    analyses[path]?.version === documents[path]?.version ? analyses[path]?.outline : undefined;
  const known = read(store.getState());
  if (known !== undefined) return Promise.resolve(known);
  return new Promise((resolve) => {
    const finish = (outline: readonly OutlineEntry[] | undefined): void => {
      stop();
      clearTimeout(timer);
      resolve(outline);
    };
    const timer = setTimeout(() => finish(undefined), patience);
    const stop = store.subscribe((state) => {
      const outline = read(state);
      if (outline !== undefined) finish(outline);
    });
  });
}

/** `4.0.2`: the places from the top. */
function entryAt(outline: readonly OutlineEntry[], id: string): OutlineEntry | undefined {
  let entries = outline;
  let found: OutlineEntry | undefined;
  for (const step of id.split('.')) {
    found = entries[Number(step)];
    entries = found?.children ?? [];
  }
  return found;
}
