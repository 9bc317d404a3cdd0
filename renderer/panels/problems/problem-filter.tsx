// Which kinds of problems are listed, with how many there are of each.
import { IconAlertTriangle, IconBulb, IconCircleX, IconRubberStamp } from '@tabler/icons-react';
import type { ComponentType } from 'react';
import { useActions, useApp } from '../../app/store-context.tsx';
import type { ProblemGroup } from '../../app/state/view.ts';
import styles from './problems-panel.module.css';

interface ProblemFilterProps {
  readonly counts: readonly { readonly group: ProblemGroup; readonly count: number }[];
}

export function ProblemFilter({ counts }: ProblemFilterProps) {
  const shown = useApp((state) => state.problemGroups);
  const { toggleProblemGroup } = useActions();
  return (
    <div className={styles['filter']} role="group" aria-label="Kinds of problems">
      {counts.map(({ group, count }) => {
        const { label, icon: Icon } = kinds[group];
        return (
          <button
            key={group}
            type="button"
            className={styles['kind']}
            data-group={group}
            data-empty={count === 0}
            aria-pressed={shown.includes(group)}
            onClick={() => toggleProblemGroup(group)}
          >
            <Icon size={14} aria-hidden />
            {label} <span className={styles['count']}>{count}</span>
          </button>
        );
      })}
    </div>
  );
}

type Icon = ComponentType<{ readonly size: number; readonly 'aria-hidden': true }>;

const kinds: Readonly<Record<ProblemGroup, { readonly label: string; readonly icon: Icon }>> = {
  error: { label: 'Errors', icon: IconCircleX },
  warning: { label: 'Warnings', icon: IconAlertTriangle },
  info: { label: 'Advice', icon: IconBulb },
  waived: { label: 'Waived', icon: IconRubberStamp },
};
