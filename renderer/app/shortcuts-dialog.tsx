// Every keyboard shortcut, from the table of commands.
import { Button, Modal } from '@mantine/core';
import { commands, keysOf } from './commands.ts';
import styles from './dialogs.module.css';
import { keysInText } from './keys-in-text.ts';
import { isMac, showKeys } from './shortcuts.ts';
import { useActions, useApp } from './store-context.tsx';

export function ShortcutsDialog() {
  const open = useApp((state) => state.shortcutsOpen);
  const settings = useApp((state) => state.settings);
  const { openShortcuts, openSettings } = useActions();
  const change = (): void => {
    openShortcuts(false);
    openSettings('keys');
  };
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
              .filter((command) => command.group === group && keysOf(command, settings).length > 0)
              .map((command) => (
                <tr key={command.id}>
                  <td>{command.title}</td>
                  <td>
                    {keysOf(command, settings).map((keys, index) => (
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
      <div className={styles['buttons']}>
        <Button variant="default" onClick={change}>
          Change the keys…
        </Button>
      </div>
    </Modal>
  );
}
