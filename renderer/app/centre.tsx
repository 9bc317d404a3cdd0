// The centre: one tab for each open file and one for the comparison, the editor under them.
import { IconArrowsDiff, IconFileText, IconPuzzle, IconTestPipe } from '@tabler/icons-react';
import { Suspense, lazy } from 'react';
import { ErrorBoundary } from '../ui/error-boundary.tsx';
import { TabList } from '../ui/tab-list.tsx';
import type { TabItem } from '../ui/tab-list.tsx';
import { Banners } from './banners.tsx';
import { Breadcrumbs } from './breadcrumbs.tsx';
import styles from './centre.module.css';
import { ComparisonView } from './comparison-view.tsx';
import { isUnsaved } from './state/documents-state.ts';
import type { OpenDocument } from './state/documents-state.ts';
import { fileName } from './state/file-names.ts';
import { useActions, useApp } from './store-context.tsx';
import { useScheme } from './use-scheme.ts';
import { Welcome } from './welcome.tsx';

const CodeEditor = lazy(async () => ({ default: (await import('../editor/code-editor.tsx')).CodeEditor }));

const comparisonTab = 'comparison';

export function Centre() {
  const openPaths = useApp((state) => state.openPaths);
  const comparing = useApp((state) => state.comparisonInFront && state.comparison !== undefined);
  const nothingOpen = openPaths.length === 0;
  return (
    <main className={styles['centre']}>
      <Tabs />
      {comparing ? (
        <div className={styles['page']} role="tabpanel" id={panelId(comparisonTab)} aria-label="Comparison">
          <ErrorBoundary resetKey={undefined}>
            <ComparisonView />
          </ErrorBoundary>
        </div>
      ) : null}
      <div className={styles['page']} hidden={comparing}>
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
  if (openPaths.length === 0 && comparison === undefined) return null;
  const fileTabs = openPaths.flatMap((path) => {
    const document = documents[path];
    return document === undefined ? [] : [fileTab(document, openPaths)];
  });
  const tabs = comparison === undefined ? fileTabs : [...fileTabs, comparisonItem];
  const choose = (id: string): void => {
    actions.showComparison(id === comparisonTab);
    if (id !== comparisonTab) actions.activateFile(id);
  };
  const close = (id: string): void => {
    if (id !== comparisonTab) actions.closeFile(id);
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
        chosen={inFront && comparison !== undefined ? comparisonTab : activePath}
        onChoose={choose}
        onClose={close}
        panelId={panelId}
      />
    </div>
  );
}

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
  const scheme = useScheme();
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
          <CodeEditor theme={scheme} label={`Text of ${path}`} />
        </Suspense>
      </div>
    </div>
  );
}

function panelId(id: string): string {
  return `centre-${id.replace(/[^A-Za-z0-9]+/g, '-')}`;
}
