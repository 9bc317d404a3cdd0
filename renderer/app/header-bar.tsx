// The bar at the top: the app, the guideline that is open with its version and status, and the few actions that are always at hand.
import { ActionIcon, Button, Menu, Tooltip } from '@mantine/core';
import {
  IconArrowsDiff,
  IconClock,
  IconHelpCircle,
  IconHistory,
  IconPackageExport,
  IconSearch,
  IconSettings,
} from '@tabler/icons-react';
import { StatusBadge } from '../ui/status-badge.tsx';
import { commands, isAvailable, runCommand } from './commands.ts';
import styles from './header-bar.module.css';
import { isUnsaved } from './state/documents-state.ts';
import { useActions, useApp, useAppStore } from './store-context.tsx';
import { useKeys } from './use-keys.ts';

export function HeaderBar() {
  const store = useAppStore();
  const keys = useKeys('command-palette');
  return (
    <header data-region="header" className={styles['bar']}>
      <Brand />
      <OpenFile />
      <button type="button" className={styles['search']} onClick={() => runCommand(store, 'command-palette')}>
        <IconSearch size={15} aria-hidden />
        <span>Commands and files</span>
        {keys === '' ? null : <kbd>{keys}</kbd>}
      </button>
      <div className={styles['actions']}>
        <CommandButton id="compare-versions" label="Compare" icon={<IconArrowsDiff size={16} />} />
        <CommandButton id="replay-cases" label="Replay" icon={<IconHistory size={16} />} />
        <CommandButton id="export-bundle" label="Export" icon={<IconPackageExport size={16} />} />
        <RecentMenu />
        <SettingsButton />
        <HelpMenu />
      </div>
    </header>
  );
}

function Brand() {
  return (
    <div className={styles['brand']}>
      <svg viewBox="0 0 24 24" width="22" height="22" aria-hidden="true">
        <rect width="24" height="24" rx="5" className={styles['markGround']} />
        <g className={styles['markLines']}>
          <path d="M7 6.2v11.6M7 8.6h4.2M7 14.4h4.2" />
          <path d="m14.2 8.2 1.4 1.4 2.6-2.8M14.2 14l1.4 1.4 2.6-2.8" />
        </g>
      </svg>
      <span>Guideline Studio</span>
    </div>
  );
}

function OpenFile() {
  const path = useApp((state) => state.activePath);
  const file = useApp((state) =>
    state.library?.files.find((candidate) => candidate.path === state.activePath),
  );
  const printedTitle = useApp((state) => state.analyses[state.activePath ?? '']?.printed?.title);
  const unsaved = useApp((state) => {
    const document = state.documents[state.activePath ?? ''];
    return document !== undefined && isUnsaved(document);
  });
  if (path === undefined) return <div className={styles['file']} />;
  return (
    <div className={styles['file']}>
      <h1 className={styles['title']} title={path}>
        {file?.title || printedTitle || path}
      </h1>
      {file?.version ? <span className={styles['version']}>{file.version}</span> : null}
      <StatusBadge status={file?.status ?? ''} />
      {unsaved ? <span className={styles['unsaved']}>Unsaved</span> : null}
    </div>
  );
}

interface CommandButtonProps {
  readonly id: string;
  readonly label: string;
  readonly icon: React.ReactNode;
}

function CommandButton({ id, label, icon }: CommandButtonProps) {
  const store = useAppStore();
  const command = commands.find((candidate) => candidate.id === id);
  const available = useApp((state) => command !== undefined && isAvailable(command, state));
  return (
    <Button
      variant="subtle"
      color="gray"
      leftSection={icon}
      disabled={!available}
      data-tour={id}
      onClick={() => runCommand(store, id)}
      className={styles['action'] ?? ''}
    >
      {label}
    </Button>
  );
}

function SettingsButton() {
  const store = useAppStore();
  const keys = useKeys('settings');
  return (
    <Tooltip label={keys === '' ? 'Settings' : `Settings (${keys})`}>
      <ActionIcon size="lg" aria-label="Settings" onClick={() => runCommand(store, 'settings')}>
        <IconSettings size={17} />
      </ActionIcon>
    </Tooltip>
  );
}

function RecentMenu() {
  const recent = useApp((state) => state.settings.recent);
  const library = useApp((state) => state.library);
  const active = useApp((state) => state.activePath);
  const { openFile, showComparison } = useActions();
  const known = recent.flatMap((path) => library?.files.find((file) => file.path === path) ?? []);
  const others = known.filter(({ path }) => path !== active);
  return (
    <Menu position="bottom-end" width={320}>
      <Menu.Target>
        <Tooltip label="Recent files">
          <ActionIcon size="lg" aria-label="Recent files">
            <IconClock size={17} />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>Open again</Menu.Label>
        {others.map(({ path, title, version }) => (
          <Menu.Item
            key={path}
            onClick={() => void openFile(path).then(() => showComparison(false))}
            rightSection={<small className={styles['hint']}>{version}</small>}
          >
            {title === '' ? path : title}
          </Menu.Item>
        ))}
        {others.length === 0 ? <Menu.Item disabled>No other file was opened yet</Menu.Item> : null}
      </Menu.Dropdown>
    </Menu>
  );
}

function HelpMenu() {
  const store = useAppStore();
  const shown = useApp((state) =>
    commands
      .filter((command) => command.group === 'Help' && isAvailable(command, state))
      .map(({ id }) => id)
      .join(' '),
  ).split(' ');
  return (
    <Menu position="bottom-end" width={300}>
      <Menu.Target>
        <Tooltip label="Help">
          <ActionIcon size="lg" aria-label="Help" data-tour="help">
            <IconHelpCircle size={17} />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown>
        {[...shown, 'command-palette'].map((id) => (
          <HelpItem key={id} id={id} onRun={() => runCommand(store, id)} />
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

function HelpItem({ id, onRun }: { readonly id: string; readonly onRun: () => void }) {
  const keys = useKeys(id);
  return (
    <Menu.Item onClick={onRun} rightSection={<small className={styles['hint']}>{keys}</small>}>
      {commands.find((command) => command.id === id)?.title}
    </Menu.Item>
  );
}
