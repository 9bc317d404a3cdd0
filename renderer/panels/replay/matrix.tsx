// The matrix of determinations, old by new: a number, its share as a bar in the cell, and the way to the cases behind it.
import type { ReplayAnswer } from '../../../dsl/index.ts';
import { useActions } from '../../app/store-context.tsx';
import { describeDetermination } from '../case/determination.ts';
import { counted, share, turnOf, turnSigns, turnWords } from './replay-words.ts';
import styles from './replay.module.css';

export function Matrix({ answer }: { readonly answer: ReplayAnswer }) {
  const { cells, old, new: now } = answer;
  const rows = answer.oldDeterminations.filter((name) => cells.some((cell) => cell.old === name));
  const columns = answer.newDeterminations.filter((name) => cells.some((cell) => cell.new === name));
  return (
    <table className={styles['matrix']}>
      <caption>
        Cases by determination: {old.version} down, {now.version} across. + becomes appropriate, − no longer
        appropriate, ≠ changes otherwise. Choose a number to see its cases.
      </caption>
      <thead>
        <tr>
          <th>
            {old.version} ↓ {now.version} →
          </th>
          {columns.map((name) => (
            <th key={name} scope="col">
              {describeDetermination(name).words}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((before) => (
          <tr key={before}>
            <th scope="row">{describeDetermination(before).words}</th>
            {columns.map((after) => (
              <MatrixCell key={after} answer={answer} before={before} after={after} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface MatrixCellProps {
  readonly answer: ReplayAnswer;
  readonly before: string;
  readonly after: string;
}

function MatrixCell({ answer: { cells, decided }, before, after }: MatrixCellProps) {
  const { showReplayCases } = useActions();
  const count = cells.find((cell) => cell.old === before && cell.new === after)?.cases ?? 0;
  if (count === 0) return <td className={styles['soft']}>0</td>;
  const turn = turnOf(before, after);
  const [from, to] = [before, after].map((name) => describeDetermination(name).words);
  return (
    <td data-turn={turn}>
      <button
        type="button"
        className={styles['number']}
        onClick={() => void showReplayCases({ old: before, new: after, cause: undefined, words: '', count })}
      >
        <span aria-hidden>{turnSigns[turn]} </span>
        {counted(count)}
        <span className="visually-hidden"> {count === 1 ? 'case' : 'cases'}, </span>
        <small>{share(count, decided)}</small>
        <span className="visually-hidden">
          , {from} → {to}, {turnWords[turn]}
        </span>
        <span className={styles['heat']} aria-hidden>
          <span style={{ inlineSize: `${(100 * count) / decided}%` }} />
        </span>
      </button>
    </td>
  );
}
