// The bar above the tree: which lens, the search, how much is unfolded, what is shown.
import { ActionIcon, Menu, SegmentedControl, Tooltip } from '@mantine/core';
import {
  IconAdjustments,
  IconArrowsMaximize,
  IconArrowsMinimize,
  IconLayoutSidebarRight,
  IconListTree,
} from '@tabler/icons-react';
import type { ReactNode, Ref } from 'react';
import { SearchField } from '../../ui/search-field.tsx';
import type { Theme } from '../../ui/tones.tsx';
import { ColourMenu } from './colour-menu.tsx';
import type { Colours, OtherVersion } from './colour-menu.tsx';
import type { Lens, QuestionOptions } from './lens.ts';
import { PictureMenu } from './picture-menu.tsx';
import type { Pictures } from './use-pictures.ts';
import { ToolMenu } from './tool-menu.tsx';
import { TreeKey } from './tree-key.tsx';
import type { Search } from './use-search.ts';
import styles from './tree-panel.module.css';

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
  readonly colours: Colours;
  onColours(colours: Colours): void;
  readonly versions: readonly OtherVersion[];
  readonly pictures: Pictures;
  readonly detailed: boolean;
  onDetailed(detailed: boolean): void;
  readonly large: boolean;
  onLarge(large: boolean): void;
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
        <ColourMenu colours={props.colours} onColours={props.onColours} versions={props.versions} />
        {lens === 'questions' ? (
          <OptionsMenu options={props.options} onOptions={props.onOptions} />
        ) : (
          <FoldMenu levels={props.levels} onFoldTo={props.onFoldTo} />
        )}
        <PictureMenu {...props.pictures} foldable={lens !== 'questions'} />
        <Switch
          on={props.detailed}
          onSwitch={props.onDetailed}
          label={props.detailed ? 'Hide what is said about boxes' : 'Say more about the selected box'}
          icon={<IconLayoutSidebarRight size={17} />}
        />
        <Switch
          on={props.large}
          onSwitch={props.onLarge}
          label={props.large ? 'Back beside the text (Escape)' : 'Over the whole window'}
          icon={props.large ? <IconArrowsMinimize size={17} /> : <IconArrowsMaximize size={17} />}
        />
        <TreeKey theme={props.theme} />
      </span>
    </div>
  );
}

interface SwitchProps {
  readonly on: boolean;
  readonly label: string;
  readonly icon: ReactNode;
  onSwitch(on: boolean): void;
}

function Switch({ on, label, icon, onSwitch }: SwitchProps): ReactNode {
  return (
    <Tooltip label={label} openDelay={400}>
      <ActionIcon
        variant={on ? 'light' : 'subtle'}
        color="gray"
        size={28}
        aria-label={label}
        onClick={() => onSwitch(!on)}
      >
        {icon}
      </ActionIcon>
    </Tooltip>
  );
}

function FoldMenu({ levels, onFoldTo }: Pick<TreeToolbarProps, 'levels' | 'onFoldTo'>): ReactNode {
  return (
    <ToolMenu label="Fold and unfold" icon={<IconListTree size={17} />}>
      <Menu.Item onClick={() => onFoldTo(0)}>Sections only</Menu.Item>
      {Array.from({ length: Math.max(0, levels - 1) }, (_, index) => (
        <Menu.Item key={index} onClick={() => onFoldTo(index + 1)}>
          {index === 0 ? 'Top criteria' : `${index + 1} levels`}
        </Menu.Item>
      ))}
      <Menu.Item onClick={() => onFoldTo(Infinity)}>Everything</Menu.Item>
    </ToolMenu>
  );
}

function OptionsMenu({ options, onOptions }: Pick<TreeToolbarProps, 'options' | 'onOptions'>): ReactNode {
  return (
    <ToolMenu label="What to show" icon={<IconAdjustments size={17} />} staysOpen>
      <Menu.CheckboxItem checked={options.unknown} onChange={(unknown) => onOptions({ ...options, unknown })}>
        Where &ldquo;not known&rdquo; leads
      </Menu.CheckboxItem>
      <Menu.CheckboxItem checked={options.single} onChange={(single) => onOptions({ ...options, single })}>
        One box per question
      </Menu.CheckboxItem>
    </ToolMenu>
  );
}
