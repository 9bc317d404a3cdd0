// Writing without knowing the language, above the text: every button is a command that edits the text where the cursor is.
import { ActionIcon, Button, Menu, Tooltip } from '@mantine/core';
import {
  IconArrowDown,
  IconArrowUp,
  IconCalculator,
  IconChevronDown,
  IconForms,
  IconHash,
  IconIndentDecrease,
  IconIndentIncrease,
  IconListCheck,
  IconListDetails,
  IconPlus,
  IconPlaylistX,
  IconQuote,
  IconTrash,
  IconVocabulary,
} from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { runCommand } from '../../app/commands.ts';
import type { Side } from '../../app/state/panes.ts';
import { useActions, useApp, useAppStore } from '../../app/store-context.tsx';
import { useKeys } from '../../app/use-keys.ts';
import styles from './writing-toolbar.module.css';

interface WritingToolbarProps {
  readonly side: Side;
  readonly path: string;
}

export function WritingToolbar({ side, path }: WritingToolbarProps) {
  const { focusSide } = useActions();
  if (!path.endsWith('.guideline')) return null;
  return (
    <div
      role="toolbar"
      tabIndex={-1}
      aria-label="Writing"
      className={styles['bar']}
      onPointerDown={() => focusSide(side)}
      onFocus={() => focusSide(side)}
      onKeyDown={walk}
    >
      <div className={styles['group']}>
        <WordButton
          id="add-criterion"
          icon={<IconPlus size={15} />}
          words="Criterion"
          what="Add a criterion below"
        />
        <Menu position="bottom-start" width={300}>
          <Menu.Target>
            <ActionIcon size="md" variant="subtle" color="gray" aria-label="Other places for a criterion">
              <IconChevronDown size={13} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Entry id="add-criterion" words="Below this one" />
            <Entry id="add-criterion-inside" words="Under this one, as the first or last of its list" />
          </Menu.Dropdown>
        </Menu>
      </div>
      <div className={styles['group']}>
        <IconButton
          id="outdent-criterion"
          icon={<IconIndentDecrease size={16} />}
          what="Outdent: out of its list"
        />
        <IconButton
          id="indent-criterion"
          icon={<IconIndentIncrease size={16} />}
          what="Indent: under the one above"
        />
        <IconButton id="criterion-up" icon={<IconArrowUp size={16} />} what="Move up" />
        <IconButton id="criterion-down" icon={<IconArrowDown size={16} />} what="Move down" />
        <IconButton id="remove-criterion" icon={<IconTrash size={16} />} what="Remove the criterion" />
      </div>
      <div className={styles['group']}>
        <ListMenu />
        <DataMenu />
        <WordButton
          id="cite"
          icon={<IconQuote size={15} />}
          words="Cite"
          what="Cite a reference, or add one"
        />
        <InsertMenu />
      </div>
      <Said />
    </div>
  );
}

/** Arrows walk through a toolbar, as people who do not use a mouse expect. */
function walk(event: KeyboardEvent<HTMLElement>): void {
  const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
  if (by === 0 || !(event.target instanceof HTMLElement) || !event.currentTarget.contains(event.target))
    return;
  const buttons = [...event.currentTarget.querySelectorAll<HTMLElement>('button:not(:disabled)')];
  const next = buttons[(buttons.indexOf(event.target) + by + buttons.length) % buttons.length];
  next?.focus();
  event.preventDefault();
}

function ListMenu() {
  return (
    <NamedMenu words="List" icon={<IconListCheck size={15} />} what="Put criteria into a list of their own">
      <Menu.Label>Put the chosen criteria under</Menu.Label>
      <Entry id="wrap-any" words="ANY OF: one of them is enough" />
      <Entry id="wrap-all" words="ALL OF: all of them are needed" />
      <Entry id="wrap-at-least" words="AT LEAST…: so many are needed" />
      <Menu.Divider />
      <Menu.Label>The list at the cursor</Menu.Label>
      <Entry id="list-any" words="asks for ANY OF" />
      <Entry id="list-all" words="asks for ALL OF" />
      <Entry id="list-at-least" words="asks for AT LEAST…" />
      <Entry id="unwrap" words="Take the list away, keep its criteria" icon={<IconPlaylistX size={15} />} />
    </NamedMenu>
  );
}

function DataMenu() {
  return (
    <NamedMenu words="Data" icon={<IconForms size={15} />} what="What is documented: values, numbers, dates">
      <Entry id="add-element" words="Add a data element…" icon={<IconForms size={15} />} />
      <Entry id="compute" words="Compute the criterion from data…" icon={<IconCalculator size={15} />} />
      <Entry id="make-computable" words="Compute it from a new yes-or-no element" />
    </NamedMenu>
  );
}

function InsertMenu() {
  return (
    <NamedMenu words="Add" icon={<IconPlus size={15} />} what="Terms, codes and changes">
      <Entry id="define-term" words="Define a term…" icon={<IconVocabulary size={15} />} />
      <Entry id="add-code" words="Add a code…" icon={<IconHash size={15} />} />
      <Entry
        id="add-change"
        words="Add a line to the summary of changes…"
        icon={<IconListDetails size={15} />}
      />
    </NamedMenu>
  );
}

interface NamedMenuProps {
  readonly words: string;
  readonly icon: ReactNode;
  readonly what: string;
  readonly children: ReactNode;
}

function NamedMenu({ words, icon, what, children }: NamedMenuProps) {
  return (
    <Menu position="bottom-start" width={320}>
      <Menu.Target>
        <Button
          size="compact-sm"
          variant="subtle"
          color="gray"
          leftSection={icon}
          rightSection={<IconChevronDown size={13} aria-hidden />}
          title={what}
          className={styles['button'] ?? ''}
        >
          {words}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>{children}</Menu.Dropdown>
    </Menu>
  );
}

interface EntryProps {
  readonly id: string;
  readonly words: string;
  readonly icon?: ReactNode;
}

function Entry({ id, words, icon }: EntryProps) {
  const store = useAppStore();
  const keys = useKeys(id);
  return (
    <Menu.Item
      leftSection={icon}
      rightSection={keys === '' ? null : <kbd className={styles['keys']}>{keys}</kbd>}
      onClick={() => runCommand(store, id)}
    >
      {words}
    </Menu.Item>
  );
}

interface ToolProps {
  readonly id: string;
  readonly icon: ReactNode;
  /** Said in the tooltip, with the keys. */
  readonly what: string;
}

function IconButton({ id, icon, what }: ToolProps) {
  const store = useAppStore();
  return (
    <Tooltip label={useHint(id, what)}>
      <ActionIcon
        size="md"
        variant="subtle"
        color="gray"
        aria-label={what}
        onClick={() => runCommand(store, id)}
      >
        {icon}
      </ActionIcon>
    </Tooltip>
  );
}

function WordButton({ id, icon, what, words }: ToolProps & { readonly words: string }) {
  const store = useAppStore();
  return (
    <Tooltip label={useHint(id, what)}>
      <Button
        size="compact-sm"
        variant="subtle"
        color="gray"
        leftSection={icon}
        className={styles['button'] ?? ''}
        onClick={() => runCommand(store, id)}
      >
        {words}
      </Button>
    </Tooltip>
  );
}

function useHint(id: string, what: string): string {
  const keys = useKeys(id);
  return keys === '' ? what : `${what} (${keys})`;
}

/** Milliseconds. */
const saidFor = 8000;

/** What the last action did; read out by screen readers. */
function Said() {
  const written = useApp((state) => state.written);
  const [old, setOld] = useState(0);
  const serial = written?.serial ?? 0;
  useEffect(() => {
    const timer = setTimeout(() => setOld(serial), saidFor);
    return () => clearTimeout(timer);
  }, [serial]);
  return (
    <p className={styles['said']} role="status" title={written?.said}>
      {written === undefined || serial === old ? '' : written.said}
    </p>
  );
}
