// Joins a version's diagrams anew after a few nodes of its graph were edited; what does not stand above them is kept as it was.
import type { JointDiagram } from '../decision/compile-diagram.ts';
import { groupDiagram, joinSections } from '../decision/compile-diagram.ts';
import type { CriteriaGraph, GraphNode, NodeIndex } from '../decision/criteria-graph.ts';
import { childrenOf } from '../decision/criteria-index.ts';
import type { DiagramNode } from '../decision/diagram.ts';
import { metNode, notMetNode, unknownNode } from '../decision/diagram.ts';
import type { GraphEdit } from '../decision/wish.ts';

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
    const replacement = replacementOf(edit, index);
    if (replacement !== undefined || kept[index] === undefined) return replacement ?? kept[index];
    const node = edit.rejoined?.get(index);
    const children = childrenOf(node ?? written);
    if (!node && children.every((child) => now[child] === kept[child])) return kept[index];
    const left = children.flatMap((child) => (now[child] === 'gone' ? [] : [now[child] ?? unknownNode]));
    return left.length === 0 ? 'gone' : groupDiagram(store, node ?? written, left);
  };
  const replacementOf = ({ replaced }: GraphEdit, index: NodeIndex): DiagramNode | undefined => {
    const by = replaced?.get(index);
    if (by === undefined || typeof by === 'string') return by && truthNodes[by];
    return joint[by.graph === 0 ? 'old' : 'new'].nodes[by.node];
  };
  graph.nodes.forEach((node, index) => now.push(diagramOf(node, index)));
  const sections = graph.sections.flatMap(({ kind, root }) => {
    const diagram = now[root];
    return diagram === 'gone' ? [] : [[kind, diagram ?? unknownNode] as const];
  });
  return joinSections(store, edit.verdicts ?? graph.verdicts, new Map(sections), determinations);
}

const truthNodes = { met: metNode, 'not-met': notMetNode, unknown: unknownNode } as const;
