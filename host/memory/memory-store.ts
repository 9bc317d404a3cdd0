// A store without a disk, for tests and demonstrations; behaves as the one on disk does and forgets everything.
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { Draft } from '../api.ts';
import { isLibraryName, isSkippedFolder, requireStoredPath } from '../library-path.ts';
import { lintConfigName } from '../lint-config.ts';
import {
  largestFile,
  type DraftArea,
  type SettingsArea,
  type Store,
  type StoredChange,
  type StoredFile,
} from '../store.ts';

export interface MemoryStore extends Store {
  /** What another program would do: undefined removes the file. Listeners hear of it at once. */
  change(path: string, bytes: Uint8Array | undefined): void;
  /** The bytes as they are, beside the store's rules. */
  bytesOf(path: string): Uint8Array | undefined;
}

export function createMemoryStore(root = '/library'): MemoryStore {
  const files = new Map<string, Uint8Array>();
  const listeners = new Set<(changes: readonly StoredChange[]) => void>();
  const read = (path: string): StoredFile | undefined => {
    requireStoredPath(path);
    const bytes = files.get(path);
    return bytes === undefined ? undefined : toStoredFile(bytes);
  };
  return {
    root,
    list: async () => [...files.keys()].filter(isShown).toSorted(),
    read: async (path) => read(path),
    readLintConfig: async () => {
      const bytes = files.get(lintConfigName);
      return bytes === undefined ? undefined : toStoredFile(bytes);
    },
    write: async (path, bytes, expectedHash) => {
      const current = read(path);
      if ((current?.hash ?? '') !== expectedHash) return { kind: 'changed', current };
      files.set(path, bytes.slice());
      return { kind: 'written', hash: hashOf(bytes) };
    },
    remove: async (path, expectedHash) => {
      const current = read(path);
      if (current?.hash !== expectedHash) return { kind: 'changed', current };
      files.delete(path);
      return { kind: 'removed' };
    },
    watch: (listener) => {
      const own = (changes: readonly StoredChange[]): void => listener(changes);
      listeners.add(own);
      return () => listeners.delete(own);
    },
    drafts: createDrafts(),
    settings: createSettings(),
    bytesOf: (path) => files.get(path),
    change: (path, bytes) => {
      const before = files.get(path);
      if (bytes === undefined) files.delete(path);
      else files.set(path, bytes.slice());
      const hash = bytes === undefined ? '' : hashOf(bytes);
      if (hash === (before === undefined ? '' : hashOf(before))) return;
      for (const listener of listeners) listener([{ path, hash }]);
    },
  };
}

function isShown(path: string): boolean {
  return isLibraryName(path) && !path.split('/').some(isSkippedFolder);
}

function toStoredFile(bytes: Uint8Array): StoredFile {
  const hash = hashOf(bytes);
  if (bytes.length > largestFile) return { kind: 'too-large', sizeBytes: bytes.length, hash };
  return { kind: 'bytes', bytes: bytes.slice(), hash };
}

function hashOf(bytes: Uint8Array): string {
  return bytesToHex(sha256(bytes));
}

function createDrafts(): DraftArea {
  const drafts = new Map<string, Draft>();
  return {
    keep: async (draft) => void drafts.set(draft.path, draft),
    all: async () => [...drafts.keys()].toSorted().flatMap((path) => drafts.get(path) ?? []),
    discard: async (path) => void drafts.delete(path),
  };
}

function createSettings(): SettingsArea {
  let kept: string | undefined;
  return {
    read: async () =>
      kept === undefined ? undefined : (JSON.parse(kept) as Readonly<Record<string, unknown>>),
    write: async (values) => {
      kept = JSON.stringify(values);
    },
  };
}
