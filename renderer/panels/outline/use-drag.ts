// A criterion that is dragged over the structure: where it would go, said in words before it is dropped.
import { useEffect, useMemo, useRef, useState } from 'react';
import type { DragEvent, RefObject } from 'react';
import type { WritingRequest } from '../../../dsl/index.ts';
import { useAppStore } from '../../app/store-context.tsx';
import type { DropSide, RowActions } from './outline-row.tsx';
import type { OutlineRow } from './outline-rows.ts';

/** Told apart from tabs and files that are dragged. */
const draggedCriterion = 'application/x-guideline-criterion';

interface Over {
  readonly index: number;
  readonly side: DropSide;
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
  const [told, setTold] = useState({ words: '', refused: false });
  const from = useRef<number>(undefined);
  const shown = useRef<Over>(undefined);
  useEffect(() => {
    const moved = from.current;
    const request = over === undefined ? undefined : requestFor(rows.current[over.index], over.side);
    if (moved === undefined || request === undefined) {
      setTold({ words: '', refused: false });
      return undefined;
    }
    let wanted = true;
    void store
      .getState()
      .previewWriting(request, { start: moved, end: moved })
      .then((outcome) => {
        if (!wanted || outcome === undefined) return;
        const refused = outcome.kind === 'refused';
        setTold({ words: refused ? outcome.why : outcome.said, refused });
      })
      .catch(() => undefined);
    return () => {
      wanted = false;
    };
  }, [store, path, rows, over]);
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
        from.current = row.entry.name.start;
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
        event.preventDefault();
        event.stopPropagation();
        end();
        const request = place === undefined ? undefined : requestFor(rows.current[place.index], place.side);
        if (moved !== undefined && request !== undefined)
          void store.getState().write(request, { selection: { start: moved, end: moved }, stay: true });
      },
    };
  }, [store, rows]);
  return { over, ...told, actions };
}

/** The edges of a row lead above and below it, its middle under it. */
function sideAt(event: DragEvent<HTMLElement>): DropSide {
  const { top, height } = event.currentTarget.getBoundingClientRect();
  const part = (event.clientY - top) / height;
  return part < 0.3 ? 'before' : part > 0.7 ? 'after' : 'inside';
}

function requestFor(row: OutlineRow | undefined, side: DropSide): WritingRequest | undefined {
  return row === undefined ? undefined : { kind: 'move-to', target: row.entry.name.start, side };
}
