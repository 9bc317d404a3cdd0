// The cases of the guideline before the writer: all of them with what is decided, how they cover it, and what can be said of all cases.
import { SegmentedControl } from '@mantine/core';
import { IconChecklist } from '@tabler/icons-react';
import { triedGuideline } from '../../app/state/case-tables.ts';
import { useActions, useApp } from '../../app/store-context.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { AnalysesView } from './analyses-view.tsx';
import { CaseList } from './case-list.tsx';
import styles from './cases.module.css';
import { CoverageView } from './coverage-view.tsx';

export function CasesPanel() {
  const path = useApp(triedGuideline);
  const known = useApp((state) => state.caseTables[triedGuideline(state) ?? '']);
  const view = useApp((state) => state.casesView);
  const { showCasesView } = useActions();
  if (path === undefined || known === undefined) {
    return (
      <EmptyState icon={<IconChecklist size={26} />} title="Cases of the guideline">
        A case is a request with its facts and what should be decided of it. Open a guideline, or cases whose
        first line names one that is in the library.
      </EmptyState>
    );
  }
  return (
    <div className={styles['panel']}>
      <div className={styles['views']}>
        <SegmentedControl
          fullWidth
          size="xs"
          aria-label="What to show of the cases"
          value={view}
          onChange={(value) => showCasesView(value)}
          data={[
            { value: 'cases', label: 'Cases' },
            { value: 'coverage', label: 'Coverage' },
            { value: 'analyses', label: 'Analyses' },
          ]}
        />
      </div>
      {known.faulty ? (
        <p className={styles['faulty']} role="alert">
          The guideline has errors: what you see is of its last version without. The cases are decided again
          as soon as the errors are corrected.
        </p>
      ) : null}
      {view === 'cases' ? <CaseList key={path} path={path} known={known} /> : null}
      {view === 'coverage' ? <CoverageView path={path} known={known} /> : null}
      {view === 'analyses' ? <AnalysesView path={path} faulty={known.faulty} /> : null}
    </div>
  );
}
