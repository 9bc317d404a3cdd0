// A criteria graph as a list of steps on bit columns, two rails a criterion (surely met, surely not met); has no columns yet.
import type { CriteriaGraph, GraphNode, NodeIndex, Test } from './criteria-graph.ts';
import { needsInformation } from './criteria-graph.ts';
import { childrenOf, conditionOf, reachedNodes } from './criteria-index.ts';

/**
 * A pair of rails and which way round to read it: rail `ref` is met, rail `ref ^ 1` is not met. So the opposite of a criterion costs
 * nothing. Refs 0 and 1 are unknown everywhere, 2 is met and 3 not met everywhere.
 */
export type Ref = number;
export const unknownRef: Ref = 0;
export const metRef: Ref = 2;
export const notMetRef: Ref = 3;

export type Step =
  | { readonly kind: 'all' | 'any'; readonly target: Ref; readonly children: readonly Ref[] }
  | {
      readonly kind: 'count';
      readonly target: Ref;
      readonly min: number;
      readonly max: number;
      readonly children: readonly Ref[];
    };

export interface BatchPlan {
  /** Distinct conditions; the rails of condition i are `firstLeafRef + 2 * i` and the next. */
  readonly leaves: readonly Test[];
  /** Pairs of rails that the steps write; used again once nothing reads them any more. */
  readonly groups: number;
  readonly steps: readonly Step[];
  /** By place in `graph.sections`. */
  readonly sections: readonly Ref[];
  readonly determinations: readonly string[];
  /** [section, 1 for met or 0 for not met, determination] of each row that a complete case can match. */
  readonly rows: readonly (readonly [number, number, number])[];
  readonly otherwise: number;
  /** [section, determination] of each row that decides what is not settled. */
  readonly open: readonly (readonly [number, number])[];
  readonly needsInformation: number;
}

export const firstLeafRef: Ref = 4;

export function planBatch(graph: CriteriaGraph): BatchPlan {
  const reached = reachedNodes(graph);
  const live = graph.nodes.map((node, index) => (reached[index] === 1 ? node : undefined));
  const leaves = new Map<string, Test>();
  for (const node of live) {
    const test = node && conditionOf(node);
    if (test) leaves.set(JSON.stringify(test), test);
  }
  const leafRefs = new Map([...leaves.keys()].map((key, place) => [key, firstLeafRef + 2 * place]));
  const { steps, pairs, refs } = planGroups(graph, live, leafRefs);
  return {
    leaves: [...leaves.values()],
    groups: pairs,
    steps,
    sections: graph.sections.map(({ root }) => refs[root] ?? unknownRef),
    ...verdictPlan(graph),
  };
}

interface GroupPlan {
  readonly steps: readonly Step[];
  readonly pairs: number;
  /** By node. */
  readonly refs: readonly Ref[];
}

function planGroups(
  graph: CriteriaGraph,
  live: readonly (GraphNode | undefined)[],
  leafRefs: ReadonlyMap<string, Ref>,
): GroupPlan {
  const lastUse = lastUses(graph, live);
  const firstGroupRef = firstLeafRef + 2 * leafRefs.size;
  const steps: Step[] = [];
  const refs: Ref[] = [];
  /** The last node that reads each pair. */
  const until: number[] = [];
  const newTarget = (node: NodeIndex): Ref => {
    const free = until.findIndex((end) => end < node);
    const pair = free === -1 ? until.length : free;
    until[pair] = lastUse[node] ?? node;
    return firstGroupRef + 2 * pair;
  };
  live.forEach((node, index) => {
    const simple = node === undefined ? unknownRef : simpleRef(node, refs, leafRefs);
    const ref = simple ?? newTarget(index);
    refs[index] = ref;
    if (simple !== undefined || node === undefined) return;
    const children = childrenOf(node).map((child) => refs[child] ?? unknownRef);
    if (node.kind === 'all' || node.kind === 'any') steps.push({ kind: node.kind, target: ref, children });
    if (node.kind === 'count')
      steps.push({ kind: 'count', target: ref, min: node.min, max: node.max, children });
  });
  return { steps, pairs: until.length, refs };
}

/** The ref of a node that needs no step of its own. */
function simpleRef(
  node: GraphNode,
  refs: readonly Ref[],
  leafRefs: ReadonlyMap<string, Ref>,
): Ref | undefined {
  switch (node.kind) {
    case 'constant':
      return node.value === 'unknown' ? unknownRef : node.value === 'met' ? metRef : notMetRef;
    case 'question':
    case 'test':
      return leafRefs.get(JSON.stringify(conditionOf(node)));
    case 'not':
      return (refs[node.child] ?? unknownRef) ^ 1;
    case 'all':
    case 'any': {
      const [only] = node.children;
      if (only === undefined) return node.kind === 'all' ? metRef : notMetRef;
      return node.children.length === 1 ? refs[only] : undefined;
    }
    case 'count':
      return undefined;
  }
}

/** The last node that reads each node, also through nodes that only pass it on; sections are read at the end. */
function lastUses(graph: CriteriaGraph, live: readonly (GraphNode | undefined)[]): Int32Array {
  const last = new Int32Array(graph.nodes.length);
  for (const { root } of graph.sections) last[root] = graph.nodes.length;
  for (let index = live.length - 1; index >= 0; index--) {
    const node = live[index];
    if (node === undefined) continue;
    const children = childrenOf(node);
    const passesOn = children.length === 1 && node.kind !== 'count';
    const reader = passesOn ? Math.max(index, last[index] ?? 0) : index;
    for (const child of children) last[child] = Math.max(last[child] ?? 0, reader);
  }
  return last;
}

function verdictPlan({
  sections,
  verdicts,
}: CriteriaGraph): Pick<BatchPlan, 'determinations' | 'rows' | 'otherwise' | 'open' | 'needsInformation'> {
  const determinations = [
    ...new Set([
      ...verdicts.rows.map(({ determination }) => determination),
      verdicts.otherwise.determination,
      needsInformation,
    ]),
  ];
  const rows: [number, number, number][] = [];
  const open: [number, number][] = [];
  for (const { section, state, determination } of verdicts.rows) {
    const place = sections.findIndex(({ kind }) => kind === section);
    const name = determinations.indexOf(determination);
    if (place === -1) continue;
    if (state === 'unknown') open.push([place, name]);
    else rows.push([place, state === 'met' ? 1 : 0, name]);
  }
  return {
    determinations,
    rows,
    open,
    otherwise: determinations.indexOf(verdicts.otherwise.determination),
    needsInformation: determinations.indexOf(needsInformation),
  };
}
