// Where the cursor stands, from the section down to the criterion, above the text; each step leads there.
import { useEffect, useState } from 'react';
import type { OutlineEntry } from '../../dsl/index.ts';
import styles from './breadcrumbs.module.css';
import { fileName } from './state/file-names.ts';
import { useActions, useApp, useAppStore } from './store-context.tsx';

export function Breadcrumbs({ path }: { readonly path: string }) {
  const { goTo } = useActions();
  const openPaths = useApp((state) => state.openPaths);
  const crumbs = useCrumbs(path);
  return (
    <nav className={styles['crumbs']} aria-label="Where the cursor stands">
      <ol>
        <li>
          <button type="button" onClick={() => void goTo(path, 0, 0)}>
            {fileName(path, openPaths)}
          </button>
        </li>
        {crumbs.map((entry, index) => (
          <li key={entry.span.start}>
            <button
              type="button"
              title={entry.label}
              aria-current={index === crumbs.length - 1 ? 'location' : undefined}
              onClick={() => void goTo(path, entry.name.start, entry.name.start)}
            >
              {entry.label || entry.kind}
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}

/** Milliseconds that the cursor rests: a person who types does not read this. */
const pause = 100;

/** Those of the last text that was checked stay until the next are there. */
function useCrumbs(path: string): readonly OutlineEntry[] {
  const store = useAppStore();
  const offset = useApp(({ cursor }) => (cursor?.path === path ? cursor.offset : undefined));
  const version = useApp((state) => state.analyses[path]?.version);
  const [known, setKnown] = useState<{ readonly path: string; readonly crumbs: readonly OutlineEntry[] }>();
  useEffect(() => {
    if (offset === undefined || version === undefined) return undefined;
    let wanted = true;
    const timer = setTimeout(() => {
      const { help, documents } = store.getState();
      if (documents[path]?.version !== version) return;
      help.breadcrumbs({ uri: path, version }, offset).then(
        (crumbs) => {
          if (wanted && crumbs !== undefined) setKnown({ path, crumbs });
        },
        () => undefined,
      );
    }, pause);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [store, path, offset, version]);
  return known?.path === path ? known.crumbs : [];
}
