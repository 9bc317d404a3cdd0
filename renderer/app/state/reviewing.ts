// The comments of reviewers on the guidelines of the window: reads them, adds, replies, resolves, takes own ones out; what others wrote meanwhile is never lost.
import type { Review, ReviewChange, ReviewComment } from '../../../host/api.ts';
import type { NoticesSlice } from './notices.ts';
import type { SettingsSlice } from './settings.ts';
import { failureOf } from './slice.ts';
import type { Services, SliceTools } from './slice.ts';

/** What a comment is about. */
export interface CommentAnchor {
  readonly criterion: string;
  readonly change: string;
  readonly against: string;
  /** Its words as they stand. */
  readonly quote: string;
}

export interface ReviewFilter {
  readonly state: 'open' | 'resolved' | 'all';
  readonly decision: 'any' | ReviewComment['decision'];
}

export interface ReviewingSlice {
  /** By path of the guideline. */
  readonly reviews: Readonly<Record<string, Review>>;
  readonly reviewFilter: ReviewFilter;
  /** Comments that are written and not yet given, by `draftKey`: they outlive the form, which goes with its tab or criterion. */
  readonly commentDrafts: Readonly<Record<string, string>>;
  setCommentDraft(path: string, anchor: CommentAnchor, text: string): void;
  setReviewFilter(part: Partial<ReviewFilter>): void;
  loadReview(path: string): Promise<void>;
  /** False where it could not be kept: the words stay with the person. */
  addComment(
    path: string,
    anchor: CommentAnchor,
    text: string,
    decision: ReviewComment['decision'],
  ): Promise<boolean>;
  /** False where it could not be kept. */
  replyToComment(path: string, id: string, text: string): Promise<boolean>;
  /** Of an own comment or reply; the message offers the way back. */
  removeComment(path: string, id: string): Promise<void>;
  setCommentState(path: string, id: string, state: ReviewComment['state']): Promise<void>;
}

export function createReviewingSlice(
  services: Pick<Services, 'host'>,
  tools: SliceTools<ReviewingSlice & NoticesSlice & SettingsSlice>,
): ReviewingSlice {
  const { get, set } = tools;
  const put = (path: string, review: Review): void =>
    set((state) => ({ reviews: { ...state.reviews, [path]: review } }));
  const change = async (path: string, wanted: ReviewChange, triesLeft = 2): Promise<boolean> => {
    try {
      const outcome = await services.host.changeReview(path, wanted, get().reviews[path]?.hash ?? '');
      if (outcome.kind === 'failed') {
        get().notify('error', outcome.message, outcome.help);
        return false;
      }
      put(path, outcome.review);
      if (outcome.kind === 'saved') return true;
      // A comment is put beside those of others and replaces none of them.
      if (triesLeft > 0) return await change(path, wanted, triesLeft - 1);
      get().notify('error', 'The comment was not kept', 'Others keep commenting at this moment: try again.');
      return false;
    } catch (error) {
      get().notifyFailure('The comment was not kept', error);
      return false;
    }
  };
  const putDraft = (path: string, anchor: CommentAnchor, text: string): void =>
    set(({ commentDrafts }) => {
      const { [draftKey(path, anchor)]: _before, ...others } = commentDrafts;
      return { commentDrafts: text === '' ? others : { ...others, [draftKey(path, anchor)]: text } };
    });
  return {
    reviews: {},
    reviewFilter: { state: 'open', decision: 'any' },
    commentDrafts: {},
    setCommentDraft: putDraft,
    setReviewFilter: (part) => set((state) => ({ reviewFilter: { ...state.reviewFilter, ...part } })),
    loadReview: async (path) => {
      if (!path.endsWith('.guideline')) return;
      try {
        put(path, await services.host.review(path));
      } catch (error) {
        const { message, help } = failureOf(error);
        get().notify('error', message, help);
      }
    },
    addComment: async (path, anchor, text, decision) => {
      const author = get().settings.reviewer.trim();
      const kept = await change(path, { kind: 'add', ...anchor, author, text: text.trim(), decision });
      // What was typed while the comment was on its way stays.
      if (kept && get().commentDrafts[draftKey(path, anchor)] === text) putDraft(path, anchor, '');
      return kept;
    },
    replyToComment: async (path, id, text) =>
      await change(path, { kind: 'reply', id, author: get().settings.reviewer.trim(), text: text.trim() }),
    removeComment: async (path, id) => {
      const comment = (get().reviews[path]?.comments ?? []).find(
        (one) => one.id === id || one.replies?.some((reply) => reply.id === id) === true,
      );
      if (comment === undefined) return;
      if (!(await change(path, { kind: 'remove', id, author: get().settings.reviewer.trim() }))) return;
      get().notify('success', comment.id === id ? 'The comment was deleted' : 'The reply was deleted', '', {
        label: 'Undo',
        run: () => void change(path, { kind: 'restore', comment }),
      });
    },
    setCommentState: async (path, id, state) => {
      const author = get().settings.reviewer.trim();
      await change(path, { kind: 'state', id, state, author: author === '' ? 'Someone' : author });
    },
  };
}

/** The quoted words are no part of it: a draft stays with its criterion when those change. */
export function draftKey(path: string, { criterion, change, against }: CommentAnchor): string {
  return JSON.stringify([path, criterion, change, against]);
}

export function shownComments(
  comments: readonly ReviewComment[],
  { state, decision }: ReviewFilter,
): readonly ReviewComment[] {
  return comments.filter(
    (one) => (state === 'all' || one.state === state) && (decision === 'any' || one.decision === decision),
  );
}
