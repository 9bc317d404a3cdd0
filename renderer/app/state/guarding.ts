// Warns before a version is changed that others work by or stand on, once, and asks before one that is followed is replaced.
import type { DocumentsSlice } from './documents-state.ts';
import { isUnsaved } from './documents-state.ts';
import type { LibrarySlice } from './library.ts';
import type { SliceTools } from './slice.ts';

export interface GuardingSlice {
  /** Versions that a person has agreed to change, until the window closes. */
  readonly allowedEdits: readonly string[];
  /** A followed version that is asked to be saved over. */
  readonly savingOver: string | undefined;
  allowEdits(path: string): void;
  asksBeforeSave(path: string): boolean;
  cancelSaveOver(): void;
  saveOver(): Promise<void>;
}

export function createGuardingSlice(
  tools: SliceTools<GuardingSlice & DocumentsSlice & LibrarySlice>,
): GuardingSlice {
  const { get, set } = tools;
  const allowEdits = (path: string): void => {
    if (!get().allowedEdits.includes(path)) set({ allowedEdits: [...get().allowedEdits, path] });
  };
  return {
    allowedEdits: [],
    savingOver: undefined,
    allowEdits,
    asksBeforeSave: (path) => {
      const document = get().documents[path];
      const asks =
        document !== undefined &&
        isUnsaved(document) &&
        !get().allowedEdits.includes(path) &&
        followersOf(get(), path).length > 0;
      if (asks) set({ savingOver: path });
      return asks;
    },
    cancelSaveOver: () => set({ savingOver: undefined }),
    saveOver: async () => {
      const { savingOver } = get();
      set({ savingOver: undefined });
      if (savingOver === undefined) return;
      allowEdits(savingOver);
      await get().save(savingOver);
    },
  };
}

/** Why the version should stay as it is, in words for a sentence; undefined where it is free. */
export function guardOf(state: LibrarySlice, path: string): string | undefined {
  const file = state.library?.files.find((one) => one.path === path);
  if (file === undefined || file.kind === 'cases') return undefined;
  const followers = followersOf(state, path);
  if (/^(?:published|approved)$/.test(file.status)) return `${file.version || path} is ${file.status}`;
  return followers.length > 0 ? `${followers.join(', ')} follows ${file.version}` : undefined;
}

/** Of a document of cases the guideline that it is about, where that is in the library; of another document itself. */
export function guardedPath({ library }: LibrarySlice, path: string): string {
  const files = library?.files ?? [];
  const file = files.find((one) => one.path === path);
  if (file?.kind !== 'cases' || file.id === '') return path;
  const about = files.find(
    ({ kind, id, version }) => kind !== 'cases' && id === file.id && version === file.version,
  );
  return about?.path ?? path;
}

/** The versions that say that they follow this one. */
export function followersOf({ library }: LibrarySlice, path: string): readonly string[] {
  const files = library?.files ?? [];
  const file = files.find((one) => one.path === path);
  if (file === undefined || file.kind === 'cases' || file.id === '' || file.version === '') return [];
  return files.flatMap((other) =>
    other.kind === file.kind && other.id === file.id && other.path !== path && other.follows === file.version
      ? [other.version]
      : [],
  );
}
