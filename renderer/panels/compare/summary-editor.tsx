// The author's list of changes, edited in place line by line, each line with the changes behind it; writes nothing itself.
import { ActionIcon, Button, NativeSelect, Textarea, Tooltip } from '@mantine/core';
import { IconCheck, IconPlaylistX, IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import type { Change, Claim } from '../../../dsl/index.ts';
import { Behind } from './summary-changes.tsx';
import styles from './compare.module.css';

export interface EditedLine {
  readonly verb: string;
  readonly id: string;
  readonly text: string;
}

interface SummaryLineProps {
  readonly claim: Claim;
  readonly changes: readonly Change[];
  /** undefined takes the line out; left out: it can only be read. */
  readonly onChange: ((claim: Claim, line: EditedLine | undefined) => void) | undefined;
  onShow(change: Change): void;
}

const verbs = ['added', 'removed', 'revised', 'updated'];

export function SummaryLineEditor({ claim, changes, onChange, onShow }: SummaryLineProps): ReactNode {
  const { verb, id, text } = claim;
  const borne = changes.length > 0;
  return (
    <li className={styles['summaryLine']} data-borne={borne}>
      {borne ? (
        <IconCheck size={16} aria-label="borne out" />
      ) : (
        <IconPlaylistX size={16} aria-label="not borne out" />
      )}
      <div className={styles['summaryFields']}>
        {onChange === undefined ? (
          <p>
            {verb} {text}
          </p>
        ) : (
          <LineFields key={text} line={{ verb, id, text }} onChange={(line) => onChange(claim, line)} />
        )}
        {borne ? (
          <Behind changes={changes} onShow={onShow} />
        ) : (
          <span className={styles['finding']}>nothing in the comparison bears this out</span>
        )}
      </div>
    </li>
  );
}

interface LineFieldsProps {
  readonly line: EditedLine;
  onChange(line: EditedLine | undefined): void;
}

/** What is typed becomes part of the guideline when the field is left or Enter is pressed; Escape takes it back. */
function LineFields({ line, onChange }: LineFieldsProps): ReactNode {
  const [text, setText] = useState(line.text);
  const keep = (): void => {
    const typed = text.replace(/\s+/g, ' ').trim();
    if (typed === '') setText(line.text);
    else if (typed !== line.text) onChange({ ...line, text: typed });
  };
  return (
    <div className={styles['lineFields']}>
      <NativeSelect
        size="xs"
        aria-label={`Verb of "${line.text}"`}
        value={line.verb}
        data={verbs.includes(line.verb) ? verbs : [line.verb, ...verbs]}
        onChange={(event) => onChange({ ...line, verb: event.currentTarget.value })}
      />
      {line.id === '' ? null : <code title="The criterion that this line names">{`{${line.id}}`}</code>}
      <Textarea
        size="xs"
        autosize
        minRows={1}
        aria-label="Words of the line"
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onBlur={keep}
        onKeyDown={(event) => onFieldKey(event, keep, () => setText(line.text))}
      />
      <Tooltip label="Take this line out">
        <ActionIcon aria-label={`Take out "${line.text}"`} onClick={() => onChange(undefined)}>
          <IconTrash size={15} />
        </ActionIcon>
      </Tooltip>
    </div>
  );
}

export function NewLine({ onAdd }: { readonly onAdd: (line: EditedLine) => void }): ReactNode {
  const [verb, setVerb] = useState('added');
  const [text, setText] = useState('');
  const add = (): void => {
    if (text.trim() === '') return;
    onAdd({ verb, id: '', text: text.trim() });
    setText('');
  };
  return (
    <div className={styles['lineFields']}>
      <NativeSelect
        size="xs"
        aria-label="Verb of the new line"
        value={verb}
        data={verbs}
        onChange={(event) => setVerb(event.currentTarget.value)}
      />
      <Textarea
        size="xs"
        autosize
        minRows={1}
        aria-label="Words of the new line"
        placeholder="What changed, in your words"
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => onFieldKey(event, add, () => setText(''))}
      />
      <Button
        size="compact-xs"
        variant="default"
        leftSection={<IconPlus size={14} aria-hidden />}
        disabled={text.trim() === ''}
        onClick={add}
      >
        Add
      </Button>
    </div>
  );
}

function onFieldKey(event: KeyboardEvent, keep: () => void, takeBack: () => void): void {
  if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
    event.preventDefault();
    keep();
  }
  if (event.key === 'Escape') takeBack();
}
