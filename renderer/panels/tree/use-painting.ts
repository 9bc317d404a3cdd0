// The marks of the boxes for the chosen colours, and the tree that they stand on.
import { useMemo } from 'react';
import type { Coverage, CriteriaTree, TreeChanges } from '../../../dsl/index.ts';
import type { Colours } from './colour-menu.tsx';
import { paintCase, paintChanges, paintCoverage } from './marks.ts';
import type { Painting, States } from './marks.ts';
import { withRemoved } from './removed-nodes.ts';

interface PaintingInput {
  readonly criteria: CriteriaTree;
  readonly colours: Colours;
  readonly states?: States | undefined;
  readonly coverage: Coverage | undefined;
  readonly changes: TreeChanges | undefined;
}

export function usePainting({ criteria, colours, states, coverage, changes }: PaintingInput): {
  readonly painting: Painting;
  /** With the criteria that are gone, where changes are shown. */
  readonly tree: CriteriaTree;
} {
  const { kind } = colours;
  const painting = useMemo(() => {
    switch (kind) {
      case 'case':
        return paintCase(states, criteria);
      case 'coverage':
        return paintCoverage(coverage);
      case 'changes':
        return paintChanges(changes);
    }
  }, [kind, states, criteria, coverage, changes]);
  const removed = kind === 'changes' ? changes?.removed : undefined;
  const tree = useMemo(() => withRemoved(criteria, removed ?? []), [criteria, removed]);
  return { painting, tree };
}
