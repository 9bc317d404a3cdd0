// One field that finds every command and every file of the library.
import { Combobox, Modal, TextInput, useCombobox } from '@mantine/core';
import { IconFileText, IconSearch } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { hasWords, searchWords } from '../ui/text-search.ts';
import { commands, isAvailable, keysOf, runCommand } from './commands.ts';
import styles from './dialogs.module.css';
import { isMac, showKeys } from './shortcuts.ts';
import type { AppState } from './store.ts';
import { useActions, useApp, useAppStore } from './store-context.tsx';

export function CommandPalette() {
  const open = useApp((state) => state.paletteOpen);
  const { openPalette } = useActions();
  return (
    <Modal
      opened={open}
      onClose={() => openPalette(false)}
      withCloseButton={false}
      padding="xs"
      size="lg"
      yOffset="10vh"
      attributes={{ content: { 'aria-label': 'Commands and files' } }}
    >
      {open ? <PaletteField /> : null}
    </Modal>
  );
}

interface Entry {
  readonly id: string;
  readonly words: string;
  readonly hint: string;
  readonly keys: string;
  readonly run: () => void;
}

function PaletteField() {
  const store = useAppStore();
  const { openPalette } = useActions();
  const [query, setQuery] = useState('');
  const combobox = useCombobox({ opened: true, onDropdownClose: () => openPalette(false) });
  const words = searchWords(query);
  const entries = entriesOf(store.getState(), (id) => runCommand(store, id)).filter((entry) =>
    hasWords(`${entry.words} ${entry.hint}`, words),
  );
  const { selectFirstOption } = combobox;
  useEffect(() => {
    if (query !== '') selectFirstOption();
  }, [query, selectFirstOption]);
  const submit = (id: string): void => {
    openPalette(false);
    entries.find((entry) => entry.id === id)?.run();
  };
  return (
    <Combobox store={combobox} onOptionSubmit={submit} withinPortal={false}>
      <Combobox.EventsTarget>
        <TextInput
          data-autofocus
          size="sm"
          aria-label="Find a command or a file"
          placeholder="Find a command or a file"
          leftSection={<IconSearch size={16} aria-hidden />}
          value={query}
          onChange={(event) => setQuery(event.currentTarget.value)}
        />
      </Combobox.EventsTarget>
      <Combobox.Options className={styles['options'] ?? ''} aria-label="Commands and files" tabIndex={0}>
        {entries.length === 0 ? <Combobox.Empty>Nothing has these words.</Combobox.Empty> : null}
        {entries.map((entry) => (
          <Combobox.Option key={entry.id} value={entry.id}>
            <div className={styles['option']}>
              {entry.keys === '' && entry.id.startsWith('file ') ? (
                <IconFileText size={15} aria-hidden />
              ) : null}
              <span>{entry.words}</span>
              <small>{entry.hint}</small>
              {entry.keys === '' ? null : <kbd>{entry.keys}</kbd>}
            </div>
          </Combobox.Option>
        ))}
      </Combobox.Options>
    </Combobox>
  );
}

function entriesOf(state: AppState, run: (id: string) => void): readonly Entry[] {
  const mac = isMac(navigator.platform);
  const named = commands
    .filter((command) => command.id !== 'command-palette' && isAvailable(command, state))
    .map((command): Entry => {
      const [keys = ''] = keysOf(command, state.settings);
      return {
        id: command.id,
        words: command.title,
        hint: command.group,
        keys: showKeys(keys, mac),
        run: () => run(command.id),
      };
    });
  const files = (state.library?.files ?? []).map((file): Entry => ({
    id: `file ${file.path}`,
    words: [file.title || file.path, file.version].filter(Boolean).join(' '),
    hint: file.path,
    keys: '',
    run: () => void state.openFile(file.path).then(() => state.showComparison(false)),
  }));
  return [...named, ...files];
}
