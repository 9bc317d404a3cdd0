// The right side: the panels of the registry as tabs, one in front.
import { ErrorBoundary } from '../ui/error-boundary.tsx';
import { TabList } from '../ui/tab-list.tsx';
import type { TabItem } from '../ui/tab-list.tsx';
import { inspectorPanels } from './panel-registry.tsx';
import { ProblemBadge } from './problem-badge.tsx';
import styles from './sides.module.css';
import type { InspectorTab } from './state/view.ts';
import { useActions, useApp } from './store-context.tsx';

export function Inspector() {
  const chosen = useApp((state) => state.inspectorTab);
  const path = useApp((state) => state.activePath);
  const { showInspector } = useActions();
  const tabs = inspectorPanels.map(({ id, label, icon: Icon, quiet = false }): TabItem => ({
    id,
    label,
    icon: <Icon size={15} aria-hidden />,
    quiet,
    badge: id === 'problems' ? <ProblemBadge /> : null,
  }));
  const shown = inspectorPanels.find((panel) => panel.id === chosen);
  return (
    <aside data-region="inspector" className={styles['inspector']} aria-label="Inspector">
      <div className={styles['tabs']}>
        <TabList
          label="Views of the document"
          tabs={tabs}
          chosen={chosen}
          onChoose={(id) => showInspector(id as InspectorTab)}
          panelId={panelId}
        />
      </div>
      {shown === undefined ? null : (
        <div
          key={shown.id}
          className={styles['panel']}
          role="tabpanel"
          id={panelId(shown.id)}
          aria-labelledby={`tab-${panelId(shown.id)}`}
          tabIndex={-1}
        >
          <ErrorBoundary resetKey={path}>
            <shown.component />
          </ErrorBoundary>
        </div>
      )}
    </aside>
  );
}

function panelId(id: string): string {
  return `inspector-${id}`;
}
