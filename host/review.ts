// The comments of reviewers on a guideline as a versioned file of JSON, and what may be done to them; knows neither disk nor window.
import { z } from 'zod';
import type { ReviewChange, ReviewComment } from './api.ts';
import { HostError } from './host-error.ts';
import { sha256Hex } from './review-hash.ts';

/** Beside the guideline, so that it travels with it: `2024.guideline.review.json`. */
export function reviewPath(guideline: string): string {
  return `${guideline}.review.json`;
}

/** A file of another format version is read by nobody else: it is refused, never repaired and never overwritten. */
const formatVersion = 1;

const comment = z.looseObject({
  id: z.string().regex(/^[a-z0-9-]{1,40}$/),
  criterion: z.string().max(200),
  change: z.string().max(500),
  against: z.string().max(100),
  quote: z.string().max(20_000),
  contentHash: z.string().regex(/^sha256:[0-9a-f]{64}$/),
  author: z.string().min(1).max(120),
  at: z.iso.datetime(),
  text: z.string().max(20_000),
  decision: z.enum(['none', 'accept', 'ask']),
  state: z.enum(['open', 'resolved']),
  closedBy: z.string().max(120),
  closedAt: z.union([z.literal(''), z.iso.datetime()]),
});

const file = z.looseObject({
  format: z.literal('guideline-review'),
  version: z.literal(formatVersion),
  comments: z.array(comment).max(5_000),
});

type ReviewText = z.infer<typeof file>;

/** '' = there is no such file yet. */
export function readReview(path: string, text: string): ReviewText {
  if (text === '') return { format: 'guideline-review', version: formatVersion, comments: [] };
  const read = file.safeParse(jsonOf(path, text));
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  const where = issue === undefined || issue.path.length === 0 ? 'the file' : issue.path.join(' \u203a ');
  throw new HostError(
    `${path} cannot be read: ${where}: ${issue?.message ?? 'wrong content'}.`,
    'Correct it or move it away; it is not changed until then.',
  );
}

export function writeReview(review: ReviewText): string {
  return `${JSON.stringify(review, undefined, 2)}\n`;
}

/** `id` is for a comment that is new. What the change is about has to be there. */
export function changeReview(review: ReviewText, change: ReviewChange, now: string, id: string): ReviewText {
  if (change.kind === 'add') {
    const { author, text, decision, criterion, quote } = change;
    const made: ReviewComment = {
      id,
      criterion,
      change: change.change,
      against: change.against,
      quote,
      contentHash: `sha256:${sha256Hex(quote)}`,
      author,
      at: now,
      text,
      decision,
      state: 'open',
      closedBy: '',
      closedAt: '',
    };
    return { ...review, comments: [...review.comments, { ...made }] };
  }
  if (!review.comments.some((one) => one.id === change.id))
    throw new HostError(
      'This comment is not there any more.',
      'Someone else has taken it out: look at the list.',
    );
  const closed = change.state === 'resolved';
  return {
    ...review,
    comments: review.comments.map((one) =>
      one.id === change.id
        ? { ...one, state: change.state, closedBy: closed ? change.author : '', closedAt: closed ? now : '' }
        : one,
    ),
  };
}

function jsonOf(path: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new HostError(`${path} is not JSON.`, 'Correct it or move it away; it is not changed until then.');
  }
}
