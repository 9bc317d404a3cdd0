// Changes several files of the library together, all or none; knows no reason why.
import type { ChangeOutcome, FileChange } from './api.ts';
import { readText, writeText } from './file-text.ts';
import { HostError } from './host-error.ts';
import { requireLibraryPath } from './library-path.ts';
import type { ContentHash, Store, StoredFile } from './store.ts';
import type { TakeTurn } from './turns.ts';

/**
 * New files first, then replaced ones, removals last: should the computer stop in the middle, a text stands twice
 * and never not at all. Where a step is refused or fails, the earlier ones are taken back.
 */
export async function changeFiles(store: Store, changes: readonly FileChange[]): Promise<ChangeOutcome> {
  const done: Step[] = [];
  try {
    const steps = await prepare(store, changes);
    for (const step of steps.toSorted((a, b) => orderOf(a) - orderOf(b))) {
      await take(store, step);
      done.push(step);
    }
    for (const { path, bytes } of steps) if (bytes === undefined) await forgetDraft(store, path);
    return { kind: 'changed', files: steps.map(({ path, after }) => ({ path, hash: after.hash })) };
  } catch (error) {
    if (!(error instanceof HostError)) throw error;
    const left = await takeBack(store, done);
    return { kind: 'failed', message: [error.message, left].filter(Boolean).join(' '), help: error.help };
  }
}

/** Runs when no other task of any of the keys does. */
export async function inTurnOfAll<T>(
  takeTurn: TakeTurn,
  keys: readonly string[],
  task: () => Promise<T>,
): Promise<T> {
  // Always in the same order: two tasks never wait for each other.
  const sorted = [...new Set(keys)].toSorted();
  return await sorted.reduceRight(
    (inner, key) => async () => await takeTurn(key, inner),
    async () => await task(),
  )();
}

interface Step {
  readonly path: string;
  readonly before: StoredFile | undefined;
  /** undefined = to be removed. */
  readonly bytes: Uint8Array | undefined;
  /** Filled as the step is taken. */
  readonly after: { hash: ContentHash };
}

async function prepare(store: Store, changes: readonly FileChange[]): Promise<readonly Step[]> {
  const seen = new Set<string>();
  const steps: Step[] = [];
  for (const change of changes) {
    requireLibraryPath(change.path);
    // Some disks hold names that differ only in case for one.
    const name = change.path.toLowerCase();
    if (seen.has(name)) throw new HostError(`${change.path} is named twice.`, 'Choose another name.');
    seen.add(name);
    steps.push(await toStep(store, change));
  }
  return steps;
}

async function toStep(store: Store, { path, text, baseHash }: FileChange): Promise<Step> {
  const before = await store.read(path);
  if ((before?.hash ?? '') !== baseHash) throw changedMeanwhile(path, before);
  const after = { hash: '' };
  if (text === undefined) return { path, before, bytes: undefined, after };
  const there = before === undefined ? undefined : readText(before);
  if (there?.kind === 'problem')
    throw new HostError(`${path} cannot be replaced. ${there.problem.what}`, there.problem.help);
  const written = writeText(text, there?.mark ?? false);
  if (written.kind === 'problem')
    throw new HostError(`${path} cannot be written. ${written.problem.what}`, written.problem.help);
  return { path, before, bytes: written.bytes, after };
}

function changedMeanwhile(path: string, before: StoredFile | undefined): HostError {
  return before === undefined
    ? new HostError(`${path} is not in the library any more.`, 'Read the library again, then try again.')
    : new HostError(
        `${path} is there already, or was changed by someone else meanwhile.`,
        'Choose another name, or look at the file and try again.',
      );
}

function orderOf({ before, bytes }: Step): number {
  if (bytes === undefined) return 2;
  return before === undefined ? 0 : 1;
}

async function take(store: Store, { path, before, bytes, after }: Step): Promise<void> {
  const outcome =
    bytes === undefined
      ? await store.remove(path, before?.hash ?? '')
      : await store.write(path, bytes, before?.hash ?? '');
  if (outcome.kind === 'changed') throw changedMeanwhile(path, outcome.current);
  after.hash = outcome.kind === 'written' ? outcome.hash : '';
}

/** Returns what could not be taken back, in words; '' where all was. */
async function takeBack(store: Store, done: readonly Step[]): Promise<string> {
  const left: string[] = [];
  for (const { path, before, after } of done.toReversed()) {
    try {
      if (before === undefined) await store.remove(path, after.hash);
      else if (before.kind === 'bytes') await store.write(path, before.bytes, after.hash);
    } catch (error) {
      if (!(error instanceof HostError)) throw error;
      left.push(path);
    }
  }
  return left.length === 0 ? '' : `What was done to ${left.join(', ')} could not be taken back.`;
}

async function forgetDraft(store: Store, path: string): Promise<void> {
  try {
    await store.drafts.discard(path);
  } catch (error) {
    if (!(error instanceof HostError)) throw error;
  }
}
