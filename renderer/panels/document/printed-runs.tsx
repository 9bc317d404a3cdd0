// Runs of the printed page: bold, italic, links, citations, footnote marks.
import { Fragment } from 'react';
import type { ReactNode } from 'react';
import type { PrintedRun } from '../../../dsl/index.ts';
import styles from './document-panel.module.css';

interface RunsProps {
  readonly runs: readonly PrintedRun[];
  readonly separator?: string;
}

export function Runs({ runs, separator = '' }: RunsProps): ReactNode {
  return runs.map((run, index) => (
    <Fragment key={index}>
      {index > 0 ? separator : ''}
      <Run run={run} />
    </Fragment>
  ));
}

export function CitationLine({ runs }: { readonly runs: readonly PrintedRun[] }) {
  return (
    <p className={styles['citations']}>
      <strong>{runs.length === 1 ? 'Reference:' : 'References:'}</strong> <Runs runs={runs} separator=" " />
    </p>
  );
}

function Run({ run }: { readonly run: PrintedRun }): ReactNode {
  switch (run.kind) {
    case 'text':
      return run.text;
    case 'strong':
      return <strong>{run.text}</strong>;
    case 'emphasis':
      return <em>{run.text}</em>;
    case 'link':
      return (
        <a href={run.href} target="_blank" rel="noreferrer">
          {run.text}
        </a>
      );
    case 'citation':
      return <Citation run={run} />;
    case 'footnote':
      return <sup>{run.number}</sup>;
  }
}

function Citation({ run }: { readonly run: Extract<PrintedRun, { kind: 'citation' }> }) {
  if (run.number === undefined) {
    return (
      <span
        className={styles['lost']}
        title="This key is not in the list of references"
      >{`[${run.key}?]`}</span>
    );
  }
  const show = (event: React.MouseEvent): void => {
    const page = event.currentTarget.closest('[role="document"]');
    page?.querySelector(`[data-reference="${CSS.escape(run.key)}"]`)?.scrollIntoView({ block: 'center' });
  };
  return (
    <button
      type="button"
      className={styles['citation']}
      aria-label={`Reference ${run.number}: show it in the list`}
      onClick={show}
    >
      {`[${run.number}]`}
    </button>
  );
}
