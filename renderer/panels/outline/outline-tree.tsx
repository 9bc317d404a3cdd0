// The rows of the structure as one tree with one tab stop; what is done to a criterion here is an edit of the text.
import { useEffect, useMemo, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import type { OutlineEntry } from '../../../dsl/index.ts';
import { useActions, useApp, useAppStore } from '../../app/store-context.tsx';
import styles from './outline-panel.module.css';
import { OutlineRowView } from './outline-row.tsx';
import type { RowActions } from './outline-row.tsx';
import { freshEntry } from './fresh-entry.ts';
import { currentRow, outlineRows } from './outline-rows.ts';
import type { OutlineRow } from './outline-rows.ts';
import { editOf, targetOf } from './outline-keys.ts';
import { useDrag } from './use-drag.ts';

interface OutlineTreeProps {
  readonly path: string;
  readonly outline: readonly OutlineEntry[];
}

/** What has many entries and little structure starts folded. */
const foldedAtFirst: readonly OutlineEntry['kind'][] = ['term', 'reference', 'change', 'code', 'element'];

/** The row to go to once the text that was written has been read; `reword`: its words are to be typed. */
interface Wanted {
  readonly serial: number;
  readonly reword: boolean;
}

export function OutlineTree({ path, outline }: OutlineTreeProps) {
  const store = useAppStore();
  const [toggled, setToggled] = useState<ReadonlySet<string>>(new Set());
  const rows = useMemo(
    () => outlineRows(outline, (entry, id) => isOpen(entry) !== toggled.has(id)),
    [outline, toggled],
  );
  const offset = useApp((state) => (state.cursor?.path === path ? state.cursor.offset : -1));
  const current = currentRow(rows, offset);
  const [walked, setWalked] = useState<string>();
  const [reworded, setReworded] = useState<string>();
  const list = useRef<HTMLDivElement>(null);
  const wanted = useRef<Wanted>(undefined);
  const { goTo } = useActions();
  const latest = useRef(rows);
  useEffect(() => {
    latest.current = rows;
  });
  const drag = useDrag(path, latest);
  useEffect(() => {
    const { written, documents, analyses } = store.getState();
    const wish = wanted.current;
    if (wish === undefined || written?.serial !== wish.serial || written.path !== path) return undefined;
    if (analyses[path]?.version !== documents[path]?.version) return undefined;
    if (analyses[path]?.outline !== outline) return undefined;
    const index = rows.findIndex(
      ({ entry }) =>
        entry.kind === 'criterion' && entry.name.start >= written.start && entry.name.start <= written.end,
    );
    const frame = requestAnimationFrame(() => {
      if (wanted.current !== wish) return;
      wanted.current = undefined;
      const row = rows[index];
      if (row === undefined) return;
      setWalked(row.id);
      if (wish.reword) setReworded(row.id);
      else focusRow(list.current, index);
    });
    return () => cancelAnimationFrame(frame);
  }, [store, path, outline, rows]);
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
    const edit = async (row: OutlineRow, { request, reword }: NonNullable<ReturnType<typeof editOf>>) => {
      const entry = await freshEntry(store, path, row);
      if (entry === undefined) return;
      const at = entry.name.start;
      const state = store.getState();
      // Set before, because the new text may be read before the answer is here.
      const wish = { serial: (state.written?.serial ?? 0) + 1, reword };
      wanted.current = wish;
      const done = await state.write(request, { selection: { start: at, end: at }, stay: true });
      if (!done && wanted.current === wish) wanted.current = undefined;
    };
    const walk = (event: KeyboardEvent, index: number): void => {
      const row = latest.current[index];
      if (row === undefined) return;
      if (row.entry.kind === 'criterion' && event.key === 'F2') {
        setWalked(row.id);
        setReworded(row.id);
        event.preventDefault();
        event.stopPropagation();
        return;
      }
      const wish = row.entry.kind === 'criterion' ? editOf(event) : undefined;
      const target = wish === undefined ? targetOf(event, row, index, latest.current) : undefined;
      if (wish !== undefined) void edit(row, wish);
      else if (target === undefined) return;
      else if (target === 'toggle') toggle(index);
      else if (target === 'go') go(index);
      else {
        setWalked(latest.current[target]?.id);
        focusRow(list.current, target);
      }
      event.preventDefault();
    };
    const reword = (index: number, words: string | undefined): void => {
      const row = latest.current[index];
      setReworded(undefined);
      if (row === undefined) return;
      // The field is gone with the next picture, and the keyboard must not be lost with it.
      requestAnimationFrame(() => focusRow(list.current, index));
      if (words !== undefined && words !== wordsOf(store.getState().documents[path]?.text, row.entry))
        void edit(row, { request: { kind: 'reword', words }, reword: false });
    };
    return { toggle, go, walk, reword, ...drag.actions };
  }, [store, goTo, path, drag.actions]);
  const tabStop = rows.some((row) => row.id === walked) ? walked : (current?.id ?? rows[0]?.id);
  const text = useApp((state) => (reworded === undefined ? '' : (state.documents[path]?.text ?? '')));
  const isGuideline = path.endsWith('.guideline');
  return (
    <>
      <div ref={list} role="tree" aria-label="Outline of the document" className={styles['tree']}>
        {rows.map((row, index) => (
          <OutlineRowView
            key={row.id}
            index={index}
            depth={row.depth}
            kind={row.entry.kind}
            label={row.entry.label}
            detail={row.entry.detail}
            open={row.entry.children.length === 0 ? undefined : row.open}
            isCurrent={row === current}
            isTabStop={row.id === tabStop}
            movable={isGuideline && row.entry.kind === 'criterion'}
            side={drag.over?.index === index ? drag.over.side : undefined}
            words={row.id === reworded ? wordsOf(text, row.entry) : undefined}
            actions={actions}
          />
        ))}
      </div>
      <p className={styles['drop']} role="status" data-refused={drag.refused} hidden={drag.words === ''}>
        {drag.words}
      </p>
    </>
  );
}

function focusRow(list: HTMLElement | null, index: number): void {
  list?.querySelectorAll<HTMLElement>('[role="treeitem"]')[index]?.focus();
}

function wordsOf(text: string | undefined, { name }: OutlineEntry): string {
  return (text ?? '').slice(name.start, name.end).replace(/\s+/g, ' ');
}

function turned(known: ReadonlySet<string>, id: string): ReadonlySet<string> {
  return known.has(id) ? new Set([...known].filter((other) => other !== id)) : new Set([...known, id]);
}

function isOpen(entry: OutlineEntry): boolean {
  const [first] = entry.children;
  return first !== undefined && !foldedAtFirst.includes(first.kind);
}
