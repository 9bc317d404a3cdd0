// The line at the bottom: what the text in front is, its problems and cases, the case that is tried, whether the work is saved, where the cursor stands.
import {
  IconAlertTriangle,
  IconBulb,
  IconCircleCheck,
  IconCircleX,
  IconClipboardCheck,
  IconListCheck,
} from '@tabler/icons-react';
import { shownLine } from '../editor/positions.ts';
import { casesStanding } from '../panels/cases/case-rows.ts';
import { describeDetermination } from '../panels/case/determination.ts';
import { StatusBadge } from '../ui/status-badge.tsx';
import { triedGuideline } from './state/case-tables.ts';
import { isUnsaved } from './state/documents-state.ts';
import { countProblems } from './state/problems.ts';
import type { AppState } from './store.ts';
import styles from './status-bar.module.css';
import { useActions, useApp } from './store-context.tsx';
import { useProblems } from './use-problems.ts';

export function StatusBar() {
  return (
    <footer data-region="status" className={styles['bar']}>
      <Problems />
      <Cases />
      <TriedCase />
      <SavedState />
      <span className={styles['gap']} />
      <Version />
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
    <button type="button" className={styles['item']} onClick={() => showInspector('problems')}>
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

/** Of the guideline in front, or of the one that the cases in front are of. */
function Cases() {
  const known = useApp((state) => state.caseTables[triedGuideline(state) ?? '']);
  const errors = useApp((state) => errorsOf(state, triedGuideline(state) ?? ''));
  const { showInspector } = useActions();
  const standing = known === undefined ? undefined : casesStanding(known, errors);
  if (standing === undefined) return null;
  return (
    <button
      type="button"
      className={styles['item']}
      data-tone={standing.tone}
      onClick={() => showInspector('cases')}
    >
      <IconListCheck size={14} aria-hidden />
      {standing.words}
    </button>
  );
}

function errorsOf({ checks }: AppState, guideline: string): number {
  return checks[guideline]?.diagnostics.filter(({ severity }) => severity === 'error').length ?? 0;
}

/** Only while something is answered in the form. */
function TriedCase() {
  const path = useApp(triedGuideline) ?? '';
  const answered = useApp((state) => Object.keys(state.facts[path] ?? {}).length > 0);
  const determination = useApp((state) => state.answers[path]?.explanation.decision.determination);
  const { showInspector } = useActions();
  if (!answered || determination === undefined) return null;
  const { words, tone } = describeDetermination(determination);
  return (
    <button
      type="button"
      className={styles['item']}
      data-tone={tone}
      title="What is decided of the case in the form"
      onClick={() => showInspector('case')}
    >
      <IconClipboardCheck size={14} aria-hidden /> Case: {words}
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

function Version() {
  const file = useApp((state) => state.library?.files.find(({ path }) => path === state.activePath));
  if (file === undefined || file.version === '') return null;
  return (
    <span className={styles['version']}>
      {file.version} <StatusBadge status={file.status} />
    </span>
  );
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
