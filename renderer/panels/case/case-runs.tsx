// The cases of a file with what the guideline determines for each, failures first.
import { IconCircleCheck, IconCircleDashed, IconCircleX, IconTestPipe } from '@tabler/icons-react';
import type { CaseRun } from '../../../dsl/index.ts';
import { useActions, useApp } from '../../app/store-context.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import styles from './case-runs.module.css';
import { describeDetermination } from './determination.ts';

export function CaseRuns({ path }: { readonly path: string }) {
  const runs = useApp((state) => state.caseRuns[path]);
  if (runs === undefined) {
    return (
      <EmptyState icon={<IconTestPipe size={26} />} title="Running the cases">
        Each case is decided by its guideline as it stands now.
      </EmptyState>
    );
  }
  if (runs.length === 0) {
    return (
      <EmptyState icon={<IconTestPipe size={26} />} title="No case can be run">
        The guideline that the first line names was not found, or the file holds no case.
      </EmptyState>
    );
  }
  const failed = runs.filter((run) => run.outcome === 'failed');
  const others = runs.filter((run) => run.outcome !== 'failed');
  return (
    <div className={styles['panel']}>
      <p className={styles['summary']} role="status" data-failed={failed.length > 0}>
        {failed.length === 0
          ? `All ${others.length} cases come out as expected.`
          : `${failed.length} of ${runs.length} cases come out otherwise than expected.`}
      </p>
      <ul className={styles['list']} aria-label="Cases">
        {[...failed, ...others].map((run) => (
          <CaseEntry key={`${run.case.title} ${run.case.place.span.start}`} run={run} />
        ))}
      </ul>
    </div>
  );
}

function CaseEntry({ run }: { readonly run: CaseRun }) {
  const { goTo } = useActions();
  const { title, place } = run.case;
  return (
    <li className={styles['entry']} data-outcome={run.outcome}>
      <OutcomeIcon outcome={run.outcome} />
      <div>
        <button
          type="button"
          className={styles['title']}
          onClick={() => void goTo(place.uri, place.span.start, place.span.start)}
        >
          {title}
        </button>
        <p className={styles['detail']}>{outcomeOf(run)}</p>
      </div>
    </li>
  );
}

/** What was determined, and where it is not what was expected, what was. */
function outcomeOf({ case: { expect }, decision, outcome, unexplained }: CaseRun): string {
  const determined = describeDetermination(decision.determination).words;
  if (outcome !== 'failed' || expect === undefined) return determined;
  const expected = describeDetermination(expect.determination).words;
  return [
    expected === determined ? determined : `${determined}, expected: ${expected}`,
    unexplained.length === 0 ? '' : `not because of ${unexplained.join(', ')}`,
    ...decision.invalid.map((fact) => `${fact.key}: ${fact.why}`),
  ]
    .filter(Boolean)
    .join('; ');
}

const outcomeWords: Readonly<Record<CaseRun['outcome'], string>> = {
  passed: 'As expected',
  failed: 'Not as expected',
  'not judged': 'Expects nothing',
};

function OutcomeIcon({ outcome }: { readonly outcome: CaseRun['outcome'] }) {
  const Icon = outcome === 'passed' ? IconCircleCheck : outcome === 'failed' ? IconCircleX : IconCircleDashed;
  return (
    <span className={styles['icon']}>
      <Icon size={16} aria-hidden />
      <span className="visually-hidden">{outcomeWords[outcome]}</span>
    </span>
  );
}
