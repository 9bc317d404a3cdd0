// The outline of the open document as a tree: arrows walk it, Enter goes to the text, the cursor's place is marked.
import { IconChevronRight } from '@tabler/icons-react';
import { memo, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import type { OutlineEntry } from '../../../dsl/index.ts';
import { useActions, useApp } from '../../app/store-context.tsx';
import { SidePanel } from '../../ui/side-panel.tsx';
import styles from './outline-panel.module.css';
import { currentRow, outlineRows } from './outline-rows.ts';
import type { OutlineRow } from './outline-rows.ts';

export function OutlinePanel() {
  const path = useApp((state) => state.activePath);
  const outline = useDeferredValue(useApp((state) => state.analyses[state.activePath ?? '']?.outline));
  return (
    <SidePanel key={path} title="Outline">
      {path === undefined || outline === undefined ? (
        <p className={styles['empty']}>The sections and criteria of the open document stand here.</p>
      ) : (
        <OutlineTree key={path} path={path} outline={outline} />
      )}
    </SidePanel>
  );
}

interface OutlineTreeProps {
  readonly path: string;
  readonly outline: readonly OutlineEntry[];
}

/** What has many entries and little structure starts folded. */
const foldedAtFirst: readonly OutlineEntry['kind'][] = ['term', 'reference', 'change', 'code', 'element'];

function OutlineTree({ path, outline }: OutlineTreeProps) {
  const [toggled, setToggled] = useState<ReadonlySet<string>>(new Set());
  const rows = useMemo(
    () => outlineRows(outline, (entry, id) => isOpen(entry) !== toggled.has(id)),
    [outline, toggled],
  );
  const offset = useApp((state) => (state.cursor?.path === path ? state.cursor.offset : -1));
  const current = currentRow(rows, offset);
  const [walked, setWalked] = useState<string>();
  const list = useRef<HTMLDivElement>(null);
  const { goTo } = useActions();
  const latest = useRef(rows);
  useEffect(() => {
    latest.current = rows;
  });
  const actions = useMemo((): RowActions => {
    const toggle = (index: number): void => {
      const id = latest.current[index]?.id;
      if (id !== undefined) setToggled((known) => turned(known, id));
    };
    const go = (index: number): void => {
      const row = latest.current[index];
      if (row === undefined) return;
      setWalked(row.id);
      void goTo(path, row.entry.name.start, row.entry.name.start);
    };
    const walk = (event: KeyboardEvent, index: number): void => {
      const row = latest.current[index];
      if (row === undefined) return;
      const target = targetOf(event.key, row, index, latest.current);
      if (target === undefined) return;
      if (target === 'toggle') toggle(index);
      else if (target === 'go') go(index);
      else {
        setWalked(latest.current[target]?.id);
        list.current?.querySelectorAll<HTMLElement>('[role="treeitem"]')[target]?.focus();
      }
      event.preventDefault();
    };
    return { toggle, go, walk };
  }, [goTo, path]);
  const tabStop = rows.some((row) => row.id === walked) ? walked : (current?.id ?? rows[0]?.id);
  return (
    <div ref={list} role="tree" aria-label="Outline of the document" className={styles['tree']}>
      {rows.map((row, index) => (
        <Row
          key={row.id}
          index={index}
          depth={row.depth}
          kind={row.entry.kind}
          label={row.entry.label}
          detail={row.entry.detail}
          open={row.entry.children.length === 0 ? undefined : row.open}
          isCurrent={row === current}
          isTabStop={row.id === tabStop}
          actions={actions}
        />
      ))}
    </div>
  );
}

/** By the row's place among those that are shown; the same functions as long as the document is. */
interface RowActions {
  readonly toggle: (index: number) => void;
  readonly go: (index: number) => void;
  readonly walk: (event: KeyboardEvent, index: number) => void;
}

interface RowProps {
  readonly index: number;
  readonly depth: number;
  readonly kind: OutlineEntry['kind'];
  readonly label: string;
  readonly detail: string;
  /** undefined where there is nothing below. */
  readonly open: boolean | undefined;
  readonly isCurrent: boolean;
  readonly isTabStop: boolean;
  readonly actions: RowActions;
}

/** Told in plain values, so that of a thousand rows a keystroke draws only those anew that it changes. */
const Row = memo(function Row(props: RowProps) {
  const { index, depth, kind, label, detail, open, isCurrent, isTabStop, actions } = props;
  return (
    <div
      role="treeitem"
      aria-level={depth + 1}
      aria-expanded={open}
      aria-selected={isCurrent}
      tabIndex={isTabStop ? 0 : -1}
      className={styles['row']}
      data-kind={kind}
      style={{ paddingInlineStart: `${0.5 + depth * 0.75}rem` }}
      onClick={() => actions.go(index)}
      onKeyDown={(event) => actions.walk(event, index)}
    >
      <Twisty open={open} onToggle={() => actions.toggle(index)} />
      <span className={styles['label']} title={label}>
        {label}
      </span>
      <span className={styles['detail']}>{detail}</span>
    </div>
  );
});

function Twisty({ open, onToggle }: { readonly open: boolean | undefined; readonly onToggle: () => void }) {
  if (open === undefined) return <span className={styles['twisty']} />;
  return (
    <span
      className={styles['twisty']}
      data-open={open}
      aria-hidden
      onClick={(event) => {
        event.stopPropagation();
        onToggle();
      }}
    >
      <IconChevronRight size={13} />
    </span>
  );
}

function turned(known: ReadonlySet<string>, id: string): ReadonlySet<string> {
  return known.has(id) ? new Set([...known].filter((other) => other !== id)) : new Set([...known, id]);
}

function isOpen(entry: OutlineEntry): boolean {
  const [first] = entry.children;
  return first !== undefined && !foldedAtFirst.includes(first.kind);
}

function targetOf(
  key: string,
  row: OutlineRow,
  index: number,
  rows: readonly OutlineRow[],
): number | 'toggle' | 'go' | undefined {
  const hasChildren = row.entry.children.length > 0;
  switch (key) {
    case 'ArrowDown':
      return Math.min(index + 1, rows.length - 1);
    case 'ArrowUp':
      return Math.max(index - 1, 0);
    case 'Home':
      return 0;
    case 'End':
      return rows.length - 1;
    case 'ArrowRight':
      if (!hasChildren) return undefined;
      return row.open ? index + 1 : 'toggle';
    case 'ArrowLeft':
      if (hasChildren && row.open) return 'toggle';
      return Math.max(
        0,
        rows.findIndex((candidate) => candidate.id === row.parent),
      );
    case 'Enter':
    case ' ':
      return 'go';
    default:
      return undefined;
  }
}
