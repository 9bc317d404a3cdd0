// The first run of an installed app: a copy of the shipped guidelines that belongs to the user.
import { randomBytes } from 'node:crypto';
import { cp, mkdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { faultCode, withWords } from './fault-words.ts';

export interface FirstRun {
  /** The folder of guidelines that came with the app. */
  readonly shipped: string;
  /** The user's folder for documents. */
  readonly documents: string;
}

/** The folder of the user's library. One that is there is never touched, whatever is in it. */
export async function ensureLibrary({ shipped, documents }: FirstRun): Promise<string> {
  const home = join(documents, 'Guideline Studio');
  const library = join(home, 'guidelines');
  await withWords(library, 'copied', async () => {
    if (await isThere(library)) return;
    await mkdir(home, { recursive: true });
    // Copied under another name first: a copy that was cut short must not count as the library.
    const partial = join(home, `.guidelines-${randomBytes(6).toString('hex')}`);
    try {
      await cp(shipped, partial, { recursive: true });
      await takeName(partial, library);
    } finally {
      await rm(partial, { recursive: true, force: true });
    }
  });
  return library;
}

async function isThere(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch (error) {
    if (faultCode(error) === 'ENOENT') return false;
    throw error;
  }
}

/** A second start at the same moment may have been faster: its copy is as good. */
async function takeName(from: string, to: string): Promise<void> {
  try {
    await rename(from, to);
  } catch (error) {
    if (!(await isThere(to))) throw error;
  }
}
