// What the tree panel asks of the language worker while it is to be seen, and how a person wants to see it; no answer is kept here.
import type { TreeHelp } from '../../worker/protocol.ts';
import type { Colours } from '../../panels/tree/colour-menu.tsx';
import type { Lens } from '../../panels/tree/lens.ts';
import type { Services, SliceTools } from './slice.ts';

/** Kept while other panels are in front. */
export interface TreeHelpSlice extends TreeHelp {
  readonly treeLens: Lens;
  readonly treeColours: Colours;
  setTreeLens(lens: Lens): void;
  setTreeColours(colours: Colours): void;
}

export function createTreeHelpSlice(
  { language }: Pick<Services, 'language'>,
  { set }: SliceTools<TreeHelpSlice>,
): TreeHelpSlice {
  return {
    treeLens: 'criteria',
    treeColours: { kind: 'case' },
    setTreeLens: (treeLens) => set({ treeLens }),
    setTreeColours: (treeColours) => set({ treeColours }),
    treeChanges: async (uri, olderUri) => await language.treeChanges(uri, olderUri),
    criterionNotes: async (uri, id) => await language.criterionNotes(uri, id),
    decisionWays: async (uri, facts) => await language.decisionWays(uri, facts),
  };
}
