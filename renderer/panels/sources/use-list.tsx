// Where an entry is used: how often, and a way to each place, named by the criterion that stands there.
import type { ListedReference, OutlineEntry } from '../../../dsl/index.ts';
import type { AppState } from '../../app/store.ts';
import { useActions, useApp } from '../../app/store-context.tsx';
import styles from './sources.module.css';

type Uses = ListedReference['uses'];

interface UseListProps {
  readonly uses: Uses;
  readonly one: string;
  /** Before a number and `times`. */
  readonly many: string;
  readonly none: string;
}

export function UseList({ uses, one, many, none }: UseListProps) {
  const { goTo } = useActions();
  const analyses = useApp((state) => state.analyses);
  if (uses.length === 0) return <p className={styles['unused']}>{none}</p>;
  return (
    <p className={styles['uses']}>
      <span>{uses.length === 1 ? one : `${many} ${uses.length} times`}</span>
      {placesOf(uses, analyses).map(({ words, first, count }) => (
        <button
          key={words}
          type="button"
          title={words}
          onClick={() => void goTo(first.uri, first.span.start, first.span.end)}
        >
          {count === 1 ? words : `${words} (${count})`}
        </button>
      ))}
    </p>
  );
}

interface UsedIn {
  readonly words: string;
  readonly first: Uses[number];
  readonly count: number;
}

/** Each criterion once; a text that is not open is named by its file. */
function placesOf(uses: Uses, analyses: AppState['analyses']): readonly UsedIn[] {
  const found = new Map<string, UsedIn>();
  for (const use of uses) {
    const words = nameAt(analyses[use.uri]?.outline ?? [], use.span.start) ?? use.uri;
    const known = found.get(words);
    found.set(words, { words, first: known?.first ?? use, count: (known?.count ?? 0) + 1 });
  }
  return [...found.values()];
}

/** The innermost criterion or section. */
function nameAt(entries: readonly OutlineEntry[], offset: number): string | undefined {
  const entry = entries.find(({ span }) => offset >= span.start && offset <= span.end);
  return entry === undefined ? undefined : (nameAt(entry.children, offset) ?? entry.label);
}
