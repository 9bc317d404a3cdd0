// The outline of the open document as a tree: arrows walk it, Enter goes to the text, the cursor's place is marked.
import { IconChevronRight } from '@tabler/icons-react';
import { useDeferredValue, useMemo, useRef, useState } from 'react';
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
  const toggle = (id: string): void =>
    setToggled((known) =>
      known.has(id) ? new Set([...known].filter((other) => other !== id)) : new Set([...known, id]),
    );
  const go = (row: OutlineRow): void => void goTo(path, row.entry.name.start, row.entry.name.start);
  const walk = (event: KeyboardEvent, index: number): void => {
    const row = rows[index];
    if (row === undefined) return;
    const target = targetOf(event.key, row, index, rows);
    if (target === 'toggle') toggle(row.id);
    else if (target === 'go') go(row);
    else if (target === undefined) return;
    else {
      setWalked(rows[target]?.id);
      list.current?.querySelectorAll<HTMLElement>('[role="treeitem"]')[target]?.focus();
    }
    event.preventDefault();
  };
  const tabStop = rows.some((row) => row.id === walked) ? walked : (current?.id ?? rows[0]?.id);
  return (
    <div ref={list} role="tree" aria-label="Outline of the document" className={styles['tree']}>
      {rows.map((row, index) => (
        <div
          key={row.id}
          role="treeitem"
          aria-level={row.depth + 1}
          aria-expanded={row.entry.children.length === 0 ? undefined : row.open}
          aria-selected={row === current}
          tabIndex={row.id === tabStop ? 0 : -1}
          className={styles['row']}
          data-kind={row.entry.kind}
          style={{ paddingInlineStart: `${0.5 + row.depth * 0.75}rem` }}
          onClick={() => {
            setWalked(row.id);
            go(row);
          }}
          onKeyDown={(event) => walk(event, index)}
        >
          <Twisty row={row} onToggle={() => toggle(row.id)} />
          <span className={styles['label']} title={row.entry.label}>
            {row.entry.label}
          </span>
          <span className={styles['detail']}>{row.entry.detail}</span>
        </div>
      ))}
    </div>
  );
}

function Twisty({ row, onToggle }: { readonly row: OutlineRow; readonly onToggle: () => void }) {
  if (row.entry.children.length === 0) return <span className={styles['twisty']} />;
  return (
    <span
      className={styles['twisty']}
      data-open={row.open}
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
