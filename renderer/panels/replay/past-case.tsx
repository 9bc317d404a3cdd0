// One past case: where it stands in the file, what is known of it, both determinations and why, and the ways on from it.
import { Button } from '@mantine/core';
import type { ExampleCase } from '../../../dsl/index.ts';
import { useActions } from '../../app/store-context.tsx';
import { describeDetermination } from '../case/determination.ts';
import { counted } from './replay-words.ts';
import styles from './replay.module.css';

interface PastCaseProps {
  readonly example: ExampleCase;
  readonly cell: { readonly old: string; readonly new: string };
  /** What its change is due to; left out where that stands above it. */
  readonly causes?: readonly string[];
}

export function PastCase({ example, cell, causes }: PastCaseProps) {
  const { keepExample, tryReplayCase, closeReplayCases } = useActions();
  const { row, line, id, facts, answeredNo, unknown } = example;
  const name = id === '' ? `row ${counted(row)}` : id;
  const changed = cell.old !== cell.new;
  return (
    <article className={styles['example']} aria-label={`Case ${name}`}>
      <div className={styles['heading']}>
        <strong>
          {id === '' ? '' : `${id}, `}row {counted(row)}
          {line > 0 ? `, line ${counted(line)}` : ''}
        </strong>
        <span className={styles['buttons']}>
          <Button size="compact-xs" variant="default" onClick={() => void tryReplayCase(example)}>
            Open in the form
          </Button>
          <Button
            size="compact-xs"
            variant="default"
            onClick={() => {
              closeReplayCases();
              void keepExample(example, cell);
            }}
          >
            Keep as a case
          </Button>
        </span>
      </div>
      {causes === undefined ? null : (
        <p>
          {describeDetermination(cell.old).words}
          {changed ? ` → ${describeDetermination(cell.new).words}, ` : ', as before'}
          {!changed
            ? null
            : causes.length === 0
              ? 'by several differences together'
              : `due to ${causes.join('; ')}`}
        </p>
      )}
      <ul>
        {facts.map((fact) => (
          <li key={fact}>{fact}</li>
        ))}
        {answeredNo === 0 ? null : <li className={styles['soft']}>{answeredNo} answered no</li>}
        {unknown.length === 0 ? null : <li className={styles['soft']}>Not known: {unknown.join('; ')}</li>}
      </ul>
    </article>
  );
}
