// The analysis of criteria where its diagrams are too small: the same questions, answered by a solver one criterion at a time.
import type { CriteriaGraph, ElementIndex, NodeIndex, Truth } from '../decision/criteria-graph.ts';
import { childrenOf, elementsOf, isLeaf } from '../decision/criteria-index.ts';
import { evaluateGraph } from '../decision/evaluate.ts';
import { openQuestions, type Questions } from '../decision/questions.ts';
import type { CreateSolver } from '../decision/sat-solver.ts';
import { completeBranches } from '../decision/variable.ts';
import { valuesOf } from '../decision/witness.ts';
import { allOf, anyOf, isMet, isNotMet, notThat, type Wish } from '../decision/wish.ts';
import { isTrue } from './influence.ts';
import { LikelyCases } from './likely-cases.ts';
import { findFreeParts, type FreeParts } from './free-parts.ts';
import type { DeadCriterion, LogicAnalysis } from './logic-findings.ts';

/** Cases tried and questions to the solver, and conflicts that one may take; beyond them the analysis is cut short. */
const mostQuestions = 1_000;
const conflictsEach = 500;

export function solveLogic(graph: CriteriaGraph, createSolver: CreateSolver): LogicAnalysis {
  const questions = openQuestions([graph], { budget: 0, createSolver, conflicts: conflictsEach });
  const analysis = new SolvedLogic(graph, questions).analyse();
  questions.close();
  return analysis;
}

class SolvedLogic {
  private readonly graph: CriteriaGraph;
  private readonly questions: Questions;
  private readonly free: FreeParts;
  private readonly sections: readonly NodeIndex[];
  private readonly removed = new Map<NodeIndex, Truth>();
  private readonly likely: LikelyCases;
  private readonly facts: readonly ReadonlySet<ElementIndex>[];
  private asked = 0;
  private unproved = false;

  constructor(graph: CriteriaGraph, questions: Questions) {
    this.graph = graph;
    this.questions = questions;
    this.sections = graph.sections.map(({ root }) => root);
    this.free = findFreeParts(graph, (leaf) => this.isOpen(leaf));
    this.facts = factsBelow(graph);
    this.likely = new LikelyCases(graph, questions.partition);
  }

  analyse(): LogicAnalysis {
    const [impossible, certain]: [NodeIndex[], NodeIndex[]] = [[], []];
    const settled = new Uint8Array(this.graph.nodes.length);
    const seen = seenTruths(this.graph, this.questions);
    this.graph.nodes.forEach((node, index) => {
      if (this.free.reached[index] === 0 || this.free.tight[index] === 0) return;
      if (childrenOf(node).some((child) => settled[child] === 1)) settled[index] = 1;
      const doubtful = this.free.canMeet[index] === 0 || this.free.canFail[index] === 0;
      if (node.kind === 'constant' || !doubtful || settled[index] === 1) return;
      const never = seen.met[index] === 0 && this.isNever(isMet(index));
      const always = seen.notMet[index] === 0 && this.isNever(isNotMet(index));
      if (never === always) return;
      settled[index] = 1;
      (never ? impossible : certain).push(index);
    });
    const dead = this.deadCriteria(settled);
    return { impossible, certain, dead, cutShort: this.unproved };
  }

  /** From the last criterion to the first, so that of two that make each other pointless the first stays. */
  private deadCriteria(settled: Uint8Array): readonly DeadCriterion[] {
    const found: DeadCriterion[] = [];
    const inside = new Uint8Array(this.graph.nodes.length);
    for (let index = inside.length - 1; index >= 0; index--) {
      const above = this.free.parents[index] ?? [];
      if (above.length > 0 && above.every((parent) => inside[parent] === 1)) inside[index] = 1;
      const isCandidate =
        this.graph.nodes[index]?.origin.role === 'criterion' &&
        this.free.reached[index] === 1 &&
        settled[index] === 0 &&
        inside[index] === 0 &&
        !this.sections.includes(index) &&
        (this.free.tight[index] === 1 || this.isCounted(index));
      if (!isCandidate) continue;
      if (this.asked >= mostQuestions) {
        this.unproved = true;
        break;
      }
      const way = (['not-met', 'met'] as const).find((truth) => this.changesNothing(index, truth));
      if (way === undefined) continue;
      const as = way === 'not-met' ? 'alternative' : 'requirement';
      found.push({ node: index, as, coveredBy: this.coverOf(index, as) });
      this.removed.set(index, way);
      inside[index] = 1;
    }
    return found.toReversed();
  }

  /** Every section has the same outcome in every case with the criterion put by the truth. */
  private changesNothing(index: NodeIndex, truth: Truth): boolean {
    const before = { edit: { replaced: new Map(this.removed) } };
    const after = { edit: { replaced: new Map([...this.removed, [index, truth] as const]) } };
    const changes = this.sections.map((node) =>
      notThat({ kind: 'same', a: { ...before, node }, b: { ...after, node } }),
    );
    const change = anyOf(...changes);
    this.asked++;
    if (this.likely.around(index).some((branches) => isTrue(this.questions, change, branches))) return false;
    if (!this.isNever(change)) return false;
    // What has that truth anyway is not made pointless by others.
    const own = { edit: before.edit, node: index };
    return !this.isNever(notThat({ kind: 'truth', of: own, is: truth }));
  }

  /** The first criterion, in the order of the text, that does what this one does. */
  private coverOf(index: NodeIndex, as: DeadCriterion['as']): NodeIndex | undefined {
    const own = this.facts[index] ?? new Set();
    const around = new Set([...linked(index, (node) => this.free.parents[node] ?? []), ...this.below(index)]);
    const found = this.graph.nodes.findIndex((node, other) => {
      const isRelated =
        node.origin.role === 'criterion' &&
        this.free.reached[other] === 1 &&
        !this.sections.includes(other) &&
        !this.removed.has(other) &&
        !around.has(other) &&
        [...(this.facts[other] ?? [])].some((fact) => own.has(fact));
      if (!isRelated) return false;
      const [narrow, wide] = as === 'alternative' ? [index, other] : [other, index];
      return this.isNever(allOf(isMet(narrow), notThat(isMet(wide))));
    });
    return found === -1 ? undefined : found;
  }

  private below(index: NodeIndex): ReadonlySet<NodeIndex> {
    return linked(index, (at) => {
      const node = this.graph.nodes[at];
      return node ? childrenOf(node) : [];
    });
  }

  private isCounted(index: NodeIndex): boolean {
    const above = linked(index, (node) => this.free.parents[node] ?? []);
    return [...above].some(
      (node) => node !== index && this.graph.nodes[node]?.kind === 'count' && this.free.tight[node] === 1,
    );
  }

  /** Proved; otherwise the analysis is cut short. */
  private isNever(wish: Wish): boolean {
    if (++this.asked > mostQuestions) {
      this.unproved = true;
      return false;
    }
    const possible = this.questions.possible(wish, { loosely: true });
    if (possible === 'not proved') this.unproved = true;
    return possible === 'no';
  }

  /** Some value meets it and some does not. */
  private isOpen(leaf: NodeIndex): boolean {
    const { leaves, variables } = this.questions.partition;
    const place = leaves[0]?.[leaf];
    const cells = variables[place?.variable ?? -1]?.cells ?? [];
    const truths = new Set(cells.map((cell) => cell.truths[place?.test ?? -1]));
    return truths.has('met') && truths.has('not-met');
  }
}

/** Complete cases that are drawn to spare questions; of the first few most answers are the first of their kind, of the last few the last. */
const drawnCases = 60;

/** By node: 1 where some drawn case has the truth. */
function seenTruths(
  graph: CriteriaGraph,
  { partition }: Questions,
): { readonly met: Uint8Array; readonly notMet: Uint8Array } {
  const [met, notMet] = [new Uint8Array(graph.nodes.length), new Uint8Array(graph.nodes.length)];
  const choices = partition.variables.map(completeBranches);
  let state = drawSeed;
  const draw = (below: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  for (let drawn = 0; drawn < drawnCases; drawn++) {
    const branches = choices.map((all) => {
      const isLast = draw(drawnCases) < drawn;
      return (isLast ? all.at(-1 - draw(Math.max(1, all.length - 1))) : all[0]) ?? 0;
    });
    const [values] = valuesOf(partition, branches) ?? [];
    if (values === undefined) continue;
    for (const [node, truth] of evaluateGraph(graph, values).states.entries()) {
      if (truth === 'met') met[node] = 1;
      if (truth === 'not-met') notMet[node] = 1;
    }
  }
  return { met, notMet };
}

const drawSeed = 20240701;

function linked(start: NodeIndex, next: (node: NodeIndex) => readonly NodeIndex[]): ReadonlySet<NodeIndex> {
  const found = new Set([start]);
  // What is added while going over the set is visited as well.
  for (const node of found) for (const other of next(node)) found.add(other);
  return found;
}

function factsBelow(graph: CriteriaGraph): readonly ReadonlySet<ElementIndex>[] {
  const found: Set<ElementIndex>[] = [];
  for (const node of graph.nodes) {
    const own = isLeaf(node)
      ? elementsOf(node)
      : childrenOf(node).flatMap((child) => [...(found[child] ?? [])]);
    found.push(new Set(own));
  }
  return found;
}
