// Which criteria can never be met, are always met, or change no outcome of their section, proved on small diagrams; knows no words.
import { partition } from '../decision/cells.ts';
import { groupDiagram } from '../decision/compile-diagram.ts';
import { leafDiagrams } from '../decision/build-diagram.ts';
import type { CriteriaGraph, ElementIndex, NodeIndex } from '../decision/criteria-graph.ts';
import { childrenOf, conditionOf, elementsOf, isLeaf } from '../decision/criteria-index.ts';
import type { DiagramNode } from '../decision/diagram.ts';
import { DiagramStore, isTerminal, metNode, notMetNode, unknownNode } from '../decision/diagram.ts';
import { childrenAt, innerNodes } from '../decision/diagram-queries.ts';
import { branchCount } from '../decision/variable.ts';
import type { CreateSolver } from '../decision/sat-solver.ts';
import { findFreeParts, type FreeParts } from './free-parts.ts';
import type { DeadCriterion, LogicAnalysis } from './logic-findings.ts';
import { solveLogic } from './solved-logic.ts';

export type { DeadCriterion, LogicAnalysis };

/** Enough for hundreds of criteria that all depend on each other; more cannot be proved while somebody types. */
const storeBudget = 60_000;
const workBudget = 150_000;
const mostTestsOnOneElement = 300;

const nothing: LogicAnalysis = { impossible: [], certain: [], dead: [], cutShort: false };

/** `createSolver` takes over where the diagrams of the analysis are too small. */
export function analyseLogic(graph: CriteriaGraph, createSolver?: CreateSolver): LogicAnalysis {
  if (hasCrowdedElement(graph)) return { ...nothing, cutShort: true };
  const analysis = new Analyser(graph).analyse();
  return analysis.cutShort && createSolver !== undefined ? solveLogic(graph, createSolver) : analysis;
}

/** A truth table of thresholds grows with their square. */
function hasCrowdedElement(graph: CriteriaGraph): boolean {
  const tests = graph.elements.map(() => new Set<string>());
  for (const node of graph.nodes) {
    const test = conditionOf(node);
    if (test) tests[test.element]?.add(JSON.stringify(test));
  }
  return tests.some(({ size }) => size > mostTestsOnOneElement);
}

class Analyser {
  private readonly graph: CriteriaGraph;
  private readonly store: DiagramStore;
  private readonly leaves: readonly (DiagramNode | undefined)[];
  private readonly free: FreeParts;
  private readonly diagrams = new Map<NodeIndex, DiagramNode>();
  private readonly outcomes = new Map<DiagramNode, number>();
  private byElement: ReadonlyMap<ElementIndex, readonly NodeIndex[]> | undefined;
  private readonly removed = new Map<NodeIndex, DiagramNode>();
  private work = 0;

  constructor(graph: CriteriaGraph) {
    this.graph = graph;
    const parts = partition([graph]);
    this.store = new DiagramStore(parts.variables.map(branchCount), storeBudget);
    this.leaves = leafDiagrams(this.store, parts, 0);
    this.free = findFreeParts(graph, (leaf) => hasBothEnds(this.canBe(this.leaves[leaf] ?? unknownNode)));
  }

  analyse(): LogicAnalysis {
    const impossible: NodeIndex[] = [];
    const certain: NodeIndex[] = [];
    const settled = new Uint8Array(this.graph.nodes.length);
    this.graph.nodes.forEach((node, index) => {
      if (this.free.reached[index] === 0 || this.free.tight[index] === 0) return;
      if (childrenOf(node).some((child) => settled[child] === 1)) settled[index] = 1;
      const doubtful = this.free.canMeet[index] === 0 || this.free.canFail[index] === 0;
      if (node.kind === 'constant' || !doubtful || settled[index] === 1 || this.isExhausted()) return;
      const outcomes = this.canBe(this.diagramOf(index));
      if (this.isExhausted() || outcomes === unknownBit || hasBothEnds(outcomes)) return;
      settled[index] = 1;
      if ((outcomes & metBit) === 0) impossible.push(index);
      else certain.push(index);
    });
    const dead = this.deadCriteria(settled);
    return { impossible, certain, dead, cutShort: this.isExhausted() };
  }

  /** From the last criterion to the first, so that of two that make each other pointless the first stays. */
  private deadCriteria(settled: Uint8Array): readonly DeadCriterion[] {
    const found: DeadCriterion[] = [];
    const sections = new Set(this.graph.sections.map(({ root }) => root));
    const inside = new Uint8Array(this.graph.nodes.length);
    const counted = this.belowTightCounts();
    for (let index = this.graph.nodes.length - 1; index >= 0; index--) {
      const node = this.graph.nodes[index];
      const above = this.free.parents[index] ?? [];
      if (above.length > 0 && above.every((parent) => inside[parent] === 1)) inside[index] = 1;
      const candidate =
        node?.origin.role === 'criterion' &&
        this.free.reached[index] === 1 &&
        (this.free.tight[index] === 1 || counted[index] === 1) &&
        settled[index] === 0 &&
        inside[index] === 0 &&
        !sections.has(index);
      if (!candidate || this.isExhausted()) continue;
      const way = [notMetNode, metNode].find((value) => this.changesNothing(index, value));
      if (way === undefined || this.isExhausted()) continue;
      const as = way === notMetNode ? 'alternative' : 'requirement';
      found.push({ node: index, as, coveredBy: this.coverOf(index, as) });
      this.take(index, way);
      inside[index] = 1;
    }
    return found.toReversed();
  }

  /** Where criteria are counted, those around it can make one pointless that stands for itself. */
  private belowTightCounts(): Uint8Array {
    const found = new Uint8Array(this.graph.nodes.length);
    for (let index = found.length - 1; index >= 0; index--) {
      const above = this.free.parents[index] ?? [];
      const counted = above.some(
        (parent) =>
          found[parent] === 1 ||
          (this.graph.nodes[parent]?.kind === 'count' && this.free.tight[parent] === 1),
      );
      if (counted) found[index] = 1;
    }
    return found;
  }

  /** What was known of the nodes above no longer holds, but for the sections. */
  private take(index: NodeIndex, value: DiagramNode): void {
    this.removed.set(index, value);
    this.free.settle(index, value === metNode);
    for (const node of this.above(index)) this.diagrams.delete(node);
  }

  private above(index: NodeIndex): ReadonlySet<NodeIndex> {
    const found = new Set(this.free.parents[index]);
    // Nodes that are added while going over a set are visited as well.
    for (const node of found) for (const parent of this.free.parents[node] ?? []) found.add(parent);
    return found;
  }

  /** Whether every section keeps its outcome with the criterion put by `value`. */
  private changesNothing(index: NodeIndex, value: DiagramNode): boolean {
    const before = new Map<NodeIndex, DiagramNode>([[index, this.diagramOf(index)]]);
    const after = new Map<NodeIndex, DiagramNode>([[index, value]]);
    if (before.get(index) === value) return false;
    const open = new Set<NodeIndex>([index]);
    const roots = new Set(this.graph.sections.map(({ root }) => root));
    while (open.size > 0 && !this.isExhausted()) {
      const current = Math.min(...open);
      open.delete(current);
      if (current !== index) {
        before.set(current, this.combine(current, before));
        after.set(current, this.combine(current, after));
      }
      if (before.get(current) === after.get(current)) continue;
      if (roots.has(current)) return false;
      for (const parent of this.free.parents[current] ?? []) if (!this.removed.has(parent)) open.add(parent);
    }
    return !this.isExhausted();
  }

  /** The node over changed children; siblings that can stand aside by facts of their own are left out. */
  private combine(index: NodeIndex, changed: ReadonlyMap<NodeIndex, DiagramNode>): DiagramNode {
    const node = this.graph.nodes[index];
    if (!node) return unknownNode;
    const counted = node.kind === 'count' || node.kind === 'not';
    const still = counted ? childrenOf(node) : [...(this.free.hard[index] ?? [])];
    const children = still.map((child) => changed.get(child) ?? this.diagramOf(child));
    if (!counted) {
      for (const [child, diagram] of changed)
        if (this.free.hard[index]?.has(child) !== true && this.free.parents[child]?.includes(index) === true)
          children.push(diagram);
    }
    this.work += children.length;
    return children.length === 0 ? unknownNode : groupDiagram(this.store, node, children);
  }

  /** Exact as far as shared facts go: of criteria that stand for themselves one leaf stands in for all. */
  private diagramOf(index: NodeIndex): DiagramNode {
    const removed = this.removed.get(index);
    if (removed !== undefined) return removed;
    const known = this.diagrams.get(index);
    if (known !== undefined) return known;
    const made = this.makeDiagram(index);
    this.diagrams.set(index, made);
    return made;
  }

  private makeDiagram(index: NodeIndex): DiagramNode {
    const node = this.graph.nodes[index];
    const { tight, freeLeaf } = this.free;
    const standIn = freeLeaf[index];
    if (tight[index] === 0 && standIn !== undefined) return this.leaves[standIn] ?? unknownNode;
    if (!node || this.isExhausted()) return unknownNode;
    if (isLeaf(node)) return this.leaves[index] ?? unknownNode;
    const children = childrenOf(node);
    const counted = node.kind === 'count';
    const firstFree = children.find((child) => tight[child] === 0);
    const needed = children.filter((child) => counted || tight[child] === 1 || child === firstFree);
    this.work += needed.length;
    const diagrams = needed.map((child) => this.diagramOf(child));
    return groupDiagram(this.store, node, diagrams);
  }

  /** The first criterion, in the order of the text, that is met whenever this one is and settles what this one would, or the other way round. */
  private coverOf(index: NodeIndex, as: DeadCriterion['as']): NodeIndex | undefined {
    const own = this.diagramOf(index);
    const ofElement = (this.byElement ??= this.criteriaByElement());
    const related = new Set(this.elementsBelow(index).flatMap((element) => ofElement.get(element) ?? []));
    const follows = (first: DiagramNode, second: DiagramNode): boolean =>
      this.store.choose(first, second, metNode, metNode) === metNode;
    return [...related]
      .toSorted((a, b) => a - b)
      .find((other) => {
        if (other === index || this.removed.has(other) || this.isExhausted()) return false;
        if (this.leadsUpTo(index, other) || !this.standsOutside(other, index)) return false;
        this.work++;
        const theirs = this.diagramOf(other);
        const above = [...this.above(index)].filter((group) => this.leadsUpTo(other, group));
        return as === 'alternative'
          ? follows(own, theirs) && above.some((group) => follows(theirs, this.diagramOf(group)))
          : follows(theirs, own) && above.some((group) => follows(this.diagramOf(group), theirs));
      });
  }

  /** Whole criteria by the facts that they read, those that stand for themselves left out. */
  private criteriaByElement(): ReadonlyMap<ElementIndex, readonly NodeIndex[]> {
    const found = new Map<ElementIndex, NodeIndex[]>();
    const sections = new Set(this.graph.sections.map(({ root }) => root));
    this.graph.nodes.forEach((node, leaf) => {
      if (!isLeaf(node) || this.free.reached[leaf] === 0 || this.free.tight[leaf] === 0) return;
      let at: NodeIndex | undefined = leaf;
      while (at !== undefined) {
        if (this.graph.nodes[at]?.origin.role === 'criterion' && !sections.has(at)) {
          for (const element of elementsOf(node)) {
            const list = found.get(element);
            if (list) list.push(at);
            else found.set(element, [at]);
          }
        }
        at = this.free.parents[at]?.[0];
      }
    });
    return found;
  }

  private elementsBelow(index: NodeIndex): readonly ElementIndex[] {
    const node = this.graph.nodes[index];
    if (!node) return [];
    return isLeaf(node) ? elementsOf(node) : childrenOf(node).flatMap((child) => this.elementsBelow(child));
  }

  private leadsUpTo(start: NodeIndex, top: NodeIndex): boolean {
    const open = [start];
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      if (at === top) return true;
      open.push(...(this.free.parents[at] ?? []));
    }
    return false;
  }

  /** Some section reads it by a way that does not lead through `outer`. */
  private standsOutside(start: NodeIndex, outer: NodeIndex): boolean {
    const open = [start];
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      if (at === outer) continue;
      const above = this.free.parents[at] ?? [];
      if (above.length === 0) return true;
      open.push(...above);
    }
    return false;
  }

  /** Bits for what the diagram can turn out as. */
  private canBe(diagram: DiagramNode): number {
    for (const node of innerNodes(this.store, diagram)) {
      if (this.outcomes.has(node)) continue;
      this.work++;
      let bits = 0;
      for (const child of childrenAt(this.store, node)) bits |= this.bitsOf(child);
      this.outcomes.set(node, bits);
    }
    return this.bitsOf(diagram);
  }

  private bitsOf(diagram: DiagramNode): number {
    if (!isTerminal(diagram)) return this.outcomes.get(diagram) ?? 0;
    return diagram === metNode ? metBit : diagram === notMetNode ? failBit : unknownBit;
  }

  private isExhausted(): boolean {
    return this.store.exceeded || this.work > workBudget;
  }
}

const metBit = 1;
const failBit = 2;
const unknownBit = 4;

function hasBothEnds(bits: number): boolean {
  return (bits & metBit) !== 0 && (bits & failBit) !== 0;
}
