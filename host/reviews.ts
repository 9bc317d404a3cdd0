// Reads and changes the comments beside a guideline; a save never overwrites what someone else has written meanwhile.
import type { Review, ReviewChange, SaveReviewOutcome } from './api.ts';
import { readText, writeText } from './file-text.ts';
import { HostError } from './host-error.ts';
import { changeReview, idsOf, readReview, reviewPath, writeReview } from './review.ts';
import type { Store } from './store.ts';

export async function openReview(store: Store, guideline: string): Promise<Review> {
  const { review, hash } = await read(store, guideline);
  return { comments: review.comments, hash };
}

/** `baseHash`: of the review that the person saw; '' where there was none. */
export async function saveReview(
  store: Store,
  guideline: string,
  change: ReviewChange,
  baseHash: string,
  now: Date,
): Promise<SaveReviewOutcome> {
  try {
    const { review, hash } = await read(store, guideline);
    if (hash !== baseHash) return { kind: 'conflict', review: { comments: review.comments, hash } };
    const at = now.toISOString();
    const changed = changeReview(review, change, at, freeId(at, idsOf(review)));
    const written = writeText(writeReview(changed), false);
    if (written.kind === 'problem') throw new HostError(written.problem.what, written.problem.help);
    const outcome = await store.write(reviewPath(guideline), written.bytes, baseHash);
    if (outcome.kind === 'changed') return { kind: 'conflict', review: await openReview(store, guideline) };
    return { kind: 'saved', review: { comments: changed.comments, hash: outcome.hash } };
  } catch (error) {
    if (error instanceof HostError) return { kind: 'failed', message: error.message, help: error.help };
    throw error;
  }
}

async function read(store: Store, guideline: string) {
  const path = reviewPath(guideline);
  const file = await store.read(path);
  if (file === undefined) return { review: readReview(path, ''), hash: '' };
  const text = readText(file);
  if (text.kind === 'problem')
    throw new HostError(`${path} cannot be opened. ${text.problem.what}`, text.problem.help);
  return { review: readReview(path, text.text), hash: file.hash };
}

/** `20241028-101500-1`: the time tells people when, the number tells two of one second apart. */
function freeId(at: string, taken: ReadonlySet<string>): string {
  const stamp = at
    .replace(/\.\d+Z$/, '')
    .replace(/[-:]/g, '')
    .replace('T', '-')
    .toLowerCase();
  let count = 1;
  while (taken.has(`${stamp}-${count}`)) count += 1;
  return `${stamp}-${count}`;
}
