// The centre: one tab for each open file and one for the comparison, the editor under them.
import { IconArrowsDiff, IconFileText, IconHistory, IconPuzzle, IconTestPipe } from '@tabler/icons-react';
import { Suspense, lazy } from 'react';
import { ErrorBoundary } from '../ui/error-boundary.tsx';
import { TabList } from '../ui/tab-list.tsx';
import type { TabItem } from '../ui/tab-list.tsx';
import { Banners } from './banners.tsx';
import { Breadcrumbs } from './breadcrumbs.tsx';
import styles from './centre.module.css';
import { ComparisonView } from './comparison-view.tsx';
import { ReplayView } from '../panels/replay/replay-view.tsx';
import { isUnsaved } from './state/documents-state.ts';
import type { OpenDocument } from './state/documents-state.ts';
import { fileName } from './state/file-names.ts';
import { useActions, useApp } from './store-context.tsx';
import { Welcome } from './welcome.tsx';

const CodeEditor = lazy(async () => ({ default: (await import('../editor/code-editor.tsx')).CodeEditor }));

const comparisonTab = 'comparison';
const replayTab = 'replay';

export function Centre() {
  const openPaths = useApp((state) => state.openPaths);
  const comparing = useApp((state) => state.comparisonInFront && state.comparison !== undefined);
  const replaying = useApp((state) => state.replayInFront && state.replay !== undefined);
  const nothingOpen = openPaths.length === 0;
  return (
    <main className={styles['centre']}>
      <Tabs />
      {replaying ? (
        <div className={styles['page']} role="tabpanel" id={panelId(replayTab)} aria-label="Replay">
          <ErrorBoundary resetKey={undefined}>
            <ReplayView />
          </ErrorBoundary>
        </div>
      ) : null}
      {comparing && !replaying ? (
        <div className={styles['page']} role="tabpanel" id={panelId(comparisonTab)} aria-label="Comparison">
          <ErrorBoundary resetKey={undefined}>
            <ComparisonView />
          </ErrorBoundary>
        </div>
      ) : null}
      <div className={styles['page']} hidden={comparing || replaying}>
        {nothingOpen ? <Welcome /> : <EditorPage />}
      </div>
    </main>
  );
}

function Tabs() {
  const openPaths = useApp((state) => state.openPaths);
  const documents = useApp((state) => state.documents);
  const activePath = useApp((state) => state.activePath);
  const comparison = useApp((state) => state.comparison);
  const inFront = useApp((state) => state.comparisonInFront);
  const actions = useActions();
  const replay = useApp((state) => state.replay !== undefined);
  const replayInFront = useApp((state) => state.replayInFront);
  if (openPaths.length === 0 && comparison === undefined && !replay) return null;
  const fileTabs = openPaths.flatMap((path) => {
    const document = documents[path];
    return document === undefined ? [] : [fileTab(document, openPaths)];
  });
  const tabs = [
    ...fileTabs,
    ...(comparison === undefined ? [] : [comparisonItem]),
    ...(replay ? [replayItem] : []),
  ];
  const front = inFront && comparison !== undefined ? comparisonTab : activePath;
  const choose = (id: string): void => {
    if (id === replayTab) return actions.showReplay(true);
    actions.showComparison(id === comparisonTab);
    if (id !== comparisonTab) actions.activateFile(id);
  };
  const close = (id: string): void => {
    if (id === replayTab) actions.closeReplay();
    else if (id !== comparisonTab) actions.closeFile(id);
    else {
      actions.showComparison(false);
      actions.closeComparison();
    }
  };
  return (
    <div className={styles['tabs']}>
      <TabList
        label="Open files"
        tabs={tabs}
        chosen={replayInFront && replay ? replayTab : front}
        onChoose={choose}
        onClose={close}
        panelId={panelId}
      />
    </div>
  );
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

function EditorPage() {
  const path = useApp((state) => state.activePath);
  if (path === undefined) return null;
  return (
    <div
      className={styles['editorPage']}
      role="tabpanel"
      id={panelId(path)}
      aria-labelledby={`tab-${panelId(path)}`}
    >
      <Breadcrumbs path={path} />
      <Banners path={path} />
      <div className={styles['editor']}>
        <Suspense fallback={<p className={styles['waiting']}>Opening the editor…</p>}>
          <CodeEditor label={`Text of ${path}`} />
        </Suspense>
      </div>
    </div>
  );
}

function panelId(id: string): string {
  return `centre-${id.replace(/[^A-Za-z0-9]+/g, '-')}`;
}
