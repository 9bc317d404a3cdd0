// Joins a version's diagrams anew after a few nodes of its graph were edited; what does not stand above them is kept as it was.
import type { JointDiagram } from '../decision/compile-diagram.ts';
import { groupDiagram, joinSections } from '../decision/compile-diagram.ts';
import type { CriteriaGraph, GraphNode, NodeIndex, VerdictTable } from '../decision/criteria-graph.ts';
import { childrenOf } from '../decision/criteria-index.ts';
import type { DiagramNode } from '../decision/diagram.ts';
import { unknownNode } from '../decision/diagram.ts';

export interface GraphEdit {
  /** Taken out of their lists. A list left empty by that is taken out as well, and a section that is gone decides nothing. */
  readonly gone?: ReadonlySet<NodeIndex>;
  /** Nodes that have another diagram. */
  readonly replaced?: ReadonlyMap<NodeIndex, DiagramNode>;
  /** Nodes that join the same children in another way. */
  readonly rejoined?: ReadonlyMap<NodeIndex, GraphNode>;
  readonly verdicts?: VerdictTable;
}

/** The determination of the edited graph. Without meaning where the store's budget is exceeded. */
export function editedRoot(
  { store, determinations, ...joint }: JointDiagram,
  side: 'old' | 'new',
  graph: CriteriaGraph,
  edit: GraphEdit,
): DiagramNode {
  const kept = joint[side].nodes;
  const now: (DiagramNode | 'gone' | undefined)[] = [];
  const diagramOf = (written: GraphNode, index: NodeIndex): DiagramNode | 'gone' | undefined => {
    if (edit.gone?.has(index)) return 'gone';
    const replacement = edit.replaced?.get(index);
    if (replacement !== undefined || kept[index] === undefined) return replacement ?? kept[index];
    const node = edit.rejoined?.get(index);
    const children = childrenOf(node ?? written);
    if (!node && children.every((child) => now[child] === kept[child])) return kept[index];
    const left = children.flatMap((child) => (now[child] === 'gone' ? [] : [now[child] ?? unknownNode]));
    return left.length === 0 ? 'gone' : groupDiagram(store, node ?? written, left);
  };
  graph.nodes.forEach((node, index) => now.push(diagramOf(node, index)));
  const sections = graph.sections.flatMap(({ kind, root }) => {
    const diagram = now[root];
    return diagram === 'gone' ? [] : [[kind, diagram ?? unknownNode] as const];
  });
  return joinSections(store, edit.verdicts ?? graph.verdicts, new Map(sections), determinations);
}
