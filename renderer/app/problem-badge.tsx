// How many errors and warnings the open document has, those of the linter among them, on the tab of the problems.
import styles from './problem-badge.module.css';
import { countProblems } from './state/problems.ts';
import { useProblems } from './use-problems.ts';

export function ProblemBadge() {
  const { errors, warnings } = countProblems(useProblems() ?? []);
  if (errors + warnings === 0) return null;
  return (
    <span className={styles['badge']} data-tone={errors > 0 ? 'error' : 'warning'}>
      {errors + warnings}
    </span>
  );
}
