// Opening and saving the texts of the library; a save never overwrites what someone else has written meanwhile.
import type { Draft, OpenedFile, SaveOutcome } from './api.ts';
import { readText, writeText, type Problem } from './file-text.ts';
import { HostError } from './host-error.ts';
import { requireLibraryPath } from './library-path.ts';
import type { ContentHash, Store, StoredFile } from './store.ts';

export async function openFile(store: Store, path: string): Promise<OpenedFile> {
  requireLibraryPath(path);
  const file = await store.read(path);
  if (file === undefined) {
    throw new HostError(
      `${path} is not in the library any more.`,
      'It may have been renamed or removed: look at the list.',
    );
  }
  const read = readText(file);
  if (read.kind === 'problem') {
    throw new HostError(`${path} cannot be opened. ${read.problem.what}`, read.problem.help);
  }
  const draft = await newerDraft(store, path, read.text);
  return { path, text: read.text, hash: file.hash, draft };
}

/** A draft that says what the file says is of no use to anyone: it is removed. */
async function newerDraft(store: Store, path: string, text: string): Promise<Draft | undefined> {
  const draft = (await store.drafts.all()).find((one) => one.path === path);
  if (draft?.text !== text) return draft;
  await forgetDraft(store, path);
  return undefined;
}

/** A draft that cannot be removed is a nuisance at the next start, not a reason to call a save failed. */
async function forgetDraft(store: Store, path: string): Promise<void> {
  try {
    await store.drafts.discard(path);
  } catch (error) {
    if (!(error instanceof HostError)) throw error;
  }
}

export async function saveFile(
  store: Store,
  path: string,
  text: string,
  baseHash: ContentHash,
): Promise<SaveOutcome> {
  try {
    requireLibraryPath(path);
    const outcome = await writeFile(store, path, text, baseHash);
    if (outcome.kind === 'saved') await forgetDraft(store, path);
    return outcome;
  } catch (error) {
    if (error instanceof HostError) return { kind: 'failed', message: error.message, help: error.help };
    throw error;
  }
}

async function writeFile(
  store: Store,
  path: string,
  text: string,
  baseHash: ContentHash,
): Promise<SaveOutcome> {
  const current = await store.read(path);
  const there = current === undefined ? undefined : readText(current);
  if (there?.kind === 'problem') return refuse(path, 'The file on disk cannot be replaced.', there.problem);
  const written = writeText(text, there?.mark ?? false);
  if (written.kind === 'problem') return refuse(path, 'It was not saved.', written.problem);
  if (current?.kind === 'bytes' && sameBytes(current.bytes, written.bytes))
    return { kind: 'saved', hash: current.hash };
  if ((current?.hash ?? '') !== baseHash) return conflict(path, current);
  const outcome = await store.write(path, written.bytes, baseHash);
  if (outcome.kind === 'changed') return conflict(path, outcome.current);
  return { kind: 'saved', hash: outcome.hash };
}

function conflict(path: string, current: StoredFile | undefined): SaveOutcome {
  if (current === undefined) return { kind: 'conflict', diskText: '', diskHash: '' };
  const there = readText(current);
  if (there.kind === 'problem') return refuse(path, 'The file on disk cannot be replaced.', there.problem);
  return { kind: 'conflict', diskText: there.text, diskHash: current.hash };
}

function refuse(path: string, what: string, problem: Problem): SaveOutcome {
  return {
    kind: 'failed',
    message: `${path}: ${what} ${problem.what}`,
    help: `${problem.help} Your text stays in the editor; you can save it under another name.`,
  };
}

function sameBytes(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, at) => byte === other[at]);
}
