// What reviewers said of the change that is open in the comparison, with the form to say more.
import type { ReactNode } from 'react';
import type { Change } from '../../../dsl/index.ts';
import { useActions, useApp } from '../../app/store-context.tsx';
import { CommentCard } from './comment-card.tsx';
import { CommentForm } from './comment-form.tsx';
import styles from './review.module.css';

interface ChangeNotesProps {
  /** Path of the new version. */
  readonly path: string;
  readonly against: string;
  /** The first is what a new comment is about. */
  readonly changes: readonly Change[];
}

export function ChangeNotes({ path, against, changes }: ChangeNotesProps): ReactNode {
  const comments = useApp((state) => state.reviews[path]?.comments);
  const { setCommentState } = useActions();
  const [first] = changes;
  if (first === undefined) return null;
  const ids = new Set(changes.map(({ id }) => id));
  const own = (comments ?? []).filter((one) => one.against === against && ids.has(one.change));
  const side = first.new ?? first.old;
  const anchor = {
    criterion: side?.id ?? '',
    change: first.id,
    against,
    quote: side?.words ?? '',
  };
  return (
    <section className={styles['notes']} aria-label="Comments on this change">
      {own.map((comment) => (
        <CommentCard
          key={comment.id}
          path={path}
          comment={comment}
          wordsNow={changes.find(({ id }) => id === comment.change)?.new?.words ?? comment.quote}
          onState={(state) => void setCommentState(path, comment.id, state)}
        />
      ))}
      <CommentForm key={first.id} path={path} anchor={anchor} about={first.headline} />
    </section>
  );
}
