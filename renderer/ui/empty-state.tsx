// What a panel says where it has nothing to show: what belongs here and what to do; knows no guideline.
import type { ReactNode } from 'react';
import styles from './empty-state.module.css';

interface EmptyStateProps {
  readonly icon: ReactNode;
  readonly title: string;
  readonly children?: ReactNode;
  /** Buttons. */
  readonly actions?: ReactNode;
  readonly tone?: 'plain' | 'good' | 'problem';
}

export function EmptyState({ icon, title, children, actions, tone = 'plain' }: EmptyStateProps): ReactNode {
  return (
    <div className={styles['empty']} data-tone={tone} role={tone === 'problem' ? 'alert' : undefined}>
      <div className={styles['icon']} aria-hidden>
        {icon}
      </div>
      <h2 className={styles['title']}>{title}</h2>
      {children ? <div className={styles['words']}>{children}</div> : null}
      {actions ? <div className={styles['actions']}>{actions}</div> : null}
    </div>
  );
}
