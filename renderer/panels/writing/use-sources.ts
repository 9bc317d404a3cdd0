// References and terms of a document as its last analysis has them; those of a moment ago stay while newer are asked for.
import { useEffect, useState } from 'react';
import type { SourcesAndTerms } from '../../../dsl/index.ts';
import { useApp, useAppStore } from '../../app/store-context.tsx';

export function useSources(path: string | undefined): SourcesAndTerms | undefined {
  const store = useAppStore();
  const version = useApp((state) => state.analyses[path ?? '']?.version);
  const [known, setKnown] = useState<{ readonly path: string; readonly sources: SourcesAndTerms }>();
  useEffect(() => {
    if (path === undefined || version === undefined) return undefined;
    let wanted = true;
    store
      .getState()
      .sourcesAndTerms({ uri: path, version })
      .then(
        (sources) => {
          if (wanted && sources !== undefined) setKnown({ path, sources });
        },
        (error: unknown) => {
          if (wanted) store.getState().notifyFailure('References and terms could not be read', error);
        },
      );
    return () => {
      wanted = false;
    };
  }, [store, path, version]);
  return known !== undefined && known.path === path ? known.sources : undefined;
}
