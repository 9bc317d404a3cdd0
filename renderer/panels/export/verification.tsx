// What the checks of a bundle said, each with its reason; or why it could not be checked.
import { IconCheck, IconX } from '@tabler/icons-react';
import type { Exporting } from '../../app/state/exporting.ts';
import styles from './export-dialog.module.css';

export function Verification({ exporting: { verified, verifyProblem } }: { readonly exporting: Exporting }) {
  if (verifyProblem !== '')
    return (
      <div className={styles['failed']} role="alert">
        <strong>It could not be verified</strong>
        <p>{verifyProblem}</p>
      </div>
    );
  if (verified === undefined) return null;
  const name = [verified.guidelineId, verified.version].join(' ').trim();
  return (
    <div className={styles['verified']} data-holds={verified.holds} role="status">
      <strong>
        {verified.holds
          ? `${name === '' ? 'The bundle' : name} is whole: ${verified.checks.length} checks hold, ${verified.vectors} test vectors replayed.`
          : 'The bundle does not hold. Do not use it.'}
      </strong>
      <ul>
        {verified.checks.map((check) => (
          <li key={`${check.check} ${check.file}`} data-holds={check.holds}>
            {check.holds ? <IconCheck size={14} aria-hidden /> : <IconX size={14} aria-hidden />}
            <span>
              <span className="visually-hidden">{check.holds ? 'Holds: ' : 'Fails: '}</span>
              {check.check}
              {check.file === '' ? '' : ` (${check.file})`}
              {check.detail === '' ? null : <small>{check.detail}</small>}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
