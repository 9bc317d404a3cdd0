// One version with a single structural change taken back: where that decides otherwise, the change is the cause.
import type { CriteriaGraph, GraphNode, NodeIndex } from '../decision/criteria-graph.ts';
import { childrenOf, reachedNodes } from '../decision/criteria-index.ts';
import type { GraphEdit } from '../decision/wish.ts';
import type { Change, ChangeSide, RegroupedChange } from './change.ts';
import type { IndexedGraph } from './graph-index.ts';
import { idsOf, indexGraph, leafOf, listOf, memberOf, wholeOf } from './graph-index.ts';
import { foldWords } from './words.ts';

/** How the change is taken back from a version. */
export interface Undone {
  readonly side: 'old' | 'new';
  readonly edit: GraphEdit;
}

/** Both graphs with their nodes by the id that they come from. */
export interface GraphPair {
  readonly old: IndexedGraph;
  readonly new: IndexedGraph;
  /** 1 for every node of the old graph that some section stands on. */
  readonly oldReached: Uint8Array;
}

export function graphPair(older: CriteriaGraph, newer: CriteriaGraph): GraphPair {
  return { old: indexGraph(older), new: indexGraph(newer), oldReached: reachedNodes(older) };
}

/** [] where the change has no place in the graphs, or where it cannot be told apart from what is around it. */
export function undoneBy(change: Change, pair: GraphPair): readonly Undone[] {
  switch (change.kind) {
    case 'added':
      return without(pair, 'new', change.new, change.unit === 'entry');
    case 'removed':
      return without(pair, 'old', change.old, change.unit === 'entry');
    case 'moved':
      if (change.how === 'order') return [];
      return [...without(pair, 'new', change.new, false), ...without(pair, 'old', change.old, false)];
    case 'reworded':
      return change.asksSomethingElse
        ? grafted(pair, leafOf(pair.new, change.new.id), leafOf(pair.old, change.old.id))
        : [];
    case 'threshold':
      if (change.what === 'WHEN' || change.what === 'LIMIT') {
        return grafted(pair, leafOf(pair.new, change.new.id), leafOf(pair.old, change.old.id));
      }
      return grafted(pair, memberOf(pair.new, change.new.id), memberOf(pair.old, change.old.id));
    case 'regrouped':
      return regrouped(pair, change);
    case 'determination':
      return edited('new', { verdicts: pair.old.graph.verdicts });
    default:
      return [];
  }
}

/** The version without these criteria: a list whose items are all gone is gone as well, and asks for nothing. */
function without(
  pair: GraphPair,
  side: Undone['side'],
  place: ChangeSide,
  entry: boolean,
): readonly Undone[] {
  const { byId, graph } = pair[side];
  const nodes = entry ? entryNodes(graph, place) : idsOf(place.id).flatMap((id) => byId.get(id) ?? []);
  return nodes.length === 0 ? [] : edited(side, { gone: new Set(nodes) });
}

/** The new version with one node deciding as in the old one. */
function grafted(
  pair: GraphPair,
  newNode: NodeIndex | undefined,
  oldNode: NodeIndex | undefined,
): readonly Undone[] {
  if (newNode === undefined || oldNode === undefined || pair.oldReached[oldNode] !== 1) return [];
  return edited('new', { replaced: new Map([[newNode, { graph: 0, node: oldNode }]]) });
}

function edited(side: Undone['side'], edit: GraphEdit): readonly Undone[] {
  return [{ side, edit }];
}

/** A quantifier is taken back over the new items; any other change of logic takes the whole old criterion. */
function regrouped(pair: GraphPair, change: RegroupedChange): readonly Undone[] {
  if (change.what === 'scope') {
    return grafted(pair, memberOf(pair.new, change.new.id), memberOf(pair.old, change.old.id));
  }
  if (change.what !== 'quantifier' || change.from === '' || change.to === '') {
    return grafted(pair, wholeOf(pair.new, change.new.id), wholeOf(pair.old, change.old.id));
  }
  const list = listOf(pair.new, change.new.id);
  const { nodes } = pair.new.graph;
  const node = list === undefined ? undefined : nodes[list];
  // NONE OF is lowered as the opposite of any.
  const inner = node?.kind === 'not' ? nodes[node.child] : node;
  if (list === undefined || !node || !inner) return [];
  const rejoined = quantified(change.from, childrenOf(inner), node.origin);
  return edited('new', { rejoined: new Map([[list, rejoined]]) });
}

/** NONE OF is at most 0. */
function quantified(
  quantifier: string,
  children: readonly NodeIndex[],
  origin: GraphNode['origin'],
): GraphNode {
  const written = Number(/\d+/.exec(quantifier)?.[0] ?? 1);
  if (/^(ALL|BOTH)/.test(quantifier)) return { kind: 'all', children, origin };
  if (/^(ANY|EITHER)/.test(quantifier)) return { kind: 'any', children, origin };
  if (quantifier.startsWith('NONE')) return { kind: 'count', min: 0, max: 0, children, origin };
  const min = quantifier.startsWith('AT MOST') ? 0 : written;
  const max = quantifier.startsWith('AT LEAST') ? children.length : written;
  return { kind: 'count', min, max, children, origin };
}

/** The question of an entry of a closed list, which is written inside its clause. */
function entryNodes({ nodes }: CriteriaGraph, { place, words }: ChangeSide): readonly NodeIndex[] {
  const asked = nodes.flatMap((node, index) =>
    node.kind === 'question' && foldWords(node.origin.words) === foldWords(words) ? [index] : [],
  );
  const inside = asked.filter((index) => {
    const { uri, span } = nodes[index]?.origin ?? place;
    return uri === place.uri && span.start >= place.span.start && span.end <= place.span.end;
  });
  return inside.length > 0 || asked.length > 1 ? inside : asked;
}
