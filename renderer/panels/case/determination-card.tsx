// Where the tried case stands: the determination in colour, picture and words, why, and the best next question.
import { Button } from '@mantine/core';
import {
  IconArrowRight,
  IconCircleCheck,
  IconCircleX,
  IconHelpCircle,
  IconPointFilled,
  IconStethoscope,
} from '@tabler/icons-react';
import type { FormField } from '../../../dsl/index.ts';
import { stateWords } from '../../ui/state-mark.tsx';
import styles from './case-panel.module.css';
import type { CaseSummary, NextQuestion, Reason } from './case-summary.ts';
import { describeDetermination } from './determination.ts';
import type { DeterminationTone } from './determination.ts';
import { WaysList } from './ways-list.tsx';

interface DeterminationCardProps {
  readonly summary: CaseSummary;
  readonly form: readonly FormField[];
  readonly onShow: (criterion: Reason) => void;
  readonly onAsk: (key: string) => void;
}

export function DeterminationCard({ summary, form, onShow, onAsk }: DeterminationCardProps) {
  const { words, meaning, tone } = describeDetermination(summary.determination);
  return (
    <section className={styles['card']} data-tone={tone} aria-label="Determination of the case">
      <div className={styles['verdict']} role="status" aria-live="polite" aria-atomic="true">
        <ToneIcon tone={tone} />
        <div>
          <strong>{words}</strong>
          <span>{summary.label === '' ? meaning : summary.label}</span>
        </div>
      </div>
      {summary.because.length === 0 || (summary.otherwise && summary.ways.length > 0) ? null : (
        <Because summary={summary} onShow={onShow} />
      )}
      {summary.next === undefined ? null : <Next summary={summary} next={summary.next} onAsk={onAsk} />}
      {summary.ways.length === 0 ? null : (
        <div className={styles['ways']}>
          <WaysList
            // Where nothing leads to the determination by itself, this is the reason.
            key={String(summary.otherwise)}
            open={summary.otherwise && summary.next === undefined}
            ways={summary.ways}
            form={form}
            onAsk={onAsk}
          />
        </div>
      )}
    </section>
  );
}

interface BecauseProps {
  readonly summary: CaseSummary;
  readonly onShow: (criterion: Reason) => void;
}

const mostShown = 4;

function Because({ summary: { because, otherwise }, onShow }: BecauseProps) {
  const rest = because.slice(mostShown);
  return (
    <div className={styles['reasons']}>
      <h3>{otherwise ? 'Another answer here would change it' : 'Because'}</h3>
      <Reasons reasons={because.slice(0, mostShown)} onShow={onShow} />
      {rest.length === 0 ? null : (
        <details className={styles['way']}>
          <summary>and {rest.length} more</summary>
          <Reasons reasons={rest} onShow={onShow} />
        </details>
      )}
    </div>
  );
}

function Reasons({
  reasons,
  onShow,
}: {
  readonly reasons: readonly Reason[];
  readonly onShow: BecauseProps['onShow'];
}) {
  return (
    <ul>
      {reasons.map((criterion) => (
        <li key={criterion.id}>
          <button type="button" className={styles['link']} onClick={() => onShow(criterion)}>
            {[criterion.number, criterion.words].filter(Boolean).join('  ')}
          </button>
          <span className={styles['state']}>{stateWords[criterion.state].toLowerCase()}</span>
        </li>
      ))}
    </ul>
  );
}

interface NextProps {
  readonly summary: CaseSummary;
  readonly next: NextQuestion;
  readonly onAsk: (key: string) => void;
}

function Next({ summary: { open, missing }, next: { field, settling }, onAsk }: NextProps) {
  return (
    <div className={styles['next']}>
      <h3>
        {open === 1
          ? 'One question can still change this'
          : `${open} questions can still change this. The best next`}
      </h3>
      <Button
        variant="default"
        className={styles['nextButton'] ?? ''}
        rightSection={<IconArrowRight size={15} aria-hidden />}
        onClick={() => onAsk(field.key)}
      >
        {[field.number, field.label].filter(Boolean).join('  ')}
      </Button>
      {settling.length === 0 ? null : (
        <p>
          {settling
            .map(
              ({ words, determination }) =>
                `${words}: ${describeDetermination(determination).words.toLowerCase()}`,
            )
            .join('; ')}
        </p>
      )}
      {missing.length < 2 ? null : (
        <details className={styles['way']}>
          <summary>Show what is missing</summary>
          <ol>
            {missing.map(({ key, number, label }) => (
              <li key={key}>
                <button type="button" className={styles['link']} onClick={() => onAsk(key)}>
                  {[number, label].filter(Boolean).join('  ')}
                </button>
              </li>
            ))}
          </ol>
        </details>
      )}
    </div>
  );
}

function ToneIcon({ tone }: { readonly tone: DeterminationTone }) {
  const props = { size: 26, 'aria-hidden': true } as const;
  switch (tone) {
    case 'good':
      return <IconCircleCheck {...props} />;
    case 'review':
      return <IconStethoscope {...props} />;
    case 'open':
      return <IconHelpCircle {...props} />;
    case 'bad':
      return <IconCircleX {...props} />;
    case 'plain':
      return <IconPointFilled {...props} />;
  }
}
