// One comment: who, when, about which words, what is asked for, and whether it is settled.
import { Button } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconMessage, IconPencilQuestion } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { ReviewComment } from '../../../host/api.ts';
import styles from './review.module.css';

interface CommentCardProps {
  readonly comment: ReviewComment;
  /** The words that it is about as they stand now; undefined where that is not known. */
  readonly wordsNow: string | undefined;
  /** Left out: what it is about is shown beside it. */
  readonly onShow?: (() => void) | undefined;
  onState(state: ReviewComment['state']): void;
}

export function CommentCard({ comment, wordsNow, onShow, onState }: CommentCardProps): ReactNode {
  const { author, at, text, quote, state, closedBy, closedAt } = comment;
  const changed = wordsNow !== undefined && wordsNow !== quote;
  return (
    <article className={styles['comment']} data-state={state} aria-label={`Comment by ${author}`}>
      <header>
        <Decision comment={comment} />
        <b>{author}</b>
        <time dateTime={at}>{timeWords(at)}</time>
      </header>
      {onShow ? (
        <button type="button" className={styles['quote']} onClick={onShow}>
          {quote || comment.change || comment.criterion}
        </button>
      ) : null}
      {text === '' ? null : <p>{text}</p>}
      {changed ? (
        <p className={styles['moved']}>
          <IconAlertTriangle size={14} aria-hidden /> The words have changed since; they read “{quote}”.
        </p>
      ) : null}
      <footer>
        {state === 'resolved' ? (
          <span className={styles['closed']}>
            <IconCircleCheck size={14} aria-hidden /> Resolved by {closedBy}, {timeWords(closedAt)}
          </span>
        ) : null}
        <Button
          size="compact-xs"
          variant="default"
          onClick={() => onState(state === 'open' ? 'resolved' : 'open')}
        >
          {state === 'open' ? 'Resolve' : 'Open again'}
        </Button>
      </footer>
    </article>
  );
}

export const decisionWords: Readonly<Record<ReviewComment['decision'], string>> = {
  none: 'Comment',
  accept: 'Accepted',
  ask: 'Asks for change',
};

function Decision({ comment: { decision } }: Pick<CommentCardProps, 'comment'>): ReactNode {
  return (
    <span className={styles['decision']} data-decision={decision}>
      <DecisionIcon decision={decision} />
      {decisionWords[decision]}
    </span>
  );
}

function DecisionIcon({ decision }: Pick<ReviewComment, 'decision'>): ReactNode {
  switch (decision) {
    case 'none':
      return <IconMessage size={14} aria-hidden />;
    case 'accept':
      return <IconCircleCheck size={14} aria-hidden />;
    case 'ask':
      return <IconPencilQuestion size={14} aria-hidden />;
  }
}

function timeWords(at: string): string {
  return new Date(at).toLocaleString('en-US', { dateStyle: 'medium', timeStyle: 'short' });
}
