// The folds of one tree over its life: chosen at first, kept through edits, opened for what is to be seen.
import { useCallback, useEffect, useState } from 'react';
import { foldAtFirst, foldBelow, keepFolds, toggleFold, unfoldTo } from './fold.ts';
import type { Folded } from './fold.ts';
import type { TreeIndex } from './tree-index.ts';

export interface Folds {
  readonly folded: Folded;
  toggle(id: string): void;
  /** Everything deeper than this level is folded; Infinity unfolds all. */
  foldTo(level: number): void;
  /** Grows with every `foldTo`. */
  readonly turn: number;
}

/** `revealed`: ids that must be seen whenever they change. */
export function useFolds(index: TreeIndex, revealed: readonly (string | undefined)[]): Folds {
  const [state, setState] = useState(() => ({ index, folded: foldAtFirst(index), turn: 0 }));
  if (state.index !== index)
    setState({ ...state, index, folded: nextFolds(state.index, index, state.folded) });
  const [first, second] = revealed;
  useReveal(first, setState);
  useReveal(second, setState);
  const toggle = useCallback(
    (id: string) => setState((old) => ({ ...old, folded: toggleFold(old.folded, id) })),
    [],
  );
  const foldTo = useCallback(
    (level: number) =>
      setState((old) => ({ ...old, folded: foldBelow(old.index, level), turn: old.turn + 1 })),
    [],
  );
  return { folded: state.folded, toggle, foldTo, turn: state.turn };
}

interface FoldState {
  readonly index: TreeIndex;
  readonly folded: Folded;
  readonly turn: number;
}

function useReveal(id: string | undefined, setState: (change: (old: FoldState) => FoldState) => void): void {
  useEffect(() => {
    if (id === undefined) return;
    setState((old) => {
      const folded = unfoldTo(old.index, old.folded, id);
      return folded === old.folded ? old : { ...old, folded };
    });
  }, [id, setState]);
}

/** Another guideline is folded anew; an edit of the same keeps what the user chose. */
function nextFolds(before: TreeIndex, after: TreeIndex, folded: Folded): Folded {
  const shared = after.order.filter((id) => before.entries.has(id)).length;
  return shared * 2 < after.order.length ? foldAtFirst(after) : keepFolds(after, folded);
}
