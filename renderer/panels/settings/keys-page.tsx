// The keys of every command: pressed to be set, refused where they are another command's, and given back.
import { ActionIcon, Button, TextInput, Tooltip } from '@mantine/core';
import { IconArrowBackUp, IconPlus, IconX } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { commands, keysOf } from '../../app/commands.ts';
import type { Command } from '../../app/commands.ts';
import { keysInText } from '../../app/keys-in-text.ts';
import { combinationOf, isMac, sameKeys, showKeys } from '../../app/shortcuts.ts';
import { useActions, useApp } from '../../app/store-context.tsx';
import { hasWords, searchWords } from '../../ui/text-search.ts';
import styles from './settings.module.css';

export function KeysPage() {
  const [query, setQuery] = useState('');
  const [recorded, setRecorded] = useState<string>();
  const settings = useApp((state) => state.settings);
  const { changeSettings, notify } = useActions();
  const reset = (): void => {
    const { shortcuts } = settings;
    changeSettings({ shortcuts: {} });
    notify('info', 'Every command has its own keys again', '', {
      label: 'Undo',
      run: () => changeSettings({ shortcuts }),
    });
  };
  const words = searchWords(query);
  const shown = commands.filter(({ title, group }) => hasWords(`${title} ${group}`, words));
  const own = Object.keys(settings.shortcuts).length;
  return (
    <>
      <div className={styles['keysHead']}>
        <TextInput
          aria-label="Find a command"
          placeholder="Find a command"
          value={query}
          onChange={(event) => setQuery(event.currentTarget.value)}
        />
        <Button variant="default" disabled={own === 0} onClick={reset}>
          Reset all keys
        </Button>
      </div>
      <ul className={styles['keys']} aria-label="Commands and their keys">
        {shown.map((command) => (
          <KeysRow
            key={command.id}
            command={command}
            recording={recorded === command.id}
            onRecord={(on) => setRecorded(on ? command.id : undefined)}
          />
        ))}
      </ul>
      {shown.length === 0 ? <p className={styles['hint']}>No command has these words.</p> : null}
    </>
  );
}

interface KeysRowProps {
  readonly command: Command;
  readonly recording: boolean;
  readonly onRecord: (recording: boolean) => void;
}

function KeysRow({ command, recording, onRecord }: KeysRowProps) {
  const settings = useApp((state) => state.settings);
  const { changeSettings } = useActions();
  const mac = isMac(navigator.platform);
  const keys = keysOf(command, settings);
  const setKeys = (next: readonly string[] | undefined): void => {
    const { [command.id]: removed, ...others } = settings.shortcuts;
    void removed;
    changeSettings({ shortcuts: next === undefined ? others : { ...others, [command.id]: next } });
  };
  return (
    <li className={styles['keysRow']}>
      <span className={styles['keysTitle']}>{command.title}</span>
      {recording ? (
        <KeyRecorder
          command={command}
          onDone={(combination) => {
            onRecord(false);
            if (combination !== undefined) setKeys([...keys, combination]);
          }}
        />
      ) : (
        <span className={styles['keysOfRow']}>
          {keys.map((combination) => (
            <span key={combination} className={styles['key']}>
              <kbd>{showKeys(combination, mac)}</kbd>
              <ActionIcon
                size="xs"
                aria-label={`Take ${showKeys(combination, mac)} from: ${command.title}`}
                onClick={() => setKeys(keys.filter((one) => one !== combination))}
              >
                <IconX size={11} aria-hidden />
              </ActionIcon>
            </span>
          ))}
          <Tooltip label="Add keys">
            <ActionIcon size="sm" aria-label={`Add keys: ${command.title}`} onClick={() => onRecord(true)}>
              <IconPlus size={14} aria-hidden />
            </ActionIcon>
          </Tooltip>
          {settings.shortcuts[command.id] === undefined ? null : (
            <Tooltip label="Give back its own keys">
              <ActionIcon
                size="sm"
                aria-label={`Reset keys: ${command.title}`}
                onClick={() => setKeys(undefined)}
              >
                <IconArrowBackUp size={14} aria-hidden />
              </ActionIcon>
            </Tooltip>
          )}
        </span>
      )}
    </li>
  );
}

interface KeyRecorderProps {
  readonly command: Command;
  /** undefined: given up. */
  readonly onDone: (combination: string | undefined) => void;
}

function KeyRecorder({ command, onDone }: KeyRecorderProps) {
  const field = useRef<HTMLInputElement>(null);
  const [fault, setFault] = useState('');
  const settings = useApp((state) => state.settings);
  const { recordKeys } = useActions();
  const mac = isMac(navigator.platform);
  useEffect(() => {
    field.current?.focus();
    recordKeys(true);
    return () => recordKeys(false);
  }, [recordKeys]);
  const press = (event: KeyboardEvent): void => {
    if (event.key === 'Tab' && !event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Escape') {
      onDone(undefined);
      return;
    }
    const combination = combinationOf(event, mac);
    if (combination === undefined) {
      if (event.key.length === 1)
        setFault(`${mac ? '⌘' : 'Ctrl'} or ${mac ? '⌥' : 'Alt'} belongs to it: by itself it is typed.`);
      return;
    }
    const taken = ownerOf(combination, settings, mac);
    if (taken === undefined) onDone(combination);
    else setFault(`${showKeys(combination, mac)} is “${taken}”. Press others, or take them from it first.`);
  };
  return (
    <TextInput
      ref={field}
      className={styles['recorder'] ?? ''}
      aria-label={`Press the keys for: ${command.title}`}
      placeholder="Press the keys; Escape gives up"
      value=""
      error={fault === '' ? null : fault}
      onChange={() => undefined}
      onKeyDown={press}
      onBlur={() => onDone(undefined)}
    />
  );
}

/** The command, or what the text itself does with them; undefined where they are free. */
function ownerOf(
  combination: string,
  settings: Parameters<typeof keysOf>[1],
  mac: boolean,
): string | undefined {
  const command = commands.find((one) => keysOf(one, settings).some((keys) => sameKeys(keys, combination)));
  const shown = showKeys(combination, mac);
  return command?.title ?? keysInText(mac).find(({ keys }) => keys === shown)?.title;
}
