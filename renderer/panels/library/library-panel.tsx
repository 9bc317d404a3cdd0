// The library: guidelines with their versions, status and dates; the cases of a version stand beside it.
import { ActionIcon, Button, TextInput, Tooltip } from '@mantine/core';
import { IconAlertTriangle, IconFilePlus, IconFilter, IconRefresh, IconTestPipe } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import type { LibraryFile } from '../../../host/api.ts';
import { runCommand } from '../../app/commands.ts';
import { isUnsaved } from '../../app/state/documents-state.ts';
import { groupLibrary } from '../../app/state/library-groups.ts';
import type { LibraryGroup, LibraryVersion } from '../../app/state/library-groups.ts';
import { useActions, useApp, useAppStore } from '../../app/store-context.tsx';
import { SidePanel } from '../../ui/side-panel.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { hasWords, searchWords } from '../../ui/text-search.ts';
import styles from './library-panel.module.css';
import { Counts, Dates } from './version-facts.tsx';
import { VersionMenu } from './version-menu.tsx';

export function LibraryPanel() {
  const files = useApp((state) => state.library?.files);
  const [query, setQuery] = useState('');
  const [withArchived, setWithArchived] = useState(false);
  const archived = files?.filter(isArchived).length ?? 0;
  const { groups, strayCases } = useMemo(
    () => groupLibrary(matching(shownFiles(files ?? [], withArchived || query !== ''), query)),
    [files, query, withArchived],
  );
  return (
    <SidePanel
      title="Library"
      tools={
        <>
          <Tool
            label="New guideline from a template"
            command="new-guideline"
            icon={<IconFilePlus size={15} />}
          />
          <Tool label="Read the library again" command="reload-library" icon={<IconRefresh size={15} />} />
        </>
      }
    >
      {(files?.length ?? 0) > 6 ? <Filter query={query} onQuery={setQuery} /> : null}
      {groups.map((group) => (
        <GuidelineEntry key={`${group.kind} ${group.id}`} group={group} />
      ))}
      {strayCases.length === 0 ? null : (
        <section className={styles['group']} aria-label="Cases without a guideline beside them">
          <h3 className={styles['name']}>Cases</h3>
          <ul className={styles['versions']}>
            {strayCases.map((file) => (
              <li key={file.path} className={styles['version']}>
                <FileButton file={file} label={file.title || file.path} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {files !== undefined && groups.length === 0 && strayCases.length === 0 ? (
        <p className={styles['empty']}>{query === '' ? 'No guidelines yet.' : 'Nothing has these words.'}</p>
      ) : null}
      {archived === 0 || query !== '' ? null : (
        <Button
          className={styles['archived'] ?? ''}
          variant="subtle"
          color="gray"
          size="compact-xs"
          aria-pressed={withArchived}
          onClick={() => setWithArchived(!withArchived)}
        >
          {withArchived ? 'Hide' : 'Show'} what is archived ({archived})
        </Button>
      )}
    </SidePanel>
  );
}

interface ToolProps {
  readonly label: string;
  readonly command: string;
  readonly icon: React.ReactNode;
}

function Tool({ label, command, icon }: ToolProps) {
  const store = useAppStore();
  return (
    <Tooltip label={label}>
      <ActionIcon size="sm" aria-label={label} onClick={() => runCommand(store, command)}>
        {icon}
      </ActionIcon>
    </Tooltip>
  );
}

function Filter({ query, onQuery }: { readonly query: string; readonly onQuery: (query: string) => void }) {
  return (
    <TextInput
      className={styles['filter'] ?? ''}
      aria-label="Filter the library"
      placeholder="Filter"
      leftSection={<IconFilter size={14} aria-hidden />}
      value={query}
      onChange={(event) => onQuery(event.currentTarget.value)}
    />
  );
}

function GuidelineEntry({ group }: { readonly group: LibraryGroup }) {
  return (
    <section className={styles['group']} aria-label={group.title}>
      <h3 className={styles['name']}>
        {group.title}
        {group.kind === 'fragment' ? <span className={styles['kind']}>Shared part</span> : null}
      </h3>
      <ul className={styles['versions']}>
        {group.versions.map((version) => (
          <VersionEntry key={version.file.path} version={version} />
        ))}
      </ul>
    </section>
  );
}

function VersionEntry({ version: { file, cases } }: { readonly version: LibraryVersion }) {
  const [opened, setOpened] = useState(false);
  return (
    <li className={styles['version']}>
      <FileButton file={file} label={file.version || file.path} onMenu={() => setOpened(true)} />
      <span className={styles['tools']}>
        {file.problem === '' ? <VersionMenu file={file} opened={opened} onOpened={setOpened} /> : null}
        {cases === undefined ? null : <CasesButton file={cases} />}
      </span>
    </li>
  );
}

interface FileButtonProps {
  readonly file: LibraryFile;
  readonly label: string;
  /** The right button of the mouse, or the menu key of the keyboard. */
  readonly onMenu?: () => void;
}

function FileButton({ file, label, onMenu }: FileButtonProps) {
  const active = useApp((state) => state.activePath === file.path);
  const unsaved = useUnsaved(file.path);
  const { openFile, showComparison } = useActions();
  const open = (): void => {
    showComparison(false);
    void openFile(file.path);
  };
  return (
    <button
      type="button"
      className={styles['file']}
      data-active={active}
      aria-current={active ? 'true' : undefined}
      title={file.problem === '' ? file.path : `${file.path}: ${file.problem}`}
      onClick={open}
      onContextMenu={(event) => {
        if (onMenu === undefined || file.problem !== '') return;
        event.preventDefault();
        onMenu();
      }}
    >
      <span className={styles['line']}>
        <span className={styles['label']}>{label}</span>
        <StatusBadge status={file.status} />
        {unsaved ? (
          <span
            className={styles['unsaved']}
            title="Unsaved changes"
            role="img"
            aria-label="Unsaved changes"
          />
        ) : null}
        {file.kind === 'cases' ? null : <Counts path={file.path} />}
      </span>
      {file.problem === '' ? (
        <Dates file={file} />
      ) : (
        <span className={styles['problem']}>
          <IconAlertTriangle size={13} aria-hidden /> {file.problem}
        </span>
      )}
    </button>
  );
}

function CasesButton({ file }: { readonly file: LibraryFile }) {
  const active = useApp((state) => state.activePath === file.path);
  const { openFile, showComparison } = useActions();
  return (
    <Tooltip label="Cases of this version" position="right">
      <button
        type="button"
        className={styles['cases']}
        data-active={active}
        aria-current={active ? 'true' : undefined}
        aria-label={`Cases: ${file.path}`}
        onClick={() => {
          showComparison(false);
          void openFile(file.path);
        }}
      >
        <IconTestPipe size={15} aria-hidden />
      </button>
    </Tooltip>
  );
}

function useUnsaved(path: string): boolean {
  return useApp((state) => {
    const document = state.documents[path];
    return document !== undefined && isUnsaved(document);
  });
}

function isArchived(file: LibraryFile): boolean {
  return file.status === 'archived';
}

/** Without the archived versions and the cases beside them. */
function shownFiles(files: readonly LibraryFile[], all: boolean): readonly LibraryFile[] {
  if (all) return files;
  const hidden = new Set(files.filter(isArchived).map(({ path }) => path.replace(/\.guideline$/, '')));
  return files.filter(({ path }) => !hidden.has(path.replace(/\.(?:guideline|cases)$/, '')));
}

function matching(files: readonly LibraryFile[], query: string): readonly LibraryFile[] {
  const words = searchWords(query);
  if (words.length === 0) return files;
  return files.filter((file) =>
    hasWords([file.title, file.id, file.version, file.status, file.path].join(' '), words),
  );
}
