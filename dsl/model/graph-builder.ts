// Collects the nodes and elements of one criteria graph in order; children first by construction.
import type { Element, ElementIndex, GraphNode, NodeIndex } from '../decision/criteria-graph.ts';

export interface GraphBuilder {
  add(node: GraphNode): NodeIndex;
  /** The index of an element under its key; a second element of the same key is the first. */
  addElement(element: Element): ElementIndex;
  elementIndex(key: string): ElementIndex | undefined;
  element(index: ElementIndex): Element | undefined;
  readonly nodes: readonly GraphNode[];
  readonly elements: readonly Element[];
}

export function createGraphBuilder(): GraphBuilder {
  const nodes: GraphNode[] = [];
  const elements: Element[] = [];
  const byKey = new Map<string, ElementIndex>();
  return {
    nodes,
    elements,
    add: (node) => nodes.push(node) - 1,
    addElement: (element) => {
      const known = byKey.get(element.key);
      if (known !== undefined) return known;
      const index = elements.push(element) - 1;
      byKey.set(element.key, index);
      return index;
    },
    elementIndex: (key) => byKey.get(key),
    element: (index) => elements[index],
  };
}
