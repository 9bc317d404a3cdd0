// Whether two criteria graphs are the same but for words and places: then nothing has to be compiled to know that no determination changes.
import type { CriteriaGraph, Element, GraphNode, Test } from '../decision/criteria-graph.ts';
import { referenceOf } from '../decision/criteria-index.ts';

/** Nodes in the same order with the same elements. False proves nothing. */
export function sameGraph(
  older: CriteriaGraph,
  newer: CriteriaGraph,
  sameKey: ReadonlyMap<string, string>,
): boolean {
  if (older.nodes.length !== newer.nodes.length) return false;
  const names = (graph: CriteriaGraph, keyOf: (key: string) => string): readonly string[] =>
    graph.elements.map((element) => declaration(element, keyOf(element.key)));
  const oldNames = names(older, (key) => key);
  const newNames = names(newer, (key) => sameKey.get(key) ?? key);
  return (
    JSON.stringify([older.sections, older.verdicts]) === JSON.stringify([newer.sections, newer.verdicts]) &&
    older.nodes.every((node, index) => {
      const other = newer.nodes[index];
      return other !== undefined && meaningOf(node, oldNames) === meaningOf(other, newNames);
    })
  );
}

function declaration(element: Element, key: string): string {
  return JSON.stringify({ ...element, key, label: '' });
}

function meaningOf(node: GraphNode, names: readonly string[]): string {
  if (node.kind === 'question') return `question ${names[node.element] ?? ''}`;
  if (node.kind === 'test') return testOf(node.test, names);
  return JSON.stringify({ ...node, origin: undefined });
}

function testOf(test: Test, names: readonly string[]): string {
  const reference = names[referenceOf(test) ?? -1] ?? '';
  return JSON.stringify([{ ...test, element: 0, event: 0, baseline: 0 }, names[test.element], reference]);
}
