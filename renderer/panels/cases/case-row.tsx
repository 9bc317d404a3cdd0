// One case of the table; a click opens it in its text and puts it into the form.
import { IconCircleCheck, IconCircleDashed, IconCircleX, IconCopy, IconTrash } from '@tabler/icons-react';
import { memo } from 'react';
import type { CaseRun } from '../../../dsl/index.ts';
import { useActions, useApp } from '../../app/store-context.tsx';
import { describeDetermination } from '../case/determination.ts';
import { mismatchOf } from './case-rows.ts';
import type { CaseRow } from './case-rows.ts';
import styles from './cases.module.css';

export const CaseRowView = memo(function CaseRowView({ row }: { readonly row: CaseRow }) {
  const { uri, guideline, run } = row;
  const { title, facts, expect, place } = run.case;
  const inForm = useApp(({ formCases }) => {
    const one = formCases[guideline];
    return one?.uri === uri && one.title === title;
  });
  const { openCase, duplicateCase, removeCase } = useActions();
  const ref = { uri, title, start: place.span.start };
  const mismatch = mismatchOf(run);
  return (
    <tr data-outcome={run.outcome} aria-current={inForm || undefined}>
      <td>
        <div className={styles['case']}>
          <OutcomeIcon outcome={run.outcome} />
          <button
            type="button"
            className={styles['title']}
            onClick={() => void openCase(guideline, ref, facts)}
          >
            {title}
          </button>
        </div>
        {mismatch === '' ? null : <p className={styles['mismatch']}>{mismatch}</p>}
      </td>
      <td>{expect === undefined ? 'Nothing' : describeDetermination(expect.determination).words}</td>
      <td className={styles['decided']}>{describeDetermination(run.decision.determination).words}</td>
      <td className={styles['buttons']}>
        <button
          type="button"
          className={styles['small']}
          title="Copy the case"
          aria-label={`Copy the case: ${title}`}
          onClick={() => void duplicateCase(guideline, ref)}
        >
          <IconCopy size={14} aria-hidden />
        </button>
        <button
          type="button"
          className={styles['small']}
          title="Remove the case from the text; undo brings it back"
          aria-label={`Remove the case: ${title}`}
          onClick={() => void removeCase(guideline, ref)}
        >
          <IconTrash size={14} aria-hidden />
        </button>
      </td>
    </tr>
  );
});

const outcomeWords: Readonly<Record<CaseRun['outcome'], string>> = {
  passed: 'Passed',
  failed: 'Failed',
  'not judged': 'Expects nothing',
};

function OutcomeIcon({ outcome }: { readonly outcome: CaseRun['outcome'] }) {
  const Icon = outcome === 'passed' ? IconCircleCheck : outcome === 'failed' ? IconCircleX : IconCircleDashed;
  return (
    <span className={styles['icon']} data-outcome={outcome} title={outcomeWords[outcome]}>
      <Icon size={16} aria-hidden />
      <span className="visually-hidden">{outcomeWords[outcome]}</span>
    </span>
  );
}
