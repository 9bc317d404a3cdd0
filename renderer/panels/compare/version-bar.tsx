// Which two versions stand against each other, and the way to turn them around.
import { ActionIcon, NativeSelect, Tooltip } from '@mantine/core';
import { IconArrowRight, IconArrowsExchange } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import styles from './compare.module.css';

/** A version that may be compared. */
export interface VersionChoice {
  readonly path: string;
  /** What people call it, such as `2024.2 (published)`. */
  readonly label: string;
}

interface VersionBarProps {
  readonly versions: readonly VersionChoice[];
  readonly oldPath: string;
  readonly newPath: string;
  /** While something runs on them. */
  readonly disabled?: boolean;
  onChoose(oldPath: string, newPath: string): void;
  readonly status: ReactNode;
  readonly actions: ReactNode;
}

export function VersionBar({
  versions,
  oldPath,
  newPath,
  disabled = false,
  onChoose,
  status,
  actions,
}: VersionBarProps): ReactNode {
  const data = versions.map(({ path, label }) => ({ value: path, label }));
  return (
    <div className={styles['versions']}>
      <NativeSelect
        className={styles['version'] ?? ''}
        aria-label="Old version"
        data={withChosen(data, oldPath)}
        value={oldPath}
        disabled={disabled}
        onChange={(event) => onChoose(event.currentTarget.value, newPath)}
      />
      <IconArrowRight size={17} aria-label="to" />
      <NativeSelect
        className={styles['version'] ?? ''}
        aria-label="New version"
        data={withChosen(data, newPath)}
        value={newPath}
        disabled={disabled}
        onChange={(event) => onChoose(oldPath, event.currentTarget.value)}
      />
      <Tooltip label="Turn around">
        <ActionIcon
          disabled={disabled}
          aria-label="Turn the two versions around"
          onClick={() => onChoose(newPath, oldPath)}
        >
          <IconArrowsExchange size={17} />
        </ActionIcon>
      </Tooltip>
      <span className={styles['status']} role="status">
        {status}
      </span>
      {actions}
    </div>
  );
}

type Option = { readonly value: string; readonly label: string };

/** A file that has left the library is still the one that is shown. */
function withChosen(data: readonly Option[], path: string): Option[] {
  return data.some((option) => option.value === path) ? [...data] : [{ value: path, label: path }, ...data];
}
