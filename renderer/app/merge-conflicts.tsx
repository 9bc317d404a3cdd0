// The places where two people changed the same lines, one at a time: what stood there, what each made of it, and which is to stand.
import { ActionIcon, SegmentedControl } from '@mantine/core';
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { useState } from 'react';
import styles from './merge-conflicts.module.css';
import type { Choice, Conflict } from './merged-text.ts';

interface MergeConflictsProps {
  readonly conflicts: readonly Conflict[];
  readonly choices: readonly (Choice | undefined)[];
  readonly onChoose: (index: number, choice: Choice) => void;
}

export function MergeConflicts({ conflicts, choices, onChoose }: MergeConflictsProps) {
  const [shown, setShown] = useState(0);
  const conflict = conflicts[shown];
  if (conflict === undefined) return null;
  const choice = choices[shown];
  return (
    <section className={styles['conflict']} aria-label={`Place ${shown + 1} of ${conflicts.length}`}>
      <div className={styles['head']}>
        <strong>
          Place {shown + 1} of {conflicts.length}
        </strong>
        <ActionIcon aria-label="Previous place" disabled={shown === 0} onClick={() => setShown(shown - 1)}>
          <IconChevronUp size={16} aria-hidden />
        </ActionIcon>
        <ActionIcon
          aria-label="Next place"
          disabled={shown === conflicts.length - 1}
          onClick={() => setShown(shown + 1)}
        >
          <IconChevronDown size={16} aria-hidden />
        </ActionIcon>
        <SegmentedControl
          size="xs"
          aria-label="What stands here"
          data={[
            { value: 'open', label: 'Undecided', disabled: true },
            { value: 'mine', label: 'Mine' },
            { value: 'theirs', label: 'Theirs' },
            { value: 'both', label: 'Both' },
          ]}
          value={choice ?? 'open'}
          onChange={(value) => {
            if (value !== 'open') onChoose(shown, value);
          }}
        />
      </div>
      <div className={styles['texts']}>
        <Lines title="As it was" lines={conflict.base} chosen={false} none="Nothing stood here." />
        <Lines title="Mine" lines={conflict.mine} chosen={choice === 'mine' || choice === 'both'} />
        <Lines title="Theirs" lines={conflict.theirs} chosen={choice === 'theirs' || choice === 'both'} />
      </div>
    </section>
  );
}

interface LinesProps {
  readonly title: string;
  readonly lines: readonly string[];
  readonly chosen: boolean;
  readonly none?: string;
}

function Lines({ title, lines, chosen, none = 'Nothing: the lines are gone.' }: LinesProps) {
  return (
    <figure className={styles['lines']} data-chosen={chosen}>
      <figcaption>{title}</figcaption>
      {lines.length === 0 ? <p>{none}</p> : <pre>{lines.join('\n')}</pre>}
    </figure>
  );
}
