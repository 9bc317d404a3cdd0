// The criteria that decided a case: the fewest answers which, had they been others, would have given another determination.
import type { Answer } from './answers.ts';
import type { DecisionDiagram } from './compile-diagram.ts';
import type { CriteriaGraph, ElementIndex, NodeIndex, Truth } from './criteria-graph.ts';
import { decidingLeaves, reasonLeaves } from './decide.ts';
import { nearestCase } from './diagram-queries.ts';
import type { Evaluation } from './evaluate.ts';
import { elementsOf, isLeaf } from './criteria-index.ts';
import type { Values } from './facts.ts';
import type { LeafPlace, Partition } from './variable.ts';
import { branchCount, branchTruth, unknownBranch } from './variable.ts';
import { WhatIf } from './what-if.ts';
import { branchesOf, valuesOf } from './witness.ts';

export interface DecidingSet {
  /** Leaves, ascending: with the truth of exactly these turned round, the determination is another. Answers that are unknown stay so. */
  readonly leaves: readonly NodeIndex[];
  /** No smaller set does. False: none of these can be left out, but another set may be smaller. */
  readonly smallest: boolean;
}

/** The smallest set, from the diagram. Leaves that gave the deciding row its state come first among sets of the same size. */
export function smallestDecidingSet(
  graph: CriteriaGraph,
  values: Values,
  evaluation: Evaluation,
  diagram: DecisionDiagram,
): DecidingSet | undefined {
  const { partition, store, root, determinations } = diagram;
  const base = branchesOf(partition, [values]);
  if (base === undefined) return undefined;
  const leaves = partition.leaves[0] ?? [];
  const reasons = new Set(reasonLeaves(graph, evaluation));
  const byVariable = leavesByVariable(leaves);
  const turned = (branches: readonly number[], among: readonly NodeIndex[]) =>
    among.filter((leaf) => {
      const place = leaves[leaf];
      return place !== undefined && truthAt(partition, place, branches) !== evaluation.states[leaf];
    });
  const trial = [...base];
  const prices = partition.variables.map((variable, level) =>
    Array.from({ length: branchCount(variable) }, (_, branch) => {
      const before = base[level] ?? branch;
      if (branch === before) return 0;
      if (branch === unknownBranch(variable) || before === unknownBranch(variable)) return undefined;
      trial[level] = branch;
      const changed = turned(trial, byVariable.get(level) ?? []);
      trial[level] = before;
      return changed.reduce((sum, leaf) => sum + leaves.length + (reasons.has(leaf) ? 1 : 2), 1);
    }),
  );
  const nearest = nearestCase(
    store,
    root,
    (terminal) => determinations[terminal] !== evaluation.verdict.determination,
    (level, branch) => prices[level]?.[branch],
  );
  if (nearest === undefined) return { leaves: [], smallest: true };
  if (!partition.exact && valuesOf(partition, nearest.branches) === undefined) return undefined;
  return { leaves: turned(nearest.branches, [...leaves.keys()]), smallest: true };
}

/**
 * A set of which none can be left out, found without a diagram: first a single answer, else all answers that decided anything are
 * turned round and, one by one, turned back while the determination stays another.
 */
export function irreducibleDecidingSet(
  graph: CriteriaGraph,
  values: Values,
  evaluation: Evaluation,
  answersOf: (element: ElementIndex, values: Values) => readonly Answer[],
): DecidingSet {
  const { states, verdict } = evaluation;
  const whatIf = new WhatIf(graph, values);
  const isOther = () => whatIf.verdict().determination !== verdict.determination;
  const decided = decidingLeaves(
    graph,
    states,
    graph.sections.map(({ root }) => root),
  );
  const elements = knownElements(graph, values, [...reasonLeaves(graph, evaluation), ...decided]);
  const turnedLeaves = () =>
    states.flatMap((state, index) =>
      isLeaf(graph.nodes[index]) && whatIf.states[index] !== state ? [index] : [],
    );
  for (const element of elements) {
    for (const { value } of answersOf(element, values)) {
      whatIf.answer(element, value);
      if (isOther()) return { leaves: turnedLeaves(), smallest: turnedLeaves().length === 1 };
    }
    whatIf.answer(element, values[element]);
  }
  for (const element of elements) turnRound(whatIf, element, states, answersOf(element, values));
  if (!isOther()) return { leaves: [], smallest: false };
  for (const element of elements.toReversed()) {
    const turned = whatIf.values[element];
    whatIf.answer(element, values[element]);
    if (!isOther()) whatIf.answer(element, turned);
  }
  return { leaves: turnedLeaves(), smallest: false };
}

/** Gives the answer that turns most of its leaves round. */
function turnRound(
  whatIf: WhatIf,
  element: ElementIndex,
  states: readonly Truth[],
  answers: readonly Answer[],
): void {
  const turnedBy = ({ value }: Answer) =>
    whatIf.tried(
      element,
      value,
      () => whatIf.leavesOf(element).filter((leaf) => whatIf.states[leaf] !== states[leaf]).length,
    );
  let [best, most]: [Answer | undefined, number] = [undefined, 0];
  for (const answer of answers) {
    const turned = turnedBy(answer);
    if (turned > most) [best, most] = [answer, turned];
  }
  if (best !== undefined) whatIf.answer(element, best.value);
}

function knownElements(
  graph: CriteriaGraph,
  values: Values,
  leaves: readonly NodeIndex[],
): readonly ElementIndex[] {
  const read = leaves.flatMap((leaf) => {
    const node = graph.nodes[leaf];
    return isLeaf(node) ? elementsOf(node) : [];
  });
  return [...new Set(read)].filter((element) => values[element] !== undefined);
}

function leavesByVariable(
  leaves: readonly (LeafPlace | undefined)[],
): ReadonlyMap<number, readonly NodeIndex[]> {
  const lists = new Map<number, NodeIndex[]>();
  for (const [leaf, place] of leaves.entries()) {
    if (place === undefined) continue;
    const list = lists.get(place.variable);
    if (list === undefined) lists.set(place.variable, [leaf]);
    else list.push(leaf);
  }
  return lists;
}

function truthAt({ variables }: Partition, place: LeafPlace, branches: readonly number[]): Truth {
  const at = ({ variable, test }: { readonly variable: number; readonly test: number }): Truth => {
    const found = variables[variable];
    return found === undefined ? 'unknown' : branchTruth(found, test, branches[variable] ?? 0);
  };
  return place.guard !== undefined && at(place.guard) !== 'met' ? 'unknown' : at(place);
}
