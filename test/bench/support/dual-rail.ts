// A guideline for engines whose logic has two values: one formula for "surely met" and one for "surely not met" of each section.
import type { CriteriaGraph, NodeIndex, Test } from '../../../dsl/decision/criteria-graph.ts';
import { conditionOf } from '../../../dsl/decision/criteria-index.ts';
import type { Facts } from '../../../dsl/decision/facts.ts';
import type { VerdictTree } from '../../../dsl/decision/verdict-tree.ts';

export type Decide = (facts: Facts) => string | Promise<string>;

/** How an engine says things. Conditions that are unknown must hold in neither rail. */
export interface Formulas<Formula> {
  readonly all: (parts: readonly Formula[]) => Formula;
  readonly any: (parts: readonly Formula[]) => Formula;
  readonly atLeast: (least: number, parts: readonly Formula[]) => Formula;
  readonly condition: (test: Test, holds: boolean) => Formula;
}

export function railOf<Formula>(
  graph: CriteriaGraph,
  index: NodeIndex,
  met: boolean,
  say: Formulas<Formula>,
): Formula {
  const node = graph.nodes[index];
  if (node === undefined) throw new Error('no such node');
  const test = conditionOf(node);
  if (test) return say.condition(test, met);
  const rails = (children: readonly NodeIndex[]): readonly Formula[] =>
    children.map((child) => railOf(graph, child, met, say));
  switch (node.kind) {
    case 'not':
      return railOf(graph, node.child, !met, say);
    case 'all':
      return met ? say.all(rails(node.children)) : say.any(rails(node.children));
    case 'any':
      return met ? say.any(rails(node.children)) : say.all(rails(node.children));
    case 'count':
      return say.atLeast(met ? node.min : node.children.length - node.min + 1, rails(node.children));
    default:
      throw new Error(`the bench has no ${node.kind}`);
  }
}

/** The determination, asking each section for a rail only when it matters. */
export function determinationBy(
  tree: VerdictTree,
  holds: (section: number, met: boolean) => boolean,
): string {
  let at = tree;
  while ('section' in at) {
    if (holds(at.section, true)) at = at.met;
    else at = holds(at.section, false) ? at.notMet : at.unknown;
  }
  return at.determination;
}

export async function determinationByAsync(
  tree: VerdictTree,
  holds: (section: number, met: boolean) => Promise<boolean>,
): Promise<string> {
  let at = tree;
  while ('section' in at) {
    if (await holds(at.section, true)) at = at.met;
    else at = (await holds(at.section, false)) ? at.notMet : at.unknown;
  }
  return at.determination;
}

/** Weeks and days of a window; the bench has no other. */
export function daysOf(
  duration: { readonly amount: number; readonly unit: string } | undefined,
): number | undefined {
  if (duration === undefined) return undefined;
  return duration.unit === 'week' ? 7 * duration.amount : duration.amount;
}

/** A threshold as the facts have it. */
export function unscaled(graph: CriteriaGraph, element: number, scaled: number): number {
  const declared = graph.elements[element];
  const decimals = declared?.kind === 'quantity' ? declared.decimals : 0;
  return Number((scaled / 10 ** decimals).toFixed(decimals));
}

export interface Limit {
  readonly sign: '>=' | '<=';
  readonly number: number;
}

/** The ends of the one range that a condition of the bench has. */
export function limitsOf(
  graph: CriteriaGraph,
  test: Extract<Test, { op: 'in-range' | 'window' }>,
): readonly Limit[] {
  const [from, to] =
    test.op === 'window'
      ? [daysOf(test.from), daysOf(test.to)]
      : [test.ranges[0]?.from, test.ranges[0]?.to].map((end) =>
          end === undefined ? undefined : unscaled(graph, test.element, end),
        );
  return [
    ...(from === undefined ? [] : [{ sign: '>=' as const, number: from }]),
    ...(to === undefined ? [] : [{ sign: '<=' as const, number: to }]),
  ];
}

export function nameOf(element: number): string {
  return `f${String(element)}`;
}

/** Under names that every expression language can read; what is unknown is null. */
export function underNames(graph: CriteriaGraph, facts: Facts): Record<string, unknown> {
  return Object.fromEntries(graph.elements.map(({ key }, index) => [nameOf(index), facts[key] ?? null]));
}
