// Writes a file whole or not at all: a temporary file beside it, checked and synced, takes its name in one step.
import { randomBytes } from 'node:crypto';
import { dirname, join } from 'node:path';
import { faultCode } from './fault-words.ts';
import type { FileSystem, OpenFile } from './file-system.ts';
import { temporaryName } from './temporaries.ts';

export interface AtomicWrite {
  readonly path: string;
  readonly bytes: Uint8Array;
  /** Permission bits of the file that is replaced, or of a new one. */
  readonly mode: number;
  /** `new` = never replaces: whoever is second gets `refused`. */
  readonly replaces: 'anything' | 'new';
  /** Asked at the last moment, when all bytes are safe in the temporary file; false = `refused`. */
  readonly stillWanted?: () => Promise<boolean>;
}

/**
 * Invariant: at every moment the name leads to the old bytes or to the new ones. A failure removes the temporary
 * file where it can; one that a killed process left is swept at the next start.
 */
export async function writeAtomically(fs: FileSystem, write: AtomicWrite): Promise<'written' | 'refused'> {
  const folder = dirname(write.path);
  const temporary = join(folder, temporaryName(randomBytes(6).toString('hex')));
  let outcome: 'written' | 'refused' = 'refused';
  try {
    await writeTemporary(fs, temporary, write);
    const wanted = write.stillWanted === undefined || (await write.stillWanted());
    if (wanted) outcome = await giveName(fs, temporary, write.path, write.replaces);
  } catch (error) {
    await removeQuietly(fs, temporary);
    throw error;
  }
  if (outcome === 'refused') await removeQuietly(fs, temporary);
  else await syncQuietly(fs, folder);
  return outcome;
}

/** Gives a whole temporary file its name. `new` = never replaces; where that is refused, the temporary file stays. */
export async function giveName(
  fs: FileSystem,
  temporary: string,
  path: string,
  replaces: AtomicWrite['replaces'],
): Promise<'written' | 'refused'> {
  return replaces === 'new' ? await takeFreeName(fs, temporary, path) : await takeName(fs, temporary, path);
}

async function writeTemporary(fs: FileSystem, path: string, write: AtomicWrite): Promise<void> {
  const file = await fs.openNew(path, write.mode);
  try {
    await writeAll(file, write.bytes);
    // The creation mask may have taken rights that the old file had; disks without rights refuse, and lose nothing.
    await file.setMode(write.mode).catch(() => undefined);
    await file.sync();
    const { sizeBytes } = await file.facts();
    if (sizeBytes !== write.bytes.length) throw systemError('EIO');
  } catch (error) {
    await file.close().catch(() => undefined);
    throw error;
  }
  await file.close();
}

/** On a full disk the system may take a part of the bytes and report no error. */
async function writeAll(file: OpenFile, bytes: Uint8Array): Promise<void> {
  for (let done = 0; done < bytes.length;) {
    const count = await file.write(bytes.subarray(done));
    if (count <= 0) throw systemError('ENOSPC');
    done += count;
  }
}

async function takeName(fs: FileSystem, temporary: string, path: string): Promise<'written'> {
  await fs.rename(temporary, path);
  return 'written';
}

/** A second name for the file fails where a rename would silently replace what another process has just made. */
async function takeFreeName(fs: FileSystem, temporary: string, path: string): Promise<'written' | 'refused'> {
  try {
    await fs.link(temporary, path);
  } catch (error) {
    const code = faultCode(error);
    if (code === 'EEXIST') return 'refused';
    if (!withoutLinks.has(code)) throw error;
    if (await isThere(fs, path)) return 'refused';
    return await takeName(fs, temporary, path);
  }
  await removeQuietly(fs, temporary);
  return 'written';
}

/** Of disks that have no second names, such as FAT. */
const withoutLinks = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EINVAL']);

async function isThere(fs: FileSystem, path: string): Promise<boolean> {
  try {
    await fs.facts(path);
    return true;
  } catch (error) {
    if (faultCode(error) === 'ENOENT') return false;
    throw error;
  }
}

async function removeQuietly(fs: FileSystem, path: string): Promise<void> {
  await fs.remove(path).catch(() => undefined);
}

/** The name has been taken: a folder that cannot be synced makes that less lasting, not untrue. */
async function syncQuietly(fs: FileSystem, folder: string): Promise<void> {
  await fs.syncFolder(folder).catch(() => undefined);
}

function systemError(code: string): Error {
  return Object.assign(new Error(code), { code });
}
