// The left side: the library above and the outline of the open document below, or the search over the library.
import { IconBooks, IconSearch } from '@tabler/icons-react';
import { Group, Panel } from 'react-resizable-panels';
import { LibraryPanel } from '../panels/library/library-panel.tsx';
import { OutlinePanel } from '../panels/outline/outline-panel.tsx';
import { TabList } from '../ui/tab-list.tsx';
import type { TabItem } from '../ui/tab-list.tsx';
import { Divider } from './divider.tsx';
import { SearchPanel } from './later-views.ts';
import styles from './sides.module.css';
import type { LeftTab } from './state/frame.ts';
import { layoutOf } from './state/settings.ts';
import { useActions, useApp } from './store-context.tsx';

const tabs: readonly TabItem[] = [
  { id: 'library', label: 'Browse', icon: <IconBooks size={15} aria-hidden /> },
  { id: 'find', label: 'Find', icon: <IconSearch size={15} aria-hidden /> },
];

export function LeftSide() {
  const shown = useApp((state) => state.leftTab);
  const { showLeft } = useActions();
  return (
    <nav data-region="library" className={styles['side']} aria-label="Library and outline">
      <div className={styles['tabs']}>
        <TabList
          label="Views of the library"
          tabs={tabs}
          chosen={shown}
          onChoose={(id) => showLeft(id as LeftTab)}
          panelId={panelId}
        />
      </div>
      <div
        className={styles['panel']}
        role="tabpanel"
        id={panelId(shown)}
        aria-labelledby={`tab-${panelId(shown)}`}
      >
        {shown === 'find' ? <SearchPanel /> : <LibraryAndOutline />}
      </div>
    </nav>
  );
}

function LibraryAndOutline() {
  const layout = useApp((state) => state.settings.layout);
  const { setLayout } = useActions();
  return (
    <Group
      orientation="vertical"
      className={styles['stack'] ?? ''}
      defaultLayout={layoutOf(layout, 'left', ['library', 'outline'])}
      onLayoutChanged={(sizes, meta) => {
        if (meta.isUserInteraction) setLayout('left', sizes);
      }}
    >
      <Panel id="library" defaultSize="46%" minSize={120}>
        <LibraryPanel />
      </Panel>
      <Divider label="Height of the library" />
      <Panel id="outline" minSize={120}>
        <OutlinePanel />
      </Panel>
    </Group>
  );
}

function panelId(id: string): string {
  return `left-${id}`;
}
