// What the tree panel asks beside the criteria: changes, notes on a criterion, the way of a case; knows no panel.
import { criterionNotes, decisionWays, labelledDiagram, readFacts, treeChanges } from '../../dsl/index.ts';
import type { CriteriaGraph, DecisionDiagram, TooLarge, Workspace } from '../../dsl/index.ts';
import type { TreeHelp } from './protocol.ts';

export function createTreeHelp(
  workspace: Workspace,
  diagramOf: (graph: CriteriaGraph) => DecisionDiagram | TooLarge,
): TreeHelp {
  const labelled = new WeakMap<DecisionDiagram, DecisionDiagram>();
  return {
    treeChanges: async (uri, olderUri) => treeChanges(workspace, uri, olderUri),
    criterionNotes: async (uri, id) => criterionNotes(workspace, uri, id),
    decisionWays: async (uri, facts) => {
      const graph = workspace.guideline(uri)?.graph;
      if (graph === undefined) return undefined;
      const diagram = diagramOf(graph);
      if (diagram.exceeded) return undefined;
      const complete = labelled.get(diagram) ?? labelledDiagram(graph, diagram);
      labelled.set(diagram, complete);
      return decisionWays(diagram, complete, readFacts(graph, facts).values);
    },
  };
}
