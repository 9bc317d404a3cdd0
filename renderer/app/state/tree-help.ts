// What the tree panel asks of the language worker while it is to be seen; nothing of it is kept here.
import type { TreeHelp } from '../../worker/protocol.ts';
import type { Services } from './slice.ts';

export type TreeHelpSlice = TreeHelp;

export function createTreeHelpSlice({ language }: Pick<Services, 'language'>): TreeHelpSlice {
  return {
    treeCoverage: async (uri) => await language.treeCoverage(uri),
    treeChanges: async (uri, olderUri) => await language.treeChanges(uri, olderUri),
    criterionNotes: async (uri, id) => await language.criterionNotes(uri, id),
    decisionWays: async (uri, facts) => await language.decisionWays(uri, facts),
  };
}
