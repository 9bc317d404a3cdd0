// Where the guidelines, the unsaved texts and the settings are kept; bytes and hashes only, no word of the language.
import type { Draft } from './api.ts';

/** Larger files are listed with a problem; they are never read into memory, parsed or saved. */
export const largestFile = 5 * 1024 * 1024;

/** SHA-256, hex. The hash of a file that does not exist is ''. */
export type ContentHash = string;

export type StoredFile =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array; readonly hash: ContentHash }
  | { readonly kind: 'too-large'; readonly sizeBytes: number; readonly hash: ContentHash };

export type WriteOutcome =
  | { readonly kind: 'written'; readonly hash: ContentHash }
  /** The bytes were no longer the expected ones: nothing was written. undefined = the file is gone. */
  | { readonly kind: 'changed'; readonly current: StoredFile | undefined };

export interface StoredChange {
  readonly path: string;
  readonly hash: ContentHash;
}

export type RemoveOutcome =
  | { readonly kind: 'removed' }
  /** The bytes were no longer the expected ones: nothing was removed. undefined = the file is gone. */
  | { readonly kind: 'changed'; readonly current: StoredFile | undefined };

/**
 * Paths are relative to `root`, with `/`. A method that cannot do its work throws a `HostError` and leaves
 * everything as it was.
 */
export interface Store {
  /** Absolute, to show to people. */
  readonly root: string;
  /** Paths of all *.guideline and *.cases files, sorted; nothing below hidden folders. */
  list(): Promise<readonly string[]>;
  /** undefined = there is no such file. */
  read(path: string): Promise<StoredFile | undefined>;
  /** `lint.json` in the root; undefined = there is none. Its changes are told like those of the files. */
  readLintConfig(): Promise<StoredFile | undefined>;
  /** All or nothing, and only if the bytes that are there have `expectedHash`. */
  write(path: string, bytes: Uint8Array, expectedHash: ContentHash): Promise<WriteOutcome>;
  /** Only if the bytes that are there have `expectedHash`; what was never there is `changed`. */
  remove(path: string, expectedHash: ContentHash): Promise<RemoveOutcome>;
  /** Hears what others do to the files and to the comments beside them; own writes and touches without a change are not told. Returns the way to stop. */
  watch(listener: (changes: readonly StoredChange[]) => void): () => void;
  readonly drafts: DraftArea;
  readonly settings: SettingsArea;
}

/** Unsaved texts, one for a path, outside of the library. */
export interface DraftArea {
  keep(draft: Draft): Promise<void>;
  /** Sorted by path. Damaged ones are set aside, not returned and not thrown at the reader. */
  all(): Promise<readonly Draft[]>;
  discard(path: string): Promise<void>;
}

export interface SettingsArea {
  /** undefined = none were written, or they were damaged and have been set aside. */
  read(): Promise<Readonly<Record<string, unknown>> | undefined>;
  write(values: Readonly<Record<string, unknown>>): Promise<void>;
}
