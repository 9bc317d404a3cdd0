// What is wrong with the text in front, for the components that list or count it.
import { useMemo } from 'react';
import { openProblems } from './state/problems.ts';
import type { Problem } from './state/problems.ts';
import { useApp } from './store-context.tsx';

/** undefined until the text has been checked for the first time. */
export function useProblems(): readonly Problem[] | undefined {
  const path = useApp((state) => state.activePath);
  const check = useApp((state) => state.checks[state.activePath ?? '']);
  const known = useApp((state) => state.findings[state.activePath ?? '']);
  return useMemo(
    () => (path === undefined || check === undefined ? undefined : openProblems(path, check, known)),
    [path, check, known],
  );
}
