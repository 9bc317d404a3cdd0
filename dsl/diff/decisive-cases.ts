// Builds cases in which one criterion decides its section: the criterion met, or not, and everything beside its way to the top neutral.
import type { CriteriaGraph, GraphNode, NodeIndex } from '../decision/criteria-graph.ts';
import { childrenOf } from '../decision/criteria-index.ts';
import type { LeafPlace } from '../decision/variable.ts';
import type { CaseSpace } from './case-space.ts';
import type { IndexedGraph } from './graph-index.ts';

/** A graph with what every search for cases in it needs. */
export interface PreparedGraph {
  readonly indexed: IndexedGraph;
  readonly costs: Costs;
}

/** `place`: of the graph among those of the space. */
export function prepareGraph(indexed: IndexedGraph, place: number, space: CaseSpace): PreparedGraph {
  return { indexed, costs: cheapestAnswers(indexed.graph, space, space.partition.leaves[place] ?? []) };
}

/** Departures by level. The cases are candidates: with shared answers they need not do what they are built for. */
export function decisiveCases(
  prepared: PreparedGraph,
  node: NodeIndex,
): readonly ReadonlyMap<number, number>[] {
  return [true, false].map((met) => {
    const departures = new Map<number, number>();
    settle(prepared, node, met, departures);
    // Up to the top, through the first parent each time.
    for (let child = node; ;) {
      const parent = prepared.indexed.above.get(child)?.[0];
      if (parent === undefined) return departures;
      neutralise(prepared, parent, child, departures);
      child = parent;
    }
  });
}

interface Answer {
  readonly cost: number;
  /** On a leaf. */
  readonly level?: number;
  readonly branch?: number;
}

/** Fewest departures that make a node met, and not met, as if no two nodes shared an answer. */
interface Costs {
  readonly met: readonly Answer[];
  readonly notMet: readonly Answer[];
}

const impossible: Answer = { cost: Infinity };

function cheapestAnswers(
  graph: CriteriaGraph,
  space: CaseSpace,
  leaves: readonly (LeafPlace | undefined)[],
): Costs {
  const met: Answer[] = [];
  const notMet: Answer[] = [];
  graph.nodes.forEach((node, index) => {
    const leaf = leaves[index];
    if (leaf) {
      met.push(leafAnswer(space, leaf, 'met'));
      notMet.push(leafAnswer(space, leaf, 'not-met'));
      return;
    }
    met.push({ cost: total(wanted(node, true, met, notMet)) });
    notMet.push({ cost: total(wanted(node, false, met, notMet)) });
  });
  return { met, notMet };
}

function leafAnswer(
  space: CaseSpace,
  { variable: level, test }: LeafPlace,
  truth: 'met' | 'not-met',
): Answer {
  const cells = space.partition.variables[level]?.cells ?? [];
  const gives = (branch: number | undefined): boolean =>
    branch !== undefined && cells[branch]?.truths[test] === truth;
  if (gives(space.base[level])) return { cost: 0 };
  const branch = (space.complete[level] ?? []).find(gives);
  return branch === undefined ? impossible : { cost: 1, level, branch };
}

/** The children, each with the state that it needs, that make a node met or not met most cheaply. */
function wanted(
  node: GraphNode,
  state: boolean,
  met: readonly Answer[],
  notMet: readonly Answer[],
): readonly { readonly child: NodeIndex; readonly state: boolean; readonly cost: number }[] | undefined {
  const children = childrenOf(node);
  const option = (child: NodeIndex, truth: boolean) => ({
    child,
    state: truth,
    cost: (truth ? met : notMet)[child]?.cost ?? Infinity,
  });
  const cheapest = (truth: boolean, count: number) =>
    children
      .map((child) => option(child, truth))
      .toSorted((a, b) => a.cost - b.cost || a.child - b.child)
      .slice(0, count);
  switch (node.kind) {
    case 'not':
      return [option(node.child, !state)];
    case 'all':
      return state ? cheapest(true, children.length) : needed(cheapest(false, 1), 1);
    case 'any':
      return state ? needed(cheapest(true, 1), 1) : cheapest(false, children.length);
    case 'count':
      if (!state)
        return node.min > 0
          ? needed(cheapest(false, children.length - node.min + 1), 1)
          : needed(cheapest(true, node.max + 1), node.max + 1);
      return needed(cheapest(true, node.min), node.min);
    case 'constant':
      return node.value === (state ? 'met' : 'not-met') ? [] : undefined;
    case 'question':
    case 'test':
      return undefined;
  }
}

function needed<T>(found: readonly T[], count: number): readonly T[] | undefined {
  return found.length < count ? undefined : found;
}

function total(parts: readonly { readonly cost: number }[] | undefined): number {
  return parts ? parts.reduce((sum, { cost }) => sum + cost, 0) : Infinity;
}

/** Adds the answers that give the node this state. */
function settle(
  { indexed, costs }: PreparedGraph,
  start: NodeIndex,
  met: boolean,
  departures: Map<number, number>,
): void {
  const open = [{ child: start, state: met }];
  for (let next = open.pop(); next; next = open.pop()) {
    const answer = (next.state ? costs.met : costs.notMet)[next.child];
    const node = indexed.graph.nodes[next.child];
    if (!node || !answer || answer.cost === 0 || answer.cost === Infinity) continue;
    if (answer.level !== undefined && answer.branch !== undefined)
      departures.set(answer.level, answer.branch);
    else open.push(...(wanted(node, next.state, costs.met, costs.notMet) ?? []));
  }
}

/** Gives the other children the states with which this child decides its parent. */
function neutralise(
  prepared: PreparedGraph,
  parent: NodeIndex,
  child: NodeIndex,
  departures: Map<number, number>,
): void {
  const node = prepared.indexed.graph.nodes[parent];
  if (node?.kind !== 'all' && node?.kind !== 'count') return;
  const { met } = prepared.costs;
  const others = node.children
    .filter((other) => other !== child)
    .toSorted((a, b) => (met[a]?.cost ?? 0) - (met[b]?.cost ?? 0) || a - b);
  const needed = node.kind === 'count' ? Math.max(0, node.min - 1) : others.length;
  for (const other of others.slice(0, needed)) settle(prepared, other, true, departures);
}
