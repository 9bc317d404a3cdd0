// Reduced ordered decision diagrams over variables of several branches, hash-consed in one store; knows no guideline.

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
  private steps = 0;
  private readonly levels: number[] = [];
  private readonly starts: number[] = [];
  private readonly edges: number[] = [];
  private table = new Int32Array(1024).fill(-1);
  private readonly chosen = new Memo(4);
  private readonly pairings = new Map<number, Memo>();

  constructor(branches: readonly number[], budget: number) {
    this.branches = branches;
    this.budget = budget;
  }

  get size(): number {
    return this.levels.length;
  }

  /** Terminals stand below all variables. */
  level(node: DiagramNode): number {
    return node < 0 ? this.branches.length : (this.levels[node] ?? this.branches.length);
  }

  child(node: DiagramNode, branch: number): DiagramNode {
    return this.edges[(this.starts[node] ?? 0) + branch] ?? unknownNode;
  }

  /** The node on `level` with these children, one for each branch; the child itself where all are equal. */
  node(level: number, children: readonly DiagramNode[]): DiagramNode {
    const [first = unknownNode] = children;
    if (this.exceeded || allAre(first, children)) return first;
    let slot = hash(level, children) & (this.table.length - 1);
    for (let found = this.table[slot] ?? -1; found !== -1; found = this.table[slot] ?? -1) {
      if (this.isNode(found, level, children)) return found;
      slot = (slot + 1) & (this.table.length - 1);
    }
    if (this.size >= this.budget) {
      this.exceeded = true;
      return unknownNode;
    }
    const made = this.levels.push(level) - 1;
    this.starts.push(this.edges.length);
    for (const child of children) this.edges.push(child);
    this.table[slot] = made;
    if (this.size * 2 > this.table.length) this.growTable();
    return made;
  }

  /** Where `condition` (three-valued) is met `ifMet`, where it is not met `ifNotMet`, where it is unknown `ifUnknown`. */
  choose(
    condition: DiagramNode,
    ifMet: DiagramNode,
    ifNotMet: DiagramNode,
    ifUnknown: DiagramNode,
  ): DiagramNode {
    const operands = [condition, ifMet, ifNotMet, ifUnknown];
    const decided = decideChoice(operands);
    if (decided !== undefined) return decided;
    return (
      this.chooseAbove(condition, ifMet, ifNotMet, ifUnknown) ??
      this.combine(operands, this.chosen, decideChoice)
    );
  }

  /** The terminal `first * count + second` of the terminals of both, each below `count`. */
  pair(first: DiagramNode, second: DiagramNode, count: number): DiagramNode {
    const memo = this.pairings.get(count) ?? new Memo(2);
    this.pairings.set(count, memo);
    return this.combine([first, second], memo, ([a = 0, b = 0]) =>
      a < 0 && b < 0 ? terminal(terminalValue(a) * count + terminalValue(b)) : undefined,
    );
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
  private combine(
    operands: readonly DiagramNode[],
    memo: Memo,
    decide: (operands: readonly DiagramNode[]) => DiagramNode | undefined,
  ): DiagramNode {
    const known = decide(operands) ?? memo.get(operands);
    if (known !== undefined) return known;
    const stack = [this.frame(operands)];
    for (;;) {
      const frame = stack.at(-1);
      if (frame === undefined || this.exceeded) return unknownNode;
      const branch = frame.children.length;
      if (branch < (this.branches[frame.level] ?? 0)) {
        const next = frame.operands.map((operand) =>
          this.level(operand) === frame.level ? this.child(operand, branch) : operand,
        );
        const value = decide(next) ?? memo.get(next);
        if (value === undefined) stack.push(this.frame(next));
        else frame.children.push(value);
      } else {
        const made = this.node(frame.level, frame.children);
        if (this.exceeded) return unknownNode;
        memo.set(frame.operands, made);
        stack.pop();
        const parent = stack.at(-1);
        if (parent === undefined) return made;
        parent.children.push(made);
      }
    }
  }

  private frame(operands: readonly DiagramNode[]): Frame {
    if (++this.steps > this.budget * 20) this.exceeded = true;
    return { operands, level: Math.min(...operands.map((operand) => this.level(operand))), children: [] };
  }

  private isNode(node: DiagramNode, level: number, children: readonly DiagramNode[]): boolean {
    return (
      this.levels[node] === level && children.every((child, branch) => this.child(node, branch) === child)
    );
  }

  private growTable(): void {
    this.table = new Int32Array(this.table.length * 4).fill(-1);
    for (let node = 0; node < this.size; node++) {
      const level = this.level(node);
      const start = this.starts[node] ?? 0;
      let slot =
        hash(level, this.edges.slice(start, start + (this.branches[level] ?? 0))) & (this.table.length - 1);
      while (this.table[slot] !== -1) slot = (slot + 1) & (this.table.length - 1);
      this.table[slot] = node;
    }
  }
}

interface Frame {
  readonly operands: readonly DiagramNode[];
  readonly level: number;
  readonly children: DiagramNode[];
}

function decideChoice([
  condition = unknownNode,
  ifMet = metNode,
  ifNotMet = notMetNode,
  ifUnknown = unknownNode,
]: readonly DiagramNode[]): DiagramNode | undefined {
  if (condition === metNode) return ifMet;
  if (condition === notMetNode) return ifNotMet;
  if (condition === unknownNode) return ifUnknown;
  if (ifMet === ifNotMet && ifMet === ifUnknown) return ifMet;
  return ifMet === metNode && ifNotMet === notMetNode && ifUnknown === unknownNode ? condition : undefined;
}

/** What follows on the three truths. */
export interface Outcomes {
  readonly ifMet: DiagramNode;
  readonly ifNotMet: DiagramNode;
  readonly ifUnknown: DiagramNode;
}

/**
 * A Kleene count of conditions, from the last child upwards: one diagram for every number of children met and unknown so far that
 * still matters, never for every combination. `proceed` puts a child before what follows on its met, not met and unknown.
 */
export function countChildren<Child>(
  children: readonly Child[],
  min: number,
  max: number,
  { ifMet, ifNotMet, ifUnknown }: Outcomes,
  proceed: (child: Child, ifMet: DiagramNode, ifNotMet: DiagramNode, ifUnknown: DiagramNode) => DiagramNode,
): DiagramNode {
  const size = children.length;
  const ceiling = ceilingOf(min, max, size);
  // ALL is: at most 0 not met. Of the two ways to count the one with fewer numbers to tell apart is taken.
  if (ceilingOf(size - max, size - min, size) < ceiling) {
    return countChildren(
      children,
      size - max,
      size - min,
      { ifMet, ifNotMet, ifUnknown },
      (child, more, same, unclear) => proceed(child, same, more, unclear),
    );
  }
  const outcome = (met: number, open: number, left: number) => {
    if (met > max || met + open + left < min) return ifNotMet;
    return met >= min && met + open + left <= max ? ifMet : undefined;
  };
  const width = ceiling + 1;
  const placeOf = (met: number, open: number) => Math.min(met, ceiling) * width + Math.min(open, ceiling);
  let after: DiagramNode[] = [];
  for (let index = size; index >= 0; index--) {
    const [child, here]: [Child | undefined, DiagramNode[]] = [children[index], []];
    for (let met = 0; met <= Math.min(index, ceiling); met++) {
      for (let open = 0; open <= Math.min(index - met, ceiling); open++) {
        const place = placeOf(met, open);
        const settled = outcome(met, open, size - index);
        if (settled !== undefined || child === undefined) here[place] = settled ?? ifUnknown;
        else {
          const [more, unclear] = [after[placeOf(met + 1, open)], after[placeOf(met, open + 1)]];
          here[place] = proceed(child, more ?? ifUnknown, after[place] ?? ifUnknown, unclear ?? ifUnknown);
        }
      }
    }
    after = here;
  }
  return after[0] ?? ifUnknown;
}

/** More children met, or unknown, than this make no difference. */
function ceilingOf(min: number, max: number, size: number): number {
  return Math.max(0, max >= size ? min : Math.max(min, max + 1));
}

function allAre(one: DiagramNode, nodes: readonly DiagramNode[]): boolean {
  for (const node of nodes) if (node !== one) return false;
  return true;
}

function hash(level: number, values: readonly number[]): number {
  let mixed = Math.imul(level + 1, 0x9e3779b1);
  for (const value of values) mixed = Math.imul(mixed ^ (value + 0x7f4a7c15), 0x85ebca6b) ^ (mixed >>> 13);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

/** Remembers one value for each tuple of nodes. */
export class Memo {
  private readonly width: number;
  private size = 0;
  private capacity = 256;
  private entries: Int32Array;
  private used: Uint8Array;

  constructor(keys: number) {
    this.width = keys + 1;
    this.entries = new Int32Array(this.capacity * this.width);
    this.used = new Uint8Array(this.capacity);
  }

  get(key: readonly number[]): number | undefined {
    const slot = this.slotOf(key);
    return this.used[slot] === 1 ? this.entries[slot * this.width + this.width - 1] : undefined;
  }

  set(key: readonly number[], value: number): void {
    if (this.size * 2 >= this.capacity) this.grow();
    const slot = this.slotOf(key);
    if (this.used[slot] === 0) this.size++;
    this.used[slot] = 1;
    this.entries.set(key, slot * this.width);
    this.entries[slot * this.width + this.width - 1] = value;
  }

  private slotOf(key: readonly number[]): number {
    let slot = hash(0, key) & (this.capacity - 1);
    while (this.used[slot] === 1 && !this.matches(slot, key)) slot = (slot + 1) & (this.capacity - 1);
    return slot;
  }

  private matches(slot: number, key: readonly number[]): boolean {
    const start = slot * this.width;
    for (let index = 0; index < key.length; index++)
      if (this.entries[start + index] !== key[index]) return false;
    return true;
  }

  private grow(): void {
    const { entries, used, capacity, width } = this;
    this.capacity = capacity * 4;
    this.size = 0;
    this.entries = new Int32Array(this.capacity * width);
    this.used = new Uint8Array(this.capacity);
    for (let slot = 0; slot < capacity; slot++) {
      if (used[slot] !== 1) continue;
      const end = slot * width + width - 1;
      this.set([...entries.subarray(slot * width, end)], entries[end] ?? 0);
    }
  }
}
