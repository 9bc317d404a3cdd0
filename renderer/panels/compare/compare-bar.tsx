// The filters and the walk that all lenses of a comparison share: kind, effect on decisions, materiality, previous and next.
import { Chip, NativeSelect } from '@mantine/core';
import { useMemo } from 'react';
import type { ReactNode } from 'react';
import type { Direction, GuidelineDiff, Materiality } from '../../../dsl/index.ts';
import { kindOrder, kindTitles, materialityOrder, materialityWords } from './change-words.ts';
import { filterCounts } from './compare-rows.ts';
import type { CompareFilter } from './compare-rows.ts';
import { StepButtons } from './step-buttons.tsx';
import type { Walk } from './use-walk.ts';
import styles from './compare.module.css';

interface CompareBarProps {
  readonly diff: GuidelineDiff;
  readonly filter: CompareFilter;
  onFilter(filter: CompareFilter): void;
  readonly walk: Walk;
}

export function CompareBar({ diff, filter, onFilter, walk }: CompareBarProps): ReactNode {
  const counts = useMemo(() => filterCounts(diff, filter), [diff, filter]);
  const toggle = (materiality: Materiality): void => {
    const next = new Set(filter.materiality);
    if (!next.delete(materiality)) next.add(materiality);
    onFilter({ ...filter, materiality: next });
  };
  return (
    <div className={styles['compareBar']}>
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
            { value: '', label: `All kinds (${counts.allKinds})` },
            ...kindOrder.flatMap((kind) => {
              const count = counts.kinds.get(kind);
              return count === undefined && kind !== filter.kind
                ? []
                : [{ value: kind, label: `${kindTitles[kind]} (${count ?? 0})` }];
            }),
          ]}
        />
        <NativeSelect
          aria-label="Effect on decisions"
          size="xs"
          value={filter.effect}
          onChange={(event) => {
            const chosen = event.currentTarget.value;
            onFilter({ ...filter, effect: effects.find((effect) => effect === chosen) ?? 'any' });
          }}
          data={[
            { value: 'any', label: `Any effect (${counts.anyEffect})` },
            ...effects.map((effect) => ({
              value: effect,
              label: `${effectWords[effect]} (${counts.effects.get(effect) ?? 0})`,
            })),
          ]}
        />
        {materialityOrder.map((materiality) => {
          const count = counts.materialities.get(materiality) ?? 0;
          return count === 0 && filter.materiality.has(materiality) ? null : (
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
      {walk.of === 0 ? null : <StepButtons place={walk.place} of={walk.of} onStep={walk.step} />}
    </div>
  );
}

const effects: readonly Direction[] = ['widens', 'narrows', 'both', 'documentation', 'none'];

const effectWords: Readonly<Record<Direction, string>> = {
  widens: 'Widens',
  narrows: 'Narrows',
  both: 'Widens and narrows',
  documentation: 'Documentation only',
  none: 'No decision changes',
};
