// How many cases each determination has in either version, as bars, and the same as a table.
import type { ReplayAnswer } from '../../../dsl/index.ts';
import { describeDetermination } from '../case/determination.ts';
import { counted, share } from './replay-words.ts';
import styles from './replay.module.css';

interface Pair {
  readonly name: string;
  readonly old: number;
  readonly new: number;
}

export function DeterminationBars({ answer }: { readonly answer: ReplayAnswer }) {
  const { old, new: now } = answer;
  const pairs = pairsOf(answer);
  const whole = Math.max(1, ...pairs.flatMap((pair) => [pair.old, pair.new]));
  const said = pairs.map(
    (pair) =>
      `${describeDetermination(pair.name).words}: ${pair.old} in ${old.version}, ${pair.new} in ${now.version}`,
  );
  return (
    <figure className={styles['barsFigure']}>
      <svg
        className={styles['bars']}
        viewBox={`0 0 480 ${pairs.length * 62}`}
        role="img"
        aria-label={said.join('; ')}
      >
        {pairs.map((pair, at) => (
          <g key={pair.name} transform={`translate(0 ${at * 62})`}>
            <text y="13">{describeDetermination(pair.name).words}</text>
            {(['old', 'new'] as const).map((side, line) => (
              <g key={side} transform={`translate(0 ${19 + line * 18})`}>
                <rect data-side={side} width={(330 * pair[side]) / whole} height="14" rx="2" />
                <text x={(330 * pair[side]) / whole + 6} y="12">
                  {counted(pair[side])} in {answer[side].version}
                </text>
              </g>
            ))}
          </g>
        ))}
      </svg>
      <details>
        <summary>The bars as a table</summary>
        <table className={styles['table']}>
          <thead>
            <tr>
              <th scope="col">Determination</th>
              <th scope="col">{old.version}</th>
              <th scope="col">{now.version}</th>
              <th scope="col">Difference</th>
            </tr>
          </thead>
          <tbody>
            {pairs.map((pair) => (
              <tr key={pair.name}>
                <th scope="row">{describeDetermination(pair.name).words}</th>
                {[pair.old, pair.new].map((count, side) => (
                  <td key={side}>
                    {counted(count)} ({share(count, answer.decided)})
                  </td>
                ))}
                <td>{signed(pair.new - pair.old)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}

function pairsOf({ cells, oldDeterminations, newDeterminations }: ReplayAnswer): readonly Pair[] {
  const sum = (side: 'old' | 'new', name: string): number =>
    cells.filter((cell) => cell[side] === name).reduce((total, cell) => total + cell.cases, 0);
  return [...new Set([...oldDeterminations, ...newDeterminations])]
    .map((name) => ({ name, old: sum('old', name), new: sum('new', name) }))
    .filter((pair) => pair.old + pair.new > 0);
}

function signed(count: number): string {
  if (count === 0) return '0';
  return count > 0 ? `+${counted(count)}` : `\u2212${counted(-count)}`;
}
