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

const reply = z.looseObject({
  id: z.string().regex(/^[a-z0-9-]{1,40}$/),
  author: z.string().min(1).max(120),
  at: z.iso.datetime(),
  text: z.string().max(20_000),
});

export const commentSchema: z.ZodType<ReviewComment> = z.looseObject({
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
  replies: z.array(reply).max(500).optional(),
});

const file = z.looseObject({
  format: z.literal('guideline-review'),
  version: z.literal(formatVersion),
  comments: z.array(commentSchema).max(5_000),
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

/** `id` is for what is new. What the change is about has to be there. */
export function changeReview(review: ReviewText, change: ReviewChange, now: string, id: string): ReviewText {
  switch (change.kind) {
    case 'add':
      return { ...review, comments: [...review.comments, madeComment(change, now, id)] };
    case 'state':
      return changed(review, change.id, (one) => settled(one, change, now));
    case 'reply': {
      const { author, text } = change;
      const made = { id, author, at: now, text };
      return changed(review, change.id, (one) => ({ ...one, replies: [...(one.replies ?? []), made] }));
    }
    case 'remove':
      return removed(review, change);
    case 'restore':
      return restored(review, change.comment);
  }
}

/** Of comments and of replies. */
export function idsOf({ comments }: Pick<ReviewText, 'comments'>): ReadonlySet<string> {
  return new Set(comments.flatMap(({ id, replies = [] }) => [id, ...replies.map((one) => one.id)]));
}

function madeComment(
  { author, text, decision, criterion, quote, change, against }: Extract<ReviewChange, { kind: 'add' }>,
  now: string,
  id: string,
): ReviewComment {
  return {
    id,
    criterion,
    change,
    against,
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
}

function settled(
  comment: ReviewComment,
  { state, author }: Extract<ReviewChange, { kind: 'state' }>,
  now: string,
): ReviewComment {
  const closed = state === 'resolved';
  return { ...comment, state, closedBy: closed ? author : '', closedAt: closed ? now : '' };
}

function changed(
  review: ReviewText,
  id: string,
  change: (comment: ReviewComment) => ReviewComment,
): ReviewText {
  if (!review.comments.some((one) => one.id === id)) throw notThere();
  return { ...review, comments: review.comments.map((one) => (one.id === id ? change(one) : one)) };
}

function removed(review: ReviewText, { id, author }: Extract<ReviewChange, { kind: 'remove' }>): ReviewText {
  const comment = review.comments.find((one) => one.id === id);
  const parent = review.comments.find((one) => one.replies?.some((reply) => reply.id === id) === true);
  const own = comment ?? parent?.replies?.find((reply) => reply.id === id);
  if (own === undefined) throw notThere();
  if (own.author !== author)
    throw new HostError(`This is a comment of ${own.author}.`, 'Reply to it, or resolve it.');
  if (comment?.replies?.some((reply) => reply.author !== author) === true)
    throw new HostError('Others have replied to this comment.', 'Resolve it, so that what they said stays.');
  if (parent === undefined) return { ...review, comments: review.comments.filter((one) => one.id !== id) };
  return changed(review, parent.id, (one) => ({
    ...one,
    replies: one.replies?.filter((reply) => reply.id !== id),
  }));
}

/** Comments stand in the order of their time. */
function restored(review: ReviewText, comment: ReviewComment): ReviewText {
  if (review.comments.some((one) => one.id === comment.id))
    return changed(review, comment.id, (one) => {
      const there = one.replies ?? [];
      const ids = new Set(there.map(({ id }) => id));
      const gone = (comment.replies ?? []).filter(({ id }) => !ids.has(id));
      return { ...one, replies: [...there, ...gone].toSorted(byTime) };
    });
  return { ...review, comments: [...review.comments, comment].toSorted(byTime) };
}

function byTime(a: { readonly at: string }, b: { readonly at: string }): number {
  return a.at < b.at ? -1 : a.at > b.at ? 1 : 0;
}

function notThere(): HostError {
  return new HostError(
    'This comment is not there any more.',
    'Someone else has taken it out: look at the list.',
  );
}

function jsonOf(path: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new HostError(`${path} is not JSON.`, 'Correct it or move it away; it is not changed until then.');
  }
}
