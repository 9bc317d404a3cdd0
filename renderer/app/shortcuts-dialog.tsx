// Every keyboard shortcut, from the table of commands.
import { Modal } from '@mantine/core';
import { commands } from './commands.ts';
import styles from './dialogs.module.css';
import { isMac, showKeys } from './shortcuts.ts';
import { useActions, useApp } from './store-context.tsx';

export function ShortcutsDialog() {
  const open = useApp((state) => state.shortcutsOpen);
  const { openShortcuts } = useActions();
  const mac = isMac(navigator.platform);
  const groups = [...new Set(commands.map((command) => command.group))];
  return (
    <Modal opened={open} onClose={() => openShortcuts(false)} title="Keyboard shortcuts" size="lg">
      <table className={styles['keys']}>
        {groups.map((group) => (
          <tbody key={group}>
            <tr>
              <th scope="rowgroup" colSpan={2}>
                {group}
              </th>
            </tr>
            {commands
              .filter((command) => command.group === group && command.keys.length > 0)
              .map((command) => (
                <tr key={command.id}>
                  <td>{command.title}</td>
                  <td>
                    {command.keys.map((keys, index) => (
                      <span key={keys}>
                        {index > 0 ? ' or ' : ''}
                        <kbd>{showKeys(keys, mac)}</kbd>
                      </span>
                    ))}
                  </td>
                </tr>
              ))}
          </tbody>
        ))}
        <tbody>
          <tr>
            <th scope="rowgroup" colSpan={2}>
              In the text
            </th>
          </tr>
          {keysInText(mac).map(({ title, keys }) => (
            <tr key={title}>
              <td>{title}</td>
              <td>
                <kbd>{keys}</kbd>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Modal>
  );
}

/** What the editor component listens to by itself, and only while the text has the keyboard. */
function keysInText(mac: boolean): readonly { readonly title: string; readonly keys: string }[] {
  return [
    { title: 'Propose what may come next', keys: mac ? '⌃Space' : 'Ctrl+Space' },
    { title: 'Go to what a name means', keys: 'F12' },
    { title: 'Show where a name is used', keys: 'Shift+F12' },
    { title: 'Rename an id, element, value or citation', keys: 'F2' },
    { title: 'Go to a section or criterion of this text', keys: showKeys('Ctrl+Shift+O', mac) },
    { title: 'Let the Tab key leave the text, or indent again', keys: mac ? '⌃⇧M' : 'Ctrl+M' },
  ];
}
