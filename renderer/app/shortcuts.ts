// Keys to commands, before the editor sees them; `Ctrl` in the table is Cmd on a Mac.
import { commands, runCommand } from './commands.ts';
import type { AppStore } from './store.ts';

/** Listens to the whole window; returns the way to stop. */
export function listenToShortcuts(store: AppStore, target: Window): () => void {
  const mac = isMac(target.navigator.platform);
  const listener = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    const command = commands.find(({ keys }) =>
      keys.some((combination) => matchesKeys(combination, event, mac)),
    );
    if (command === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    runCommand(store, command.id);
  };
  target.addEventListener('keydown', listener, { capture: true });
  return () => target.removeEventListener('keydown', listener, { capture: true });
}

export interface PressedKeys {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

export function matchesKeys(combination: string, pressed: PressedKeys, mac: boolean): boolean {
  const parts = combination.split('+');
  const key = parts.at(-1) ?? '';
  const main = mac ? pressed.metaKey : pressed.ctrlKey;
  const other = mac ? pressed.ctrlKey : pressed.metaKey;
  if (main !== parts.includes('Ctrl') || other) return false;
  if (pressed.altKey !== parts.includes('Alt')) return false;
  if (pressed.shiftKey !== parts.includes('Shift')) return false;
  if (pressed.key.toUpperCase() === key.toUpperCase()) return true;
  // With Alt, and on keyboards without Latin letters, the letter changes and its place does not.
  return (pressed.altKey || !/^[\x20-\x7e]+$/.test(pressed.key)) && pressed.code === codeOf(key);
}

/** For people: `Ctrl+Shift+P`, or `⇧⌘P` on a Mac. */
export function showKeys(combination: string, mac: boolean): string {
  if (!mac) return combination;
  const signs: Readonly<Record<string, string>> = { Ctrl: '⌘', Shift: '⇧', Alt: '⌥' };
  return combination
    .split('+')
    .map((part) => signs[part] ?? part)
    .join('');
}

export function isMac(platform: string): boolean {
  return /^Mac|^iP/.test(platform);
}

function codeOf(key: string): string {
  if (/^[A-Z]$/i.test(key)) return `Key${key.toUpperCase()}`;
  return /^\d$/.test(key) ? `Digit${key}` : key;
}
