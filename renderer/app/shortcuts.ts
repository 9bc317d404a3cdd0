// Keys to commands, before the editor sees them; `Ctrl` in the table is Cmd on a Mac.
import { commands, isAvailable, keysOf, runCommand } from './commands.ts';
import type { AppStore } from './store.ts';

/** Listens to the whole window; returns the way to stop. */
export function listenToShortcuts(store: AppStore, target: Window): () => void {
  const mac = isMac(target.navigator.platform);
  const listener = (event: KeyboardEvent): void => {
    const { settings, recordingKeys } = store.getState();
    if (event.isComposing || recordingKeys) return;
    const command = commands.find((one) =>
      keysOf(one, settings).some((combination) => matchesKeys(combination, event, mac)),
    );
    if (command === undefined) return;
    if (command.where === 'text' && !(isInText(event) && isAvailable(command, store.getState()))) return;
    event.preventDefault();
    event.stopPropagation();
    if (command.inDialogs !== true && isDialogOpen(target.document)) return;
    runCommand(store, command.id);
  };
  target.addEventListener('keydown', listener, { capture: true });
  return () => target.removeEventListener('keydown', listener, { capture: true });
}

/** What stands behind a dialog is not changed, nor given the keyboard, from within it. */
function isDialogOpen(page: Document): boolean {
  return page.querySelector('[role="dialog"][aria-modal="true"]') !== null;
}

function isInText({ target }: KeyboardEvent): boolean {
  if (!(target instanceof Element) || target.closest('.find-widget, .rename-box') !== null) return false;
  return target.closest('[data-testid="text-editor"]') !== null;
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
  if (pressed.key.toUpperCase() === (key === 'Plus' ? '+' : key.toUpperCase())) return true;
  // With Alt, and on keyboards without Latin letters, the letter changes and its place does not.
  return (pressed.altKey || !/^[\x20-\x7e]+$/.test(pressed.key)) && pressed.code === codeOf(key);
}

/** What was pressed, as the table writes it; undefined where a person types that: a modifier alone, a letter without Ctrl or Alt. */
export function combinationOf(pressed: PressedKeys, mac: boolean): string | undefined {
  const main = mac ? pressed.metaKey : pressed.ctrlKey;
  const other = mac ? pressed.ctrlKey : pressed.metaKey;
  const key = nameOfKey(pressed);
  const isFunction = /^F\d+$/.test(key);
  if (key === '' || other || (!main && !pressed.altKey && !isFunction)) return undefined;
  const parts = [main && 'Ctrl', pressed.altKey && 'Alt', pressed.shiftKey && 'Shift', key];
  return parts.filter((part) => part !== false).join('+');
}

function nameOfKey({ key, code, altKey }: PressedKeys): string {
  if (/^(?:Control|Shift|Alt|Meta|AltGraph|CapsLock|Dead|Unidentified|Process|Escape)$/.test(key)) return '';
  if (key === '+') return 'Plus';
  if (key === ' ') return '';
  const place = /^(?:Key|Digit)(.)$/.exec(code)?.[1];
  if (place !== undefined && (altKey || !/^[\x20-\x7e]$/.test(key))) return place;
  return key.length === 1 ? key.toUpperCase() : key;
}

/** Whether both are pressed with the same keys, however their modifiers are ordered. */
export function sameKeys(a: string, b: string): boolean {
  const norm = (keys: string): string => keys.toUpperCase().split('+').toSorted().join('+');
  return norm(a) === norm(b);
}

/** For people: `Ctrl+Shift+P`, or `⇧⌘P` on a Mac. */
export function showKeys(combination: string, mac: boolean): string {
  if (!mac) return combination.replace(/Plus$/, '+').replace('Arrow', '');
  const signs: Readonly<Record<string, string>> = { Ctrl: '⌘', Shift: '⇧', Alt: '⌥' };
  return combination
    .split('+')
    .map((part) => signs[part] ?? (part === 'Plus' ? '+' : part))
    .join('');
}

export function isMac(platform: string): boolean {
  return /^Mac|^iP/.test(platform);
}

function codeOf(key: string): string {
  if (key === '\\') return 'Backslash';
  if (key === '[') return 'BracketLeft';
  if (key === ']') return 'BracketRight';
  if (/^[A-Z]$/i.test(key)) return `Key${key.toUpperCase()}`;
  return /^\d$/.test(key) ? `Digit${key}` : key;
}
