// One question of the form: number, words, examples, its control, and what is wrong with the answer.
import { ActionIcon } from '@mantine/core';
import { IconDatabase, IconX } from '@tabler/icons-react';
import { memo, useEffect, useId, useRef } from 'react';
import type { FormControl, FormField } from '../../../dsl/index.ts';
import styles from './case-panel.module.css';
import { FactControl } from './fact-control.tsx';

interface QuestionProps {
  readonly field: FormField;
  /** Where it stands in the document, '' where a heading says so. */
  readonly place: string;
  readonly fact: unknown;
  /** Why the answer cannot be used, '' where it can. */
  readonly problem: string;
  /** Its answer can no longer change the determination. */
  readonly settled: boolean;
  readonly isNext: boolean;
  /** The form is asked to go here. */
  readonly wanted: boolean;
  readonly onArrive: () => void;
  readonly onChange: (key: string, fact: unknown) => void;
  readonly onShow: (field: FormField) => void;
}

export const Question = memo(function Question(props: QuestionProps) {
  const { field, place, fact, problem, settled, isNext, wanted, onArrive, onChange, onShow } = props;
  const id = useId();
  const row = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!wanted) return;
    row.current?.scrollIntoView({ block: 'center' });
    row.current?.querySelector<HTMLElement>('input:checked, input, select')?.focus();
    onArrive();
  }, [wanted, onArrive]);
  const hint = hintOf(field.control);
  const isData = field.section.id === 'data';
  return (
    <div
      ref={row}
      className={styles['question']}
      data-settled={settled}
      data-next={isNext}
      data-key={field.key}
    >
      {place === '' ? null : <p className={styles['place']}>{place}</p>}
      <div className={styles['asked']}>
        <button
          type="button"
          className={styles['number']}
          aria-label={
            isData ? `${field.label}: go to its declaration` : `Criterion ${field.number}: go to its text`
          }
          onClick={() => onShow(field)}
        >
          {isData || field.number === '' ? <IconDatabase size={14} aria-hidden /> : field.number}
        </button>
        <div className={styles['words']}>
          <span id={id}>{field.label}</span>
          {isNext ? <span className={styles['nextMark']}>Best next</span> : null}
          {field.examples.length === 0 ? null : (
            <span className={styles['examples']}>eg, {field.examples.join('; ')}</span>
          )}
          {isData && field.readBy.length > 0 ? (
            <span className={styles['examples']}>Read by {field.readBy.join(', ')}</span>
          ) : null}
        </div>
      </div>
      <ActionIcon
        className={styles['clear'] ?? ''}
        variant="subtle"
        color="gray"
        size={22}
        aria-label={`Clear the answer: ${field.label}`}
        title="Not known any more"
        // Kept in its place, so that nothing moves when the first answer is given.
        disabled={fact === undefined}
        data-empty={fact === undefined}
        onClick={() => {
          onChange(field.key, undefined);
          row.current?.querySelector<HTMLElement>('input:checked, input, select')?.focus();
        }}
      >
        <IconX size={13} />
      </ActionIcon>
      <div className={styles['control']}>
        <FactControl
          field={field}
          fact={fact}
          labelledBy={id}
          describedBy={problem !== '' ? `${id}-problem` : hint === '' ? undefined : `${id}-hint`}
          invalid={problem !== ''}
          onChange={(value) => onChange(field.key, value)}
        />
        {hint === '' || problem !== '' ? null : (
          <span id={`${id}-hint`} className={styles['hint']}>
            {hint}
          </span>
        )}
        {problem === '' ? null : (
          <span id={`${id}-problem`} className={styles['problem']}>
            {problem}
          </span>
        )}
      </div>
    </div>
  );
});

function hintOf(control: FormControl): string {
  if (control.kind === 'codes')
    return ['Codes', control.system === '' ? '' : `of ${control.system}`, 'with commas between']
      .filter(Boolean)
      .join(' ');
  if (control.kind === 'date') return 'Not known while it is empty';
  if (control.kind === 'count') return 'A whole number';
  if (control.kind !== 'quantity') return '';
  const range =
    control.min !== '' && control.max !== ''
      ? `${control.min} to ${control.max}`
      : control.min !== ''
        ? `from ${control.min}`
        : control.max === ''
          ? ''
          : `up to ${control.max}`;
  return [range, control.step === '' ? '' : `in steps of ${control.step}`].filter(Boolean).join(', ');
}
