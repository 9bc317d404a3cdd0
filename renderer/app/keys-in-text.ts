// The keys that belong to the text itself and cannot be set.
import { showKeys } from './shortcuts.ts';

/** What the editor component listens to by itself, and only while the text has the keyboard. */
export function keysInText(mac: boolean): readonly { readonly title: string; readonly keys: string }[] {
  return [
    { title: 'Propose what may come next', keys: mac ? '⌃Space' : 'Ctrl+Space' },
    { title: 'Go to what a name means', keys: 'F12' },
    { title: 'Show where a name is used', keys: 'Shift+F12' },
    { title: 'Rename an id, element, value or citation', keys: 'F2' },
    { title: 'Go to a section or criterion of this text', keys: showKeys('Ctrl+Shift+O', mac) },
    { title: 'Let the Tab key leave the text, or indent again', keys: mac ? '⌃⇧M' : 'Ctrl+M' },
  ];
}
