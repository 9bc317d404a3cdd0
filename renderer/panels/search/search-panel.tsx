// Find and replace over the library: what is sought and where, the places by file, and what each would become.
import { ActionIcon, Button, Checkbox, Chip, TextInput, Tooltip } from '@mantine/core';
import { IconLetterCase, IconLetterW, IconRegex, IconSearch } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import type { LibraryFile } from '../../../host/api.ts';
import { canReplace, countPlaces } from '../../app/state/searching.ts';
import type { LibraryQuery, LibrarySearch } from '../../app/state/searching.ts';
import { useActions, useApp } from '../../app/store-context.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { FoundFiles } from './found-files.tsx';
import { ReplaceAllDialog } from './replace-all-dialog.tsx';
import styles from './search.module.css';

export function SearchPanel() {
  const query = useApp((state) => state.libraryQuery);
  const { changeLibraryQuery, searchLibrary } = useActions();
  const field = useRef<HTMLInputElement>(null);
  const wish = useApp((state) => state.findWish);
  useEffect(() => {
    if (wish > 0) field.current?.select();
  }, [wish]);
  return (
    <section className={styles['panel']} aria-label="Find and replace in the library">
      <div className={styles['form']}>
        <TextInput
          ref={field}
          aria-label="Find in the library"
          placeholder="Find in the library"
          maxLength={500}
          value={query.words}
          onChange={(event) => changeLibraryQuery({ words: event.currentTarget.value })}
          onKeyDown={(event) => {
            if (event.key === 'Enter') void searchLibrary();
          }}
        />
        <Ways query={query} />
        <TextInput
          aria-label="Replace with"
          placeholder="Replace with"
          maxLength={5000}
          value={query.replacement}
          onChange={(event) => changeLibraryQuery({ replacement: event.currentTarget.value })}
        />
        {query.replacement === '' && query.words !== '' ? (
          <Checkbox
            size="xs"
            label="Replace with nothing: offer to remove it"
            checked={query.removes}
            onChange={(event) => changeLibraryQuery({ removes: event.currentTarget.checked })}
          />
        ) : null}
        <Scope query={query} />
      </div>
      <Standing />
      <FoundFiles />
    </section>
  );
}

function Ways({ query }: { readonly query: LibraryQuery }) {
  return (
    <div className={styles['ways']} role="group" aria-label="How it is sought">
      <Way
        name="matchCase"
        label="Capital letters matter"
        query={query}
        icon={<IconLetterCase size={16} />}
      />
      <Way name="wholeWords" label="Whole words only" query={query} icon={<IconLetterW size={16} />} />
      <Way name="isPattern" label="As a regular expression" query={query} icon={<IconRegex size={16} />} />
    </div>
  );
}

interface WayProps {
  readonly name: 'matchCase' | 'wholeWords' | 'isPattern';
  readonly label: string;
  readonly query: LibraryQuery;
  readonly icon: ReactNode;
}

function Way({ name, label, query, icon }: WayProps) {
  const { changeLibraryQuery } = useActions();
  return (
    <Tooltip label={label}>
      <ActionIcon
        aria-label={label}
        aria-pressed={query[name]}
        variant={query[name] ? 'light' : 'subtle'}
        color={query[name] ? 'teal' : 'gray'}
        onClick={() => changeLibraryQuery({ [name]: !query[name] })}
      >
        {icon}
      </ActionIcon>
    </Tooltip>
  );
}

const kinds: readonly { readonly kind: LibraryFile['kind']; readonly label: string }[] = [
  { kind: 'guideline', label: 'Guidelines' },
  { kind: 'fragment', label: 'Fragments' },
  { kind: 'cases', label: 'Cases' },
];

function Scope({ query }: { readonly query: LibraryQuery }) {
  const { changeLibraryQuery } = useActions();
  return (
    <>
      <Chip.Group
        multiple
        value={[...query.kinds]}
        onChange={(chosen) =>
          changeLibraryQuery({ kinds: kinds.map(({ kind }) => kind).filter((kind) => chosen.includes(kind)) })
        }
      >
        <div className={styles['kinds']} role="group" aria-label="Where it is sought">
          {kinds.map(({ kind, label }) => (
            <Chip key={kind} value={kind} size="xs">
              {label}
            </Chip>
          ))}
        </div>
      </Chip.Group>
      <Checkbox
        size="xs"
        label="Only the words of criteria"
        checked={query.criteriaOnly}
        onChange={(event) => changeLibraryQuery({ criteriaOnly: event.currentTarget.checked })}
      />
    </>
  );
}

function Standing() {
  const search = useApp((state) => state.librarySearch);
  const offered = useApp(canReplace);
  const removes = useApp((state) => state.libraryQuery.replacement === '');
  const [asking, setAsking] = useState(false);
  const { cancelSearch } = useActions();
  if (search === undefined)
    return (
      <EmptyState icon={<IconSearch size={24} />} title="Find in every file">
        <p>
          A term that a policy renames stands in guidelines, fragments and cases alike. Type it above: each
          place is shown with its line, and what it would become.
        </p>
      </EmptyState>
    );
  const count = countPlaces(search.files);
  return (
    <div className={styles['standing']}>
      <p role="status">{standingWords(search, count)}</p>
      {search.slow ? (
        <>
          <progress value={search.done} max={search.of} aria-label="Files looked at" />
          <Button size="compact-xs" variant="default" onClick={cancelSearch}>
            Stop
          </Button>
        </>
      ) : null}
      {count === 0 || search.running || !offered ? null : (
        <Button size="compact-xs" variant={removes ? 'default' : 'filled'} onClick={() => setAsking(true)}>
          {removes ? 'Remove all' : 'Replace all'}
        </Button>
      )}
      {asking ? <ReplaceAllDialog files={search.files} onClose={() => setAsking(false)} /> : null}
    </div>
  );
}

function standingWords({ problem, running, done, of, files }: LibrarySearch, count: number): string {
  if (problem !== '') return problem;
  if (running) return `Looking: ${done} of ${of} files`;
  if (count === 0) return `Nothing found in ${of} files. Look at the choices above: letters, words, kinds.`;
  const places = `${count} ${count === 1 ? 'place' : 'places'} in ${files.length} ${files.length === 1 ? 'file' : 'files'}`;
  return files.some(({ more }) => more) ? `${places}, and more` : places;
}
