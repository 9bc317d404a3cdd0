// Lets one process at a time save a file, so that two windows never overwrite each other; other programs know nothing of it.
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { HostError } from '../host-error.ts';
import { writeAtomically } from './atomic-write.ts';
import type { FileSystem } from './file-system.ts';
import { readBytes } from './read-bytes.ts';
import { sha256 } from './sha256.ts';
import { isProcessAlive, ownComputer } from './temporaries.ts';

/** A save takes a moment: an older lock belongs to a process that hangs, or to a number that was given anew. */
const longestHold = 10_000;
const pause = 25;
/** Long enough to outlast a lock that nobody will ever open. */
const longestWait = 12_000;

interface Holder {
  readonly pid: number;
  readonly computer: string;
  readonly key: string;
}

/** Throws where the lock has passed to another process; ask at the last moment. */
export type RequireHeld = () => Promise<void>;

export type WithLock = <T>(path: string, task: (requireHeld: RequireHeld) => Promise<T>) => Promise<T>;

/**
 * `folder` is outside of the library. Where no lock can be written the task runs without one: it only guards against
 * a second window, and a full application folder must not keep a guideline from being saved.
 */
export function createLocks(fs: FileSystem, folder: string): WithLock {
  /** Keys of own locks that could not be removed when their task was done. */
  const done = new Set<string>();
  return async (path, task) => {
    const lock: Lock = {
      file: join(folder, `${sha256(path).slice(0, 32)}.lock`),
      path,
      key: randomBytes(16).toString('hex'),
    };
    if (!(await acquire(fs, folder, lock, done))) return await task(async () => undefined);
    try {
      return await task(async () => await requireHeld(fs, lock));
    } finally {
      done.add(lock.key);
      if ((await readHolder(fs, lock.file))?.key === lock.key)
        await fs.remove(lock.file).then(
          () => done.delete(lock.key),
          () => undefined,
        );
    }
  };
}

interface Lock {
  readonly file: string;
  /** What it guards. */
  readonly path: string;
  readonly key: string;
}

async function requireHeld(fs: FileSystem, { file, path, key }: Lock): Promise<void> {
  const holder = await readHolder(fs, file);
  if (holder?.key !== key) throw isBusy(path, holder);
}

/** False where no lock can be written at all. */
async function acquire(
  fs: FileSystem,
  folder: string,
  { file, path, key }: Lock,
  done: ReadonlySet<string>,
): Promise<boolean> {
  const own: Holder = { pid: process.pid, computer: ownComputer, key };
  const bytes = new TextEncoder().encode(JSON.stringify(own));
  for (const start = Date.now(); ;) {
    try {
      await fs.makeFolder(folder, 0o700);
      if ((await writeAtomically(fs, { path: file, bytes, mode: 0o600, replaces: 'new' })) === 'written')
        return true;
    } catch {
      return false;
    }
    const holder = await readHolder(fs, file);
    const stale = (holder !== undefined && done.has(holder.key)) || (await isStale(fs, file, holder));
    if (stale) await fs.remove(file).catch(() => undefined);
    else if (Date.now() - start > longestWait) throw isBusy(path, holder);
    else await new Promise((resolve) => setTimeout(resolve, pause));
  }
}

function isBusy(path: string, holder: Holder | undefined): HostError {
  const process = holder === undefined ? '' : ` (process ${holder.pid})`;
  return new HostError(
    `${path} could not be saved: another Guideline Studio${process} is saving it.`,
    'Wait a moment, then save again; close the other window if it hangs.',
  );
}

async function readHolder(fs: FileSystem, lock: string): Promise<Holder | undefined> {
  try {
    const file = await readBytes(fs, lock);
    if (file?.kind !== 'bytes') return undefined;
    const { pid, computer, key } = JSON.parse(new TextDecoder().decode(file.bytes)) as Partial<Holder>;
    if (typeof pid !== 'number' || typeof computer !== 'string' || typeof key !== 'string') return undefined;
    return { pid, computer, key };
  } catch {
    return undefined;
  }
}

async function isStale(fs: FileSystem, lock: string, holder: Holder | undefined): Promise<boolean> {
  if (holder !== undefined && holder.computer === ownComputer && !isProcessAlive(holder.pid)) return true;
  try {
    return Date.now() - (await fs.facts(lock)).changedAt > longestHold;
  } catch {
    return false;
  }
}
