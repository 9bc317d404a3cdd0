// What came of a replay: the matrix, both versions as bars, each change with its causes and examples, and what was not read.
import { Button } from '@mantine/core';
import { IconDownload, IconFileTypeHtml } from '@tabler/icons-react';
import type { AnsweredCell, ExampleCase, ReplayAnswer } from '../../../dsl/index.ts';
import { useActions, useApp } from '../../app/store-context.tsx';
import { describeDetermination } from '../case/determination.ts';
import { counted, share, turnOf, turnSigns, turnWords } from './replay-words.ts';
import styles from './replay.module.css';

interface AnswerProps {
  readonly answer: ReplayAnswer;
}

export function ReplayOutcomeView({ answer }: AnswerProps) {
  const { decided, records, changed, notes } = answer;
  const cells = answer.cells.filter(({ old, new: now }) => old !== now).toSorted((a, b) => b.cases - a.cases);
  return (
    <section className={styles['outcome']} aria-label="Outcome of the replay">
      <div className={styles['heading']}>
        <h2>
          {counted(changed)} of {counted(decided)} decisions change ({share(changed, decided)})
        </h2>
        <Exports />
      </div>
      <p className={styles['soft']}>
        {counted(records)} cases in {answer.file.name}, {counted(answer.bad.setAside)} set aside.
      </p>
      {notes.length === 0 ? null : (
        <ul className={styles['notes']}>
          {notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
      <div className={styles['pictures']}>
        <Matrix answer={answer} />
        <Bars answer={answer} />
      </div>
      <h2>What changes, and why</h2>
      {cells.length === 0 ? <p>No decision changes.</p> : null}
      {cells.map((cell) => (
        <Change key={`${cell.old} ${cell.new}`} cell={cell} decided={decided} />
      ))}
      <NotRead answer={answer} />
      <Run answer={answer} />
    </section>
  );
}

function Exports() {
  const running = useApp((state) => state.replay?.running !== undefined);
  const { saveReplayPage, runReplay } = useActions();
  return (
    <div className={styles['buttons']}>
      <Button
        size="xs"
        variant="default"
        leftSection={<IconFileTypeHtml size={15} aria-hidden />}
        onClick={() => void saveReplayPage()}
      >
        Save as a page (HTML)
      </Button>
      <Button
        size="xs"
        variant="default"
        disabled={running}
        leftSection={<IconDownload size={15} aria-hidden />}
        onClick={() => void runReplay(true)}
      >
        Save the cases that change (CSV)
      </Button>
    </div>
  );
}

function Matrix({ answer }: AnswerProps) {
  const { cells, old, new: now, decided } = answer;
  const rows = answer.oldDeterminations.filter((name) => cells.some((cell) => cell.old === name));
  const columns = answer.newDeterminations.filter((name) => cells.some((cell) => cell.new === name));
  return (
    <table className={styles['matrix']}>
      <caption>
        Cases by determination: {old.version} down, {now.version} across. + becomes appropriate, − no longer
        appropriate, ≠ changes otherwise.
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
            {columns.map((after) => {
              const cases = cells.find((cell) => cell.old === before && cell.new === after)?.cases ?? 0;
              const turn = cases === 0 ? 'same' : turnOf(before, after);
              return (
                <td key={after} data-turn={turn}>
                  <span aria-hidden>{turnSigns[turn]} </span>
                  {counted(cases)}
                  <small>{share(cases, decided)}</small>
                  {turn === 'same' ? null : <span className="visually-hidden">{turnWords[turn]}</span>}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Bars({ answer }: AnswerProps) {
  const { cells, old, new: now } = answer;
  const sum = (side: 'old' | 'new', name: string): number =>
    cells.filter((cell) => cell[side] === name).reduce((total, cell) => total + cell.cases, 0);
  const names = [...new Set([...answer.oldDeterminations, ...answer.newDeterminations])];
  const pairs = names
    .map((name) => ({ name, old: sum('old', name), new: sum('new', name) }))
    .filter((pair) => pair.old + pair.new > 0);
  const whole = Math.max(1, ...pairs.flatMap((pair) => [pair.old, pair.new]));
  const said = pairs.map(
    (pair) =>
      `${describeDetermination(pair.name).words}: ${pair.old} in ${old.version}, ${pair.new} in ${now.version}`,
  );
  return (
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
  );
}

function Change({ cell, decided }: { readonly cell: AnsweredCell; readonly decided: number }) {
  const turn = turnOf(cell.old, cell.new);
  const causes = cell.causes.map(({ kind, words, criterion, cases }) => ({
    key: `${kind} ${criterion}`,
    words:
      kind === 'determination' ? 'The table of determinations changed' : `${words || criterion} (${kind})`,
    cases,
  }));
  const several = { key: 'together', words: 'Several differences together', cases: cell.together };
  return (
    <article className={styles['change']}>
      <h3>
        <span data-turn={turn} className={styles['sign']} aria-hidden>
          {turnSigns[turn]}
        </span>{' '}
        {describeDetermination(cell.old).words} → {describeDetermination(cell.new).words}:{' '}
        {counted(cell.cases)} {cell.cases === 1 ? 'case' : 'cases'} ({share(cell.cases, decided)})
      </h3>
      <ul className={styles['causes']}>
        {(cell.together === 0 ? causes : [...causes, several]).map(({ key, words, cases }) => (
          <li key={key}>
            <svg width="120" height="10" aria-hidden>
              <rect width={Math.max(2, (120 * cases) / cell.cases)} height="10" rx="2" />
            </svg>
            <strong>{counted(cases)}</strong> {words}
          </li>
        ))}
      </ul>
      <details>
        <summary>
          {cell.examples.length} {cell.examples.length === 1 ? 'example' : 'examples'}
        </summary>
        {cell.examples.map((example) => (
          <Example key={example.row} example={example} cell={cell} />
        ))}
      </details>
    </article>
  );
}

function Example({ example, cell }: { readonly example: ExampleCase; readonly cell: AnsweredCell }) {
  const { keepExample } = useActions();
  const { row, line, id, facts, answeredNo, unknown } = example;
  return (
    <div className={styles['example']}>
      <div className={styles['heading']}>
        <strong>
          {id === '' ? '' : `${id}, `}row {counted(row)}
          {line > 0 ? `, line ${counted(line)}` : ''}
        </strong>
        <Button size="compact-xs" variant="default" onClick={() => void keepExample(example, cell)}>
          Keep as a case
        </Button>
      </div>
      <ul>
        {facts.map((fact) => (
          <li key={fact}>{fact}</li>
        ))}
        {answeredNo === 0 ? null : <li className={styles['soft']}>{answeredNo} answered no</li>}
        {unknown.length === 0 ? null : <li className={styles['soft']}>Not known: {unknown.join('; ')}</li>}
      </ul>
    </div>
  );
}

function NotRead({ answer: { bad } }: AnswerProps) {
  const all = bad.brokenRecords + bad.badCells;
  if (all === 0) return <p className={styles['soft']}>Every case of the file could be read.</p>;
  return (
    <div>
      <h2>What could not be read</h2>
      <p>
        {counted(bad.brokenRecords)} broken rows, {counted(bad.badCells)} values
        {bad.takenAsUnknown ? ' (taken as unknown)' : ' (their cases are set aside)'}.
        {bad.listed.length < all ? ` The first ${bad.listed.length}:` : ''}
      </p>
      <table className={styles['table']}>
        <caption className="visually-hidden">What could not be read</caption>
        <thead>
          <tr>
            <th scope="col">Where</th>
            <th scope="col">Column</th>
            <th scope="col">It says</th>
            <th scope="col">Why it cannot be read</th>
          </tr>
        </thead>
        <tbody>
          {bad.listed.map(({ row, line, column, value, why }) => (
            <tr key={`${row} ${column}`}>
              <td>{line > 0 ? `line ${line}` : `row ${row}`}</td>
              <td>{column}</td>
              <td>{value}</td>
              <td>{why}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Run({ answer }: AnswerProps) {
  return (
    <details>
      <summary>What was run</summary>
      <ul className={styles['hashes']}>
        <li>
          {answer.file.name} <code>sha256:{answer.file.sha256}</code>
        </li>
        {[answer.old, answer.new].map(({ path, version, meaningHash }) => (
          <li key={path}>
            {version}, {path} <code>{meaningHash}</code>
          </li>
        ))}
      </ul>
    </details>
  );
}
