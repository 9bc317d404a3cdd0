// What can be asked of the cases of a guideline: plain data, to be answered by a decision diagram or by a solver alike.
import type { GraphNode, NodeIndex, Truth, VerdictTable } from './criteria-graph.ts';

/** True or false of every case, complete or not. */
export type Wish =
  | { readonly kind: 'truth'; readonly of: ViewedNode; readonly is: Truth }
  /** Both have the same truth, unknown included. */
  | { readonly kind: 'same'; readonly a: ViewedNode; readonly b: ViewedNode }
  | { readonly kind: 'determination'; readonly of: View; readonly is: string }
  /** A variable of the partition takes one of its branches; the last is unknown. */
  | { readonly kind: 'branch'; readonly variable: number; readonly branch: number }
  | { readonly kind: 'all' | 'any'; readonly wishes: readonly Wish[] }
  | { readonly kind: 'not'; readonly wish: Wish };

/** One of the graphs that are asked about, as it is or with some of its criteria edited. */
export interface View {
  /** 0, or 1 for the second of two graphs. Left out: 0. */
  readonly graph?: number;
  readonly edit?: GraphEdit;
}

/** A criterion of a view. */
export interface ViewedNode extends View {
  readonly node: NodeIndex;
}

export interface GraphEdit {
  /** Taken out of their lists. A list left empty by that is taken out as well, and a section that is gone decides nothing. */
  readonly gone?: ReadonlySet<NodeIndex>;
  /** Nodes that have a fixed truth, or that of another criterion. */
  readonly replaced?: ReadonlyMap<NodeIndex, Truth | ViewedNode>;
  /** Nodes that join the same children in another way. */
  readonly rejoined?: ReadonlyMap<NodeIndex, GraphNode>;
  readonly verdicts?: VerdictTable;
}

export function isMet(node: NodeIndex, view: View = {}): Wish {
  return { kind: 'truth', of: { ...view, node }, is: 'met' };
}

export function isNotMet(node: NodeIndex, view: View = {}): Wish {
  return { kind: 'truth', of: { ...view, node }, is: 'not-met' };
}

export function isUnknown(node: NodeIndex, view: View = {}): Wish {
  return { kind: 'truth', of: { ...view, node }, is: 'unknown' };
}

export function allOf(...wishes: readonly Wish[]): Wish {
  return { kind: 'all', wishes };
}

export function anyOf(...wishes: readonly Wish[]): Wish {
  return { kind: 'any', wishes };
}

export function notThat(wish: Wish): Wish {
  return { kind: 'not', wish };
}

/** The case has different determinations in the two views, which share these determinations. */
export function differs(a: View, b: View, determinations: readonly string[]): Wish {
  return notThat(anyOf(...determinations.map((is) => allOf(decides(a, is), decides(b, is)))));
}

export function decides(view: View, determination: string): Wish {
  return { kind: 'determination', of: view, is: determination };
}
