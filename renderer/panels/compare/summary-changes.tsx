// The changes behind a line of the summary, each a way to the change in the other lenses.
import type { ReactNode } from 'react';
import type { Change } from '../../../dsl/index.ts';
import styles from './compare.module.css';

interface ChangesProps {
  readonly changes: readonly Change[];
  onShow(change: Change): void;
}

/** Closed at first: the count tells that there are some. */
export function Behind({ changes, onShow }: ChangesProps): ReactNode {
  if (changes.length === 0) return null;
  return (
    <details className={styles['behind']}>
      <summary>
        {changes.length} {changes.length === 1 ? 'change' : 'changes'} behind it
      </summary>
      <ChangeLinks changes={changes} onShow={onShow} />
    </details>
  );
}

export function ChangeLinks({ changes, onShow }: ChangesProps): ReactNode {
  return (
    <ul className={styles['links']}>
      {changes.map((change) => (
        <li key={change.id}>
          <button type="button" className={styles['textButton']} onClick={() => onShow(change)}>
            {change.headline}
          </button>
        </li>
      ))}
    </ul>
  );
}
