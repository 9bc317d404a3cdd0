// The logic of one case: truths as the reference evaluator finds them, to judge wishes by.
import type { CriteriaGraph, NodeIndex, Truth } from './criteria-graph.ts';
import { evaluateGraph } from './evaluate.ts';
import type { Values } from './facts.ts';
import type { TruthLogic, TruthValue } from './truth-logic.ts';
import { WishTruths } from './wish-truth.ts';
import type { Wish } from './wish.ts';

/** Whether the wish is true of the case, whose values and branches are given. */
export function holds(
  wish: Wish,
  graphs: readonly CriteriaGraph[],
  values: readonly Values[],
  branches: readonly number[],
): boolean {
  return new WishTruths(caseLogic(graphs, values, branches), graphs).of(wish) === valueOf('met');
}

function caseLogic(
  graphs: readonly CriteriaGraph[],
  values: readonly Values[],
  branches: readonly number[],
): TruthLogic {
  const states = graphs.map((graph, place) => evaluateGraph(graph, values[place] ?? []).states);
  return {
    constant: valueOf,
    leaf: (graph: number, node: NodeIndex) => valueOf(states[graph]?.[node] ?? 'unknown'),
    branch: (variable, branch) => valueOf(branches[variable] === branch ? 'met' : 'not-met'),
    not: (value) => (value === unknown ? unknown : 1 - value),
    count: (given, min, max) => {
      const met = given.filter((value) => value === 1).length;
      const open = given.filter((value) => value === unknown).length;
      if (met > max || met + open < min) return 0;
      return met >= min && met + open <= max ? 1 : unknown;
    },
    choose: (condition, ifMet, ifNotMet, ifUnknown) =>
      condition === 1 ? ifMet : condition === 0 ? ifNotMet : ifUnknown,
  };
}

const order: readonly Truth[] = ['not-met', 'met', 'unknown'];
const unknown = 2;

function valueOf(truth: Truth): TruthValue {
  return order.indexOf(truth);
}
