// Next and previous in a list of changes: which one is open, by button, by F7 and Shift+F7, by the arrow keys between their headings.
import { useCallback, useEffect, useRef, useState } from 'react';
import type { KeyboardEvent, RefObject } from 'react';

export interface Walk {
  /** The open one; undefined where all are closed. */
  readonly current: string | undefined;
  /** 1-based, 0 for none. */
  readonly place: number;
  toggle(id: string): void;
  step(by: 1 | -1): void;
  onKeyDown(event: KeyboardEvent): void;
}

/** Headings are buttons with `data-change={id}` inside `list`. */
/** Entries to go to; another object is another wish. */
export interface Wanted {
  readonly ids: readonly string[];
}

export function useWalk(ids: readonly string[], list: RefObject<HTMLElement | null>, wanted?: Wanted): Walk {
  const [chosen, setChosen] = useState<string | undefined>(ids[0]);
  const current = chosen !== undefined && ids.includes(chosen) ? chosen : undefined;
  const focusOn = useCallback(
    (id: string) => {
      const heading = list.current?.querySelector<HTMLElement>(`[data-change="${CSS.escape(id)}"]`);
      heading?.focus();
      heading?.scrollIntoView({ block: 'nearest' });
    },
    [list],
  );
  const step = (by: 1 | -1): void => {
    if (ids.length === 0) return;
    const at = current === undefined ? (by === 1 ? -1 : ids.length) : ids.indexOf(current);
    const next = ids[(at + by + ids.length) % ids.length];
    setChosen(next);
    // After the opened one has been drawn, so that it is scrolled to where it then stands.
    if (next !== undefined) requestAnimationFrame(() => focusOn(next));
  };
  useFunctionKey(list, step);
  const arrived = useRef<Wanted>(undefined);
  useEffect(() => {
    const id = wanted?.ids.find((one) => ids.includes(one));
    // What is wanted may come with a later comparison.
    if (id === undefined || arrived.current === wanted) return;
    arrived.current = wanted;
    setChosen(id);
    requestAnimationFrame(() => focusOn(id));
  }, [wanted, ids, focusOn]);
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
    current,
    place: current === undefined ? 0 : ids.indexOf(current) + 1,
    toggle: (id) => setChosen((open) => (open === id ? undefined : id)),
    step,
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
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [list]);
}
