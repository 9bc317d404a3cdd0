// What can be said of the guideline over all its cases: asked for with a button, told step by step, stopped at any time.
import { Button, Progress } from '@mantine/core';
import { IconCircleCheck, IconZoomQuestion } from '@tabler/icons-react';
import { useState } from 'react';
import { isOutdated } from '../../app/state/guideline-analysis.ts';
import type { KnownAnalysis } from '../../app/state/guideline-analysis.ts';
import { useActions, useApp } from '../../app/store-context.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import type { AnalysisReport } from '../../worker/protocol.ts';
import { findingGroups, stepWords } from './analysis-words.ts';
import type { CriterionFinding } from './analysis-words.ts';
import { BoundaryPreview } from './boundary-preview.tsx';
import styles from './cases.module.css';
import { ShortestWays } from './shortest-ways.tsx';

interface AnalysesViewProps {
  readonly path: string;
  readonly faulty: boolean;
}

export function AnalysesView({ path, faulty }: AnalysesViewProps) {
  const known = useApp((state) => state.guidelineAnalyses[path]);
  const outdated = useApp((state) => isOutdated(state.guidelineAnalyses[path], state));
  const { analyseGuideline } = useActions();
  if (known?.kind === 'running') return <Running path={path} known={known} />;
  const start = (
    <Button
      size="compact-sm"
      variant={known === undefined ? 'filled' : 'default'}
      disabled={faulty}
      onClick={() => void analyseGuideline(path)}
    >
      {known === undefined ? 'Analyse the guideline' : 'Analyse again'}
    </Button>
  );
  if (known === undefined) {
    return (
      <EmptyState icon={<IconZoomQuestion size={26} />} title="Questions about all cases" actions={start}>
        Finds criteria that can never be met, that change nothing or that say the same; the cases on either
        side of each line that the guideline draws; and the shortest way to each determination. A large
        guideline takes some seconds; you can stop it.
      </EmptyState>
    );
  }
  return (
    <div className={styles['scroll']}>
      {outdated ? (
        <p className={styles['faulty']} role="status">
          The guideline changed since. {start}
        </p>
      ) : null}
      <Report path={path} report={known.report} />
      {outdated ? null : <p className={styles['again']}>{start}</p>}
    </div>
  );
}

interface RunningProps {
  readonly path: string;
  readonly known: Extract<KnownAnalysis, { kind: 'running' }>;
}

function Running({ path, known: { step, done, of } }: RunningProps) {
  const { stopAnalysis } = useActions();
  return (
    <div className={styles['running']} role="status">
      <p>{stepWords[step]}…</p>
      <Progress value={(100 * (done + 0.5)) / of} aria-label="Progress of the analysis" animated />
      <Button size="compact-sm" variant="default" onClick={() => stopAnalysis(path)}>
        Stop
      </Button>
    </div>
  );
}

function Report({ path, report }: { readonly path: string; readonly report: AnalysisReport }) {
  const groups = findingGroups(report);
  const [previewing, setPreviewing] = useState(false);
  const count = report.boundaryCases.length;
  return (
    <>
      {groups.length === 0 ? (
        <p className={styles['good']}>
          <IconCircleCheck size={16} aria-hidden /> Every criterion can be met and not met, decides some case,
          and says something of its own.
        </p>
      ) : (
        groups.map(({ title, meaning, findings }) => (
          <section key={title} aria-label={title}>
            <h2 className={styles['heading']}>
              {title} <span>{findings.length}</span>
            </h2>
            <p className={styles['meaning']}>{meaning}</p>
            <ul className={styles['list']}>
              {findings.map((finding) => (
                <Found key={finding.criterion.id + finding.detail} path={path} finding={finding} />
              ))}
            </ul>
          </section>
        ))
      )}
      <section aria-label="Cases on either side of each line">
        <h2 className={styles['heading']}>
          Cases on either side of each line <span>{count}</span>
        </h2>
        <p className={styles['meaning']}>
          {count === 0
            ? 'Your cases hold both sides of each line that was found.'
            : 'Pairs of cases that differ in one fact and in what is decided, such as one step below a threshold and just on it. Those that your cases hold already are left out.'}
          {report.linesNotProved === 0
            ? ''
            : ` Of ${report.linesNotProved} lines no pair was found: facts depend on each other, or the search was too long.`}
        </p>
        {count === 0 ? null : (
          <p className={styles['again']}>
            <Button size="compact-sm" variant="default" onClick={() => setPreviewing(true)}>
              Add boundary cases…
            </Button>
          </p>
        )}
      </section>
      {report.facts === undefined ? null : <ShortestWays path={path} ways={report.facts.ways} />}
      {previewing ? (
        <BoundaryPreview path={path} cases={report.boundaryCases} onClose={() => setPreviewing(false)} />
      ) : null}
    </>
  );
}

function Found({ path, finding }: { readonly path: string; readonly finding: CriterionFinding }) {
  const { goToCriterion } = useActions();
  const { id, number, words, uri, span } = finding.criterion;
  return (
    <li>
      <div className={styles['named']}>
        <button
          type="button"
          className={styles['title']}
          onClick={() => void goToCriterion(path, id.replace(/\.head$/, ''), { uri, ...span })}
        >
          {[number, words].filter(Boolean).join(' ') || id}
        </button>
        {finding.detail === '' ? null : <p className={styles['detail']}>{finding.detail}</p>}
      </div>
    </li>
  );
}
