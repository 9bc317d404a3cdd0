// A determination as a chip in the colour that it has everywhere in the app, with its word.
import { IconArrowRight } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { WitnessOutcome } from '../../../dsl/index.ts';
import { describeDetermination } from '../case/determination.ts';
import styles from './compare.module.css';

interface OutcomeTurnProps {
  readonly old: WitnessOutcome;
  readonly new: WitnessOutcome;
  readonly oldLabel: string;
  readonly newLabel: string;
}

export function OutcomeTurn({ old, new: fresh, oldLabel, newLabel }: OutcomeTurnProps): ReactNode {
  return (
    <span className={styles['turn']}>
      <OutcomeChip outcome={old} version={oldLabel} />
      <IconArrowRight size={16} aria-label="becomes" />
      <OutcomeChip outcome={fresh} version={newLabel} />
    </span>
  );
}

function OutcomeChip({
  outcome,
  version,
}: {
  readonly outcome: WitnessOutcome;
  readonly version: string;
}): ReactNode {
  const { words, tone } = describeDetermination(outcome.determination);
  return (
    <span className={styles['outcome']} data-tone={tone} title={outcome.label || undefined}>
      <small>{version}</small> {words}
    </span>
  );
}
