// What each column of the file is taken for, what is missing, and the selects that say it otherwise.
import { NativeSelect } from '@mantine/core';
import type { ColumnMapping } from '../../../dsl/index.ts';
import type { CasesMatch } from '../../../host/api.ts';
import type { Replay } from '../../app/state/replay.ts';
import { useActions } from '../../app/store-context.tsx';
import styles from './replay.module.css';

const caseName = ' case';

interface ColumnTablesProps {
  readonly replay: Replay;
  readonly match: CasesMatch;
}

export function ColumnTables({ replay, match }: ColumnTablesProps) {
  const { setUpReplay } = useActions();
  const mapping = replay.mapping ?? match.mapping;
  const busy = replay.running !== undefined;
  const put = (name: string, to: string): void =>
    void setUpReplay({ mapping: mapped(mapping, name, to), cases: replay.cases });
  const unused = match.unmatched;
  const row = (name: string, value: string, why: string) => (
    <tr key={name}>
      <th scope="row">{name}</th>
      <td>
        <ElementSelect name={name} value={value} match={match} disabled={busy} onChoose={put} />
      </td>
      <td className={styles['soft']}>{why}</td>
    </tr>
  );
  return (
    <section className={styles['columns']}>
      <h2>Columns</h2>
      <p role="status">
        {match.columns.length} matched, {unused.length} not used, {match.missing.length} missing
        {match.idColumn === '' ? '' : `; “${match.idColumn}” names the case`}
        {match.fromMappingFile ? '. As replay.json beside the cases says.' : '.'}
      </p>
      <NativeSelect
        className={styles['dates'] ?? ''}
        label="Dates are written as"
        data={['YYYY-MM-DD', 'DD.MM.YYYY', 'D.M.YYYY', 'MM/DD/YYYY', 'M/D/YYYY', 'DD/MM/YYYY']}
        value={mapping.dates ?? 'YYYY-MM-DD'}
        disabled={busy}
        onChange={(event) =>
          void setUpReplay({ mapping: { ...mapping, dates: event.currentTarget.value }, cases: replay.cases })
        }
      />
      {unused.length === 0 ? null : (
        <Columns caption="Not used">{unused.map(({ name, why }) => row(name, '', why))}</Columns>
      )}
      {match.missing.length === 0 ? null : (
        <div>
          <h3>Missing: unknown in every case</h3>
          <ul className={styles['missing']}>
            {match.missing.map(({ key, label, in: side }) => (
              <li key={key}>
                <span>
                  {label} <code>{key}</code>{' '}
                  {side === 'both' ? null : <span className={styles['soft']}>{side} version only</span>}
                </span>
                <ColumnSelect
                  element={label}
                  columns={unused.map(({ name }) => name)}
                  disabled={busy}
                  onChoose={(name) => put(name, key)}
                />
              </li>
            ))}
          </ul>
        </div>
      )}
      <details open={replay.answer === undefined && match.columns.length <= 12}>
        <summary>Matched columns ({match.columns.length})</summary>
        <Columns caption="Matched">
          {match.idColumn === '' ? null : row(match.idColumn, caseName, '')}
          {match.columns.map(({ name, key, by }) => row(name, key, `by ${by}`))}
        </Columns>
      </details>
    </section>
  );
}

function Columns({ caption, children }: { readonly caption: string; readonly children: React.ReactNode }) {
  return (
    <table className={styles['table']}>
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">Column of the file</th>
          <th scope="col">Is</th>
          <th scope="col">Found</th>
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  );
}

interface ColumnSelectProps {
  readonly element: string;
  readonly columns: readonly string[];
  readonly disabled: boolean;
  onChoose(column: string): void;
}

/** The other way round: which of the columns that are left is this element. */
function ColumnSelect({ element, columns, disabled, onChoose }: ColumnSelectProps) {
  return (
    <NativeSelect
      aria-label={`The column that is ${element}`}
      size="xs"
      data={[
        { value: '', label: columns.length === 0 ? 'No column is left' : 'In no column' },
        ...columns.map((name) => ({ value: name, label: name })),
      ]}
      value=""
      disabled={disabled || columns.length === 0}
      onChange={(event) => onChoose(event.currentTarget.value)}
    />
  );
}

interface ElementSelectProps {
  readonly name: string;
  readonly value: string;
  readonly match: CasesMatch;
  readonly disabled: boolean;
  onChoose(name: string, to: string): void;
}

function ElementSelect({ name, value, match, disabled, onChoose }: ElementSelectProps) {
  const elements = match.elements.map(({ key, label }) => ({ value: key, label: `${label} {${key}}` }));
  return (
    <NativeSelect
      aria-label={`What the column ${name} is`}
      size="xs"
      data={[
        { value: '', label: 'Not used' },
        { value: caseName, label: 'The name of the case' },
        ...elements,
      ]}
      value={value}
      disabled={disabled}
      onChange={(event) => onChoose(name, event.currentTarget.value)}
    />
  );
}

function mapped(mapping: ColumnMapping, name: string, to: string): ColumnMapping {
  const { id, ...rest } = mapping;
  const keepId = id !== undefined && id !== name ? { id } : {};
  if (to === caseName) return { ...rest, columns: { ...mapping.columns, [name]: null }, id: name };
  return { ...rest, ...keepId, columns: { ...mapping.columns, [name]: to === '' ? null : to } };
}
