// Pairs of cases on either side of every line that a guideline draws: a threshold, an answer, the last of n of m; asks, and knows not who answers.
import type { CriteriaGraph, NodeIndex, Truth } from '../decision/criteria-graph.ts';
import { reachedNodes } from '../decision/criteria-index.ts';
import { evaluateGraph } from '../decision/evaluate.ts';
import type { ElementValue, Values } from '../decision/facts.ts';
import type { FoundCase, Questions } from '../decision/questions.ts';
import type { Cell, Variable } from '../decision/variable.ts';
import { branchTruth, completeBranches } from '../decision/variable.ts';
import type { GraphEdit, Wish } from '../decision/wish.ts';
import { allOf, differs, isMet } from '../decision/wish.ts';
import { valuesOf } from '../decision/witness.ts';
import { decidesWish, determinationsOf, isTrue } from './influence.ts';
import type { LikelyCases } from './likely-cases.ts';

/** A complete case and what is decided of it. */
export interface DecidedCase {
  readonly values: Values;
  readonly determination: string;
}

/** Two neighbouring answers to one fact. */
export interface AnswerBoundary {
  readonly kind: 'answer';
  readonly key: string;
  readonly label: string;
  /** In clinical terms: `at least 35 kg/m2`. */
  readonly from: string;
  readonly to: string;
  /** Cases that differ in this fact alone and in their determination; undefined where no case does, or none was found. */
  readonly pair: Pair | undefined;
  /** False where it could not be told whether there is such a pair. */
  readonly proved: boolean;
}

/** One criterion fewer than enough, and just enough, where that decides. */
export interface CountBoundary {
  readonly kind: 'count';
  readonly node: NodeIndex;
  /** How many are met in the first case and in the second. */
  readonly counts: readonly [number, number];
  readonly pair: Pair | undefined;
  readonly proved: boolean;
}

type Pair = readonly [DecidedCase, DecidedCase];

export type Boundary = AnswerBoundary | CountBoundary;

/** `likely` spares most of the searches over all cases. */
export function boundariesOf(questions: Questions, likely: LikelyCases): readonly Boundary[] {
  const [graph] = questions.graphs;
  if (!graph) return [];
  const asked: Asked = { graph, questions, likely };
  const answers = questions.partition.variables.flatMap((variable, index) => {
    const branches = completeBranches(variable);
    return branches.slice(1).map((branch, at) => answerBoundary(asked, index, branches[at] ?? 0, branch));
  });
  return [...answers, ...countBoundaries(asked)];
}

interface Asked {
  readonly graph: CriteriaGraph;
  readonly questions: Questions;
  readonly likely: LikelyCases;
}

function answerBoundary(asked: Asked, index: number, from: number, to: number): AnswerBoundary {
  const { graph, questions } = asked;
  const variable = questions.partition.variables[index];
  const [low, high] = [variable?.cells[from], variable?.cells[to]];
  const words = { from: low?.words ?? '', to: high?.words ?? '' };
  const head = { kind: 'answer', key: variable?.key ?? '', label: variable?.label ?? '', ...words } as const;
  if (!variable || !low || !high) return { ...head, pair: undefined, proved: false };
  const across = (branches: readonly number[], values: readonly Values[]): Pair | undefined =>
    pairAcross(graph, questions, { branches, values }, index, [low, high], to);
  const [before, after] = [from, to].map((branch) => leavesAt(questions, index, variable, branch));
  for (const [leaf, truth] of before ?? []) {
    if (after?.get(leaf) === truth) continue;
    for (const branches of asked.likely.around(leaf)) {
      const own = branches.with(index, from);
      const values = valuesOf(questions.partition, own);
      const pair = values && across(own, values);
      if (pair) return { ...head, pair, proved: true };
    }
  }
  const wish: Wish = allOf(
    { kind: 'branch', variable: index, branch: from },
    differs({}, { edit: { replaced: after ?? new Map() } }, determinationsOf(graph)),
  );
  const found = questions.witness(wish, { complete: true });
  if (found.found !== true) return { ...head, pair: undefined, proved: found.found === false };
  const pair = across(found.branches, found.values);
  return { ...head, pair, proved: pair !== undefined };
}

/** The truth of every leaf that reads the variable, had it this branch. */
function leavesAt(
  { partition }: Questions,
  index: number,
  variable: Variable,
  branch: number,
): ReadonlyMap<NodeIndex, Truth> {
  const found = new Map<NodeIndex, Truth>();
  (partition.leaves[0] ?? []).forEach((place, leaf) => {
    if (place?.variable === index) found.set(leaf, branchTruth(variable, place.test, branch));
  });
  return found;
}

/** Numbers are moved to the very ends that meet. undefined where the second case cannot be had by changing the one fact. */
function pairAcross(
  graph: CriteriaGraph,
  { partition }: Questions,
  { branches, values }: Pick<FoundCase, 'branches' | 'values'>,
  index: number,
  [low, high]: readonly [Cell, Cell],
  to: number,
): Pair | undefined {
  const element = partition.variables[index]?.slot[0];
  const first = values[0];
  const second = valuesOf(partition, branches.with(index, to))?.[0];
  if (!first || !second || element === undefined) return undefined;
  const moved = (own: ElementValue | undefined): Values => first.with(element, own);
  const pair = [
    decided(graph, moved(endOf(low, 'to') ?? first[element])),
    decided(graph, moved(endOf(high, 'from') ?? second[element])),
  ] as const;
  return pair[0].determination === pair[1].determination ? undefined : pair;
}

function endOf({ extent }: Cell, end: 'from' | 'to'): number | undefined {
  return extent.kind === 'numbers' ? extent[end] : undefined;
}

function countBoundaries({ graph, questions, likely }: Asked): readonly CountBoundary[] {
  const reached = reachedNodes(graph);
  return graph.nodes.flatMap((node, index): readonly CountBoundary[] => {
    if (node.kind !== 'count' || reached[index] === 0) return [];
    const size = node.children.length;
    const steps: (readonly [number, number])[] = [];
    if (node.min > 0) steps.push([node.min - 1, node.min]);
    if (node.max < size) steps.push([node.max, node.max + 1]);
    return steps.map((counts) => {
      const cases = counts.map((count) => {
        const exactly: GraphEdit = { rejoined: new Map([[index, { ...node, min: count, max: count }]]) };
        const wish = allOf(isMet(index, { edit: exactly }), decidesWish(graph, index));
        for (const branches of likely.around(index, count)) {
          const values = isTrue(questions, wish, branches)
            ? valuesOf(questions.partition, branches)
            : undefined;
          if (values) return { found: true, values } as const;
        }
        return questions.witness(wish, { complete: true });
      });
      const [fewer, enough] = cases.map((found) =>
        found.found === true && found.values[0] ? decided(graph, found.values[0]) : undefined,
      );
      const proved = cases.every(({ found }) => found !== 'not proved');
      return { kind: 'count', node: index, counts, pair: fewer && enough && [fewer, enough], proved };
    });
  });
}

function decided(graph: CriteriaGraph, values: Values): DecidedCase {
  return { values, determination: evaluateGraph(graph, values).verdict.determination };
}
