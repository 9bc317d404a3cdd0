// Which guidelines lie near a file: in its folder, then in the folders above it, each with a bounded look inside; reads no file.
import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { isLibraryName, isSkippedFolder } from '../host/library-path.ts';

/** How many folders above a file are searched for what it includes; a project's own folder ends the search. */
const levelsUp = 4;
const levelsDown = 3;
/** Entries that are looked at in one folder and below it: a home folder is not read to its end. */
const mostEntries = 3_000;

/** The file's own folder first; the root of the disk never. */
export function foldersAbove(file: string): readonly string[] {
  const folders = [dirname(file)];
  for (let folder = dirname(file); folders.length <= levelsUp && !isProject(folder);) {
    const parent = dirname(folder);
    if (dirname(parent) === parent) break;
    folders.push(parent);
    folder = parent;
  }
  return folders;
}

/** Absolute paths, nearest first, sorted within a folder. Links are not followed; what cannot be listed is passed over. */
export async function guidelinesIn(folder: string): Promise<readonly string[]> {
  const found: string[] = [];
  let left = mostEntries;
  let level: readonly string[] = [folder];
  for (let depth = 0; depth <= levelsDown && level.length > 0; depth++) {
    const next: string[] = [];
    for (const at of level) {
      const entries = left > 0 ? await readdir(at, { withFileTypes: true }).catch(() => []) : [];
      left -= entries.length;
      // An unpacked bundle holds copies of what it was made from.
      if (at !== folder && entries.some(({ name }) => name === 'decide.mjs')) continue;
      for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
        if (entry.isFile() && isLibraryName(entry.name)) found.push(join(at, entry.name));
        if (entry.isDirectory() && !isSkippedFolder(entry.name)) next.push(join(at, entry.name));
      }
    }
    level = next;
  }
  return found;
}

function isProject(folder: string): boolean {
  return ['package.json', '.git'].some((name) => existsSync(join(folder, name)));
}
