// Questions to a decision diagram: what it depends on, how many cases, the nearest case; knows no guideline.
import type { DiagramNode, DiagramStore } from './diagram.ts';
import { isTerminal, terminalValue } from './diagram.ts';

/** Says which terminals are asked for, by their value. */
export type Accepts = (terminalValue: number) => boolean;

/** Inner nodes from the roots, children before parents. */
export function innerNodes(store: DiagramStore, ...roots: readonly DiagramNode[]): readonly DiagramNode[] {
  const found = new Set<DiagramNode>(roots.filter((root) => !isTerminal(root)));
  // Nodes that are added while going over a set are visited as well.
  for (const node of found) {
    for (const child of childrenAt(store, node)) if (!isTerminal(child)) found.add(child);
  }
  return [...found].toSorted((a, b) => a - b);
}

export function childrenAt(store: DiagramStore, node: DiagramNode): readonly DiagramNode[] {
  const count = store.branches[store.level(node)] ?? 0;
  return Array.from({ length: count }, (_, branch) => store.child(node, branch));
}

/** Levels of the variables that the function depends on, ascending. */
export function supportOf(store: DiagramStore, root: DiagramNode): readonly number[] {
  return [...new Set(innerNodes(store, root).map((node) => store.level(node)))].toSorted((a, b) => a - b);
}

/** The terminals that some case reaches, ascending. */
export function terminalsOf(store: DiagramStore, root: DiagramNode): readonly number[] {
  const nodes = [root, ...innerNodes(store, root).flatMap((node) => childrenAt(store, node))];
  return [...new Set(nodes.filter(isTerminal).map(terminalValue))].toSorted((a, b) => a - b);
}

/** The terminal of the case with these branches, by level. */
export function follow(store: DiagramStore, root: DiagramNode, branches: readonly number[]): number {
  let node = root;
  while (!isTerminal(node)) node = store.child(node, branches[store.level(node)] ?? 0);
  return terminalValue(node);
}

/** How many combinations of branches reach such a terminal; without `counted` all branches but unknown, the last, are counted. */
export function countCases(
  store: DiagramStore,
  root: DiagramNode,
  accepts: Accepts,
  counted: (level: number, branch: number) => boolean = (level, branch) =>
    branch + 1 < (store.branches[level] ?? 0),
): bigint {
  const branchesAt = (level: number) =>
    Array.from({ length: store.branches[level] ?? 0 }, (_, branch) => branch).filter((branch) =>
      counted(level, branch),
    );
  const cells = store.branches.map((_, level) => BigInt(Math.max(1, branchesAt(level).length)));
  const before = [1n];
  for (const [level, count] of cells.entries()) before.push((before[level] ?? 1n) * count);
  /** Combinations of the levels from `from` up to but without `to`. */
  const between = (from: number, to: number) =>
    to === from ? 1n : to === from + 1 ? (cells[from] ?? 1n) : (before[to] ?? 1n) / (before[from] ?? 1n);
  const counts = new Map<DiagramNode, bigint>();
  const countOf = (node: DiagramNode) =>
    isTerminal(node) ? (accepts(terminalValue(node)) ? 1n : 0n) : (counts.get(node) ?? 0n);
  for (const node of innerNodes(store, root)) {
    const level = store.level(node);
    let sum = 0n;
    for (const branch of branchesAt(level)) {
      const child = store.child(node, branch);
      const count = countOf(child);
      if (count !== 0n) sum += count * between(level + 1, store.level(child));
    }
    counts.set(node, sum);
  }
  return countOf(root) * between(0, store.level(root));
}

/** What a branch costs; undefined where it must not be taken. */
export type BranchCost = (level: number, branch: number) => number | undefined;

export interface NearestCase {
  readonly cost: number;
  /** By level, those included that the function does not depend on. */
  readonly branches: readonly number[];
}

/**
 * The case of least cost that reaches such a terminal. Costs are whole numbers from 0; where several cases cost the same, the one
 * that departs from free branches at the earliest levels, and there at the first branch.
 */
export function nearestCase(
  store: DiagramStore,
  root: DiagramNode,
  accepts: Accepts,
  cost: BranchCost,
): NearestCase | undefined {
  const cheapest = store.branches.map((count, level) =>
    cheapestBranch(count, (branch) => cost(level, branch)),
  );
  const upTo = [0];
  for (const [level, { price }] of cheapest.entries()) upTo.push((upTo[level] ?? 0) + price);
  const skipped = (from: number, to: number) => (upTo[to] ?? 0) - (upTo[from] ?? 0);
  const best = new Map<DiagramNode, { readonly branch: number; readonly price: number }>();
  const priceOf = (node: DiagramNode) =>
    isTerminal(node) ? (accepts(terminalValue(node)) ? 0 : undefined) : best.get(node)?.price;
  for (const node of innerNodes(store, root)) {
    const level = store.level(node);
    const choice = cheapestBranch(
      store.branches[level] ?? 0,
      (branch) => {
        const child = store.child(node, branch);
        const [own, rest] = [cost(level, branch), priceOf(child)];
        return own === undefined || rest === undefined
          ? undefined
          : own + skipped(level + 1, store.level(child)) + rest;
      },
      (branch) => cost(level, branch) === 0,
    );
    if (choice.price !== Infinity) best.set(node, choice);
  }
  const total = priceOf(root);
  if (total === undefined) return undefined;
  const branches = cheapest.map(({ branch }) => branch);
  for (let node = root; !isTerminal(node);) {
    const branch = best.get(node)?.branch ?? 0;
    branches[store.level(node)] = branch;
    node = store.child(node, branch);
  }
  return { cost: skipped(0, store.level(root)) + total, branches };
}

/** `isFree` branches lose against others of the same price. */
function cheapestBranch(
  count: number,
  priceOf: (branch: number) => number | undefined,
  isFree: (branch: number) => boolean = () => false,
): { readonly branch: number; readonly price: number } {
  let [branch, price, free] = [count - 1, Infinity, true];
  for (let candidate = 0; candidate < count; candidate++) {
    const own = priceOf(candidate);
    if (own === undefined) continue;
    if (own < price || (own === price && free && !isFree(candidate))) {
      [branch, price, free] = [candidate, own, isFree(candidate)];
    }
  }
  return { branch, price };
}
