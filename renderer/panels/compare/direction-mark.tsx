// Which way decisions change, as picture and word together.
import {
  IconArrowsDown,
  IconArrowsUp,
  IconArrowsVertical,
  IconEqual,
  IconFileText,
  IconHelp,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Direction } from '../../../dsl/index.ts';
import { directionMeanings, directionWords } from './decision-groups.ts';
import styles from './compare.module.css';

export function DirectionMark({ direction }: { readonly direction: Direction | 'not known' }): ReactNode {
  const known = direction === 'not known' ? undefined : direction;
  return (
    <span
      className={styles['direction']}
      data-direction={direction}
      title={known ? directionMeanings[known] : 'not settled'}
    >
      <DirectionIcon direction={direction} />
      {known ? directionWords[known] : 'Not settled'}
    </span>
  );
}

function DirectionIcon({ direction }: { readonly direction: Direction | 'not known' }): ReactNode {
  const props = { size: 15, stroke: 2.2, 'aria-hidden': true } as const;
  switch (direction) {
    case 'widens':
      return <IconArrowsUp {...props} />;
    case 'narrows':
      return <IconArrowsDown {...props} />;
    case 'both':
      return <IconArrowsVertical {...props} />;
    case 'documentation':
      return <IconFileText {...props} />;
    case 'none':
      return <IconEqual {...props} />;
    case 'not known':
      return <IconHelp {...props} />;
  }
}
