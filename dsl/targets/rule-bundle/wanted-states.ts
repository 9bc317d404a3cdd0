// Finds facts with which one criterion has a wanted state and decides its section; a search that may fail, never a proof.
import { partition } from '../../decision/cells.ts';
import { childrenOf, conditionOf } from '../../decision/criteria-index.ts';
import type { CriteriaGraph, ElementIndex, NodeIndex, Test, Truth } from '../../decision/criteria-graph.ts';
import { evaluateGraph, testTruth } from '../../decision/evaluate.ts';
import type { ElementValue, Values } from '../../decision/facts.ts';
import type { Variable } from '../../decision/variable.ts';

export interface ValuesFinder {
  /** undefined where no such facts were found. */
  readonly find: (node: NodeIndex, state: Truth) => Values | undefined;
  /** A value of every cell of each element that some condition reads, by element. */
  readonly cellsOf: ReadonlyMap<ElementIndex, readonly ElementValue[]>;
}

/** `base` gives the answers that the criterion at hand leaves open. */
export function valuesFinder(graph: CriteriaGraph, base: Values): ValuesFinder {
  const parents = parentsOf(graph);
  const candidates = candidateValues(graph);
  const valuesFor = (node: NodeIndex, state: Truth, wishes: readonly Wish[]): Values | undefined => {
    const values = fulfil(graph, base, wishes, candidates);
    return evaluateGraph(graph, values).states[node] === state ? values : undefined;
  };
  const find = (node: NodeIndex, state: Truth): Values | undefined => {
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
  const cellsOf = new Map(
    [...candidates].map(([element, options]) => [
      element,
      options.flatMap(([own]) => (own === undefined ? [] : [own[1]])),
    ]),
  );
  return { find, cellsOf };
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

/** Values to give together: one element's, or a date's with that of its event. */
type Candidate = readonly (readonly [ElementIndex, ElementValue])[];
type Candidates = ReadonlyMap<ElementIndex, readonly Candidate[]>;

/** Earlier wishes, which lie nearer to the criterion, count first where one element has several. */
function fulfil(graph: CriteriaGraph, base: Values, wishes: readonly Wish[], candidates: Candidates): Values {
  const values: (ElementValue | undefined)[] = graph.elements.map((_, index) => base[index]);
  const byElement = new Map<ElementIndex, Wish[]>();
  for (const one of wishes) {
    const { element } = one.test;
    const own = byElement.get(element);
    if (own === undefined) byElement.set(element, [one]);
    else own.push(one);
  }
  for (const [element, own] of byElement) {
    if (own[0]?.truth === 'unknown') values[element] = undefined;
    else give(values, bestOf(candidates.get(element) ?? [], own, values) ?? []);
  }
  return values;
}

/** The first that fulfils all wishes, else the first that fulfils the most of them in their order. */
function bestOf(
  options: readonly Candidate[],
  wishes: readonly Wish[],
  values: (ElementValue | undefined)[],
): Candidate | undefined {
  let best: { readonly option: Candidate; readonly score: number } | undefined;
  for (const option of options) {
    const before = option.map(([index]) => values[index]);
    give(values, option);
    const fails = wishes.findIndex(({ test, truth }) => testTruth(test, values) !== truth);
    option.forEach(([index], place) => (values[index] = before[place]));
    const score = fails === -1 ? wishes.length : fails;
    if (best === undefined || score > best.score) best = { option, score };
    if (fails === -1) break;
  }
  return best?.option;
}

function give(values: (ElementValue | undefined)[], candidate: Candidate): void {
  for (const [index, value] of candidate) values[index] = value;
}

/** A value of every cell of an element; with the day of its event where it is a date. */
function candidateValues(graph: CriteriaGraph): Candidates {
  const found = new Map<ElementIndex, readonly Candidate[]>();
  for (const variable of partition([graph]).variables) {
    const element = variable.slot[0];
    if (element === undefined) continue;
    found.set(element, [...(found.get(element) ?? []), ...cellValues(variable, element)]);
  }
  return found;
}

function cellValues(variable: Variable, element: ElementIndex): readonly Candidate[] {
  const event = variable.event?.[0];
  return variable.cells.flatMap(({ values, extent }): readonly Candidate[] => {
    const value = values[0];
    if (value === undefined) return [];
    const own = [element, value] as const;
    const other =
      extent.kind === 'days' ? extent.event : extent.kind === 'pair' ? extent.baselines[0] : undefined;
    if (other === undefined || event === undefined || event === element) return [[own]];
    return [[own, [event, other]]];
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
