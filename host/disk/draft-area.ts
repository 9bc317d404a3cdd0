// Unsaved texts on disk, one file a draft, named by a hash; the first line says what the rest belongs to.
import { join } from 'node:path';
import type { Draft } from '../api.ts';
import type { DraftArea } from '../store.ts';
import { decodeUtf8, encodeUtf8 } from '../utf8.ts';
import { writeAtomically } from './atomic-write.ts';
import { isAbsent, withWords } from './fault-words.ts';
import type { FileSystem, FolderEntry } from './file-system.ts';
import { readBytes } from './read-bytes.ts';
import { sha256 } from './sha256.ts';

/** The first line of a draft, as JSON; the text follows as it is. Changing it loses people's drafts: a test pins it. */
interface DraftHead {
  readonly format: 1;
  readonly root: string;
  readonly path: string;
  readonly baseHash: string;
  readonly savedAt: string;
}

/** Beyond the largest file: a text that grew too large to be saved must not be lost as well. */
const largestDraft = 32 * 1024 * 1024;

/** Part of the names of files that are on people's disks: a test pins it. */
export function draftName(root: string, path: string): string {
  return `${sha256(`${root}\0${path}`)}.draft`;
}

export function createDraftArea(fs: FileSystem, folder: string, root: string): DraftArea {
  return {
    keep: async ({ path, text, baseHash, savedAt }) => {
      const head: DraftHead = { format: 1, root, path, baseHash, savedAt };
      const bytes = encodeUtf8(`${JSON.stringify(head)}\n${text}`);
      await withWords(path, 'kept as a draft', async () => {
        await fs.makeFolder(folder, 0o700);
        await writeAtomically(fs, {
          path: join(folder, draftName(root, path)),
          bytes,
          mode: 0o600,
          replaces: 'anything',
        });
      });
    },
    all: async () => {
      const drafts: Draft[] = [];
      for (const { name } of await withWords(folder, 'listed', async () => await listIfThere(fs, folder))) {
        if (!name.endsWith('.draft')) continue;
        const draft = await withWords(name, 'opened', async () => await readDraft(fs, folder, name, root));
        if (draft !== undefined) drafts.push(draft);
      }
      return drafts.toSorted((one, other) => (one.path < other.path ? -1 : 1));
    },
    discard: async (path) => {
      await withWords(
        path,
        'removed',
        async () => await removeIfThere(fs, join(folder, draftName(root, path))),
      );
    },
  };
}

/** undefined = of another library, gone meanwhile, or damaged and set aside. */
async function readDraft(
  fs: FileSystem,
  folder: string,
  name: string,
  root: string,
): Promise<Draft | undefined> {
  const path = join(folder, name);
  const file = await readBytes(fs, path, largestDraft);
  if (file === undefined) return undefined;
  const text = file.kind === 'bytes' ? decodeUtf8(file.bytes) : undefined;
  const end = text?.indexOf('\n') ?? -1;
  const head = text === undefined || end < 0 ? undefined : readHead(text.slice(0, end));
  if (text === undefined || head === undefined) {
    await fs.rename(path, join(folder, `${name}.damaged`)).catch(() => undefined);
    return undefined;
  }
  if (head.root !== root || name !== draftName(root, head.path)) return undefined;
  return { path: head.path, text: text.slice(end + 1), baseHash: head.baseHash, savedAt: head.savedAt };
}

function readHead(line: string): DraftHead | undefined {
  try {
    const { root, path, baseHash, savedAt } = JSON.parse(line) as Partial<Record<keyof DraftHead, unknown>>;
    if (typeof root !== 'string' || typeof path !== 'string') return undefined;
    if (typeof baseHash !== 'string' || typeof savedAt !== 'string') return undefined;
    return { format: 1, root, path, baseHash, savedAt };
  } catch {
    return undefined;
  }
}

async function listIfThere(fs: FileSystem, folder: string): Promise<readonly FolderEntry[]> {
  try {
    return await fs.list(folder);
  } catch (error) {
    if (isAbsent(error)) return [];
    throw error;
  }
}

async function removeIfThere(fs: FileSystem, path: string): Promise<void> {
  try {
    await fs.remove(path);
  } catch (error) {
    if (!isAbsent(error)) throw error;
  }
}
