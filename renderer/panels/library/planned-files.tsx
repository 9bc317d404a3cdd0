// Every file that a change would touch, and what happens to it; or why the change cannot be made.
import { IconAlertTriangle } from '@tabler/icons-react';
import type { LibraryPlan, PlannedFile } from '../../../dsl/index.ts';
import styles from './task-dialog.module.css';

export function PlannedFiles({ plan }: { readonly plan: LibraryPlan | undefined }) {
  if (plan === undefined) return null;
  if (plan.kind === 'refused')
    return plan.field === '' ? (
      <p role="status" className={styles['refusal']}>
        <IconAlertTriangle size={16} aria-hidden /> {plan.why}
      </p>
    ) : null;
  return (
    <div>
      <h3 className={styles['heading']}>Files</h3>
      <ul className={styles['files']} aria-label="Files that are changed">
        {plan.files.map((file) => (
          <li key={file.path}>
            <span className={styles['mark']}>{markOf(file)}</span>
            <span className={styles['path']}>{file.path}</span>
            <span className={styles['what']}>{file.what.join(', ')}</span>
          </li>
        ))}
      </ul>
      {plan.cautions.map((caution) => (
        <p key={caution} className={styles['caution']}>
          <IconAlertTriangle size={16} aria-hidden /> {caution}
        </p>
      ))}
    </div>
  );
}

function markOf({ before, after }: PlannedFile): string {
  if (before === undefined) return 'New';
  return after === undefined ? 'Goes' : 'Changes';
}
