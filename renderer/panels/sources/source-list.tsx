// A list beside the text that can be searched, of which what nobody uses is marked and can be shown alone; knows no guideline.
import { Button, Switch, TextInput } from '@mantine/core';
import { IconPlus, IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { EmptyState } from '../../ui/empty-state.tsx';
import { hasWords, searchWords } from '../../ui/text-search.ts';
import styles from './sources.module.css';

interface SourceListProps<T> {
  /** In small letters, as in `Find in the references`. */
  readonly name: string;
  /** undefined: not known yet. */
  readonly entries: readonly T[] | undefined;
  readonly icon: ReactNode;
  readonly empty: string;
  readonly unusedWords: string;
  readonly add: string;
  onAdd(): void;
  keyOf(entry: T): string;
  wordsOf(entry: T): string;
  isUsed(entry: T): boolean;
  readonly children: (entry: T) => ReactNode;
}

export function SourceList<T>({ entries, children, ...props }: SourceListProps<T>) {
  const [search, setSearch] = useState('');
  const [unusedOnly, setUnusedOnly] = useState(false);
  const addButton = (
    <Button size="compact-sm" variant="default" leftSection={<IconPlus size={14} />} onClick={props.onAdd}>
      {props.add}
    </Button>
  );
  if (entries === undefined) return null;
  if (entries.length === 0)
    return (
      <EmptyState icon={props.icon} title={`No ${props.name} yet`} actions={addButton}>
        {props.empty}
      </EmptyState>
    );
  const words = searchWords(search);
  const unused = entries.filter((entry) => !props.isUsed(entry)).length;
  const found = entries.filter(
    (entry) => hasWords(props.wordsOf(entry), words) && !(unusedOnly && props.isUsed(entry)),
  );
  return (
    <div className={styles['panel']}>
      <div className={styles['tools']}>
        <TextInput
          size="xs"
          className={styles['search'] ?? ''}
          aria-label={`Find in the ${props.name}`}
          placeholder={`Find in ${entries.length} ${props.name}`}
          leftSection={<IconSearch size={14} aria-hidden />}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
        {addButton}
        {unused === 0 && !unusedOnly ? null : (
          <Switch
            size="xs"
            label={`${props.unusedWords} (${unused})`}
            checked={unusedOnly}
            onChange={(event) => setUnusedOnly(event.currentTarget.checked)}
          />
        )}
      </div>
      <ul className={styles['list']} aria-label={props.name} tabIndex={-1}>
        {found.map((entry) => (
          <li key={props.keyOf(entry)} data-unused={!props.isUsed(entry)}>
            {children(entry)}
          </li>
        ))}
      </ul>
      {found.length === 0 ? <p className={styles['none']}>None of them fits.</p> : null}
    </div>
  );
}
