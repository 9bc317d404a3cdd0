// The store over a folder of the computer: the library as people and git see it, drafts and settings in the app's own folder.
import { dirname, join, resolve } from 'node:path';
import { HostError } from '../host-error.ts';
import { lintConfigName } from '../lint-config.ts';
import type { ContentHash, Store, RemoveOutcome, StoredChange, WriteOutcome } from '../store.ts';
import { createTurns } from '../turns.ts';
import { writeAtomically } from './atomic-write.ts';
import { createDraftArea } from './draft-area.ts';
import { isAbsent, withWords } from './fault-words.ts';
import { nodeFileSystem, type FileSystem } from './file-system.ts';
import { locate, readInside, type LibraryRoot } from './inside-library.ts';
import { readLintConfig } from './lint-config-file.ts';
import { createLocks, type WithLock } from './lock.ts';
import { createSettingsArea } from './settings-area.ts';
import { sha256 } from './sha256.ts';
import { sweepFolder } from './temporaries.ts';
import { walkLibrary } from './walk-library.ts';
import { watchLibrary, type LibraryWatch } from './watch-library.ts';

export interface DiskStoreOptions {
  /** The folder of the library. */
  readonly root: string;
  /** The app's own folder (see `appDataFolder`); made when it is first needed. */
  readonly appData: string;
  readonly fileSystem?: FileSystem;
}

/** Also removes what killed processes left behind. */
export async function createDiskStore(options: DiskStoreOptions): Promise<Store> {
  const fs = options.fileSystem ?? nodeFileSystem;
  const root = await realRoot(fs, options.root);
  const appData = resolve(options.appData);
  await sweep(fs, root, appData);
  const library: LibraryRoot = { fs, root };
  const inTurn = createTurns();
  const withLock = createLocks(fs, join(appData, 'locks'));
  const watch = createWatch(library, async (task) => await inTurn('', task));
  return {
    root,
    list: async () => await withWords(root, 'listed', async () => (await walkLibrary(fs, root)).files),
    read: async (path) => await withWords(path, 'opened', async () => await readInside(library, path)),
    readLintConfig: async () =>
      await withWords(lintConfigName, 'opened', async () => await readLintConfig(library)),
    write: async (path, bytes, expectedHash) =>
      await inTurn('', async () => {
        const write = async (): Promise<WriteOutcome> =>
          await replace(library, withLock, path, bytes, expectedHash);
        const outcome = await withWords(path, 'saved', write);
        if (outcome.kind === 'written') watch.remember(path, outcome.hash);
        return outcome;
      }),
    remove: async (path, expectedHash) =>
      await inTurn('', async () => {
        const remove = async (): Promise<RemoveOutcome> =>
          await removeFile(library, withLock, path, expectedHash);
        const outcome = await withWords(path, 'removed', remove);
        if (outcome.kind === 'removed') watch.remember(path, '');
        return outcome;
      }),
    watch: watch.listen,
    drafts: createDraftArea(fs, join(appData, 'drafts'), root),
    settings: createSettingsArea(fs, join(appData, 'settings.json')),
  };
}

async function realRoot(fs: FileSystem, root: string): Promise<string> {
  const wanted = resolve(root);
  const help = 'Start with the folder that holds your guidelines, or make it first.';
  return await withWords(wanted, 'opened', async () => {
    try {
      const real = await fs.realPath(wanted);
      if ((await fs.facts(real)).kind === 'folder') return real;
    } catch (error) {
      if (!isAbsent(error)) throw error;
      throw new HostError(`There is no folder ${wanted}.`, help, { cause: error });
    }
    throw new HostError(`${wanted} is not a folder.`, help);
  });
}

async function replace(
  library: LibraryRoot,
  withLock: WithLock,
  path: string,
  bytes: Uint8Array,
  expected: ContentHash,
): Promise<WriteOutcome> {
  const { fs } = library;
  const real = await locate(library, path);
  return await withLock(real, async (requireHeld) => {
    const asExpected = async (): Promise<boolean> =>
      ((await readInside(library, path))?.hash ?? '') === expected;
    if (!(await asExpected())) return { kind: 'changed', current: await readInside(library, path) };
    const mode = await targetMode(fs, real, expected);
    const outcome = await writeAtomically(fs, {
      path: real,
      bytes,
      mode,
      replaces: expected === '' ? 'new' : 'anything',
      stillWanted: async () => {
        await requireHeld();
        return (await locate(library, path)) === real && (await asExpected());
      },
    });
    if (outcome === 'refused') return { kind: 'changed', current: await readInside(library, path) };
    return { kind: 'written', hash: sha256(bytes) };
  });
}

/** Only the name: a folder that is empty then stays, since it may be somebody's. */
async function removeFile(
  library: LibraryRoot,
  withLock: WithLock,
  path: string,
  expected: ContentHash,
): Promise<RemoveOutcome> {
  const { fs } = library;
  const real = await locate(library, path);
  return await withLock(real, async (requireHeld) => {
    const current = await readInside(library, path);
    if (current?.hash !== expected) return { kind: 'changed', current };
    await fs.requireWritable(real);
    await requireHeld();
    await fs.remove(real);
    await fs.syncFolder(dirname(real)).catch(() => undefined);
    return { kind: 'removed' };
  });
}

/** A rename would replace a read-only file without asking: whoever made it so meant it. */
async function targetMode(fs: FileSystem, real: string, expected: ContentHash): Promise<number> {
  if (expected === '') {
    await fs.makeFolder(dirname(real), 0o777);
    return 0o644;
  }
  await fs.requireWritable(real);
  return (await fs.facts(real)).mode;
}

interface Watch {
  readonly listen: Store['watch'];
  readonly remember: LibraryWatch['remember'];
}

/** The folders are watched only while somebody listens. */
function createWatch({ fs, root }: LibraryRoot, inTurn: (task: () => Promise<void>) => Promise<void>): Watch {
  const listeners = new Set<(changes: readonly StoredChange[]) => void>();
  let watch: LibraryWatch | undefined;
  const changed = (changes: readonly StoredChange[]): void => {
    for (const listener of listeners) listener(changes);
  };
  return {
    remember: (path, hash) => watch?.remember(path, hash),
    listen: (listener) => {
      const own = (changes: readonly StoredChange[]): void => listener(changes);
      listeners.add(own);
      watch ??= watchLibrary({ fs, root, inTurn, changed });
      return () => {
        listeners.delete(own);
        if (listeners.size > 0) return;
        watch?.stop();
        watch = undefined;
      };
    },
  };
}

/** A sweep that fails is tried again at the next start. */
async function sweep(fs: FileSystem, root: string, appData: string): Promise<void> {
  try {
    const { temporaries } = await walkLibrary(fs, root);
    for (const { folder, name } of temporaries) await sweepFolder(fs, folder, [name]);
  } catch {
    // The list of the library will say what is wrong with its folder.
  }
  for (const folder of [appData, join(appData, 'drafts'), join(appData, 'locks')]) {
    const entries = await fs.list(folder).catch(() => []);
    await sweepFolder(
      fs,
      folder,
      entries.map(({ name }) => name),
    );
  }
}
