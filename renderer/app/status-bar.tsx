// The line at the bottom: problems, whether the work is saved, where the cursor stands.
import { IconAlertTriangle, IconBulb, IconCircleCheck, IconCircleX } from '@tabler/icons-react';
import { shownLine } from '../editor/positions.ts';
import { isUnsaved } from './state/documents-state.ts';
import { countProblems } from './state/problems.ts';
import styles from './status-bar.module.css';
import { useActions, useApp } from './store-context.tsx';
import { useProblems } from './use-problems.ts';

export function StatusBar() {
  return (
    <footer data-region="status" className={styles['bar']}>
      <Problems />
      <SavedState />
      <span className={styles['gap']} />
      <CursorPlace />
      <LibraryRoot />
    </footer>
  );
}

function Problems() {
  const path = useApp((state) => state.activePath);
  const problems = useProblems();
  const { showInspector } = useActions();
  if (path === undefined) return null;
  if (problems === undefined) return <span className={styles['quiet']}>Checking…</span>;
  const { errors, warnings, infos } = countProblems(problems);
  return (
    <button type="button" className={styles['problems']} onClick={() => showInspector('problems')}>
      {errors + warnings === 0 ? (
        <>
          <IconCircleCheck size={14} aria-hidden /> No problems
        </>
      ) : (
        <>
          <IconCircleX size={14} aria-hidden /> {counted(errors, 'error')}
          <IconAlertTriangle size={14} aria-hidden /> {counted(warnings, 'warning')}
        </>
      )}
      {infos === 0 ? null : (
        <>
          <IconBulb size={14} aria-hidden /> {infos} advice
        </>
      )}
    </button>
  );
}

function SavedState() {
  const document = useApp((state) => state.documents[state.activePath ?? '']);
  if (document === undefined) return null;
  return (
    <span className={styles['saved']} role="status">
      {savedWords(document.saving, isUnsaved(document), document.outside !== undefined)}
    </span>
  );
}

function savedWords(saving: boolean, unsaved: boolean, outside: boolean): string {
  if (saving) return 'Saving…';
  if (outside) return 'Changed on disk by someone else';
  return unsaved ? 'Unsaved changes, kept for recovery' : 'Saved';
}

function CursorPlace() {
  const cursor = useApp((state) => (state.cursor?.path === state.activePath ? state.cursor : undefined));
  if (cursor === undefined) return null;
  return (
    <span className={styles['place']}>
      Line {shownLine(cursor.line)}, column {shownLine(cursor.column)}
      {cursor.chosen > 0 ? ` (${cursor.chosen} selected)` : ''}
    </span>
  );
}

function LibraryRoot() {
  const root = useApp((state) => state.library?.root);
  return root === undefined ? null : (
    <span className={styles['root']} title={`Library: ${root}`}>
      {root}
    </span>
  );
}

function counted(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}
