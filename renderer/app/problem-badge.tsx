// How many errors and warnings the open document has, on the tab of the problems.
import styles from './problem-badge.module.css';
import { countProblems } from './state/problems.ts';
import { useApp } from './store-context.tsx';

export function ProblemBadge() {
  const diagnostics = useApp((state) => state.analyses[state.activePath ?? '']?.diagnostics);
  const { errors, warnings } = countProblems(diagnostics ?? []);
  if (errors + warnings === 0) return null;
  return (
    <span className={styles['badge']} data-tone={errors > 0 ? 'error' : 'warning'}>
      {errors + warnings}
    </span>
  );
}
