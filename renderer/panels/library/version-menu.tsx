// What can be done with one version: by its button, by the context menu of its row, and from the keyboard.
import { ActionIcon, Menu } from '@mantine/core';
import {
  IconArchive,
  IconCopy,
  IconDots,
  IconFilePlus,
  IconGitCompare,
  IconPencil,
  IconTrash,
} from '@tabler/icons-react';
import type { LibraryFile } from '../../../host/api.ts';
import { runCommand } from '../../app/commands.ts';
import type { LibraryTask } from '../../app/state/library-changes.ts';
import { useActions, useAppStore } from '../../app/store-context.tsx';
import styles from './library-panel.module.css';

interface VersionMenuProps {
  readonly file: LibraryFile;
  readonly opened: boolean;
  readonly onOpened: (opened: boolean) => void;
}

export function VersionMenu({ file, opened, onOpened }: VersionMenuProps) {
  const store = useAppStore();
  const { startTask, openFile } = useActions();
  const name = [file.title || file.path, file.version].filter(Boolean).join(' ');
  const start = (kind: LibraryTask['kind']) => () => startTask(kind, file.path);
  const compare = async (): Promise<void> => {
    if (await openFile(file.path)) runCommand(store, 'compare-versions');
  };
  return (
    <Menu opened={opened} onChange={onOpened} position="bottom-end" width={280} returnFocus>
      <Menu.Target>
        <ActionIcon className={styles['menu'] ?? ''} size="sm" aria-label={`What to do with ${name}`}>
          <IconDots size={15} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconFilePlus size={15} />} onClick={start('new-draft')}>
          New draft from this version…
        </Menu.Item>
        <Menu.Item leftSection={<IconGitCompare size={15} />} onClick={() => void compare()}>
          Compare with the version before
        </Menu.Item>
        <Menu.Item leftSection={<IconCopy size={15} />} onClick={start('duplicate')}>
          Duplicate as a new guideline…
        </Menu.Item>
        <Menu.Item leftSection={<IconPencil size={15} />} onClick={start('rename')}>
          Rename…
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item
          leftSection={<IconArchive size={15} />}
          disabled={file.status === 'archived'}
          onClick={start('archive')}
        >
          Archive…
        </Menu.Item>
        <Menu.Item leftSection={<IconTrash size={15} />} onClick={start('delete')}>
          Delete…
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
