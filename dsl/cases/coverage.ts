// What a set of cases exercises: how often each criterion was met, not met and unknown, where its state decided, which branches no case walks.
import type { CriteriaGraph, NodeIndex, Origin, Truth } from '../decision/criteria-graph.ts';
import { childrenOf } from '../decision/criteria-index.ts';
import { evaluateGraph, nodeTruth, verdictOf } from '../decision/evaluate.ts';
import type { Values } from '../decision/facts.ts';
import { readFacts } from '../decision/facts.ts';
import type { Case } from './case.ts';

/** Numbers of cases, by the state of a criterion. */
export type StateCounts = Readonly<Record<Truth, number>>;

export interface CriterionCoverage {
  readonly origin: Origin;
  readonly seen: StateCounts;
  /** The cases of `seen` whose determination would be another if this criterion alone had another state. */
  readonly decisive: StateCounts;
}

/** A way on from a criterion. Unknown is no branch: it leads on to the same question. */
export type Branch = 'met' | 'not-met';

export interface Coverage {
  readonly cases: number;
  /** Whole criteria and the questions of list heads, children before parents; no sections. */
  readonly criteria: readonly CriterionCoverage[];
  /** Ids of criteria that decide in no case. */
  readonly neverDecisive: readonly string[];
  /** Branches that no case walks, in the order of `criteria`. */
  readonly notWalked: readonly { readonly id: string; readonly branch: Branch }[];
  readonly figures: CoverageFigures;
}

export interface CoverageFigures {
  readonly decisive: Share;
  /** Two branches a criterion: met, and not met. */
  readonly branches: Share;
}

export interface Share {
  readonly reached: number;
  readonly of: number;
}

export function coverageOf(graph: CriteriaGraph, cases: readonly Case[]): Coverage {
  const counted = countedNodes(graph);
  for (const { facts } of cases) {
    const { values } = readFacts(graph, facts);
    const states = [...evaluateGraph(graph, values).states];
    for (const criterion of counted) {
      const state = states[criterion.node] ?? 'unknown';
      criterion.seen[state]++;
      const decides = otherStates[state].some((other) =>
        wouldChange(graph, values, states, criterion, other),
      );
      if (decides) criterion.decisive[state]++;
    }
  }
  const criteria = counted.map(({ origin, seen, decisive }) => ({ origin, seen, decisive }));
  return {
    cases: cases.length,
    criteria,
    neverDecisive: criteria.filter((one) => decidingCases(one) === 0).map(({ origin }) => origin.id),
    notWalked: criteria.flatMap((one) => branchesLeft(one).map((branch) => ({ id: one.origin.id, branch }))),
    figures: coverageFigures(criteria),
  };
}

/** Of these criteria and no others: whoever shows a part of them shows the figures of that part. */
export function coverageFigures(criteria: readonly CriterionCoverage[]): CoverageFigures {
  const left = criteria.reduce((sum, one) => sum + branchesLeft(one).length, 0);
  return {
    decisive: { reached: criteria.filter((one) => decidingCases(one) > 0).length, of: criteria.length },
    branches: { reached: 2 * criteria.length - left, of: 2 * criteria.length },
  };
}

/** Cases that would be determined otherwise if this criterion alone had another state. */
export function decidingCases({ decisive }: Pick<CriterionCoverage, 'decisive'>): number {
  return decisive.met + decisive['not-met'] + decisive.unknown;
}

function branchesLeft({ seen }: CriterionCoverage): readonly Branch[] {
  return (['met', 'not-met'] as const).filter((branch) => seen[branch] === 0);
}

export interface DecidedCase {
  readonly case: Case;
  /** State of the criterion in it. */
  readonly state: Truth;
}

/** The cases in which the state of one criterion decides, in their order: those that `coverageOf` counts. [] for an id that it does not count. */
export function casesDecidedBy(
  graph: CriteriaGraph,
  cases: readonly Case[],
  id: string,
): readonly DecidedCase[] {
  const criterion = countedNodes(graph).find(({ origin }) => origin.id === id);
  if (criterion === undefined) return [];
  return cases.flatMap((one): DecidedCase[] => {
    const { values } = readFacts(graph, one.facts);
    const states = [...evaluateGraph(graph, values).states];
    const state = states[criterion.node] ?? 'unknown';
    const decides = otherStates[state].some((other) => wouldChange(graph, values, states, criterion, other));
    return decides ? [{ case: one, state }] : [];
  });
}

interface Counted {
  readonly node: NodeIndex;
  readonly origin: Origin;
  readonly above: readonly NodeIndex[];
  readonly seen: Record<Truth, number>;
  readonly decisive: Record<Truth, number>;
}

const otherStates: Readonly<Record<Truth, readonly Truth[]>> = {
  met: ['not-met'],
  'not-met': ['met'],
  unknown: ['met', 'not-met'],
};

function noCases(): Record<Truth, number> {
  return { met: 0, 'not-met': 0, unknown: 0 };
}

/** Evaluates again what stands above one node, as if the node had another state; leaves `states` as they were. */
function wouldChange(
  graph: CriteriaGraph,
  values: Values,
  states: Truth[],
  { node: changed, above }: Counted,
  state: Truth,
): boolean {
  const before = verdictAt(graph, states);
  const kept = [changed, ...above].map((index) => [index, states[index] ?? 'unknown'] as const);
  states[changed] = state;
  for (const index of above) {
    const node = graph.nodes[index];
    if (node) states[index] = nodeTruth(node, states, values);
  }
  const after = verdictAt(graph, states);
  for (const [index, known] of kept) states[index] = known;
  return before !== after;
}

function verdictAt(graph: CriteriaGraph, states: readonly Truth[]): string {
  const sections = new Map(graph.sections.map(({ kind, root }) => [kind, states[root] ?? 'unknown']));
  return verdictOf(graph.verdicts, sections).determination;
}

/** Nodes that depend on one, ascending: children before parents. */
function ancestorsOf(parents: readonly (readonly NodeIndex[])[], node: NodeIndex): readonly NodeIndex[] {
  const found = new Set<NodeIndex>();
  const visit = (index: NodeIndex): void => {
    for (const parent of parents[index] ?? []) {
      if (found.has(parent)) continue;
      found.add(parent);
      visit(parent);
    }
  };
  visit(node);
  return [...found].toSorted((a, b) => a - b);
}

function parentsOf(graph: CriteriaGraph): readonly (readonly NodeIndex[])[] {
  const parents: NodeIndex[][] = graph.nodes.map(() => []);
  graph.nodes.forEach((node, index) => {
    for (const child of childrenOf(node)) parents[child]?.push(index);
  });
  return parents;
}

function countedNodes(graph: CriteriaGraph): readonly Counted[] {
  const parents = parentsOf(graph);
  return graph.nodes.flatMap(({ origin }, node) =>
    (origin.role === 'criterion' || origin.role === 'head') && origin.number !== ''
      ? [{ node, origin, above: ancestorsOf(parents, node), seen: noCases(), decisive: noCases() }]
      : [],
  );
}
