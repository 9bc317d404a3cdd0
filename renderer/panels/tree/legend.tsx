// What the marks on the boxes mean, with how many criteria carry each; knows not where the figures come from.
import type { ReactNode } from 'react';
import type { Painting } from './marks.ts';
import { NodeMark } from './node-mark.tsx';
import styles from './marks.module.css';

export function Legend({ painting }: { readonly painting: Painting }): ReactNode {
  const { legend, note } = painting;
  if (legend.length === 0 && note === '') return null;
  return (
    <div className={styles['legend']} role="group" aria-label="What the colours mean">
      {note === '' ? null : (
        <span className={styles['note']} role="status">
          {note}
        </span>
      )}
      {legend.length === 0 ? null : (
        <ul>
          {legend.map(({ tone, words, meaning, count }) => (
            <li key={tone} title={meaning}>
              <NodeMark mark={{ tone, words }} quiet={count === 0} />
              {count}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
