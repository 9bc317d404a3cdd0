// The comparison in the centre, fed from the store; the view itself knows no store.
import { Suspense, lazy, useCallback, useEffect, useMemo, useState } from 'react';
import type { Place } from '../../dsl/index.ts';
import { CompareView } from '../panels/compare/compare-view.tsx';
import { ChangeNotes } from '../panels/review/change-notes.tsx';
import type { SummaryEdits } from '../panels/compare/summary-lens.tsx';
import type { TextLink } from '../panels/compare/source-lens.tsx';
import type { DiffEditorHandle } from '../editor/diff-editor.tsx';
import styles from './centre.module.css';
import { ComparisonMenu } from './comparison-menu.tsx';
import { versionChoices } from './state/version-choices.ts';
import { useActions, useApp } from './store-context.tsx';
import { useScheme } from './use-scheme.ts';

const DiffEditor = lazy(async () => ({ default: (await import('../editor/diff-editor.tsx')).DiffEditor }));

export function ComparisonView() {
  const comparison = useApp((state) => state.comparison);
  const wanted = useApp((state) => state.wantedChanges);
  const files = useApp((state) => state.library?.files);
  const scheme = useScheme();
  const compareState = useApp((state) => state.compareState);
  const { compareFiles, goTo, changeCompareState, wantChanges, keepWitness } = useActions();
  const { changeSummaryLine, addSummaryLine, insertDraft } = useActions();
  const arrive = useCallback(() => wantChanges([]), [wantChanges]);
  const newPath = comparison?.newPath ?? '';
  const versions = useMemo(() => versionChoices(files ?? [], newPath), [files, newPath]);
  if (comparison === undefined) return null;
  const { oldPath, diff } = comparison;
  const jump = (_side: 'old' | 'new', { uri, span }: Place): void => void goTo(uri, span.start, span.start);
  const summaryEdits: SummaryEdits = {
    change: (claim, line) => void changeSummaryLine(claim, line),
    add: (line) => void addSummaryLine(line),
    insertDraft: (lines) => void insertDraft(lines),
  };
  return (
    <CompareView
      versions={versions}
      oldPath={oldPath}
      newPath={newPath}
      onChoose={(old, chosen) => void compareFiles(old, chosen)}
      diff={diff}
      redline={comparison.redline}
      state={compareState}
      onState={changeCompareState}
      wanted={wanted}
      onArrived={arrive}
      pending={comparison.busy}
      problem={comparison.problem}
      onJump={jump}
      onKeepWitness={(witness) => void keepWitness(witness)}
      summaryEdits={summaryEdits}
      actions={<ComparisonMenu />}
      renderNotes={(changes) => (
        <ChangeNotes path={newPath} against={diff?.old.version ?? ''} changes={changes} />
      )}
      renderText={(link) => <TextDiff oldPath={oldPath} newPath={newPath} link={link} />}
      theme={scheme}
    />
  );
}

interface TextDiffProps {
  readonly oldPath: string;
  readonly newPath: string;
  readonly link: TextLink;
}

function TextDiff({ oldPath, newPath, link }: TextDiffProps) {
  const [handle, setHandle] = useState<DiffEditorHandle>();
  const { old: oldPlace, new: newPlace } = link;
  const oldText = useText(oldPath);
  const newText = useText(newPath);
  useEffect(() => {
    // Texts of fragments are not shown.
    if (oldPlace?.uri === oldPath) handle?.showOld(oldPlace.span);
    if (newPlace?.uri === newPath) handle?.showNew(newPlace.span);
  }, [handle, oldPlace, newPlace, oldPath, newPath]);
  if (oldText === undefined || newText === undefined)
    return <p className={styles['waiting']}>Reading both texts…</p>;
  return (
    <Suspense fallback={<p className={styles['waiting']}>Opening the editor…</p>}>
      <DiffEditor oldText={oldText} newText={newText} onReady={setHandle} onCursor={link.onCursor} />
    </Suspense>
  );
}

/** As it stands in the editor, or else on disk. */
function useText(path: string): string | undefined {
  const open = useApp((state) => state.documents[path]?.text);
  const [closed, setClosed] = useState<{ readonly path: string; readonly text: string }>();
  const { readText, notifyFailure } = useActions();
  const wanted = open === undefined;
  useEffect(() => {
    if (!wanted) return;
    readText(path).then(
      (text) => setClosed({ path, text }),
      (error: unknown) => notifyFailure(`${path} could not be read`, error),
    );
  }, [path, wanted, readText, notifyFailure]);
  return open ?? (closed?.path === path ? closed.text : undefined);
}
