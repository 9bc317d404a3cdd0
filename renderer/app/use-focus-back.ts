// Where the keyboard goes once something that had it is gone; a dialog that is taken away whole gives nothing back by itself.
import { useEffect, useRef, useState } from 'react';
import type { RefObject } from 'react';

/** Back to what had the keyboard when this was first shown, where that is still there. */
export function useFocusBack(): void {
  const [before] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      if (before instanceof HTMLElement && before.isConnected && before !== document.body) before.focus();
    },
    [before],
  );
}

/** To the element once `busy` ends, unless the person has gone elsewhere meanwhile: what was pressed cannot keep it while it is disabled. */
export function useFocusAfter<E extends HTMLElement>(busy: boolean): RefObject<E | null> {
  const target = useRef<E>(null);
  const before = useRef(busy);
  useEffect(() => {
    const ended = before.current && !busy;
    before.current = busy;
    if (ended && (document.activeElement === null || document.activeElement === document.body))
      target.current?.focus();
  }, [busy]);
  return target;
}
