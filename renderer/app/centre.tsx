// The centre: one tab for each open file, the editor under them, on one side or two; comparison and replay before both.
import { IconArrowsDiff, IconFileText, IconHistory, IconPuzzle, IconTestPipe } from '@tabler/icons-react';
import { Suspense, lazy } from 'react';
import type { DragEvent } from 'react';
import { Group, Panel } from 'react-resizable-panels';
import type { Layout, LayoutChangedMeta } from 'react-resizable-panels';
import { ErrorBoundary } from '../ui/error-boundary.tsx';
import { TabList, draggedTab, dropPlaceAround } from '../ui/tab-list.tsx';
import type { TabItem } from '../ui/tab-list.tsx';
import { Banners } from './banners.tsx';
import { Breadcrumbs } from './breadcrumbs.tsx';
import styles from './centre.module.css';
import { ComparisonView, ReplayView } from './later-views.ts';
import { WritingToolbar } from '../panels/writing/writing-toolbar.tsx';
import { Divider } from './divider.tsx';
import { isUnsaved } from './state/documents-state.ts';
import type { OpenDocument } from './state/documents-state.ts';
import { fileName } from './state/file-names.ts';
import { otherSide } from './state/panes.ts';
import type { Side } from './state/panes.ts';
import { layoutOf } from './state/settings.ts';
import type { AppState } from './store.ts';
import { useActions, useApp } from './store-context.tsx';
import { Welcome } from './welcome.tsx';

const CodeEditor = lazy(async () => ({ default: (await import('../editor/code-editor.tsx')).CodeEditor }));

const comparisonTab = 'comparison';
const replayTab = 'replay';

export function Centre() {
  const nothingOpen = useApp((state) => state.openPaths.length === 0);
  const comparing = useApp((state) => state.comparisonInFront && state.comparison !== undefined);
  const replaying = useApp((state) => state.replayInFront && state.replay !== undefined);
  return (
    <main className={styles['centre']}>
      {comparing || replaying || nothingOpen ? <Tabs side="first" all /> : null}
      {replaying ? (
        <div
          className={styles['page']}
          data-region="replay"
          role="tabpanel"
          id={panelId(replayTab)}
          aria-label="Replay"
        >
          <ErrorBoundary resetKey={undefined}>
            <ReplayView />
          </ErrorBoundary>
        </div>
      ) : null}
      {comparing && !replaying ? (
        <div
          className={styles['page']}
          data-region="comparison"
          role="tabpanel"
          id={panelId(comparisonTab)}
          aria-label="Comparison"
        >
          <ErrorBoundary resetKey={undefined}>
            <ComparisonView />
          </ErrorBoundary>
        </div>
      ) : null}
      <div className={styles['page']} hidden={comparing || replaying}>
        {nothingOpen ? <Welcome /> : <Sides tabs={!comparing && !replaying} />}
      </div>
    </main>
  );
}

/** The same group stays, so that the editor of the first side does. */
function Sides({ tabs }: { readonly tabs: boolean }) {
  const split = useApp((state) => state.panes.split);
  const layout = useApp((state) => state.settings.layout);
  const { setLayout } = useActions();
  const group = `sides-${split}`;
  const remember = (sizes: Layout, meta: LayoutChangedMeta): void => {
    if (meta.isUserInteraction && split !== 'none') setLayout(group, sizes);
  };
  const half = layoutOf(layout, group, ['first', 'second'])?.['second'] ?? 50;
  return (
    <Group
      className={styles['sides'] ?? ''}
      orientation={split === 'down' ? 'vertical' : 'horizontal'}
      onLayoutChanged={remember}
    >
      <Panel id="first" minSize="8rem">
        <EditorSide side="first" tabs={tabs} />
      </Panel>
      {split === 'none' ? null : (
        <Divider label={split === 'down' ? 'Height of the upper side' : 'Width of the left side'} />
      )}
      {split === 'none' ? null : (
        <Panel id="second" defaultSize={`${half}%`} minSize="8rem">
          <EditorSide side="second" tabs={tabs} />
        </Panel>
      )}
    </Group>
  );
}

interface TabsProps {
  readonly side: Side;
  /** The tabs of both sides in one row. */
  readonly all?: boolean;
}

function Tabs({ side, all = false }: TabsProps) {
  const panes = useApp((state) => state.panes);
  const documents = useApp((state) => state.documents);
  const openPaths = useApp((state) => state.openPaths);
  const comparison = useApp((state) => state.comparison);
  const inFront = useApp((state) => state.comparisonInFront);
  const actions = useActions();
  const replay = useApp((state) => state.replay !== undefined);
  const replayInFront = useApp((state) => state.replayInFront);
  const views = side === 'first' ? [comparison && comparisonItem, replay && replayItem] : [];
  const paths = all ? [...new Set([...panes.first.paths, ...panes.second.paths])] : panes[side].paths;
  const tabs = [
    ...paths.flatMap((path) => {
      const document = documents[path];
      return document === undefined ? [] : [fileTab(document, openPaths)];
    }),
    ...views.filter((item) => item !== undefined && item !== false),
  ];
  if (tabs.length === 0) return null;
  const choose = (id: string): void => {
    if (id === replayTab) return actions.showReplay(true);
    actions.showComparison(id === comparisonTab);
    if (id === comparisonTab) return undefined;
    actions.showTab(id, all && !panes[side].paths.includes(id) ? otherSide(side) : side);
    return actions.rememberFile(id);
  };
  const close = (id: string): void => {
    if (id === replayTab) actions.closeReplay();
    else if (id !== comparisonTab) actions.closeTab(id, side);
    else {
      actions.showComparison(false);
      actions.closeComparison();
    }
  };
  const front = inFront && comparison !== undefined ? comparisonTab : panes[side].front;
  return (
    <div className={styles['tabs']} data-active={panes.split === 'none' || panes.active === side}>
      <TabList
        label={side === 'first' ? 'Open files' : 'Open files of the second side'}
        tabs={tabs}
        chosen={replayInFront && replay ? replayTab : front}
        onChoose={choose}
        onClose={close}
        onDrop={(event, before) => dropTab(actions, event, side, before)}
        panelId={(id) => panelId(id, side)}
      />
    </div>
  );
}

function dropTab(actions: AppState, event: DragEvent, side: Side, before?: string): void {
  actions.takeTab(event.dataTransfer.getData(draggedTab), side, before);
}

const replayItem: TabItem = {
  id: replayTab,
  label: 'Replay',
  icon: <IconHistory size={15} aria-hidden />,
};

const comparisonItem: TabItem = {
  id: comparisonTab,
  label: 'Comparison',
  icon: <IconArrowsDiff size={15} aria-hidden />,
};

function fileTab(document: OpenDocument, openPaths: readonly string[]): TabItem {
  const unsaved = isUnsaved(document);
  return {
    id: document.path,
    label: fileName(document.path, openPaths),
    icon: <FileIcon path={document.path} />,
    title: document.path,
    movable: true,
    ...(unsaved ? { note: ', unsaved', badge: <span className={styles['dot']} aria-hidden /> } : {}),
  };
}

function FileIcon({ path }: { readonly path: string }) {
  if (path.endsWith('.cases')) return <IconTestPipe size={15} aria-hidden />;
  return path.startsWith('fragments/') ? (
    <IconPuzzle size={15} aria-hidden />
  ) : (
    <IconFileText size={15} aria-hidden />
  );
}

function EditorSide({ side, tabs }: { readonly side: Side; readonly tabs: boolean }) {
  const path = useApp((state) => state.panes[side].front);
  const actions = useActions();
  return (
    <div className={styles['side']} data-region={side}>
      {tabs ? <Tabs side={side} /> : null}
      {path === undefined ? null : (
        <div
          className={styles['editorPage']}
          role="tabpanel"
          id={panelId(path, side)}
          aria-labelledby={`tab-${panelId(path, side)}`}
          {...dropPlaceAround((event) => dropTab(actions, event, side))}
        >
          <WritingToolbar side={side} path={path} />
          <Breadcrumbs path={path} />
          <Banners path={path} />
          <div className={styles['editor']}>
            <Suspense fallback={<p className={styles['waiting']}>Opening the editor…</p>}>
              <CodeEditor side={side} label={`Text of ${path}`} />
            </Suspense>
          </div>
        </div>
      )}
    </div>
  );
}

function panelId(id: string, side: Side = 'first'): string {
  return `centre-${side === 'first' ? '' : 'second-'}${id.replace(/[^A-Za-z0-9]+/g, '-')}`;
}
