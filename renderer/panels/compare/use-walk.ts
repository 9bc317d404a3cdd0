// Next and previous among the rows of a lens: by button, by F7 and Shift+F7, by the arrow keys between their headings.
import { useCallback, useEffect, useRef } from 'react';
import type { KeyboardEvent, RefObject } from 'react';

export interface Walk {
  /** 1-based, 0 for none. */
  readonly place: number;
  readonly of: number;
  step(by: 1 | -1): void;
  /** The next arrival is at one change that was sought from elsewhere: it takes the focus, once. */
  seek(): void;
  onKeyDown(event: KeyboardEvent): void;
}

interface Walked {
  readonly ids: readonly string[];
  readonly current: string | undefined;
  /** Another value brings the current row into view; the person chose another lens or came from elsewhere. */
  readonly arrival: unknown;
  /** False while nothing has been chosen: then a lens is read from its top. */
  readonly chosen: boolean;
  onChoose(id: string): void;
}

/** Headings are buttons with `data-change={id}` inside `list`. */
export function useWalk(
  { ids, current, arrival, chosen, onChoose }: Walked,
  list: RefObject<HTMLElement | null>,
): Walk {
  const find = useCallback(
    (id: string) => list.current?.querySelector<HTMLElement>(`[data-change="${CSS.escape(id)}"]`),
    [list],
  );
  const focusOn = useCallback(
    (id: string) => {
      const heading = find(id);
      heading?.focus({ preventScroll: true });
      heading?.scrollIntoView({ block: 'nearest' });
    },
    [find],
  );
  const step = (by: 1 | -1): void => {
    if (ids.length === 0) return;
    const at = current === undefined ? (by === 1 ? -1 : ids.length) : ids.indexOf(current);
    const next = ids[(at + by + ids.length) % ids.length];
    if (next === undefined) return;
    onChoose(next);
    // After the opened one has been drawn, so that it is scrolled to where it then stands.
    requestAnimationFrame(() => focusOn(next));
  };
  useFunctionKey(list, step);
  const sought = useRef(false);
  const seek = useCallback(() => {
    sought.current = true;
  }, []);
  const arrived = useRef<unknown>(undefined);
  useEffect(() => {
    if (arrived.current === arrival || current === undefined) return;
    arrived.current = arrival;
    if (!chosen) return;
    requestAnimationFrame(() => {
      const heading = find(current);
      heading?.scrollIntoView({ block: 'center' });
      if (sought.current) heading?.focus({ preventScroll: true });
      sought.current = false;
    });
  });
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    const heading = event.target instanceof Element ? event.target.closest('[data-change]') : null;
    const at = heading ? ids.indexOf(heading.getAttribute('data-change') ?? '') : -1;
    const next = at === -1 ? undefined : ids[at + (event.key === 'ArrowDown' ? 1 : -1)];
    if (next === undefined) return;
    focusOn(next);
    event.preventDefault();
  };
  return {
    place: current === undefined ? 0 : ids.indexOf(current) + 1,
    of: ids.length,
    step,
    seek,
    onKeyDown,
  };
}

/** F7 works from everywhere in the view that has `data-walk`, and where nothing has the focus. */
function useFunctionKey(list: RefObject<HTMLElement | null>, step: (by: 1 | -1) => void): void {
  const latest = useRef(step);
  useEffect(() => {
    latest.current = step;
  });
  useEffect(() => {
    const listen = (event: globalThis.KeyboardEvent): void => {
      if (event.key !== 'F7' || event.defaultPrevented || !(event.target instanceof Element)) return;
      const view = list.current?.closest('[data-walk]');
      if (event.target !== document.body && view?.contains(event.target) !== true) return;
      latest.current(event.shiftKey ? -1 : 1);
      event.preventDefault();
      event.stopPropagation();
    };
    // Before the source editor, which has a meaning of its own for the key.
    window.addEventListener('keydown', listen, true);
    return () => window.removeEventListener('keydown', listen, true);
  }, [list]);
}
