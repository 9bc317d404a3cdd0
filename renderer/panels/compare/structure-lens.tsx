// The structural changes by kind; the words of both versions in one line of reading.
import { IconEqual } from '@tabler/icons-react';
import { useMemo } from 'react';
import type { ReactNode } from 'react';
import type { Change, GuidelineDiff } from '../../../dsl/index.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { groupChanges } from './change-groups.ts';
import { ChangeRow } from './change-row.tsx';
import { noFilter } from './compare-rows.ts';
import type { LensProps } from './lens-props.ts';
import { NothingShown } from './nothing-shown.tsx';
import styles from './compare.module.css';

export function StructureLens(props: LensProps & { readonly changes: readonly Change[] }): ReactNode {
  const { diff, changes } = props;
  const groups = useMemo(() => groupChanges(changes, noFilter), [changes]);
  if (diff.changes.length === 0) return <NothingDiffers diff={diff} />;
  if (groups.length === 0) return <NothingShown hidden={diff.changes.length} what="changes" />;
  return (
    <div className={styles['lens']}>
      {groups.map((group) => (
        <section key={group.kind} className={styles['group']} aria-label={group.title}>
          <h3>
            {group.title} <small>{group.entries.length}</small>
          </h3>
          <ul>
            {group.entries.map((entry) => (
              <ChangeRow
                key={entry.change.id}
                entry={entry}
                open={entry.change.id === props.current}
                oldLabel={diff.old.label}
                newLabel={diff.new.label}
                onToggle={props.onToggle}
                onJump={props.onJump}
                renderNotes={props.renderNotes}
              />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

export function NothingDiffers({ diff }: { readonly diff: GuidelineDiff }): ReactNode {
  return (
    <EmptyState tone="good" icon={<IconEqual size={26} />} title="Nothing differs in structure or words">
      Criteria, logic, citations, codes, definitions and dates are the same in {diff.old.label} and{' '}
      {diff.new.label}.
    </EmptyState>
  );
}
