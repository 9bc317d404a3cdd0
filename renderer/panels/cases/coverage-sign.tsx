// How a criterion stands with the cases, as a sign of its own shape; the same as beside the text of the editor.
import type { Standing } from '../../app/state/case-coverage.ts';
import styles from './cases.module.css';

export const standingWords: Readonly<Record<Standing, string>> = {
  both: 'Decides cases both ways',
  one: 'Decides cases one way only',
  none: 'Decides no case',
};

export function CoverageSign({ standing }: { readonly standing: Standing }) {
  return (
    <span
      className={styles['sign']}
      data-standing={standing}
      role="img"
      aria-label={standingWords[standing]}
    />
  );
}
