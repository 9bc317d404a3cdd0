// How one version stands, below its number: what is wrong, what it follows, its dates, a review that is overdue.
import { IconAlertTriangle, IconCircleX, IconInfoCircle } from '@tabler/icons-react';
import type { LibraryFile } from '../../../host/api.ts';
import { standingOf } from '../../app/state/standings.ts';
import { useApp } from '../../app/store-context.tsx';
import styles from './library-panel.module.css';

/** Counts in the row of the version; nothing while they are not known or all are zero. */
export function Counts({ path }: { readonly path: string }) {
  const counts = useApp((state) => {
    const standing = standingOf(state, path);
    return standing === undefined ? '' : `${standing.errors} ${standing.warnings} ${standing.infos}`;
  });
  const [errors = 0, warnings = 0, infos = 0] = counts.split(' ').map(Number);
  const findings = warnings + infos;
  if (counts === '' || errors + findings === 0) return null;
  const words = [
    errors === 0 ? '' : `${errors} ${errors === 1 ? 'error' : 'errors'}`,
    warnings === 0 ? '' : `${warnings} to look at`,
    infos === 0 ? '' : `${infos} advice`,
  ].filter(Boolean);
  return (
    <span className={styles['counts']} role="img" aria-label={words.join(', ')} title={words.join(', ')}>
      {errors === 0 ? null : (
        <span data-tone="error">
          <IconCircleX size={12} aria-hidden /> {errors}
        </span>
      )}
      {warnings === 0 ? null : (
        <span data-tone="warning">
          <IconAlertTriangle size={12} aria-hidden /> {warnings}
        </span>
      )}
      {errors + warnings > 0 || infos === 0 ? null : (
        <span data-tone="info">
          <IconInfoCircle size={12} aria-hidden /> {infos}
        </span>
      )}
    </span>
  );
}

export function Dates({ file }: { readonly file: LibraryFile }) {
  const today = useApp((state) => state.today);
  const missing = useApp(
    (state) =>
      file.follows !== '' &&
      !state.library?.files.some(
        (other) => other.kind === file.kind && other.id === file.id && other.version === file.follows,
      ),
  );
  const done = /^(?:retired|archived|withdrawn|superseded)$/.test(file.status);
  const overdue = file.reviewDue !== '' && today !== '' && file.reviewDue < today && !done;
  return (
    <span className={styles['dates']}>
      {file.effective === '' ? null : <span>Effective {file.effective}</span>}
      {file.reviewDue === '' ? (
        file.reviewed === '' ? null : (
          <span>Reviewed {file.reviewed}</span>
        )
      ) : (
        <span data-overdue={overdue}>
          Review {overdue ? 'overdue since' : 'due'} {file.reviewDue}
        </span>
      )}
      {file.follows === '' ? null : (
        <span>
          Follows {file.follows}
          {missing ? ' (not in the library)' : ''}
        </span>
      )}
    </span>
  );
}
