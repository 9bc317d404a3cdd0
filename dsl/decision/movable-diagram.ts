// A copy of finished diagrams in which neighbouring variables can change places, to look for an order with fewer nodes; makes no new functions.
import type { DiagramNode, DiagramStore } from './diagram.ts';
import { innerNodes } from './diagram-queries.ts';

/** Invariant: reduced and without equal nodes in every order, so `size` is the size of the roots' diagrams in that order. */
export class MovableDiagram {
  /** Levels of the store that was copied, the top one first. */
  readonly order: number[];
  /** Inner nodes. */
  size = 0;
  /** Branches looked at so far. */
  steps = 0;
  private readonly branches: readonly number[];
  /** Nodes by variable. */
  private readonly members: number[][];
  private variables = new Int32Array(512);
  private starts = new Int32Array(512);
  /** How many branches and roots lead to a node. */
  private uses = new Int32Array(512);
  private edges = new Int32Array(2048);
  private made = 0;
  private edgeCount = 0;
  private readonly free: number[] = [];
  /** Unused stretches of `edges`, by length. */
  private readonly freeEdges: number[][] = [];
  private table = new Int32Array(1024);

  constructor(store: DiagramStore, roots: readonly DiagramNode[]) {
    this.branches = store.branches;
    this.order = store.branches.map((_, level) => level);
    this.members = store.branches.map(() => []);
    const copies = new Int32Array(store.size);
    const copyOf = (node: DiagramNode): number => (node < 0 ? node : (copies[node] ?? 0));
    for (const node of innerNodes(store, ...roots)) {
      const level = store.level(node);
      const children = Array.from({ length: this.branches[level] ?? 0 }, (_, branch) =>
        copyOf(store.child(node, branch)),
      );
      copies[node] = this.add(level, children);
    }
    for (const root of roots) this.use(copyOf(root));
  }

  /** Nodes on the level of a variable. */
  width(variable: number): number {
    return this.members[variable]?.length ?? 0;
  }

  /**
   * The variable at `place` changes places with the one below. A node of the upper one that leads to the lower one becomes a node of
   * the lower one in place, so that whatever leads to it stays as it is; it depends on both, so it equals no node that was there.
   */
  swap(place: number): void {
    const [upper = 0, lower = 0] = [this.order[place], this.order[place + 1]];
    this.order[place] = lower;
    this.order[place + 1] = upper;
    const kept: number[] = [];
    const turned: number[] = [];
    for (const node of this.members[upper] ?? []) (this.leadsTo(node, lower) ? turned : kept).push(node);
    if (turned.length === 0) return;
    this.members[upper] = kept;
    const mask = this.clearTable(kept.length + turned.length * (this.branches[lower] ?? 0));
    for (const node of kept) {
      const start = this.starts[node] ?? 0;
      this.table[this.slotOf(this.edges, start, this.branches[upper] ?? 0, mask)] = node;
    }
    for (const node of turned) this.turn(node, upper, lower, mask);
    const left = (this.members[lower] ?? []).filter((node) => !this.dropUnused(node, lower));
    for (const node of turned) left.push(node);
    this.members[lower] = left;
  }

  private turn(node: number, upper: number, lower: number, mask: number): void {
    const [old, now] = [this.branches[upper] ?? 0, this.branches[lower] ?? 0];
    const start = this.starts[node] ?? 0;
    const children = new Int32Array(now);
    const row = new Int32Array(old);
    this.steps += old * now;
    for (let branch = 0; branch < now; branch++) {
      for (let at = 0; at < old; at++) {
        const child = this.edges[start + at] ?? 0;
        const isLower = child >= 0 && this.variables[child] === lower;
        row[at] = isLower ? (this.edges[(this.starts[child] ?? 0) + branch] ?? 0) : child;
      }
      const made = this.unique(upper, row, mask);
      children[branch] = made;
      this.use(made);
    }
    for (let at = 0; at < old; at++) this.release(this.edges[start + at] ?? -1);
    this.giveBack(start, old);
    this.variables[node] = lower;
    this.place(node, children);
  }

  /** The node of the variable with these children; the child itself where all are equal. */
  private unique(variable: number, children: Int32Array, mask: number): number {
    const first = children[0] ?? 0;
    let equal = 1;
    while (equal < children.length && children[equal] === first) equal++;
    if (equal === children.length) return first;
    const slot = this.slotOf(children, 0, children.length, mask);
    const known = this.table[slot] ?? -1;
    return known === -1 ? (this.table[slot] = this.add(variable, children)) : known;
  }

  /** Where the table has, or would have, a node with the children from `start` on. */
  private slotOf(children: Int32Array, start: number, count: number, mask: number): number {
    let mixed = 0x9e3779b1;
    for (let at = start; at < start + count; at++)
      mixed = Math.imul(mixed ^ ((children[at] ?? 0) + 0x7f4a7c15), 0x85ebca6b) ^ (mixed >>> 13);
    let slot = (mixed ^ (mixed >>> 16)) & mask;
    for (; this.table[slot] !== -1; slot = (slot + 1) & mask) {
      const other = this.starts[this.table[slot] ?? 0] ?? 0;
      let equal = 0;
      while (equal < count && this.edges[other + equal] === children[start + equal]) equal++;
      if (equal === count) break;
    }
    return slot;
  }

  private clearTable(most: number): number {
    let length = 1024;
    while (length < most * 2) length *= 2;
    if (length > this.table.length) this.table = new Int32Array(length);
    this.table.fill(-1, 0, length);
    return length - 1;
  }

  private leadsTo(node: number, variable: number): boolean {
    const start = this.starts[node] ?? 0;
    const end = start + (this.branches[this.variables[node] ?? 0] ?? 0);
    this.steps += end - start;
    for (let at = start; at < end; at++) {
      const child = this.edges[at] ?? -1;
      if (child >= 0 && this.variables[child] === variable) return true;
    }
    return false;
  }

  private add(variable: number, children: ArrayLike<number>): number {
    const node = this.free.pop() ?? this.made++;
    if (node >= this.variables.length) {
      this.variables = twice(this.variables);
      this.starts = twice(this.starts);
      this.uses = twice(this.uses);
    }
    this.variables[node] = variable;
    this.uses[node] = 0;
    this.place(node, children);
    for (let at = 0; at < children.length; at++) this.use(children[at] ?? -1);
    this.members[variable]?.push(node);
    this.size++;
    return node;
  }

  private place(node: number, children: ArrayLike<number>): void {
    let start = this.freeEdges[children.length]?.pop();
    if (start === undefined) {
      start = this.edgeCount;
      this.edgeCount += children.length;
      while (this.edgeCount > this.edges.length) this.edges = twice(this.edges);
    }
    this.starts[node] = start;
    this.edges.set(children, start);
  }

  private giveBack(start: number, length: number): void {
    const free = this.freeEdges[length];
    if (free === undefined) this.freeEdges[length] = [start];
    else free.push(start);
  }

  private use(node: number): void {
    if (node >= 0) this.uses[node] = (this.uses[node] ?? 0) + 1;
  }

  private release(node: number): void {
    if (node >= 0) this.uses[node] = (this.uses[node] ?? 0) - 1;
  }

  /** What it leads to is still in use: the nodes that led to it lead there now. */
  private dropUnused(node: number, variable: number): boolean {
    if (this.uses[node] !== 0) return false;
    const start = this.starts[node] ?? 0;
    const count = this.branches[variable] ?? 0;
    for (let at = start; at < start + count; at++) this.release(this.edges[at] ?? -1);
    this.giveBack(start, count);
    this.free.push(node);
    this.size--;
    return true;
  }
}

function twice(values: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const longer = new Int32Array(values.length * 2);
  longer.set(values);
  return longer;
}
