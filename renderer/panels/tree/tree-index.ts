// The criteria tree as a table by id, for folding, walking and finding; knows neither layout nor React.
import type { CriteriaNode, CriteriaTree } from '../../../dsl/index.ts';

export interface TreeEntry {
  readonly node: CriteriaNode;
  readonly parent: string | undefined;
  readonly children: readonly string[];
  /** 0 for a section. */
  readonly depth: number;
  /** Nodes below it, at any depth. */
  readonly below: number;
}

export interface TreeIndex {
  readonly entries: ReadonlyMap<string, TreeEntry>;
  /** Every id in reading order. */
  readonly order: readonly string[];
  readonly roots: readonly string[];
  /** Depth of the deepest node. */
  readonly deepest: number;
  /** Node that shows a statement or a list, by the id of that statement or list. */
  readonly shownBy: ReadonlyMap<string, string>;
}

export function indexTree(tree: CriteriaTree): TreeIndex {
  const building: Building = { entries: new Map(), order: [], shownBy: new Map(), deepest: 0 };
  for (const section of tree.sections) addNode(section, undefined, 0, building);
  return { ...building, roots: tree.sections.map((section) => section.id) };
}

/** The node to show for the id of a criterion, a statement or a list. */
export function nodeFor(index: TreeIndex, id: string | undefined): string | undefined {
  if (id === undefined) return undefined;
  return index.entries.has(id) ? id : index.shownBy.get(id);
}

export function childrenOf(node: CriteriaNode): readonly CriteriaNode[] {
  return node.group?.children ?? [];
}

interface Building {
  readonly entries: Map<string, TreeEntry>;
  readonly order: string[];
  readonly shownBy: Map<string, string>;
  deepest: number;
}

/** Returns how many nodes it added. */
function addNode(node: CriteriaNode, parent: string | undefined, depth: number, building: Building): number {
  const children = childrenOf(node);
  building.order.push(node.id);
  building.deepest = Math.max(building.deepest, depth);
  for (const statement of node.statements)
    if (statement.id !== '') building.shownBy.set(statement.id, node.id);
  if (node.group && node.group.id !== '') building.shownBy.set(node.group.id, node.id);
  let below = 0;
  for (const child of children) below += addNode(child, node.id, depth + 1, building);
  building.entries.set(node.id, { node, parent, children: children.map((child) => child.id), depth, below });
  return below + 1;
}
