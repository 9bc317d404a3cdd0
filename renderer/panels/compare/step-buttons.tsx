// Previous and next with the place between them.
import { ActionIcon, Tooltip } from '@mantine/core';
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import styles from './compare.module.css';

interface StepButtonsProps {
  /** 1-based, 0 for none. */
  readonly place: number;
  readonly of: number;
  onStep(by: 1 | -1): void;
}

export function StepButtons({ place, of, onStep }: StepButtonsProps): ReactNode {
  return (
    <span className={styles['steps']}>
      <span role="status">{place > 0 ? `${place} of ${of}` : ''}</span>
      <Tooltip label="Previous change (Shift+F7)">
        <ActionIcon aria-label="Previous change" size={26} disabled={of === 0} onClick={() => onStep(-1)}>
          <IconChevronUp size={16} />
        </ActionIcon>
      </Tooltip>
      <Tooltip label="Next change (F7)">
        <ActionIcon aria-label="Next change" size={26} disabled={of === 0} onClick={() => onStep(1)}>
          <IconChevronDown size={16} />
        </ActionIcon>
      </Tooltip>
    </span>
  );
}
