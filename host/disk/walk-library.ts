// Walks the folders of the library: its files, its folders and what dead processes left; reads no file.
import { join } from 'node:path';
import { isLibraryName, isReviewName, isSkippedFolder } from '../library-path.ts';
import type { FileSystem, FolderEntry } from './file-system.ts';
import { isTemporaryName } from './temporaries.ts';

export interface Walk {
  /** Relative to the root, with `/`, sorted. */
  readonly files: readonly string[];
  /** The comments beside guidelines, told in the same way. */
  readonly reviews: readonly string[];
  /** Absolute, the root first. */
  readonly folders: readonly string[];
  readonly temporaries: readonly { readonly folder: string; readonly name: string }[];
}

const deepest = 20;

/** Links to folders are not followed. A folder below the root that cannot be read is passed over. */
export async function walkLibrary(fs: FileSystem, root: string): Promise<Walk> {
  const files: string[] = [];
  const reviews: string[] = [];
  const folders: string[] = [];
  const temporaries: { folder: string; name: string }[] = [];
  const visit = async (folder: string, prefix: string, depth: number): Promise<void> => {
    const entries = await listUnlessGone(fs, folder, depth);
    if (entries === undefined) return;
    folders.push(folder);
    for (const { name, kind } of entries) {
      if (isTemporaryName(name)) temporaries.push({ folder, name });
      else if (isSkippedFolder(name)) continue;
      else if (kind === 'folder') await visit(join(folder, name), `${prefix}${name}/`, depth + 1);
      else if (isLibraryName(name)) files.push(prefix + name);
      else if (isReviewName(name)) reviews.push(prefix + name);
    }
  };
  await visit(root, '', 0);
  return { files: files.toSorted(), reviews: reviews.toSorted(), folders, temporaries };
}

async function listUnlessGone(
  fs: FileSystem,
  folder: string,
  depth: number,
): Promise<readonly FolderEntry[] | undefined> {
  if (depth > deepest) return undefined;
  try {
    return await fs.list(folder);
  } catch (error) {
    if (depth === 0) throw error;
    return undefined;
  }
}
