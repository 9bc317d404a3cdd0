// The state of a search in the tree panel: what was typed, the hits, the current one.
import { useCallback, useDeferredValue, useMemo, useState } from 'react';
import { searchWords } from '../../ui/text-search.ts';

export interface Search {
  readonly query: string;
  readonly words: readonly string[];
  readonly hits: readonly string[];
  readonly hitSet: ReadonlySet<string>;
  /** The hit to show now; undefined until the user has typed something that is found. */
  readonly current: string | undefined;
  /** 1-based, 0 for none. */
  readonly place: number;
  setQuery(query: string): void;
  next(): void;
  previous(): void;
}

/** `find` must keep its identity while what it searches is the same. */
export function useSearch(find: (query: string) => readonly string[]): Search {
  const [query, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const deferred = useDeferredValue(query);
  const words = useMemo(() => searchWords(deferred), [deferred]);
  const hits = useMemo(() => find(deferred), [find, deferred]);
  const hitSet = useMemo(() => new Set(hits), [hits]);
  const place = hits.length === 0 ? 0 : (((at % hits.length) + hits.length) % hits.length) + 1;
  const setQuery = useCallback((typed: string) => {
    setTyped(typed);
    setAt(0);
  }, []);
  const next = useCallback(() => setAt((now) => now + 1), []);
  const previous = useCallback(() => setAt((now) => now - 1), []);
  return { query, words, hits, hitSet, current: hits[place - 1], place, setQuery, next, previous };
}
