// Ctrl+Z and Ctrl+Y within a part of the window that has an undo of its own; fields of text keep theirs.
import { useEffect, useEffectEvent, useRef } from 'react';
import type { RefObject } from 'react';

export function useUndoKeys(undo: () => void, redo: () => void): RefObject<HTMLDivElement | null> {
  const part = useRef<HTMLDivElement>(null);
  const press = useEffectEvent((event: KeyboardEvent): void => {
    const { key, ctrlKey, metaKey, shiftKey, altKey, target } = event;
    const pressed = key.toLowerCase();
    if (!(ctrlKey || metaKey) || altKey || !(target instanceof Element)) return;
    if (target.matches('textarea, input:not([type="radio"], [type="checkbox"])')) return;
    if (pressed === 'z' && !shiftKey) undo();
    else if (pressed === 'y' || (pressed === 'z' && shiftKey)) redo();
    else return;
    event.preventDefault();
  });
  useEffect(() => {
    const element = part.current;
    const listen = (event: KeyboardEvent): void => press(event);
    element?.addEventListener('keydown', listen);
    return () => element?.removeEventListener('keydown', listen);
  }, []);
  return part;
}
