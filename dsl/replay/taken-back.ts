// Two versions of a guideline as graphs with one difference taken back each, to see which past decisions that difference has changed.
import type { CriteriaGraph, GraphNode, NodeIndex } from '../decision/criteria-graph.ts';
import { childrenOf } from '../decision/criteria-index.ts';
import type { OwnedGraph } from './own-logic.ts';
import { ownLogic, ownedGraph, ownerOf } from './own-logic.ts';
import type { SameCriteria } from './same-criteria.ts';
import { namedAsNow } from './same-criteria.ts';

/** A difference between two versions, told by the criterion that it is about. */
export interface Difference {
  /** `determination`: the table of verdicts. */
  readonly kind: 'added' | 'removed' | 'changed' | 'determination';
  /** Id of the criterion or section; '' for the table. */
  readonly criterion: string;
  readonly words: string;
}

/** The new version without the difference; for a removed criterion the old version without it. */
export interface TakenBack extends Difference {
  readonly side: 'old' | 'new';
  /** Reads the new version's elements, then the old version's. */
  readonly graph: CriteriaGraph;
}

/** In the order of the new document, then what was removed. Criteria are the same where `sameCriteria` or else their ids say so. */
export function takenBack(
  before: CriteriaGraph,
  newer: CriteriaGraph,
  sameCriteria: SameCriteria = new Map(),
): readonly TakenBack[] {
  const older = namedAsNow(before, newer, sameCriteria);
  const pair = { old: ownedGraph(older), new: ownedGraph(newer) };
  const build = createBuilder(older, newer, pair.old, pair.new);
  const found: TakenBack[] = [];
  for (const [owner, tops] of pair.new.tops) {
    const about = { criterion: owner, words: wordsOf(newer, tops) };
    if (!pair.old.tops.has(owner)) {
      if (stands(owner, pair.new, pair.old))
        found.push({ kind: 'added', ...about, side: 'new', graph: build('new', { gone: owner }) });
    } else if (ownLogic(owner, pair.new, pair.old) !== ownLogic(owner, pair.old, pair.new)) {
      found.push({ kind: 'changed', ...about, side: 'new', graph: build('new', { asBefore: owner }) });
    }
  }
  for (const [owner, tops] of pair.old.tops) {
    if (pair.new.tops.has(owner) || !stands(owner, pair.old, pair.new)) continue;
    const about = {
      criterion: ownerOf(before.nodes[tops.at(-1) ?? -1]?.origin),
      words: wordsOf(older, tops),
    };
    found.push({ kind: 'removed', ...about, side: 'old', graph: build('old', { gone: owner }) });
  }
  if (JSON.stringify(older.verdicts) !== JSON.stringify(newer.verdicts)) {
    const graph = { ...build('new', {}), verdicts: older.verdicts };
    found.push({ kind: 'determination', criterion: '', words: '', side: 'new', graph });
  }
  return found;
}

/** Whether it stands right below what both versions have: what stands below an added list was added with the list. */
function stands(owner: string, own: OwnedGraph, other: OwnedGraph): boolean {
  const above = own.above.get(owner) ?? [];
  return above.length === 0 || above.some((one) => other.tops.has(one));
}

function wordsOf({ nodes }: CriteriaGraph, tops: readonly NodeIndex[]): string {
  return nodes[tops.at(-1) ?? -1]?.origin.words ?? '';
}

interface Edit {
  /** Taken out of its lists. A list left empty by that is taken out as well, and a section that is gone decides nothing. */
  readonly gone?: string;
  /** Has the logic of the old version, over the criteria of the new one. */
  readonly asBefore?: string;
}

type Build = (side: 'old' | 'new', edit: Edit) => CriteriaGraph;

function createBuilder(older: CriteriaGraph, newer: CriteriaGraph, old: OwnedGraph, now: OwnedGraph): Build {
  const elements = [...newer.elements, ...older.elements];
  return (side, { gone, asBefore }) => {
    const nodes: GraphNode[] = [];
    const made = new Map<string, number | undefined>();
    const make = (from: 'old' | 'new', index: NodeIndex): number | undefined => {
      const key = `${from} ${String(index)}`;
      if (!made.has(key)) made.set(key, add(from, index));
      return made.get(key);
    };
    const add = (from: 'old' | 'new', index: NodeIndex): number | undefined => {
      const node = (from === 'old' ? older : newer).nodes[index];
      if (node === undefined) return undefined;
      const owner = ownerOf(node.origin);
      if (owner === gone) return undefined;
      if (from === 'new' && owner === asBefore) {
        const place = now.tops.get(owner)?.indexOf(index) ?? -1;
        const before = old.tops.get(owner)?.[place];
        if (before !== undefined) return make('old', before);
      }
      const written = childrenOf(node);
      const places =
        from === side
          ? written.map((child) => [from, child] as const)
          : itemsAsBefore(index, owner, old, now);
      const children = places.flatMap((place) => make(...place) ?? []);
      if (written.length > 0 && children.length === 0) return undefined;
      return nodes.push(moved(node, children, from === 'old' ? newer.elements.length : 0)) - 1;
    };
    const own = side === 'old' ? older : newer;
    const sections = own.sections.flatMap(({ kind, root }) => {
      const made = make(side, root);
      return made === undefined ? [] : [{ kind, root: made }];
    });
    return { guideline: own.guideline, elements, nodes, sections, verdicts: own.verdicts };
  };
}

/**
 * Below a node of a criterion that is as before: its own nodes, and the items that it lists now and then. What came to its list or went is
 * a difference of its own, so it stays as it is now.
 */
function itemsAsBefore(
  index: NodeIndex,
  owner: string,
  old: OwnedGraph,
  now: OwnedGraph,
): readonly (readonly ['old' | 'new', NodeIndex])[] {
  const written = childrenAt(old, index).map((child) => {
    const childOwner = ownerOf(old.graph.nodes[child]?.origin);
    const known = childOwner === owner ? undefined : topNow(child, childOwner, old, now);
    if (known !== undefined) return ['new', known] as const;
    return childOwner === owner ? (['old', child] as const) : (['gone', child] as const);
  });
  const kept = written.flatMap(([from, child]) => (from === 'gone' ? [] : [[from, child] as const]));
  const list = onlyListOf(owner, now);
  const came =
    list === undefined || onlyListOf(owner, old) !== index
      ? []
      : itemsOf(owner, now, list).filter((item) => !old.tops.has(listedOwner(owner, now, item)));
  const items = [...kept, ...came.map((item) => ['new', item] as const)];
  return items.length > 0 ? items : written.map(([, child]) => ['old', child] as const);
}

/** The one node of a criterion that lists others; undefined where several do, so that nobody could tell to which a new item came. */
function onlyListOf(owner: string, owned: OwnedGraph): NodeIndex | undefined {
  const open = [...(owned.tops.get(owner) ?? [])];
  const lists = new Set<NodeIndex>();
  for (let index = open.pop(); index !== undefined; index = open.pop()) {
    if (itemsOf(owner, owned, index).length > 0) lists.add(index);
    open.push(...childrenAt(owned, index).filter((child) => listedOwner(owner, owned, child) === owner));
  }
  const [list] = lists;
  return lists.size === 1 ? list : undefined;
}

function itemsOf(owner: string, owned: OwnedGraph, index: NodeIndex): readonly NodeIndex[] {
  return childrenAt(owned, index).filter((child) => listedOwner(owner, owned, child) !== owner);
}

/** Whose item it is, also where the list joins the item with its guard; the owner where it is no item. */
function listedOwner(owner: string, owned: OwnedGraph, index: NodeIndex): string {
  const node = owned.graph.nodes[index];
  const own = ownerOf(node?.origin);
  const [guard, item, ...more] = childrenAt(owned, index);
  if (own !== owner || node?.origin.role !== 'part' || guard === undefined || item === undefined) return own;
  const [inner = guard] = childrenAt(owned, guard);
  const [first, second] = [inner, item].map((at) => ownerOf(owned.graph.nodes[at]?.origin));
  return more.length === 0 && second !== undefined && first === second ? second : own;
}

/** The node that a node of another criterion is now: a guard is one as well, and stays apart from what it guards. */
function topNow(index: NodeIndex, owner: string, old: OwnedGraph, now: OwnedGraph): NodeIndex | undefined {
  const [before, after] = [old.tops.get(owner) ?? [], now.tops.get(owner) ?? []];
  const place = before.length === after.length ? after[before.indexOf(index)] : undefined;
  return place ?? after.findLast((at) => now.graph.nodes[at]?.origin.role !== 'part') ?? after.at(-1);
}

function childrenAt({ graph }: OwnedGraph, index: NodeIndex): readonly NodeIndex[] {
  const node = graph.nodes[index];
  return node === undefined ? [] : childrenOf(node);
}

function moved(node: GraphNode, children: readonly NodeIndex[], shift: number): GraphNode {
  switch (node.kind) {
    case 'constant':
      return node;
    case 'question':
      return { ...node, element: node.element + shift };
    case 'test': {
      const { test } = node;
      const element = test.element + shift;
      if (test.op === 'window') return { ...node, test: { ...test, element, event: test.event + shift } };
      if (test.op === 'change')
        return { ...node, test: { ...test, element, baseline: test.baseline + shift } };
      return { ...node, test: { ...test, element } };
    }
    case 'not':
      return { ...node, child: children[0] ?? 0 };
    case 'all':
    case 'any':
      return { ...node, children };
    case 'count': {
      const max = node.max >= node.children.length ? children.length : node.max;
      return { ...node, max, children };
    }
  }
}
