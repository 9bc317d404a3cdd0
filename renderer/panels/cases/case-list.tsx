// The table of all cases: title, expected, decided; filtered and searched, each opened in its text and in the form by a click.
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { IconListCheck, IconSearch } from '@tabler/icons-react';
import { useDeferredValue, useMemo, useState } from 'react';
import type { KnownTable } from '../../app/state/case-tables.ts';
import { useActions } from '../../app/store-context.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { CaseRowView } from './case-row.tsx';
import { caseGroups, countOutcomes } from './case-rows.ts';
import type { CaseFilter, CaseGroup } from './case-rows.ts';
import styles from './cases.module.css';

interface CaseListProps {
  /** Of the guideline. */
  readonly path: string;
  readonly known: KnownTable;
}

export function CaseList({ path, known: { table, running } }: CaseListProps) {
  const [filter, setFilter] = useState<CaseFilter>('all');
  const [typed, setTyped] = useState('');
  const query = useDeferredValue(typed);
  const counts = useMemo(() => countOutcomes(table), [table]);
  const groups = useMemo(() => caseGroups(table, filter, query), [table, filter, query]);
  if (counts.all === 0 && !running) return <NoCases path={path} />;
  return (
    <>
      <p
        className={styles['summary']}
        role="status"
        data-tone={running ? 'running' : counts.failed > 0 ? 'bad' : 'good'}
      >
        {running ? 'Deciding the cases again…' : summaryOf(counts)}
      </p>
      <div className={styles['filters']}>
        <TextInput
          size="xs"
          aria-label="Search the cases"
          placeholder="Search the cases"
          leftSection={<IconSearch size={14} aria-hidden />}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <NativeSelect
          size="xs"
          aria-label="Which cases"
          value={filter}
          onChange={(event) => setFilter(filterOf(event.currentTarget.value))}
          data={[
            { value: 'all', label: `All (${counts.all})` },
            { value: 'failed', label: `Failed (${counts.failed})` },
            { value: 'passed', label: `Passed (${counts.passed})` },
            { value: 'undecided', label: `Not decided (${counts.undecided})` },
            { value: 'not judged', label: `Expecting nothing (${counts['not judged']})` },
          ]}
        />
      </div>
      {groups.length === 0 ? (
        <EmptyState icon={<IconSearch size={26} />} title="No case is like that">
          Search for other words, or show all cases again.
        </EmptyState>
      ) : (
        <CaseTableView groups={groups} busy={running} />
      )}
    </>
  );
}

const filters: readonly CaseFilter[] = ['all', 'failed', 'passed', 'undecided', 'not judged'];

function filterOf(value: string): CaseFilter {
  return filters.find((filter) => filter === value) ?? 'all';
}

function summaryOf({ all, failed, 'not judged': silent }: Readonly<Record<CaseFilter, number>>): string {
  const judged = all - silent;
  const told =
    failed > 0
      ? `${failed} of ${judged} cases come out otherwise than expected.`
      : judged === 1
        ? 'The case comes out as expected.'
        : `All ${judged} cases come out as expected.`;
  return silent === 0 ? told : `${told} ${silent} expect nothing.`;
}

function CaseTableView({ groups, busy }: { readonly groups: readonly CaseGroup[]; readonly busy: boolean }) {
  return (
    <div className={styles['scroll']}>
      <table className={styles['table']} aria-label="Cases" aria-busy={busy}>
        <thead>
          <tr>
            <th scope="col">Case</th>
            <th scope="col">Expected</th>
            <th scope="col">Decided</th>
            <th scope="col">
              <span className="visually-hidden">Change</span>
            </th>
          </tr>
        </thead>
        {groups.map(({ fragment, guideline, rows }) => (
          <tbody key={guideline + (rows[0]?.uri ?? '')}>
            {fragment === '' ? null : (
              <tr className={styles['fragment']}>
                <th scope="rowgroup" colSpan={4}>
                  {fragment}
                </th>
              </tr>
            )}
            {rows.map((row) => (
              <CaseRowView key={row.id} row={row} />
            ))}
          </tbody>
        ))}
      </table>
    </div>
  );
}

function NoCases({ path }: { readonly path: string }) {
  const { showInspector, showCasesView } = useActions();
  return (
    <EmptyState
      icon={<IconListCheck size={26} />}
      title="No cases yet"
      actions={
        <>
          <Button onClick={() => showInspector('case')}>Answer the questions</Button>
          <Button variant="default" onClick={() => showCasesView('coverage')}>
            Draft cases
          </Button>
        </>
      }
    >
      A case is a request with its facts and what should be decided of it. It shows after every change of{' '}
      {path} whether the guideline still says what you mean. Answer the questions of the guideline and save
      them as a case, or let cases be drafted.
    </EmptyState>
  );
}
