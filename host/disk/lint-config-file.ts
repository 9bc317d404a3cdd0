// Reads `lint.json` from the root of a library on disk; knows nothing of what it says.
import { join } from 'node:path';
import { HostError } from '../host-error.ts';
import { lintConfigName } from '../lint-config.ts';
import type { StoredFile } from '../store.ts';
import { isAbsent } from './fault-words.ts';
import type { LibraryRoot } from './inside-library.ts';
import { readBytes } from './read-bytes.ts';

/** undefined = there is none. A link is not followed: it could lead to anything on the computer. */
export async function readLintConfig({ fs, root }: LibraryRoot): Promise<StoredFile | undefined> {
  const path = join(root, lintConfigName);
  try {
    const { kind } = await fs.facts(path);
    if (kind === 'file') return await readBytes(fs, path);
  } catch (error) {
    if (isAbsent(error)) return undefined;
    throw error;
  }
  throw new HostError(`${lintConfigName} is not an ordinary file.`, 'Put the file itself into the library.');
}
