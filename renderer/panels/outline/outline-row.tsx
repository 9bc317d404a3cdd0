// One row of the structure; its words can be typed over, and a criterion can be dragged.
import { TextInput } from '@mantine/core';
import { IconChevronRight } from '@tabler/icons-react';
import { memo, useEffect, useRef } from 'react';
import type { DragEvent, KeyboardEvent } from 'react';
import type { OutlineEntry } from '../../../dsl/index.ts';
import styles from './outline-panel.module.css';

export type DropSide = 'before' | 'inside' | 'after';

/** By the row's place among those that are shown; the same functions as long as the document is. */
export interface RowActions {
  readonly toggle: (index: number) => void;
  readonly go: (index: number) => void;
  readonly walk: (event: KeyboardEvent, index: number) => void;
  /** undefined: the words stay. */
  readonly reword: (index: number, words: string | undefined) => void;
  readonly dragStart: (event: DragEvent<HTMLElement>, index: number) => void;
  readonly dragOver: (event: DragEvent<HTMLElement>, index: number) => void;
  readonly dragEnd: () => void;
  readonly drop: (event: DragEvent<HTMLElement>) => void;
}

interface RowProps {
  readonly index: number;
  readonly depth: number;
  readonly kind: OutlineEntry['kind'];
  readonly label: string;
  readonly detail: string;
  /** undefined where there is nothing below. */
  readonly open: boolean | undefined;
  readonly isCurrent: boolean;
  readonly isTabStop: boolean;
  readonly movable: boolean;
  /** Where what is dragged would go. */
  readonly side: DropSide | undefined;
  /** Being typed over. */
  readonly words: string | undefined;
  readonly actions: RowActions;
}

/** Told in plain values, so that of a thousand rows a keystroke draws only those anew that it changes. */
export const OutlineRowView = memo(function OutlineRowView(props: RowProps) {
  const { index, depth, kind, label, detail, open, isCurrent, isTabStop, movable, words, actions } = props;
  const typing = words !== undefined;
  return (
    <div
      role="treeitem"
      aria-level={depth + 1}
      aria-expanded={open}
      aria-selected={isCurrent}
      tabIndex={isTabStop ? 0 : -1}
      className={styles['row']}
      data-kind={kind}
      data-drop={props.side}
      draggable={movable && !typing}
      style={{ paddingInlineStart: `${0.5 + depth * 0.75}rem` }}
      onClick={() => (typing ? undefined : actions.go(index))}
      onKeyDown={(event) => (typing ? undefined : actions.walk(event, index))}
      onDragStart={movable ? (event) => actions.dragStart(event, index) : undefined}
      onDragOver={movable ? (event) => actions.dragOver(event, index) : undefined}
      onDragEnd={movable ? actions.dragEnd : undefined}
      onDrop={movable ? actions.drop : undefined}
    >
      <Twisty open={open} onToggle={() => actions.toggle(index)} />
      {typing ? (
        <WordsField words={words} onDone={(typed) => actions.reword(index, typed)} />
      ) : (
        <>
          <span className={styles['label']} title={label}>
            {label}
          </span>
          <span className={styles['detail']}>{detail}</span>
        </>
      )}
    </div>
  );
});

interface WordsFieldProps {
  readonly words: string;
  readonly onDone: (typed: string | undefined) => void;
}

/** Enter takes the words, Escape leaves them; so does going elsewhere. */
function WordsField({ words, onDone }: WordsFieldProps) {
  const done = useRef(false);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, []);
  const finish = (typed: string | undefined): void => {
    if (done.current) return;
    done.current = true;
    onDone(typed);
  };
  return (
    <TextInput
      size="xs"
      ref={field}
      aria-label="Words of the criterion"
      className={styles['field'] ?? ''}
      defaultValue={words}
      onBlur={() => finish(undefined)}
      onClick={(event) => event.stopPropagation()}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === 'Enter') finish(event.currentTarget.value.replace(/\s+/g, ' ').trim());
        else if (event.key === 'Escape') finish(undefined);
      }}
    />
  );
}

function Twisty({ open, onToggle }: { readonly open: boolean | undefined; readonly onToggle: () => void }) {
  if (open === undefined) return <span className={styles['twisty']} />;
  return (
    <span
      className={styles['twisty']}
      data-open={open}
      aria-hidden
      onClick={(event) => {
        event.stopPropagation();
        onToggle();
      }}
    >
      <IconChevronRight size={13} />
    </span>
  );
}
