// A row of tabs: one stop for the Tab key, arrows within, Delete closes what can be closed. Knows no guideline.
import { IconX } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import type { DragEvent, KeyboardEvent, ReactNode } from 'react';
import styles from './tab-list.module.css';

export interface TabItem {
  readonly id: string;
  readonly label: string;
  readonly icon?: ReactNode;
  /** After the label: a count, a dot for unsaved work. */
  readonly badge?: ReactNode;
  readonly title?: string;
  /** Words for a screen reader where the badge is only seen. */
  readonly note?: string;
  /** It can be dragged within its list and to another; by keyboard a command does that. */
  readonly movable?: boolean;
  /** Where there is little room its icon may stand for it. */
  readonly quiet?: boolean;
}

/** Under which name a dragged tab carries its id. */
export const draggedTab = 'application/x-studio-tab';

interface TabListProps {
  readonly label: string;
  readonly tabs: readonly TabItem[];
  readonly chosen: string | undefined;
  readonly onChoose: (id: string) => void;
  readonly onClose?: (id: string) => void;
  /** A tab of this or of another list was dropped before one of these; undefined: behind the last. */
  readonly onDrop?: (event: DragEvent, before: string | undefined) => void;
  /** Id of the element that a tab shows. */
  readonly panelId: (id: string) => string;
}

export function TabList({ label, tabs, chosen, onChoose, onClose, onDrop, panelId }: TabListProps) {
  const list = useRef<HTMLDivElement>(null);
  const front = tabs.findIndex(({ id }) => id === chosen);
  useEffect(() => {
    list.current?.children[front]?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [front]);
  const move = (event: KeyboardEvent, index: number): void => {
    const target = targetOf(event.key, index, tabs.length);
    const id = tabs[index]?.id;
    if (event.key === 'Delete' && id !== undefined && onClose !== undefined) onClose(id);
    else if (target === undefined) return;
    else {
      const next = tabs[target];
      if (next !== undefined) onChoose(next.id);
      list.current?.querySelectorAll<HTMLElement>('[role="tab"]')[target]?.focus();
    }
    event.preventDefault();
  };
  return (
    <div
      ref={list}
      className={styles['list']}
      role="tablist"
      aria-label={label}
      {...(onDrop === undefined ? {} : dropPlace((event) => onDrop(event, undefined)))}
    >
      {tabs.map((tab, index) => (
        <div
          key={tab.id}
          className={styles['item']}
          data-chosen={tab.id === chosen}
          role="presentation"
          draggable={tab.movable === true}
          onDragStart={(event) => event.dataTransfer.setData(draggedTab, tab.id)}
          {...(onDrop === undefined ? {} : dropPlace((event) => onDrop(event, tab.id)))}
        >
          <button
            type="button"
            role="tab"
            id={`tab-${panelId(tab.id)}`}
            className={styles['tab']}
            aria-selected={tab.id === chosen}
            aria-controls={panelId(tab.id)}
            aria-keyshortcuts={onClose === undefined ? undefined : 'Delete'}
            tabIndex={tab.id === chosen || (chosen === undefined && index === 0) ? 0 : -1}
            title={tab.title ?? (tab.quiet === true ? tab.label : undefined)}
            data-quiet={tab.quiet}
            onClick={() => onChoose(tab.id)}
            onKeyDown={(event) => move(event, index)}
            onAuxClick={(event) => {
              if (event.button === 1) onClose?.(tab.id);
            }}
          >
            {tab.icon}
            <span className={styles['label']}>{tab.label}</span>
            {tab.note === undefined ? null : <span className="visually-hidden">{tab.note}</span>}
            {tab.badge}
          </button>
          {onClose === undefined ? null : (
            <button
              type="button"
              className={styles['close']}
              title={`Close ${tab.label} (Delete)`}
              // A list of tabs may hold tabs alone: by keyboard the Delete key closes, which the tab announces.
              aria-hidden
              tabIndex={-1}
              onClick={() => onClose(tab.id)}
            >
              <IconX size={13} aria-hidden />
            </button>
          )}
        </div>
      ))}
    </div>
  );
}

/** Where a tab may be dropped; what else is dragged passes by. */
export function dropPlace(drop: (event: DragEvent) => void) {
  const { over, end } = dropHandlers(drop);
  return { onDragOver: over, onDrop: end };
}

/** The same where what lies within, an editor, would take it first. */
export function dropPlaceAround(drop: (event: DragEvent) => void) {
  const { over, end } = dropHandlers(drop);
  return { onDragOverCapture: over, onDropCapture: end };
}

function dropHandlers(drop: (event: DragEvent) => void) {
  const isTab = ({ dataTransfer }: DragEvent): boolean => dataTransfer.types.includes(draggedTab);
  return {
    over: (event: DragEvent): void => {
      if (!isTab(event)) return;
      event.preventDefault();
      event.stopPropagation();
    },
    end: (event: DragEvent): void => {
      if (!isTab(event)) return;
      event.preventDefault();
      event.stopPropagation();
      drop(event);
    },
  };
}

function targetOf(key: string, index: number, count: number): number | undefined {
  switch (key) {
    case 'ArrowRight':
      return (index + 1) % count;
    case 'ArrowLeft':
      return (index + count - 1) % count;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
}
