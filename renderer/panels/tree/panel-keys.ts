// Keys that mean the same in every lens of the tree panel: search by typing, folding to a level; knows no lens.
import type { KeyboardEvent } from 'react';

export type PanelKey =
  | { readonly kind: 'find' }
  /** Letters go to the search, beginning with this one. */
  | { readonly kind: 'type'; readonly letter: string }
  /** Levels below the sections that stay open; Infinity: all. */
  | { readonly kind: 'fold'; readonly level: number }
  | { readonly kind: 'leave' };

type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

export function panelKey(event: Pressed): PanelKey | undefined {
  const { key } = event;
  const command = event.ctrlKey || event.metaKey;
  if (key === '/' || (command && !event.altKey && key.toLowerCase() === 'f')) return { kind: 'find' };
  if (command || event.altKey) return undefined;
  if (key === 'Escape') return { kind: 'leave' };
  if (key === '*') return { kind: 'fold', level: Infinity };
  if (/^\d$/.test(key)) return { kind: 'fold', level: Number(key) };
  // Capital letters are the camera's.
  return !event.shiftKey && /^\p{L}$/u.test(key) ? { kind: 'type', letter: key } : undefined;
}
