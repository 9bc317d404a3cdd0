// Compiles one criteria graph, or two over the same facts, to reduced decision diagrams; the reference evaluator stays the judge.
import type { CriteriaGraph, GraphNode, SectionKind, Truth, VerdictTable } from './criteria-graph.ts';
import { needsInformation } from './criteria-graph.ts';
import { DiagramBuilder, leafDiagrams } from './build-diagram.ts';
import { partition } from './cells.ts';
import { childrenOf, reachedNodes } from './criteria-index.ts';
import type { DiagramNode } from './diagram.ts';
import { DiagramStore, metNode, notMetNode, terminal, unknownNode } from './diagram.ts';
import { verdictOf } from './evaluate.ts';
import type { Partition } from './variable.ts';
import { branchCount } from './variable.ts';
import { clusteredOrder } from './clustered-order.ts';
import { siftedOrder } from './sift.ts';
import { variableOrder } from './variable-order.ts';

export interface DiagramOptions {
  /** Nodes that may be made; beyond it the outcome is `TooLarge`. */
  readonly budget?: number;
  /** Only cases without anything unknown: the diagram has no branch for it, and is far smaller where criteria share facts. */
  readonly complete?: boolean;
}

/** Not compiled: the diagram needs more nodes than the budget. Evaluation stays on the criteria graph. */
export interface TooLarge {
  readonly exceeded: true;
  readonly budget: number;
}

/** What is common to the diagrams of one store. */
interface CompiledDiagram {
  readonly exceeded: false;
  readonly store: DiagramStore;
  /** `variables` stand in the order of the store's levels. */
  readonly partition: Partition;
  /** By terminal value of the determination diagrams. */
  readonly determinations: readonly string[];
}

/** The diagrams of one graph. */
export interface GraphDiagram {
  /** To the determination, by terminal value. */
  readonly root: DiagramNode;
  /**
   * Three-valued, by `NodeIndex`, made when first asked for (look at the store's `exceeded` then); undefined where no section stands
   * on the node.
   */
  readonly nodes: readonly (DiagramNode | undefined)[];
}

export interface DecisionDiagram extends CompiledDiagram, GraphDiagram {}

export interface JointDiagram extends CompiledDiagram {
  readonly old: GraphDiagram;
  readonly new: GraphDiagram;
  /** To old determination x number of determinations + new determination: `pairOf` reads it. */
  readonly pairs: DiagramNode;
}

export const defaultBudget = 500_000;

export function compileDiagram(
  graph: CriteriaGraph,
  options: DiagramOptions = {},
): DecisionDiagram | TooLarge {
  return single(compile([graph], new Map(), options), options);
}

function single({ compiled, graphs: [own] }: Compiled, options: DiagramOptions): DecisionDiagram | TooLarge {
  if (compiled.exceeded || own === undefined) return tooLarge(options);
  return {
    ...compiled,
    root: own.root,
    // Not spread: that would make the diagrams of all nodes.
    get nodes() {
      return own.nodes;
    },
  };
}

export interface JointOptions extends DiagramOptions {
  /** The old key of a new element, where criteria were matched by other means than their key. */
  readonly sameKey?: ReadonlyMap<string, string>;
}

export function compileJoint(
  oldGraph: CriteriaGraph,
  newGraph: CriteriaGraph,
  options: JointOptions = {},
): JointDiagram | TooLarge {
  const { compiled, graphs } = compile([oldGraph, newGraph], options.sameKey ?? new Map(), options);
  const [before, after] = graphs;
  if (compiled.exceeded || before === undefined || after === undefined) return tooLarge(options);
  const pairs = compiled.store.pair(before.root, after.root, compiled.determinations.length);
  return compiled.store.exceeded ? tooLarge(options) : { ...compiled, old: before, new: after, pairs };
}

/** Whether every case, complete or not, has the same determination under both. Where the partition is not exact, only `true` is a proof. */
export function isEquivalent(joint: JointDiagram): boolean {
  return joint.old.root === joint.new.root;
}

export function pairOf(
  joint: JointDiagram,
  terminalValue: number,
): { readonly old: string; readonly new: string } {
  const count = joint.determinations.length;
  return {
    old: joint.determinations[Math.floor(terminalValue / count)] ?? needsInformation,
    new: joint.determinations[terminalValue % count] ?? needsInformation,
  };
}

function tooLarge({ budget = defaultBudget }: DiagramOptions): TooLarge {
  return { exceeded: true, budget };
}

type Compiled = {
  readonly compiled: CompiledDiagram | TooLarge;
  readonly graphs: readonly GraphDiagram[];
};

/** One graph's diagram with its variables in this order. */
export function compileInOrder(
  graph: CriteriaGraph,
  order: readonly number[],
  options: DiagramOptions = {},
): DecisionDiagram | TooLarge {
  const ordered = inOrder(partition([graph]), order);
  const { budget = defaultBudget, complete = false } = options;
  return single(compileIn([graph], ordered, budget, complete), options);
}

/** In the order of the document, in which people read diagrams; where that grows, in one that keeps together what is asked together, sifted. */
function compile(
  graphs: readonly CriteriaGraph[],
  sameKey: ReadonlyMap<string, string>,
  { budget = defaultBudget, complete = false }: DiagramOptions,
): Compiled {
  const parts = partition(graphs, sameKey);
  const order = variableOrder(graphs, parts);
  const modest = Math.min(budget, firstBudget + firstBudgetPerVariable * parts.variables.length);
  const first = compileIn(graphs, inOrder(parts, order), modest, complete);
  if (!first.compiled.exceeded || modest === budget) return first;
  const clustered = inOrder(parts, clusteredOrder(graphs, parts, order));
  const ordered = complete ? clustered : inOrder(clustered, siftedByCompleteCases(graphs, clustered, budget));
  return compileIn(graphs, ordered, budget, complete);
}

/**
 * Sifting costs far less on the diagram of complete cases, and an order that makes that one small makes the whole one small. Where not
 * even that one fits into its share of the budget, no order that sifting finds would help: then the variables stay as they are.
 */
export function siftedByCompleteCases(
  graphs: readonly CriteriaGraph[],
  ordered: Partition,
  budget = defaultBudget,
): readonly number[] {
  const small = compileIn(graphs, ordered, Math.ceil(budget / completeShare), true);
  if (small.compiled.exceeded) return [...ordered.variables.keys()];
  const roots = small.graphs.map(({ root }) => root);
  return siftedOrder(small.compiled.store, roots).order;
}

/** The whole diagram has some ten to forty times the nodes of that of complete cases. */
const completeShare = 10;

/** Where no fact is read twice, a question takes about six nodes. */
const firstBudget = 20_000;
const firstBudgetPerVariable = 40;

function compileIn(
  graphs: readonly CriteriaGraph[],
  ordered: Partition,
  budget: number,
  complete: boolean,
): Compiled {
  const branches = ordered.variables.map((variable) => branchCount(variable) - (complete ? 1 : 0));
  const store = new DiagramStore(branches, budget);
  const determinations = determinationsOf(graphs);
  const diagrams = graphs.map((graph, index): GraphDiagram => {
    const leaves = leafDiagrams(store, ordered, index);
    let nodes: readonly (DiagramNode | undefined)[] | undefined;
    return {
      root: determinationDiagram(new DiagramBuilder(store, graph, leaves), graph, determinations),
      get nodes() {
        return (nodes ??= nodeDiagrams(store, graph, leaves));
      },
    };
  });
  if (store.exceeded) return { compiled: { exceeded: true, budget }, graphs: [] };
  return { compiled: { exceeded: false, store, partition: ordered, determinations }, graphs: diagrams };
}

/** An empty store for these graphs, and their variables in the order of its levels. */
export function openStore(
  graphs: readonly CriteriaGraph[],
  sameKey: ReadonlyMap<string, string>,
  budget: number,
): { readonly store: DiagramStore; readonly partition: Partition } {
  const parts = partition(graphs, sameKey);
  const ordered = inOrder(parts, variableOrder(graphs, parts));
  return { store: new DiagramStore(ordered.variables.map(branchCount), budget), partition: ordered };
}

/** The same variables with those first that stand higher in the diagram. */
export function inOrder(parts: Partition, order: readonly number[]): Partition {
  const levelOf: number[] = [];
  order.forEach((variable, level) => (levelOf[variable] = level));
  const moved = (place: { readonly variable: number; readonly test: number }) => ({
    ...place,
    variable: levelOf[place.variable] ?? 0,
  });
  return {
    ...parts,
    variables: order.flatMap((variable) => parts.variables[variable] ?? []),
    leaves: parts.leaves.map((leaves) =>
      leaves.map((leaf) => leaf && { ...moved(leaf), guard: leaf.guard && moved(leaf.guard) }),
    ),
  };
}

/** Each once; a case that is not decided yet has one as well. */
export function determinationsOf(graphs: readonly CriteriaGraph[]): readonly string[] {
  const tables = graphs.map(({ verdicts }) => verdicts);
  const all = tables.flatMap(({ rows, otherwise }) =>
    [...rows, otherwise].map(({ determination }) => determination),
  );
  return [...new Set([...all, needsInformation])];
}

/** The diagram of a node from those of its children. */
export function groupDiagram(
  store: DiagramStore,
  node: GraphNode,
  children: readonly DiagramNode[],
): DiagramNode {
  switch (node.kind) {
    case 'constant':
      return node.value === 'met' ? metNode : node.value === 'not-met' ? notMetNode : unknownNode;
    case 'not':
      return store.not(children[0] ?? unknownNode);
    case 'all':
      return store.all(children);
    case 'any':
      return store.any(children);
    case 'count':
      return store.count(children, node.min, node.max);
    case 'question':
    case 'test':
      return unknownNode;
  }
}

/** The determination from the diagrams of sections; rows of sections that are not among them never match. */
export function joinSections(
  store: DiagramStore,
  table: VerdictTable,
  sections: ReadonlyMap<SectionKind, DiagramNode>,
  determinations: readonly string[],
): DiagramNode {
  const fromTheTop = [...sections].toSorted(([, a], [, b]) => store.level(a) - store.level(b));
  const kinds = fromTheTop.map(([kind]) => kind);
  const proceed: Proceed = (index, ...next) => store.choose(fromTheTop[index]?.[1] ?? unknownNode, ...next);
  return verdictDiagram(table, kinds, determinations, proceed);
}

function determinationDiagram(
  builder: DiagramBuilder,
  { sections, verdicts }: CriteriaGraph,
  determinations: readonly string[],
): DiagramNode {
  const fromTheTop = sections.toSorted((a, b) => builder.topLevel(a.root) - builder.topLevel(b.root));
  const kinds = fromTheTop.map(({ kind }) => kind);
  return verdictDiagram(verdicts, kinds, determinations, (index, ...next) =>
    builder.build(fromTheTop[index]?.root ?? 0, ...next),
  );
}

/** Puts a section, by index, before what follows on its met, not met and unknown. */
type Proceed = (
  index: number,
  ifMet: DiagramNode,
  ifNotMet: DiagramNode,
  ifUnknown: DiagramNode,
) => DiagramNode;

/** The verdict of every combination of section states, joined from the lowest section upwards. */
function verdictDiagram(
  table: VerdictTable,
  kinds: readonly SectionKind[],
  determinations: readonly string[],
  proceed: Proceed,
): DiagramNode {
  const combinations = kinds.reduce<readonly (readonly (readonly [SectionKind, Truth])[])[]>(
    (ways, kind) => ways.flatMap((way) => truths.map((truth) => [...way, [kind, truth] as const])),
    [[]],
  );
  let outcomes = combinations.map((way) =>
    terminal(determinations.indexOf(verdictOf(table, new Map(way)).determination)),
  );
  for (let index = kinds.length - 1; index >= 0; index--) {
    outcomes = Array.from({ length: outcomes.length / truths.length }, (_, group) => {
      const [ifMet, ifNotMet, ifUnknown] = outcomes.slice(group * truths.length, (group + 1) * truths.length);
      return proceed(index, ifMet ?? unknownNode, ifNotMet ?? unknownNode, ifUnknown ?? unknownNode);
    });
  }
  return outcomes[0] ?? unknownNode;
}

function nodeDiagrams(
  store: DiagramStore,
  graph: CriteriaGraph,
  leaves: readonly (DiagramNode | undefined)[],
): readonly (DiagramNode | undefined)[] {
  const reached = reachedNodes(graph);
  const nodes: (DiagramNode | undefined)[] = [];
  graph.nodes.forEach((node, index) => {
    const children = childrenOf(node).map((child) => nodes[child] ?? unknownNode);
    nodes.push(reached[index] === 0 ? undefined : (leaves[index] ?? groupDiagram(store, node, children)));
  });
  return nodes;
}

const truths: readonly Truth[] = ['met', 'not-met', 'unknown'];
