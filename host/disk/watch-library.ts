// Tells what others do to the files of the library, by hash: own saves and touches are silent; knows no event of a window.
import { join, relative, sep } from 'node:path';
import { isLibraryName, isReviewName, isSkippedFolder } from '../library-path.ts';
import { lintConfigName } from '../lint-config.ts';
import type { StoredChange, StoredFile } from '../store.ts';
import type { FileSystem } from './file-system.ts';
import { readInside } from './inside-library.ts';
import { readLintConfig } from './lint-config-file.ts';
import { walkLibrary } from './walk-library.ts';

export interface LibraryWatch {
  /** An own write: not a change by others. */
  remember(path: string, hash: string): void;
  /** Resolves when the files as they were at the start are known. */
  readonly ready: Promise<void>;
  stop(): void;
}

export interface WatchOptions {
  readonly fs: FileSystem;
  readonly root: string;
  /** Runs while no own write is under way, so that the hash of one is known before its event is looked at. */
  readonly inTurn: (task: () => Promise<void>) => Promise<void>;
  readonly changed: (changes: readonly StoredChange[]) => void;
  /** Milliseconds between two looks where the system cannot watch: a limit on watchers, some network disks. */
  readonly poll?: number;
}

const settle = 120;
const usualPoll = 4_000;

export function watchLibrary(options: WatchOptions): LibraryWatch {
  const known = new Map<string, string>();
  const suspects = new Set<string>();
  let everything = true;
  let primed = false;
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  const eyes = openEyes(options, (seen) => {
    if (seen.kind === 'file') suspects.add(seen.path);
    else everything = true;
    if (stopped) return;
    // Not put off by further events: a program that writes without a pause must not keep us from looking.
    timer ??= setTimeout(() => {
      timer = undefined;
      void options.inTurn(look);
    }, settle).unref();
  });
  /** Compares what may have changed; a failure (the disk is away) leaves it all for the next time. */
  const look = async (): Promise<void> => {
    if (stopped) return;
    const all = everything;
    const some = new Set(suspects);
    everything = false;
    suspects.clear();
    try {
      const { files, reviews, folders } = await walkLibrary(options.fs, options.root);
      eyes.watchFolders(folders, all);
      const paths = [...files, ...reviews];
      const changes = await compare(options, known, paths, (path) => all || some.has(path));
      if (primed && !stopped && changes.length > 0) options.changed(changes);
      primed = true;
    } catch {
      everything = true;
    }
  };
  return {
    remember: (path, hash) => void known.set(path, hash),
    ready: options.inTurn(look),
    stop: () => {
      stopped = true;
      clearTimeout(timer);
      eyes.close();
    },
  };
}

/** Of a file that cannot be read: a hash that no content has. The list of the library says why. */
const unreadable = '0'.repeat(64);

/** '' = it is not there. */
async function hashOf(read: () => Promise<StoredFile | undefined>): Promise<string> {
  try {
    return (await read())?.hash ?? '';
  } catch {
    return unreadable;
  }
}

async function compare(
  { fs, root }: WatchOptions,
  known: Map<string, string>,
  files: readonly string[],
  isSuspect: (path: string) => boolean,
): Promise<readonly StoredChange[]> {
  const changes: StoredChange[] = [];
  const gone = new Set(known.keys());
  const config = await hashOf(async () => await readLintConfig({ fs, root }));
  for (const path of config === '' ? files : [...files, lintConfigName]) {
    gone.delete(path);
    if (known.has(path) && !isSuspect(path)) continue;
    const hash =
      path === lintConfigName
        ? config
        : (await hashOf(async () => await readInside({ fs, root }, path))) || unreadable;
    if (known.get(path) === hash) continue;
    known.set(path, hash);
    changes.push({ path, hash });
  }
  for (const path of gone) {
    known.delete(path);
    changes.push({ path, hash: '' });
  }
  return changes;
}

type Seen = { readonly kind: 'file'; readonly path: string } | { readonly kind: 'anything' };

interface Eyes {
  /** `anew` = a folder may have been exchanged for another of the same name. */
  watchFolders(folders: readonly string[], anew: boolean): void;
  close(): void;
}

/** One watcher for the whole tree where the system has that, one a folder elsewhere, a clock where neither works. */
function openEyes({ fs, root, poll = usualPoll }: WatchOptions, saw: (seen: Seen) => void): Eyes {
  const open = new Map<string, () => void>();
  const recursive = process.platform === 'darwin' || process.platform === 'win32';
  let clock: NodeJS.Timeout | undefined;
  const useClock = (): void => {
    clock ??= setInterval(() => saw({ kind: 'anything' }), poll).unref();
  };
  const close = (folder: string): void => {
    open.get(folder)?.();
    open.delete(folder);
  };
  const watchOne = (folder: string): void => {
    const changed = (name: string | undefined): void => {
      const seen = toSeen(root, folder, name);
      if (seen !== undefined) saw(seen);
    };
    const failed = (): void => {
      close(folder);
      useClock();
    };
    try {
      open.set(folder, fs.watch(folder, recursive, changed, failed));
    } catch {
      useClock();
    }
  };
  return {
    watchFolders: (folders, anew) => {
      const wanted = new Set(recursive ? [root] : folders);
      for (const folder of open.keys()) if (anew || !wanted.has(folder)) close(folder);
      for (const folder of wanted) if (!open.has(folder)) watchOne(folder);
    },
    close: () => {
      clearInterval(clock);
      for (const folder of open.keys()) close(folder);
    },
  };
}

/** undefined = nothing of the library: a temporary file, what git does, the lock of an editor. */
function toSeen(root: string, folder: string, name: string | undefined): Seen | undefined {
  if (name === undefined) return { kind: 'anything' };
  const path = relative(root, join(folder, name)).split(sep).join('/');
  if (path.split('/').some(isSkippedFolder)) return undefined;
  const isOurs = isLibraryName(path) || isReviewName(path) || path === lintConfigName;
  return isOurs ? { kind: 'file', path } : { kind: 'anything' };
}
