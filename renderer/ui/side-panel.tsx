// A titled panel of a side with its tools in the title line; the body scrolls. Knows no guideline.
import type { ReactNode } from 'react';
import styles from './side-panel.module.css';

interface SidePanelProps {
  readonly title: string;
  readonly tools?: ReactNode;
  readonly children: ReactNode;
}

export function SidePanel({ title, tools, children }: SidePanelProps) {
  return (
    <section className={styles['panel']} aria-label={title}>
      <div className={styles['head']}>
        <h2 className={styles['title']}>{title}</h2>
        {tools}
      </div>
      <div className={styles['body']}>{children}</div>
    </section>
  );
}
