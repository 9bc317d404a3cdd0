// One change of determination: how many cases, what they are due to as bars with their numbers, and a few examples.
import { Button } from '@mantine/core';
import type { AnsweredCell } from '../../../dsl/index.ts';
import type { CasesToShow } from '../../../host/api.ts';
import { useActions } from '../../app/store-context.tsx';
import { describeDetermination } from '../case/determination.ts';
import { PastCase } from './past-case.tsx';
import { counted, share, turnOf, turnSigns } from './replay-words.ts';
import styles from './replay.module.css';

interface ChangeCardProps {
  readonly cell: AnsweredCell;
  readonly decided: number;
}

export function ChangeCard({ cell, decided }: ChangeCardProps) {
  const { showReplayCases } = useActions();
  const turn = turnOf(cell.old, cell.new);
  const show = (cause: CasesToShow['cause'], words: string, count: number): void =>
    void showReplayCases({ old: cell.old, new: cell.new, cause, words, count });
  return (
    <article className={styles['change']}>
      <h3>
        <span data-turn={turn} className={styles['sign']} aria-hidden>
          {turnSigns[turn]}
        </span>{' '}
        {describeDetermination(cell.old).words} → {describeDetermination(cell.new).words}:{' '}
        {counted(cell.cases)} {cell.cases === 1 ? 'case' : 'cases'} ({share(cell.cases, decided)})
      </h3>
      <p className={styles['soft']}>Due to (a case may be due to several differences, or to none alone):</p>
      <table className={styles['causes']} aria-label="What the change is due to">
        <thead className="visually-hidden">
          <tr>
            <th scope="col">Share</th>
            <th scope="col">Cases</th>
            <th scope="col">Difference</th>
          </tr>
        </thead>
        <tbody>
          {causesOf(cell).map(({ key, words, cases, cause }) => (
            <tr key={key}>
              <td aria-hidden>
                <svg width="120" height="10">
                  <rect width={Math.max(2, (120 * cases) / cell.cases)} height="10" rx="2" />
                </svg>
              </td>
              <td>{counted(cases)}</td>
              <th scope="row">
                {words}{' '}
                <Button
                  size="compact-xs"
                  variant="subtle"
                  aria-label={`Show the ${counted(cases)} ${cases === 1 ? 'case' : 'cases'} due to ${words}`}
                  onClick={() => show(cause, words, cases)}
                >
                  Show
                </Button>
              </th>
            </tr>
          ))}
        </tbody>
      </table>
      <details>
        <summary>
          {cell.examples.length} {cell.examples.length === 1 ? 'example' : 'examples'}
        </summary>
        {cell.examples.map((example) => (
          <PastCase key={example.row} example={example} cell={cell} />
        ))}
        {cell.examples.length < cell.cases ? (
          <Button size="compact-sm" variant="default" onClick={() => show(undefined, '', cell.cases)}>
            Show all {counted(cell.cases)} cases
          </Button>
        ) : null}
      </details>
    </article>
  );
}

interface Cause {
  readonly key: string;
  readonly words: string;
  readonly cases: number;
  readonly cause: CasesToShow['cause'];
}

function causesOf({ causes, together }: AnsweredCell): readonly Cause[] {
  const alone = causes.map(({ kind, words, criterion, cases }): Cause => ({
    key: `${kind} ${criterion}`,
    words:
      kind === 'determination' ? 'The table of determinations changed' : `${words || criterion} (${kind})`,
    cases,
    cause: { kind, criterion },
  }));
  if (together === 0) return alone;
  return [
    ...alone,
    { key: 'together', words: 'Several differences together', cases: together, cause: 'together' },
  ];
}
