// Writes a comment: words, or accept, or ask for a change; the name is asked for once.
import { Button, Textarea, TextInput } from '@mantine/core';
import { useRef, useState } from 'react';
import type { ReactNode } from 'react';
import type { ReviewComment } from '../../../host/api.ts';
import { draftKey } from '../../app/state/reviewing.ts';
import type { CommentAnchor } from '../../app/state/reviewing.ts';
import { useActions, useApp } from '../../app/store-context.tsx';
import styles from './review.module.css';

interface CommentFormProps {
  readonly path: string;
  readonly anchor: CommentAnchor;
  /** What it is about, for the name of the field. */
  readonly about: string;
}

export function CommentForm({ path, anchor, about }: CommentFormProps): ReactNode {
  const name = useApp((state) => state.settings.reviewer);
  const text = useApp((state) => state.commentDrafts[draftKey(path, anchor)] ?? '');
  const { changeSettings, addComment, setCommentDraft } = useActions();
  const [busy, setBusy] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const [missing, setMissing] = useState(false);
  const add = async (decision: ReviewComment['decision']): Promise<void> => {
    if (name.trim() === '') {
      setMissing(true);
      return;
    }
    setBusy(true);
    await addComment(path, anchor, text, decision);
    setBusy(false);
    // The button that was pressed is disabled by now.
    field.current?.focus();
  };
  const empty = text.trim() === '';
  return (
    <div className={styles['form']} role="group" aria-label={`Comment on ${about}`}>
      <Textarea
        size="xs"
        autosize
        ref={field}
        minRows={1}
        maxRows={8}
        aria-label={`Your comment on ${about}`}
        placeholder="Comment"
        value={text}
        onChange={(event) => setCommentDraft(path, anchor, event.currentTarget.value)}
      />
      <div className={styles['formRow']}>
        <TextInput
          size="xs"
          aria-label="Your name"
          maxLength={120}
          placeholder="Your name"
          value={name}
          error={missing && name.trim() === '' ? 'Say who comments' : null}
          onChange={(event) => changeSettings({ reviewer: event.currentTarget.value })}
        />
        <Button size="compact-sm" disabled={busy || empty} onClick={() => void add('none')}>
          Comment
        </Button>
        <Button size="compact-sm" variant="default" disabled={busy || empty} onClick={() => void add('ask')}>
          Ask for change
        </Button>
        <Button size="compact-sm" variant="default" disabled={busy} onClick={() => void add('accept')}>
          Accept
        </Button>
      </div>
    </div>
  );
}
