// The bar above the tree: which lens, the search, how much is unfolded, what is shown.
import { ActionIcon, Menu, SegmentedControl, Tooltip } from '@mantine/core';
import { IconAdjustments, IconCheck, IconListTree } from '@tabler/icons-react';
import type { ReactNode, Ref } from 'react';
import { SearchField } from '../../ui/search-field.tsx';
import type { Theme } from '../../ui/tones.tsx';
import { TreeKey } from './tree-key.tsx';
import type { Search } from './use-search.ts';
import styles from './tree-panel.module.css';

export type Lens = 'criteria' | 'questions' | 'outline';

export interface QuestionOptions {
  readonly unknown: boolean;
  readonly single: boolean;
}

interface TreeToolbarProps {
  readonly lens: Lens;
  onLens(lens: Lens): void;
  readonly search: Search;
  readonly field: Ref<HTMLInputElement>;
  onLeaveSearch(): void;
  /** Levels below the sections. */
  readonly levels: number;
  onFoldTo(level: number): void;
  readonly options: QuestionOptions;
  onOptions(options: QuestionOptions): void;
  readonly theme: Theme;
}

const lenses: readonly { readonly value: Lens; readonly label: string }[] = [
  { value: 'criteria', label: 'Criteria' },
  { value: 'questions', label: 'Questions' },
  { value: 'outline', label: 'Outline' },
];

export function TreeToolbar(props: TreeToolbarProps): ReactNode {
  const { lens, search } = props;
  return (
    <div className={styles['toolbar']}>
      <SegmentedControl
        size="xs"
        aria-label="How to show the criteria"
        data={[...lenses]}
        value={lens}
        onChange={(value) => props.onLens(lenses.find((known) => known.value === value)?.value ?? 'criteria')}
      />
      <SearchField
        label={lens === 'questions' ? 'Search the questions' : 'Search the criteria'}
        placeholder="Search"
        query={search.query}
        place={search.place}
        hits={search.hits.length}
        onQuery={search.setQuery}
        onNext={search.next}
        onPrevious={search.previous}
        onLeave={props.onLeaveSearch}
        field={props.field}
      />
      <span className={styles['end']}>
        {lens === 'questions' ? (
          <OptionsMenu options={props.options} onOptions={props.onOptions} />
        ) : (
          <FoldMenu levels={props.levels} onFoldTo={props.onFoldTo} />
        )}
        <TreeKey theme={props.theme} />
      </span>
    </div>
  );
}

function FoldMenu({ levels, onFoldTo }: Pick<TreeToolbarProps, 'levels' | 'onFoldTo'>): ReactNode {
  return (
    <Menu position="bottom-end" shadow="md">
      <Menu.Target>
        <Tooltip label="Fold and unfold" openDelay={400}>
          <ActionIcon variant="subtle" color="gray" size={28} aria-label="Fold and unfold">
            <IconListTree size={17} />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => onFoldTo(0)}>Sections only</Menu.Item>
        {Array.from({ length: Math.max(0, levels - 1) }, (_, index) => (
          <Menu.Item key={index} onClick={() => onFoldTo(index + 1)}>
            {index === 0 ? 'Top criteria' : `${index + 1} levels`}
          </Menu.Item>
        ))}
        <Menu.Item onClick={() => onFoldTo(Infinity)}>Everything</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function OptionsMenu({ options, onOptions }: Pick<TreeToolbarProps, 'options' | 'onOptions'>): ReactNode {
  const tick = (on: boolean): ReactNode => (
    <IconCheck size={15} visibility={on ? 'visible' : 'hidden'} aria-hidden />
  );
  return (
    <Menu position="bottom-end" shadow="md" closeOnItemClick={false}>
      <Menu.Target>
        <Tooltip label="What to show" openDelay={400}>
          <ActionIcon variant="subtle" color="gray" size={28} aria-label="What to show">
            <IconAdjustments size={17} />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          role="menuitemcheckbox"
          aria-checked={options.unknown}
          leftSection={tick(options.unknown)}
          onClick={() => onOptions({ ...options, unknown: !options.unknown })}
        >
          Where &ldquo;not known&rdquo; leads
        </Menu.Item>
        <Menu.Item
          role="menuitemcheckbox"
          aria-checked={options.single}
          leftSection={tick(options.single)}
          onClick={() => onOptions({ ...options, single: !options.single })}
        >
          One box per question
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
