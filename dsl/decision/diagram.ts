// Reduced ordered decision diagrams over variables of several branches, hash-consed in one store; knows no guideline.
import { countChildren } from './count-children.ts';
import { Memo } from './memo.ts';

/** A node of a store: from 0 an inner node, below 0 a terminal. Equal nodes of one store mean equal functions. */
export type DiagramNode = number;

/** Terminals are small whole numbers from 0. */
export function terminal(value: number): DiagramNode {
  return ~value;
}

export function terminalValue(node: DiagramNode): number {
  return ~node;
}

export function isTerminal(node: DiagramNode): boolean {
  return node < 0;
}

/** Terminals of three-valued diagrams. */
export const metNode = terminal(1);
export const notMetNode = terminal(0);
export const unknownNode = terminal(2);

/**
 * Invariant: a node's children are older than it (smaller numbers) and stand on later levels; no two nodes are equal, and no node
 * has equal children only. Beyond the budget every operation yields a terminal without meaning at once, and `exceeded` is set.
 * The budget limits the nodes ever made, intermediate ones included, and to twenty times as many the steps of operations.
 */
export class DiagramStore {
  /** Branches of the variable on each level. */
  readonly branches: readonly number[];
  readonly budget: number;
  exceeded = false;
  private made = 0;
  private steps = 0;
  private edgeCount = 0;
  private levels = new Int32Array(512);
  private starts = new Int32Array(512);
  private edges = new Int32Array(2048);
  private table = new Int32Array(1024).fill(-1);
  private readonly chosen = new Memo();
  private readonly paired = new Memo();

  constructor(branches: readonly number[], budget: number) {
    this.branches = branches;
    this.budget = budget;
  }

  /** Inner nodes. */
  get size(): number {
    return this.made;
  }

  /** Terminals stand below all variables. */
  level(node: DiagramNode): number {
    return node < 0 ? this.branches.length : (this.levels[node] ?? 0);
  }

  child(node: DiagramNode, branch: number): DiagramNode {
    return this.edges[(this.starts[node] ?? 0) + branch] ?? unknownNode;
  }

  /** The node on `level` with these children, one for each branch; the child itself where all are equal. */
  node(level: number, children: readonly DiagramNode[]): DiagramNode {
    const [first = unknownNode] = children;
    if (this.exceeded || allAre(first, children)) return first;
    const mask = this.table.length - 1;
    let slot = hash(level, children) & mask;
    for (let found = this.table[slot] ?? -1; found !== -1; found = this.table[slot] ?? -1) {
      if (this.isNode(found, level, children)) return found;
      slot = (slot + 1) & mask;
    }
    if (this.made >= this.budget) {
      this.exceeded = true;
      return unknownNode;
    }
    const made = this.add(level, children);
    this.table[slot] = made;
    if (this.made * 2 > this.table.length) this.growTable();
    return made;
  }

  /** Where `condition` (three-valued) is met `ifMet`, where it is not met `ifNotMet`, where it is unknown `ifUnknown`. */
  choose(
    condition: DiagramNode,
    ifMet: DiagramNode,
    ifNotMet: DiagramNode,
    ifUnknown: DiagramNode,
  ): DiagramNode {
    const decided = decideChoice(condition, ifMet, ifNotMet, ifUnknown);
    if (decided !== undefined) return decided;
    return (
      this.chooseAbove(condition, ifMet, ifNotMet, ifUnknown) ??
      this.apply(decideChoice, this.chosen, condition, ifMet, ifNotMet, ifUnknown)
    );
  }

  /** The terminal `first * count + second` of the terminals of both, each below `count`. */
  pair(first: DiagramNode, second: DiagramNode, count: number): DiagramNode {
    const [of, unused] = [terminal(count), terminal(0)];
    return decidePair(first, second, of) ?? this.apply(decidePair, this.paired, first, second, of, unused);
  }

  not(child: DiagramNode): DiagramNode {
    return this.choose(child, notMetNode, metNode, unknownNode);
  }

  all(children: readonly DiagramNode[]): DiagramNode {
    return this.count(children, children.length, children.length);
  }

  any(children: readonly DiagramNode[]): DiagramNode {
    return this.count(children, 1, children.length);
  }

  /** Met when between `min` and `max` children are met. */
  count(children: readonly DiagramNode[], min: number, max: number): DiagramNode {
    const fromTheTop = children.toSorted((a, b) => this.level(a) - this.level(b) || a - b);
    const outcomes = { ifMet: metNode, ifNotMet: notMetNode, ifUnknown: unknownNode };
    return countChildren(fromTheTop, min, max, outcomes, (child, ...next) => this.choose(child, ...next));
  }

  /** The usual case, without a search: a condition of one variable that stands above all that follows. */
  private chooseAbove(
    condition: DiagramNode,
    ifMet: DiagramNode,
    ifNotMet: DiagramNode,
    ifUnknown: DiagramNode,
  ): DiagramNode | undefined {
    const level = this.level(condition);
    if (level >= Math.min(this.level(ifMet), this.level(ifNotMet), this.level(ifUnknown))) return undefined;
    const children: DiagramNode[] = [];
    for (let branch = 0; branch < (this.branches[level] ?? 0); branch++) {
      const child = this.child(condition, branch);
      if (child >= 0) return undefined;
      children.push(child === metNode ? ifMet : child === notMetNode ? ifNotMet : ifUnknown);
    }
    return this.node(level, children);
  }

  /**
   * Applies an operation to the terminals of its operands, branch by branch from the top; `decide` yields its value where that is
   * already plain. Works on a stack of its own: diagrams are as deep as the guideline has variables.
   */
  private apply(decide: Decide, memo: Memo, ...[a, b, c, d]: Operands): DiagramNode {
    const known = memo.get(a, b, c, d);
    if (known !== undefined) return known;
    const stack = [this.frame(a, b, c, d)];
    for (;;) {
      const frame = stack.at(-1);
      if (frame === undefined || this.exceeded) return unknownNode;
      const { level, children } = frame;
      const branch = children.length;
      if (branch < (this.branches[level] ?? 0)) {
        const w = this.below(frame.a, level, branch);
        const x = this.below(frame.b, level, branch);
        const y = this.below(frame.c, level, branch);
        const z = this.below(frame.d, level, branch);
        const value = decide(w, x, y, z) ?? memo.get(w, x, y, z);
        if (value === undefined) stack.push(this.frame(w, x, y, z));
        else children.push(value);
      } else {
        const made = this.node(level, children);
        if (this.exceeded) return unknownNode;
        memo.set(frame.a, frame.b, frame.c, frame.d, made);
        stack.pop();
        const parent = stack.at(-1);
        if (parent === undefined) return made;
        parent.children.push(made);
      }
    }
  }

  private frame(...[a, b, c, d]: Operands): Frame {
    if (++this.steps > this.budget * 20) this.exceeded = true;
    const level = Math.min(this.level(a), this.level(b), this.level(c), this.level(d));
    return { a, b, c, d, level, children: [] };
  }

  private below(node: DiagramNode, level: number, branch: number): DiagramNode {
    return node >= 0 && this.levels[node] === level ? this.child(node, branch) : node;
  }

  private add(level: number, children: readonly DiagramNode[]): DiagramNode {
    if (this.made === this.levels.length) {
      this.levels = twice(this.levels);
      this.starts = twice(this.starts);
    }
    while (this.edgeCount + children.length > this.edges.length) this.edges = twice(this.edges);
    this.levels[this.made] = level;
    this.starts[this.made] = this.edgeCount;
    this.edges.set(children, this.edgeCount);
    this.edgeCount += children.length;
    return this.made++;
  }

  private isNode(node: DiagramNode, level: number, children: readonly DiagramNode[]): boolean {
    if (this.levels[node] !== level) return false;
    const start = this.starts[node] ?? 0;
    for (let branch = 0; branch < children.length; branch++)
      if (this.edges[start + branch] !== children[branch]) return false;
    return true;
  }

  private growTable(): void {
    this.table = new Int32Array(this.table.length * 4).fill(-1);
    const mask = this.table.length - 1;
    for (let node = 0; node < this.made; node++) {
      const level = this.level(node);
      const start = this.starts[node] ?? 0;
      const children = this.edges.subarray(start, start + (this.branches[level] ?? 0));
      let slot = hash(level, children) & mask;
      while (this.table[slot] !== -1) slot = (slot + 1) & mask;
      this.table[slot] = node;
    }
  }
}

type Operands = readonly [a: DiagramNode, b: DiagramNode, c: DiagramNode, d: DiagramNode];

/** The value where it is already plain. */
type Decide = (...operands: Operands) => DiagramNode | undefined;

interface Frame {
  readonly a: DiagramNode;
  readonly b: DiagramNode;
  readonly c: DiagramNode;
  readonly d: DiagramNode;
  readonly level: number;
  readonly children: DiagramNode[];
}

function decideChoice(
  condition: DiagramNode,
  ifMet: DiagramNode,
  ifNotMet: DiagramNode,
  ifUnknown: DiagramNode,
): DiagramNode | undefined {
  if (condition === metNode) return ifMet;
  if (condition === notMetNode) return ifNotMet;
  if (condition === unknownNode) return ifUnknown;
  if (ifMet === ifNotMet && ifMet === ifUnknown) return ifMet;
  return ifMet === metNode && ifNotMet === notMetNode && ifUnknown === unknownNode ? condition : undefined;
}

function decidePair(first: DiagramNode, second: DiagramNode, count: DiagramNode): DiagramNode | undefined {
  if (first >= 0 || second >= 0) return undefined;
  return terminal(terminalValue(first) * terminalValue(count) + terminalValue(second));
}

function allAre(one: DiagramNode, nodes: readonly DiagramNode[]): boolean {
  for (let index = 0; index < nodes.length; index++) if (nodes[index] !== one) return false;
  return true;
}

function hash(level: number, values: ArrayLike<number>): number {
  let mixed = Math.imul(level + 1, 0x9e3779b1);
  for (let index = 0; index < values.length; index++)
    mixed = Math.imul(mixed ^ ((values[index] ?? 0) + 0x7f4a7c15), 0x85ebca6b) ^ (mixed >>> 13);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

function twice(values: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const longer = new Int32Array(values.length * 2);
  longer.set(values);
  return longer;
}
