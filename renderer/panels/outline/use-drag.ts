// A criterion that is dragged over the structure: where it would go, said in words before it is dropped.
import { useEffect, useMemo, useRef, useState } from 'react';
import type { DragEvent, RefObject } from 'react';
import type { OutlineEntry, WritingRequest } from '../../../dsl/index.ts';
import type { AppStore } from '../../app/store.ts';
import { useAppStore } from '../../app/store-context.tsx';
import { freshEntry } from './fresh-entry.ts';
import type { DropSide, RowActions } from './outline-row.tsx';
import type { OutlineRow } from './outline-rows.ts';

/** Told apart from tabs and files that are dragged. */
const draggedCriterion = 'application/x-guideline-criterion';

interface Over {
  readonly index: number;
  readonly side: DropSide;
}

interface Told {
  readonly over: Over;
  readonly words: string;
  readonly refused: boolean;
}

interface Drag {
  readonly over: Over | undefined;
  /** What a drop would do, or why it cannot. */
  readonly words: string;
  readonly refused: boolean;
  readonly actions: Pick<RowActions, 'dragStart' | 'dragOver' | 'dragEnd' | 'drop'>;
}

export function useDrag(path: string, rows: RefObject<readonly OutlineRow[]>): Drag {
  const store = useAppStore();
  const [over, setOver] = useState<Over>();
  const [told, setTold] = useState<Told>();
  const from = useRef<OutlineRow>(undefined);
  const shown = useRef<Over>(undefined);
  useEffect(() => {
    const moved = from.current;
    const target = over === undefined ? undefined : rows.current[over.index];
    if (moved === undefined || target === undefined || over === undefined) return undefined;
    let wanted = true;
    const start = moved.entry.name.start;
    void store
      .getState()
      .previewWriting(requestFor(target.entry, over.side), { start, end: start })
      .then((outcome) => {
        if (!wanted || outcome === undefined) return;
        const refused = outcome.kind === 'refused';
        setTold({ over, words: refused ? outcome.why : outcome.said, refused });
      })
      .catch(() => undefined);
    return () => {
      wanted = false;
    };
  }, [store, rows, over]);
  const actions = useMemo((): Drag['actions'] => {
    const show = (next: Over | undefined): void => {
      if (next?.index === shown.current?.index && next?.side === shown.current?.side) return;
      shown.current = next;
      setOver(next);
    };
    const end = (): void => {
      from.current = undefined;
      show(undefined);
    };
    return {
      dragStart: (event, index) => {
        const row = rows.current[index];
        if (row === undefined) return;
        from.current = row;
        event.dataTransfer.effectAllowed = 'move';
        event.dataTransfer.setData(draggedCriterion, row.id);
      },
      dragOver: (event, index) => {
        if (from.current === undefined || !event.dataTransfer.types.includes(draggedCriterion)) return;
        event.preventDefault();
        event.dataTransfer.dropEffect = 'move';
        show({ index, side: sideAt(event) });
      },
      dragEnd: end,
      drop: (event) => {
        const moved = from.current;
        const place = shown.current;
        const target = place === undefined ? undefined : rows.current[place.index];
        event.preventDefault();
        event.stopPropagation();
        end();
        if (moved !== undefined && target !== undefined && place !== undefined)
          void drop(store, path, moved, target, place.side);
      },
    };
  }, [store, path, rows]);
  const known = told !== undefined && told.over === over ? told : undefined;
  return { over, words: known?.words ?? '', refused: known?.refused ?? false, actions };
}

/** The edges of a row lead above and below it, its middle under it. */
function sideAt(event: DragEvent<HTMLElement>): DropSide {
  const { top, height } = event.currentTarget.getBoundingClientRect();
  const part = (event.clientY - top) / height;
  return part < 0.3 ? 'before' : part > 0.7 ? 'after' : 'inside';
}

async function drop(
  store: AppStore,
  path: string,
  moved: OutlineRow,
  target: OutlineRow,
  side: DropSide,
): Promise<void> {
  const from = await freshEntry(store, path, moved);
  const to = from === undefined ? undefined : await freshEntry(store, path, target);
  if (from === undefined || to === undefined) return;
  const { start } = from.name;
  await store.getState().write(requestFor(to, side), { selection: { start, end: start }, stay: true });
}

function requestFor({ name }: OutlineEntry, side: DropSide): WritingRequest {
  return { kind: 'move-to', target: name.start, side };
}
