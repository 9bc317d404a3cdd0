// Saves by itself, where a person has set that: after a pause, or when the text is left; never what others work by, and never over a change of someone else.
import type { DocumentsSlice } from './documents-state.ts';
import { isUnsaved } from './documents-state.ts';
import { guardOf } from './guarding.ts';
import type { LibrarySlice } from './library.ts';
import type { SettingsSlice } from './settings.ts';
import type { Services, SliceTools } from './slice.ts';

export interface AutosavingSlice {
  /** After each change of a text. */
  autosaveSoon(path: string): void;
  /** The text, or the window, was left; all of them where none is named. */
  autosaveOnLeaving(path?: string): void;
}

/** Milliseconds without a keystroke. */
const pause = 2_000;

export function createAutosavingSlice(
  { timers }: Pick<Services, 'timers'>,
  { get }: SliceTools<AutosavingSlice & DocumentsSlice & LibrarySlice & SettingsSlice>,
): AutosavingSlice {
  const stops = new Map<string, () => void>();
  const save = (path: string): void => {
    if (mayBeSaved(get(), path)) void get().saveAsItIs(path);
  };
  return {
    autosaveSoon: (path) => {
      stops.get(path)?.();
      stops.delete(path);
      if (get().settings.autosave !== 'after-pause') return;
      stops.set(
        path,
        timers.after(pause, () => {
          stops.delete(path);
          if (get().settings.autosave === 'after-pause') save(path);
        }),
      );
    },
    autosaveOnLeaving: (path) => {
      if (get().settings.autosave !== 'when-leaving') return;
      for (const each of path === undefined ? Object.keys(get().documents) : [path]) save(each);
    },
  };
}

/** A file that is not on disk yet is made by whoever wants it. */
function mayBeSaved(state: DocumentsSlice & LibrarySlice, path: string): boolean {
  const document = state.documents[path];
  return (
    document !== undefined &&
    isUnsaved(document) &&
    !document.saving &&
    document.baseHash !== '' &&
    document.draft === undefined &&
    document.outside === undefined &&
    document.conflict === undefined &&
    guardOf(state, path) === undefined
  );
}
