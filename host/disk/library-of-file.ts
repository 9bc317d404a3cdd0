// Which library a single file belongs to, when a person opens the file and names no library; reads names only.
import { readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { isLibraryName, isSkippedFolder } from '../library-path.ts';

/**
 * Libraries keep a folder for each topic and the fragments beside them: where the folder of the file has such
 * neighbours, the folder above is the library, so that includes are found; else its own folder is.
 */
export async function libraryOfFile(file: string): Promise<string> {
  const folder = dirname(file);
  const above = dirname(folder);
  const neighbours = (await foldersIn(above)).filter((name) => join(above, name) !== folder);
  for (const name of neighbours) {
    if (await holdsGuidelines(join(above, name))) return above;
  }
  return folder;
}

async function foldersIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isDirectory() && !isSkippedFolder(entry.name))
    .map(({ name }) => name);
}

async function holdsGuidelines(folder: string): Promise<boolean> {
  return (await readdir(folder).catch(() => [])).some(isLibraryName);
}
