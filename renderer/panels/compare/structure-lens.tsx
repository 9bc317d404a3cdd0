// The structural changes by kind, with filters; the words of both versions in one line of reading.
import { Chip, NativeSelect } from '@mantine/core';
import { IconEqual, IconFilterOff } from '@tabler/icons-react';
import { useMemo, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import type { Change, GuidelineDiff, Materiality, Place } from '../../../dsl/index.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { countBy, everyMateriality, groupChanges } from './change-groups.ts';
import type { ChangeFilter } from './change-groups.ts';
import { ChangeRow } from './change-row.tsx';
import { kindOrder, kindTitles, materialityOrder, materialityWords } from './change-words.ts';
import { StepButtons } from './step-buttons.tsx';
import { useWalk } from './use-walk.ts';
import type { Wanted } from './use-walk.ts';
import styles from './compare.module.css';

interface StructureLensProps {
  readonly diff: GuidelineDiff;
  readonly wanted: Wanted | undefined;
  onJump(side: 'old' | 'new', place: Place, id: string): void;
}

export function StructureLens({ diff, wanted, onJump }: StructureLensProps): ReactNode {
  const [filter, setFilter] = useState<ChangeFilter>({ kind: undefined, materiality: everyMateriality });
  const groups = useMemo(() => groupChanges(diff.changes, filter), [diff, filter]);
  const ids = useMemo(
    () => groups.flatMap((group) => group.entries.map(({ change }) => change.id)),
    [groups],
  );
  const list = useRef<HTMLDivElement>(null);
  const walk = useWalk(ids, list, wanted);
  if (diff.changes.length === 0)
    return (
      <EmptyState tone="good" icon={<IconEqual size={26} />} title="Nothing differs in structure or words">
        Criteria, logic, citations, codes, definitions and dates are the same in {diff.old.label} and{' '}
        {diff.new.label}.
      </EmptyState>
    );
  return (
    // Keys of the walk work wherever the focus is in the list.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div className={styles['lens']} ref={list} onKeyDown={walk.onKeyDown}>
      <div className={styles['listBar']}>
        <Filters changes={diff.changes} filter={filter} onFilter={setFilter} />
        <StepButtons place={walk.place} of={ids.length} onStep={walk.step} />
      </div>
      {groups.length === 0 ? (
        <EmptyState icon={<IconFilterOff size={26} />} title="Nothing of this kind">
          {diff.changes.length} changes are hidden by the filters above.
        </EmptyState>
      ) : null}
      {groups.map((group) => (
        <section key={group.kind} className={styles['group']} aria-label={group.title}>
          <h3>
            {group.title} <small>{group.entries.length}</small>
          </h3>
          <ul>
            {group.entries.map((entry) => (
              <ChangeRow
                key={entry.change.id}
                entry={entry}
                open={entry.change.id === walk.current}
                oldLabel={diff.old.label}
                newLabel={diff.new.label}
                onToggle={walk.toggle}
                onJump={onJump}
              />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

interface FiltersProps {
  readonly changes: readonly Change[];
  readonly filter: ChangeFilter;
  onFilter(filter: ChangeFilter): void;
}

function Filters({ changes, filter, onFilter }: FiltersProps): ReactNode {
  const kinds = useMemo(() => countBy(changes, (change) => change.kind), [changes]);
  const weights = useMemo(() => countBy(changes, (change) => change.materiality), [changes]);
  const toggle = (materiality: Materiality): void => {
    const next = new Set(filter.materiality);
    if (!next.delete(materiality)) next.add(materiality);
    onFilter({ ...filter, materiality: next });
  };
  return (
    <div className={styles['filters']} role="group" aria-label="Which changes to show">
      <NativeSelect
        aria-label="Kind of change"
        size="xs"
        value={filter.kind ?? ''}
        onChange={(event) => {
          const chosen = event.currentTarget.value;
          onFilter({ ...filter, kind: kindOrder.find((kind) => kind === chosen) });
        }}
        data={[
          { value: '', label: `All kinds (${changes.length})` },
          ...kindOrder.flatMap((kind) => {
            const count = kinds.get(kind);
            return count === undefined ? [] : [{ value: kind, label: `${kindTitles[kind]} (${count})` }];
          }),
        ]}
      />
      {materialityOrder.map((materiality) => {
        const count = weights.get(materiality) ?? 0;
        return count === 0 ? null : (
          <Chip
            key={materiality}
            size="xs"
            checked={filter.materiality.has(materiality)}
            onChange={() => toggle(materiality)}
          >
            {materialityWords[materiality]} {count}
          </Chip>
        );
      })}
    </div>
  );
}
