// The left side: the library above, the outline of the open document below.
import { Group, Panel } from 'react-resizable-panels';
import { LibraryPanel } from '../panels/library/library-panel.tsx';
import { OutlinePanel } from '../panels/outline/outline-panel.tsx';
import { Divider } from './divider.tsx';
import styles from './sides.module.css';
import { layoutOf } from './state/settings.ts';
import { useActions, useApp } from './store-context.tsx';

export function LeftSide() {
  const layout = useApp((state) => state.settings.layout);
  const { setLayout } = useActions();
  return (
    <nav data-region="library" className={styles['side']} aria-label="Library and outline">
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
    </nav>
  );
}
