// One comment: who, when, about which words, what is asked for, and whether it is settled.
import { ActionIcon, Button, Textarea, Tooltip } from '@mantine/core';
import {
  IconAlertTriangle,
  IconCircleCheck,
  IconMessage,
  IconPencilQuestion,
  IconTrash,
} from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import type { ReviewComment, ReviewReply } from '../../../host/api.ts';
import { useActions, useApp } from '../../app/store-context.tsx';
import styles from './review.module.css';

interface CommentCardProps {
  /** Path of the guideline. */
  readonly path: string;
  readonly comment: ReviewComment;
  /** The words that it is about as they stand now; undefined where that is not known. */
  readonly wordsNow: string | undefined;
  /** Left out: what it is about is shown beside it. */
  readonly onShow?: (() => void) | undefined;
  onState(state: ReviewComment['state']): void;
}

export function CommentCard({ path, comment, wordsNow, onShow, onState }: CommentCardProps): ReactNode {
  const { author, at, text, quote, state, closedBy, closedAt, replies = [] } = comment;
  const [replying, setReplying] = useState(false);
  const changed = wordsNow !== undefined && wordsNow !== quote;
  return (
    <article className={styles['comment']} data-state={state} aria-label={`Comment by ${author}`}>
      <header>
        <Decision comment={comment} />
        <b>{author}</b>
        <time dateTime={at}>{timeWords(at)}</time>
        <Delete path={path} one={comment} what="comment" />
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
      {replies.length === 0 ? null : (
        <ol className={styles['replies']} aria-label="Replies">
          {replies.map((reply) => (
            <li key={reply.id}>
              <header>
                <b>{reply.author}</b>
                <time dateTime={reply.at}>{timeWords(reply.at)}</time>
                <Delete path={path} one={reply} what="reply" />
              </header>
              <p>{reply.text}</p>
            </li>
          ))}
        </ol>
      )}
      {replying ? <ReplyForm path={path} comment={comment} onDone={() => setReplying(false)} /> : null}
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
        {replying ? null : (
          <Button size="compact-xs" variant="default" onClick={() => setReplying(true)}>
            Reply
          </Button>
        )}
      </footer>
    </article>
  );
}

interface DeleteProps {
  readonly path: string;
  readonly one: Pick<ReviewReply, 'id' | 'author'>;
  readonly what: 'comment' | 'reply';
}

/** What a person said themselves can be taken out again; what others said is answered or resolved. */
function Delete({ path, one, what }: DeleteProps): ReactNode {
  const own = useApp((state) => state.settings.reviewer.trim() === one.author);
  const { removeComment } = useActions();
  if (!own) return null;
  return (
    <Tooltip label={`Delete your ${what}`}>
      <ActionIcon
        size="sm"
        variant="subtle"
        color="gray"
        className={styles['delete'] ?? ''}
        aria-label={`Delete your ${what}`}
        onClick={() => void removeComment(path, one.id)}
      >
        <IconTrash size={14} />
      </ActionIcon>
    </Tooltip>
  );
}

interface ReplyFormProps {
  readonly path: string;
  readonly comment: ReviewComment;
  onDone(): void;
}

function ReplyForm({ path, comment, onDone }: ReplyFormProps): ReactNode {
  const named = useApp((state) => state.settings.reviewer.trim() !== '');
  const { replyToComment } = useActions();
  const [text, setText] = useState('');
  const [busy, setBusy] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  // The person has just asked to write.
  useEffect(() => field.current?.focus(), []);
  const send = async (): Promise<void> => {
    setBusy(true);
    const kept = await replyToComment(path, comment.id, text);
    setBusy(false);
    if (kept) onDone();
  };
  return (
    <div className={styles['form']} role="group" aria-label={`Reply to ${comment.author}`}>
      <Textarea
        size="xs"
        autosize
        ref={field}
        minRows={1}
        maxRows={8}
        aria-label={`Your reply to ${comment.author}`}
        error={named ? null : 'Say who you are: your name stands beside the form for comments'}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <div className={styles['formRow']}>
        <Button size="compact-sm" disabled={busy || !named || text.trim() === ''} onClick={() => void send()}>
          Send the reply
        </Button>
        <Button size="compact-sm" variant="default" onClick={onDone}>
          Cancel
        </Button>
      </div>
    </div>
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
