// Two versions of a guideline as graphs with one difference taken back each, to see which past decisions that difference has changed.
import type { CriteriaGraph, GraphNode, NodeIndex } from '../decision/criteria-graph.ts';
import { childrenOf } from '../decision/criteria-index.ts';
import type { OwnedGraph } from './own-logic.ts';
import { ownLogic, ownedGraph, ownerOf } from './own-logic.ts';

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

/** In the order of the new document, then what was removed. Criteria are the same where their ids are. */
export function takenBack(older: CriteriaGraph, newer: CriteriaGraph): readonly TakenBack[] {
  const pair = { old: ownedGraph(older), new: ownedGraph(newer) };
  const build = createBuilder(older, newer, pair.old, pair.new);
  const found: TakenBack[] = [];
  for (const [owner, tops] of pair.new.tops) {
    const about = { criterion: owner, words: wordsOf(newer, tops) };
    const before = pair.old.tops.get(owner);
    if (before === undefined) {
      if (stands(owner, pair.new, pair.old))
        found.push({ kind: 'added', ...about, side: 'new', graph: build('new', { gone: owner }) });
    } else if (ownLogic(owner, pair.new, pair.old) !== ownLogic(owner, pair.old, pair.new)) {
      found.push({ kind: 'changed', ...about, side: 'new', graph: build('new', { asBefore: owner }) });
    }
  }
  for (const [owner, tops] of pair.old.tops) {
    if (pair.new.tops.has(owner) || !stands(owner, pair.old, pair.new)) continue;
    const about = { criterion: owner, words: wordsOf(older, tops) };
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
      // The criteria below one that is as before are the new version's, where it has them.
      const childFrom = (child: NodeIndex): readonly ['old' | 'new', NodeIndex] => {
        if (from === side) return [from, child];
        const childOwner = ownerOf(older.nodes[child]?.origin);
        const known = childOwner === owner ? undefined : now.tops.get(childOwner)?.at(-1);
        return known === undefined ? ['old', child] : ['new', known];
      };
      const written = childrenOf(node);
      const children = written.flatMap((child) => make(...childFrom(child)) ?? []);
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
    case 'count':
      return { ...node, children };
  }
}
