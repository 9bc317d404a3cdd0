// What the generated cases of a guideline are to show, one goal a case, and the case that shows it best; decides nothing.
import type { CriteriaGraph, NodeIndex, Truth } from '../../decision/criteria-graph.ts';
import { childrenOf, conditionOf, reachedNodes } from '../../decision/criteria-index.ts';
import { evaluateGraph } from '../../decision/evaluate.ts';
import { describeValue } from '../../decision/facts.ts';
import type { ElementValue, Values } from '../../decision/facts.ts';
import type { Bearing, DecidingCases } from './deciding-cases.ts';
import { bearings } from './deciding-cases.ts';
import { edgeValues } from './edge-values.ts';
import type { Given } from './edge-values.ts';

export type VectorGoal = { readonly node: NodeIndex; readonly name: string } & (
  | { readonly kind: 'edge'; /** Place among the edge values of the condition. */ readonly edge: number }
  | { readonly kind: 'state'; readonly state: Truth }
  /** So many of the children are met. */
  | { readonly kind: 'count'; readonly met: number }
);

export interface ShownCase {
  readonly name: string;
  readonly values: Values;
  readonly bearing: Bearing;
}

/** Each leaf at every value on and beside its lines and unknown, each group in each of its states, each count about its limits. */
export function vectorGoals(graph: CriteriaGraph, base: Values): readonly VectorGoal[] {
  const reached = reachedNodes(graph);
  return graph.nodes.flatMap((node, index): readonly VectorGoal[] => {
    const { id } = node.origin;
    if (reached[index] === 0 || node.kind === 'constant') return [];
    const test = conditionOf(node);
    if (test !== undefined) {
      return edgeValues(graph, test, base).map((_given, edge) => ({
        kind: 'edge',
        node: index,
        edge,
        name: id,
      }));
    }
    const states: readonly VectorGoal[] = truths.map((state) => {
      return { kind: 'state', node: index, state, name: `${id} ${stateWords(state)}` };
    });
    const counts = node.kind === 'count' ? countsAbout(node.min, node.max, node.children.length) : [];
    return [
      ...(node.origin.role === 'criterion' ? states : []),
      ...counts.map((met): VectorGoal => {
        return {
          kind: 'count',
          node: index,
          met,
          name: `${id}, ${met} of ${node.kind === 'count' ? node.children.length : 0} met`,
        };
      }),
    ];
  });
}

const truths: readonly Truth[] = ['met', 'not-met', 'unknown'];

function countsAbout(min: number, max: number, size: number): readonly number[] {
  const wanted = [min - 1, min, max, max + 1].filter((count) => count >= 0 && count <= size);
  return [...new Set(wanted)].toSorted((a, b) => a - b);
}

/** The case in which most hangs on the criterion; undefined where none was found. */
export function shownCase(
  graph: CriteriaGraph,
  goal: VectorGoal,
  cases: DecidingCases,
): ShownCase | undefined {
  let best: ShownCase | undefined;
  for (const { values, name } of candidates(graph, goal, cases)) {
    const bearing = cases.bearingOf(goal.node, values);
    if (best === undefined || bearings.indexOf(bearing) < bearings.indexOf(best.bearing)) {
      best = { name: `${name.head}${bearingWords[bearing]}${name.tail}`, values, bearing };
    }
    if (bearing === 'determination') break;
  }
  return best;
}

const bearingWords: Readonly<Record<Bearing, string>> = {
  determination: ', decides',
  explanation: ', explains',
  nothing: '',
};

interface Candidate {
  readonly values: Values;
  readonly name: { readonly head: string; readonly tail: string };
}

function* candidates(graph: CriteriaGraph, goal: VectorGoal, cases: DecidingCases): Generator<Candidate> {
  const node = graph.nodes[goal.node];
  if (node === undefined) return;
  switch (goal.kind) {
    case 'edge':
      for (const around of cases.around(goal.node)) yield* atEdge(graph, goal.node, goal.edge, around);
      return;
    case 'state':
      for (const values of statesAround(graph, goal.node, goal.state, cases)) {
        const { states } = evaluateGraph(graph, values);
        if (states[goal.node] === goal.state) yield { values, name: { head: goal.name, tail: '' } };
      }
      return;
    case 'count':
      for (const values of cases.around(goal.node, goal.met)) {
        const { states } = evaluateGraph(graph, values);
        const met = childrenOf(node).filter((child) => states[child] === 'met').length;
        if (met === goal.met) yield { values, name: { head: goal.name, tail: '' } };
      }
  }
}

/** Likely to give the group the state: with as many met as it takes, or with one of its leaves unknown where that leaf decides. */
function* statesAround(
  graph: CriteriaGraph,
  node: NodeIndex,
  state: Truth,
  cases: DecidingCases,
): Generator<Values> {
  const group = graph.nodes[node];
  if (group === undefined) return;
  const { length } = childrenOf(group);
  const enough = group.kind === 'all' ? length : group.kind === 'count' ? group.min : Math.min(1, length);
  if (state === 'met') yield* cases.around(node, enough);
  if (state === 'unknown') {
    for (const leaf of firstLeaves(graph, node)) {
      const test = conditionOf(graph.nodes[leaf] ?? group);
      for (const values of cases.around(leaf))
        if (test !== undefined) yield values.with(test.element, undefined);
    }
  }
  yield* cases.around(node);
}

const mostLeaves = 4;

function firstLeaves(graph: CriteriaGraph, node: NodeIndex): readonly NodeIndex[] {
  const found: NodeIndex[] = [];
  const open = [node];
  for (let at = open.shift(); at !== undefined && found.length < mostLeaves; at = open.shift()) {
    const own = graph.nodes[at];
    const children = own === undefined ? [] : childrenOf(own);
    if (own !== undefined && conditionOf(own) !== undefined) found.push(at);
    open.push(...children);
  }
  return found;
}

function* atEdge(graph: CriteriaGraph, node: NodeIndex, edge: number, around: Values): Generator<Candidate> {
  const leaf = graph.nodes[node];
  const test = leaf && conditionOf(leaf);
  const given = test && edgeValues(graph, test, around)[edge];
  if (given === undefined) return;
  const values: (ElementValue | undefined)[] = graph.elements.map((_, index) => around[index]);
  for (const [element, value] of given) values[element] = value;
  const state = evaluateGraph(graph, values).states[node] ?? 'unknown';
  const head = `${leaf?.origin.id ?? ''} ${stateWords(state)}`;
  const tail = leaf?.kind === 'question' ? '' : `: ${givenWords(graph, given)}`;
  yield { values, name: { head, tail } };
}

function givenWords(graph: CriteriaGraph, given: Given): string {
  return given
    .map(([index, value]) => {
      const element = graph.elements[index];
      const told = element === undefined || value === undefined ? 'not known' : describeValue(element, value);
      return `${element?.key ?? ''} ${told}`;
    })
    .join(', ');
}

function stateWords(state: Truth): string {
  return state === 'not-met' ? 'not met' : state;
}
