// How well the cases show that each criterion works: figures, the paint in the text with its key, and what no case shows yet.
import { Button, Progress, Switch } from '@mantine/core';
import { IconCircleCheck, IconTargetArrow } from '@tabler/icons-react';
import type { CriterionCoverage } from '../../../dsl/index.ts';
import { bothWays, coverageWords, missingStates, standingOf } from '../../app/state/case-coverage.ts';
import type { KnownTable } from '../../app/state/case-tables.ts';
import { useActions, useApp } from '../../app/store-context.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import styles from './cases.module.css';
import { CoverageSign, standingWords } from './coverage-sign.tsx';

interface CoverageViewProps {
  readonly path: string;
  readonly known: KnownTable;
}

export function CoverageView({ path, known: { table } }: CoverageViewProps) {
  const { coverage } = table;
  if (coverage === undefined || coverage.criteria.length === 0) {
    return (
      <EmptyState icon={<IconTargetArrow size={26} />} title="Nothing to cover yet">
        As soon as the guideline has criteria and no errors, you see here which of them your cases put to the
        test.
      </EmptyState>
    );
  }
  const { decisive, branches } = coverage.figures;
  const open = coverage.criteria.filter((one) => standingOf(one) !== 'both');
  return (
    <div className={styles['scroll']}>
      <dl className={styles['figures']}>
        <Figure label="Criteria that decide at least one case" {...decisive} />
        <Figure
          label="Criteria that decide when met and when not met"
          reached={bothWays(coverage)}
          of={decisive.of}
        />
        <Figure label="Branches walked: met and not met of each criterion" {...branches} />
      </dl>
      <Paint />
      <h2 className={styles['heading']}>
        What the cases do not show <span>{open.length}</span>
      </h2>
      {open.length === 0 ? (
        <p className={styles['good']}>
          <IconCircleCheck size={16} aria-hidden /> For every criterion there is a case that it decides by
          being met, and one that it decides by not being met.
        </p>
      ) : (
        <ul className={styles['list']} aria-label="Criteria that the cases do not show">
          {open
            .toSorted((a, b) => rank(a) - rank(b))
            .map((one) => (
              <Uncovered key={one.origin.id} path={path} criterion={one} />
            ))}
        </ul>
      )}
    </div>
  );
}

function rank(criterion: CriterionCoverage): number {
  return standingOf(criterion) === 'none' ? 0 : 1;
}

interface FigureProps {
  readonly label: string;
  readonly reached: number;
  readonly of: number;
}

function Figure({ label, reached, of }: FigureProps) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        {reached} of {of}
        <Progress size="sm" value={of === 0 ? 0 : (100 * reached) / of} aria-label={label} />
      </dd>
    </div>
  );
}

function Paint() {
  const shown = useApp((state) => state.coverageShown);
  const { showCoverage } = useActions();
  return (
    <div className={styles['paint']}>
      <Switch
        size="sm"
        label="Show it in the text"
        checked={shown}
        onChange={(event) => showCoverage(event.currentTarget.checked)}
      />
      <ul aria-label="Signs beside the text">
        {(['both', 'one', 'none'] as const).map((standing) => (
          <li key={standing}>
            <CoverageSign standing={standing} /> {standingWords[standing]}
          </li>
        ))}
      </ul>
    </div>
  );
}

interface UncoveredProps {
  readonly path: string;
  readonly criterion: CriterionCoverage;
}

function Uncovered({ path, criterion }: UncoveredProps) {
  const { goToCriterion, draftCases } = useActions();
  const { id, number, words, uri, span } = criterion.origin;
  const name = [number, words].filter(Boolean).join(' ');
  const states = missingStates(criterion);
  return (
    <li>
      <CoverageSign standing={standingOf(criterion)} />
      <div className={styles['named']}>
        <button
          type="button"
          className={styles['title']}
          onClick={() => void goToCriterion(path, id.replace(/\.head$/, ''), { uri, ...span })}
        >
          {name}
        </button>
        <p className={styles['detail']}>
          {coverageWords(criterion)}
          {standingOf(criterion) === 'one'
            ? `; no case where it does by being ${states.map((state) => state.replace('-', ' ')).join(' or ')}`
            : ''}
        </p>
      </div>
      <Button
        size="compact-xs"
        variant="default"
        aria-label={`Make a case for this: ${name}`}
        onClick={() => void draftCases(path, { id, name }, states)}
      >
        Make a case
      </Button>
    </li>
  );
}
