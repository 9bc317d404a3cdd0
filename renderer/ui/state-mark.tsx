// Met, not met or unknown as picture and word together, never as colour alone; knows no guideline.
import { IconCheck, IconQuestionMark, IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import styles from './mark.module.css';

export type State = 'met' | 'not-met' | 'unknown';

export const stateWords: Readonly<Record<State, string>> = {
  met: 'Met',
  'not-met': 'Not met',
  unknown: 'Unknown',
};

interface StateMarkProps {
  readonly state: State;
  /** Filled for the whole, quiet for a part of it. */
  readonly quiet?: boolean;
  readonly title?: string | undefined;
}

export function StateMark({ state, quiet = false, title }: StateMarkProps): ReactNode {
  return (
    <span className={styles['mark']} data-tone={state} data-quiet={quiet} title={title}>
      <StateIcon state={state} />
      {stateWords[state]}
    </span>
  );
}

export function StateIcon({ state }: { readonly state: State }): ReactNode {
  const props = { size: 13, stroke: 3, 'aria-hidden': true } as const;
  switch (state) {
    case 'met':
      return <IconCheck {...props} />;
    case 'not-met':
      return <IconX {...props} />;
    case 'unknown':
      return <IconQuestionMark {...props} />;
  }
}
