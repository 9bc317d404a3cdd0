// Finds facts with which one criterion has a wanted state and decides its section; a search that may fail, never a proof.
import { partition } from '../../decision/cells.ts';
import { childrenOf, conditionOf } from '../../decision/criteria-index.ts';
import type { CriteriaGraph, ElementIndex, NodeIndex, Test, Truth } from '../../decision/criteria-graph.ts';
import { evaluateGraph, testTruth } from '../../decision/evaluate.ts';
import type { ElementValue, Values } from '../../decision/facts.ts';
import type { Variable } from '../../decision/variable.ts';

/** undefined where no such facts were found. */
export type FindValues = (node: NodeIndex, state: Truth) => Values | undefined;

/** `base` gives the answers that the criterion at hand leaves open. */
export function valuesFinder(graph: CriteriaGraph, base: Values): FindValues {
  const parents = parentsOf(graph);
  const candidates = candidateValues(graph);
  const valuesFor = (node: NodeIndex, state: Truth, wishes: readonly Wish[]): Values | undefined => {
    const values = fulfil(graph, base, wishes, candidates);
    return evaluateGraph(graph, values).states[node] === state ? values : undefined;
  };
  return (node, state) => {
    const own: Wish[] = [];
    wish(graph, node, state, own);
    const all = [...own];
    for (
      let child = node, parent = parents[child];
      parent !== undefined;
      child = parent, parent = parents[child]
    ) {
      leaveOpenTo(graph, parent, child, all);
    }
    // Where the criterion cannot decide, it may still have the state.
    return valuesFor(node, state, all) ?? valuesFor(node, state, own);
  };
}

/** That the condition of a leaf has this truth. */
interface Wish {
  readonly test: Test;
  readonly truth: Truth;
}

/** Each wish of a group becomes wishes on as few of its leaves as it takes. */
function wish(graph: CriteriaGraph, index: NodeIndex, state: Truth, wishes: Wish[]): void {
  const node = graph.nodes[index];
  const test = node === undefined ? undefined : conditionOf(node);
  if (test !== undefined) wishes.push({ test, truth: state });
  if (node === undefined || test !== undefined || node.kind === 'constant') return;
  const children = childrenOf(node);
  if (node.kind === 'not') return wish(graph, node.child, opposite(state), wishes);
  const [min, max] = limits(node, children.length);
  // So many met, then so many unknown, the rest not met: as the group's limits have it.
  const met =
    state === 'met'
      ? min
      : state === 'unknown'
        ? Math.max(0, min > 0 ? min - 1 : max)
        : min > 0
          ? 0
          : max + 1;
  const unknown = state === 'unknown' ? 1 : 0;
  children.forEach((child, place) => {
    wish(graph, child, place < met ? 'met' : place < met + unknown ? 'unknown' : 'not-met', wishes);
  });
}

/** The siblings of a criterion take the states with which the group is what the criterion is. */
function leaveOpenTo(graph: CriteriaGraph, parent: NodeIndex, child: NodeIndex, wishes: Wish[]): void {
  const node = graph.nodes[parent];
  if (node === undefined || node.kind === 'not') return;
  const siblings = childrenOf(node).filter((other) => other !== child);
  const [min, max] = limits(node, siblings.length + 1);
  const met = min > 0 ? min - 1 : max;
  siblings.forEach((sibling, place) => wish(graph, sibling, place < met ? 'met' : 'not-met', wishes));
}

function limits(node: CriteriaGraph['nodes'][number], size: number): readonly [min: number, max: number] {
  if (node.kind === 'count') return [node.min, node.max];
  return node.kind === 'all' ? [size, size] : [1, size];
}

function opposite(state: Truth): Truth {
  return state === 'unknown' ? state : state === 'met' ? 'not-met' : 'met';
}

type Candidates = ReadonlyMap<ElementIndex, readonly (readonly [ElementIndex, ElementValue][])[]>;

/** Earlier wishes, which lie nearer to the criterion, count first where one element has several. */
function fulfil(graph: CriteriaGraph, base: Values, wishes: readonly Wish[], candidates: Candidates): Values {
  const values: (ElementValue | undefined)[] = [...base];
  for (const element of new Set(wishes.map(({ test }) => test.element))) {
    const own = wishes.filter(({ test }) => test.element === element);
    if (own[0]?.truth === 'unknown') values[element] = undefined;
    else {
      const chosen = bestOf(candidates.get(element) ?? [], own, values);
      for (const [index, value] of chosen ?? []) values[index] = value;
    }
  }
  return graph.elements.map((_, index) => values[index]);
}

function bestOf(
  options: readonly (readonly [ElementIndex, ElementValue][])[],
  wishes: readonly Wish[],
  values: Values,
): readonly [ElementIndex, ElementValue][] | undefined {
  let best: { readonly option: readonly [ElementIndex, ElementValue][]; readonly score: number } | undefined;
  for (const option of options) {
    const trial = [...values];
    for (const [index, value] of option) trial[index] = value;
    const fails = wishes.findIndex(({ test, truth }) => testTruth(test, trial) !== truth);
    const score = fails === -1 ? wishes.length : fails;
    if (best === undefined || score > best.score) best = { option, score };
    if (fails === -1) break;
  }
  return best?.option;
}

/** A value of every cell of an element; with the day of its event where it is a date. */
function candidateValues(graph: CriteriaGraph): Candidates {
  const found = new Map<ElementIndex, (readonly [ElementIndex, ElementValue][])[]>();
  for (const variable of partition([graph]).variables) {
    const element = variable.slot[0];
    if (element === undefined) continue;
    found.set(element, [...(found.get(element) ?? []), ...cellValues(variable, element)]);
  }
  return found;
}

function cellValues(
  variable: Variable,
  element: ElementIndex,
): readonly (readonly [ElementIndex, ElementValue][])[] {
  const event = variable.event?.[0];
  return variable.cells.flatMap(({ values, extent }) => {
    const value = values[0];
    if (value === undefined) return [];
    const own: [ElementIndex, ElementValue][] = [[element, value]];
    if (event === undefined || event === element) return [own];
    if (extent.kind === 'days') own.push([event, extent.event]);
    const baseline = extent.kind === 'pair' ? extent.baselines[0] : undefined;
    if (baseline !== undefined) own.push([event, baseline]);
    return [own];
  });
}

/** The first group above each node on which some section stands. */
function parentsOf(graph: CriteriaGraph): readonly (NodeIndex | undefined)[] {
  const parents: (NodeIndex | undefined)[] = [];
  const reached = new Set(graph.sections.map(({ root }) => root));
  for (let index = graph.nodes.length - 1; index >= 0; index--) {
    const node = graph.nodes[index];
    if (node === undefined || !reached.has(index)) continue;
    for (const child of childrenOf(node)) {
      reached.add(child);
      parents[child] ??= index;
    }
  }
  return parents;
}
