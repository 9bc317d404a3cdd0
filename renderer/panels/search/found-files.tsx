// The places that were found, by file: each leads to the text, and is replaced alone, with its file or with all.
import { ActionIcon, Tooltip } from '@mantine/core';
import { IconChevronDown, IconChevronRight, IconReplace } from '@tabler/icons-react';
import { useCallback, useState } from 'react';
import type { TextMatch } from '../../../dsl/index.ts';
import { canReplace } from '../../app/state/searching.ts';
import type { FoundFile } from '../../app/state/searching.ts';
import { useActions, useApp } from '../../app/store-context.tsx';
import styles from './search.module.css';

export function FoundFiles() {
  const files = useApp((state) => state.librarySearch?.files);
  const list = useArrowKeys();
  if (files === undefined || files.length === 0) return null;
  return (
    <ul ref={list} className={styles['files']} aria-label="Places found">
      {files.map((file) => (
        <FileRow key={file.path} file={file} />
      ))}
    </ul>
  );
}

/** Up and down go from row to row; the Tab key also finds what replaces each. */
function useArrowKeys(): (list: HTMLUListElement | null) => (() => void) | undefined {
  return useCallback((list: HTMLUListElement | null) => {
    if (list === null) return undefined;
    const press = (event: KeyboardEvent): void => {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (step === undefined || event.altKey || event.ctrlKey) return;
      const rows = [...list.querySelectorAll<HTMLElement>('button:first-child')];
      const at = rows.findIndex((row) => row.parentElement?.contains(document.activeElement) === true);
      rows[Math.min(Math.max(at + step, 0), rows.length - 1)]?.focus();
      event.preventDefault();
    };
    list.addEventListener('keydown', press);
    return () => list.removeEventListener('keydown', press);
  }, []);
}

function FileRow({ file }: { readonly file: FoundFile }) {
  const [open, setOpen] = useState(true);
  const title = useApp((state) => state.library?.files.find(({ path }) => path === file.path)?.title ?? '');
  const offered = useApp(canReplace);
  const { replaceFound } = useActions();
  const { path, matches } = file;
  return (
    <li>
      <div className={styles['file']}>
        <button type="button" aria-expanded={open} title={path} onClick={() => setOpen(!open)}>
          {open ? <IconChevronDown size={14} aria-hidden /> : <IconChevronRight size={14} aria-hidden />}
          <span className={styles['fileName']}>
            {title === '' ? null : <strong>{title}</strong>}
            <PathWords path={path} />
          </span>
          <span className={styles['count']}>{matches.length}</span>
        </button>
        {offered ? (
          <Tooltip label="Replace in this file">
            <ActionIcon size="sm" aria-label={`Replace in ${path}`} onClick={() => void replaceFound(path)}>
              <IconReplace size={14} aria-hidden />
            </ActionIcon>
          </Tooltip>
        ) : null}
      </div>
      {open ? (
        <ul className={styles['matches']}>
          {matches.slice(0, mostShown).map((match) => (
            <MatchRow key={match.span.start} path={path} match={match} />
          ))}
          {matches.length > mostShown ? (
            <li className={styles['rest']}>and {matches.length - mostShown} more in this file</li>
          ) : null}
        </ul>
      ) : null}
    </li>
  );
}

/** Where it is too long the folder is cut: the name tells versions apart. */
function PathWords({ path }: { readonly path: string }) {
  const at = path.lastIndexOf('/') + 1;
  return (
    <small className={styles['path']}>
      <span>{path.slice(0, at)}</span>
      <span data-part="name">{path.slice(at)}</span>
    </small>
  );
}

/** So many rows are drawn at once without a pause. */
const mostShown = 200;

function MatchRow({ path, match }: { readonly path: string; readonly match: TextMatch }) {
  const offered = useApp(canReplace);
  const { goTo, replaceFound } = useActions();
  const { span, line, before, found, after, newText } = match;
  const replaces = offered && !match.breaksId;
  return (
    <li className={styles['match']}>
      <button type="button" onClick={() => void goTo(path, span.start, span.end)}>
        <small>{line + 1}</small>
        <span>
          {before.length > 18 ? `…${before.slice(-16)}` : before}
          {replaces ? (
            <>
              <del>{found}</del>
              <ins>{newText}</ins>
            </>
          ) : (
            <mark>{found}</mark>
          )}
          {after}
        </span>
      </button>
      {replaces ? (
        <Tooltip label="Replace this one">
          <ActionIcon
            size="sm"
            aria-label={`Replace in line ${line + 1} of ${path}`}
            onClick={() => void replaceFound(path, match)}
          >
            <IconReplace size={14} aria-hidden />
          </ActionIcon>
        </Tooltip>
      ) : null}
    </li>
  );
}
