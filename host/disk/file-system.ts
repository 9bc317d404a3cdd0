// The few calls of the operating system that the disk store makes, behind one interface so that tests can fail each of them.
import { constants, watch as watchFolder } from 'node:fs';
import * as fs from 'node:fs/promises';

export interface FileFacts {
  readonly kind: 'file' | 'folder' | 'link' | 'other';
  readonly sizeBytes: number;
  /** Permission bits. */
  readonly mode: number;
  /** Equal for two names of one file, different for two files. */
  readonly identity: string;
  /** Milliseconds since 1970. */
  readonly changedAt: number;
}

export interface OpenFile {
  /** Fills the buffer from the file's own position; 0 = the end. */
  read(buffer: Uint8Array): Promise<number>;
  /** How many bytes were written, which may be fewer than were given. */
  write(bytes: Uint8Array): Promise<number>;
  facts(): Promise<FileFacts>;
  setMode(mode: number): Promise<void>;
  sync(): Promise<void>;
  close(): Promise<void>;
}

export interface FolderEntry {
  readonly name: string;
  readonly kind: FileFacts['kind'];
}

/** Failures are the system's own errors with a `code` such as ENOSPC. */
export interface FileSystem {
  /** Never follows a link in the last part of the path. */
  openToRead(path: string): Promise<OpenFile>;
  /** EEXIST if there is anything of that name. */
  openNew(path: string, mode: number): Promise<OpenFile>;
  /** Of the name itself, not of what a link leads to. */
  facts(path: string): Promise<FileFacts>;
  realPath(path: string): Promise<string>;
  /** Fails where the permissions forbid to write. */
  requireWritable(path: string): Promise<void>;
  list(folder: string): Promise<readonly FolderEntry[]>;
  /** With its parents; nothing happens if it is there. */
  makeFolder(path: string, mode: number): Promise<void>;
  /** Replaces what is at `to`. */
  rename(from: string, to: string): Promise<void>;
  /** A second name for a file; EEXIST if `to` is there. */
  link(from: string, to: string): Promise<void>;
  remove(path: string): Promise<void>;
  syncFolder(path: string): Promise<void>;
  /** The name of what changed, relative to `folder`, where the system tells. Returns the way to stop. */
  watch(
    folder: string,
    recursive: boolean,
    changed: (name: string | undefined) => void,
    failed: () => void,
  ): () => void;
}

// Windows has neither flag; both are 0 there.
const noFollow = constants.O_NOFOLLOW ?? 0;
/** So that a named pipe in the library cannot hold up the reader. */
const noWait = constants.O_NONBLOCK ?? 0;

export const nodeFileSystem: FileSystem = {
  openToRead: async (path) => toOpenFile(await fs.open(path, constants.O_RDONLY | noFollow | noWait)),
  openNew: async (path, mode) =>
    toOpenFile(
      await fs.open(path, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | noFollow, mode),
    ),
  facts: async (path) => toFacts(await fs.lstat(path, { bigint: true })),
  realPath: async (path) => await fs.realpath(path),
  requireWritable: async (path) => await fs.access(path, constants.W_OK),
  list: async (folder) =>
    (await fs.readdir(folder, { withFileTypes: true })).map((entry) => ({
      name: entry.name,
      kind: kindOf(entry),
    })),
  makeFolder: async (path, mode) => void (await fs.mkdir(path, { recursive: true, mode })),
  rename: async (from, to) => await renamePatiently(from, to),
  link: async (from, to) => await fs.link(from, to),
  remove: async (path) => await fs.unlink(path),
  syncFolder: async (path) => await syncFolder(path),
  watch: (folder, recursive, changed, failed) => {
    const watcher = watchFolder(folder, { recursive, persistent: false }, (_kind, name) =>
      changed(name ?? undefined),
    );
    watcher.on('error', failed);
    return () => watcher.close();
  },
};

function toOpenFile(handle: fs.FileHandle): OpenFile {
  return {
    read: async (buffer) => (await handle.read(buffer, 0, buffer.length, null)).bytesRead,
    write: async (bytes) => (await handle.write(bytes, 0, bytes.length, null)).bytesWritten,
    facts: async () => toFacts(await handle.stat({ bigint: true })),
    setMode: async (mode) => await handle.chmod(mode),
    sync: async () => await handle.sync(),
    close: async () => await handle.close(),
  };
}

interface Kinds {
  isFile(): boolean;
  isDirectory(): boolean;
  isSymbolicLink(): boolean;
}

interface Stats extends Kinds {
  readonly size: bigint;
  readonly mode: bigint;
  readonly dev: bigint;
  readonly ino: bigint;
  readonly mtimeMs: bigint;
}

function toFacts(stats: Stats): FileFacts {
  return {
    kind: kindOf(stats),
    sizeBytes: Number(stats.size),
    mode: Number(stats.mode & 0o777n),
    identity: `${stats.dev}:${stats.ino}`,
    changedAt: Number(stats.mtimeMs),
  };
}

function kindOf(entry: Kinds): FileFacts['kind'] {
  if (entry.isFile()) return 'file';
  if (entry.isDirectory()) return 'folder';
  return entry.isSymbolicLink() ? 'link' : 'other';
}

/** On Windows a scanner that reads the file for a moment makes a rename fail; a moment later it passes. */
async function renamePatiently(from: string, to: string): Promise<void> {
  for (let left = process.platform === 'win32' ? 5 : 0; ; left--) {
    try {
      return await fs.rename(from, to);
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : '';
      if (left === 0 || (code !== 'EPERM' && code !== 'EACCES' && code !== 'EBUSY')) throw error;
      await new Promise((resolve) => setTimeout(resolve, 40));
    }
  }
}

/** Folders cannot be opened on Windows, which writes its own journal. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await fs.open(path, constants.O_RDONLY);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
