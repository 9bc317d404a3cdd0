// Finds the real file behind a path of the library and refuses every way out of it; the only place that joins the two.
import { dirname, isAbsolute, join, relative, sep } from 'node:path';
import { HostError } from '../host-error.ts';
import { checkStoredPath, requireStoredPath } from '../library-path.ts';
import type { StoredFile } from '../store.ts';
import { isAbsent } from './fault-words.ts';
import type { FileSystem, OpenFile } from './file-system.ts';
import { readCheckedBytes } from './read-bytes.ts';

/** `root` has no links in it. */
export interface LibraryRoot {
  readonly fs: FileSystem;
  readonly root: string;
}

/** The real path of the file, or where it would be made. */
export async function locate(library: LibraryRoot, path: string): Promise<string> {
  requireStoredPath(path);
  const wanted = join(library.root, ...path.split('/'));
  const real = (await realPathIfThere(library.fs, wanted)) ?? (await futurePath(library, wanted, path));
  const inside = relative(library.root, real);
  if (isAbsolute(inside) || !checkStoredPath(inside.split(sep).join('/')).ok) throw leadsOut(path);
  return real;
}

/**
 * A link may be led elsewhere between the check and the opening, so the open file itself is checked. That it is
 * another file than the name now leads to is mostly harmless (a program has just replaced it): it is read again.
 */
export async function readInside(library: LibraryRoot, path: string): Promise<StoredFile | undefined> {
  for (let left = 3; left > 0; left--) {
    const real = await locate(library, path);
    const file = await readCheckedBytes(
      library.fs,
      real,
      async (open) => await whetherMoved(library, path, real, open),
    );
    if (file !== 'moved') return file;
  }
  throw new HostError(
    `${path} changes while it is read.`,
    'Wait until the other program is done, then try again.',
  );
}

async function whetherMoved(
  library: LibraryRoot,
  path: string,
  real: string,
  open: OpenFile,
): Promise<'moved' | undefined> {
  const { kind, identity } = await open.facts();
  if (kind === 'folder') throw Object.assign(new Error('EISDIR'), { code: 'EISDIR' });
  if (kind !== 'file') throw notAFile(path);
  if ((await locate(library, path)) !== real) return 'moved';
  try {
    return (await library.fs.facts(real)).identity === identity ? undefined : 'moved';
  } catch (error) {
    if (isAbsent(error)) return 'moved';
    throw error;
  }
}

async function realPathIfThere(fs: FileSystem, path: string): Promise<string | undefined> {
  try {
    return await fs.realPath(path);
  } catch (error) {
    if (isAbsent(error)) return undefined;
    throw error;
  }
}

/** The parents that are there, made real, and the rest as it is written. */
async function futurePath(library: LibraryRoot, wanted: string, path: string): Promise<string> {
  // Something of that name that leads nowhere: a link to a file that does not exist.
  if (await isLink(library.fs, wanted)) throw leadsOut(path);
  for (let parent = dirname(wanted); parent.length >= library.root.length; parent = dirname(parent)) {
    const real = await realPathIfThere(library.fs, parent);
    if (real !== undefined) return join(real, relative(parent, wanted));
    if (await isLink(library.fs, parent)) throw leadsOut(path);
  }
  throw new HostError(
    `The folder of the library, ${library.root}, is not there.`,
    'Put it back, or start with another library.',
  );
}

async function isLink(fs: FileSystem, path: string): Promise<boolean> {
  try {
    return (await fs.facts(path)).kind === 'link';
  } catch (error) {
    if (isAbsent(error)) return false;
    throw error;
  }
}

function leadsOut(path: string): HostError {
  return new HostError(
    `${path} is a link that leads out of the library.`,
    'Put the file itself into the library.',
  );
}

function notAFile(path: string): HostError {
  return new HostError(`${path} is not an ordinary file.`, 'Move it out of the library.');
}
