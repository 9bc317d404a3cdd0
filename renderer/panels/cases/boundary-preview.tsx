// The cases on either side of each line, to be looked through before they are written.
import { Button, Checkbox, Modal } from '@mantine/core';
import { useState } from 'react';
import type { BoundaryCase } from '../../../dsl/index.ts';
import { draftNote } from '../../app/state/case-writing.ts';
import { useActions } from '../../app/store-context.tsx';
import { describeDetermination } from '../case/determination.ts';
import styles from './cases.module.css';

interface BoundaryPreviewProps {
  readonly path: string;
  readonly cases: readonly BoundaryCase[];
  readonly onClose: () => void;
}

export function BoundaryPreview({ path, cases, onClose }: BoundaryPreviewProps) {
  const { addCases } = useActions();
  const [left, setLeft] = useState<ReadonlySet<number>>(new Set());
  const chosen = cases.filter((_, index) => !left.has(index));
  const toggle = (index: number): void => {
    const next = new Set(left);
    if (!next.delete(index)) next.add(index);
    setLeft(next);
  };
  const add = (): void => {
    onClose();
    void addCases(
      path,
      chosen.map((one) => ({ ...one, note: draftNote })),
    );
  };
  return (
    <Modal opened size="xl" title="Add boundary cases" onClose={onClose}>
      <p className={styles['meaning']}>
        Each is written with the determination that the guideline gives it today. Leave out what is not worth
        a case; what you add stands at the end of the cases, and undo takes it back.
      </p>
      <Checkbox
        className={styles['all'] ?? ''}
        label={`All ${cases.length}`}
        checked={left.size === 0}
        indeterminate={left.size > 0 && left.size < cases.length}
        onChange={() => setLeft(left.size === 0 ? new Set(cases.keys()) : new Set())}
      />
      <ul className={styles['preview']} aria-label="Boundary cases">
        {cases.map(({ title, determination }, index) => (
          <li key={`${title} ${String(index)}`}>
            <Checkbox label={title} checked={!left.has(index)} onChange={() => toggle(index)} />
            <span>{describeDetermination(determination).words}</span>
          </li>
        ))}
      </ul>
      <div className={styles['dialogButtons']}>
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button data-autofocus disabled={chosen.length === 0} onClick={add}>
          {chosen.length === 1 ? 'Add 1 case' : `Add ${chosen.length} cases`}
        </Button>
      </div>
    </Modal>
  );
}
