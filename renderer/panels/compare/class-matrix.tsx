// Cases by old and new determination as a small table; the cells off the diagonal are those that change.
import type { ReactNode } from 'react';
import type { DecisionClasses } from '../../../dsl/index.ts';
import { describeDetermination } from '../case/determination.ts';
import { classTable, countWords, shareWords } from './decision-groups.ts';
import styles from './compare.module.css';

interface ClassMatrixProps {
  readonly classes: DecisionClasses;
  readonly oldLabel: string;
  readonly newLabel: string;
}

export function ClassMatrix({ classes, oldLabel, newLabel }: ClassMatrixProps): ReactNode {
  const table = classTable(classes);
  if (table.rows.length === 0) return null;
  const total = classes.kind === 'counted' ? classes.total : '';
  return (
    <figure className={styles['matrix']}>
      <table>
        <thead>
          <tr>
            <td>
              <small>
                {oldLabel} {'\u2193'} {newLabel} {'\u2192'}
              </small>
            </td>
            {table.columns.map((column) => (
              <th key={column} scope="col">
                {describeDetermination(column).words}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row) => (
            <tr key={row}>
              <th scope="row">{describeDetermination(row).words}</th>
              {table.columns.map((column) => (
                <MatrixCell
                  key={column}
                  cases={table.cell(row, column)}
                  total={total}
                  changes={row !== column}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <figcaption>
        {classes.kind === 'counted'
          ? `${countWords(classes.total)} complete combinations of answers; numbers and dates count once for each interval that decides.`
          : `Not counted: ${classes.why}`}
      </figcaption>
    </figure>
  );
}

interface MatrixCellProps {
  readonly cases: string | undefined;
  readonly total: string;
  readonly changes: boolean;
}

function MatrixCell({ cases, total, changes }: MatrixCellProps): ReactNode {
  if (cases === undefined) return <td className={styles['none']}>{'\u2013'}</td>;
  return (
    <td data-changes={changes} title={cases === '' ? undefined : countWords(cases)}>
      {cases === '' ? 'some' : shareWords(cases, total) || countWords(cases)}
      {changes ? <small>changed</small> : null}
    </td>
  );
}
