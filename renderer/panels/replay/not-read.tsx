// What of a file could not be read, by line, and what exactly was run.
import type { ReplayAnswer } from '../../../dsl/index.ts';
import { countOf } from './replay-words.ts';
import styles from './replay.module.css';

interface AnswerProps {
  readonly answer: ReplayAnswer;
}

export function NotRead({ answer: { bad } }: AnswerProps) {
  const all = bad.brokenRecords + bad.badCells;
  if (all === 0) return <p className={styles['soft']}>Every case of the file could be read.</p>;
  return (
    <div>
      <h2>What could not be read</h2>
      <p>
        {countOf(bad.brokenRecords, 'broken row')}, {countOf(bad.badCells, 'value')}
        {bad.takenAsUnknown
          ? ' (taken as unknown)'
          : ` (${all === 1 ? 'its case is' : 'their cases are'} set aside)`}
        .{bad.listed.length < all ? ` The first ${bad.listed.length}:` : ''}
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

export function WhatWasRun({ answer }: AnswerProps) {
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
