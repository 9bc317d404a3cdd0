// For engines with two-valued logic: when a criterion is met and when it is not met, each a formula without negation; neither is unknown.
import type { GraphNode, NodeIndex, Test } from '../../decision/criteria-graph.ts';
import { conditionOf } from '../../decision/criteria-index.ts';

/** Whether each is so: a criterion below is met or not met, a condition holds or fails. Where a fact is unknown, neither side is so. */
export type Rail =
  | { readonly kind: 'node'; readonly node: NodeIndex; readonly state: 'met' | 'not-met' }
  | { readonly kind: 'test'; readonly test: Test; readonly state: 'met' | 'not-met' }
  /** An empty `all` is so, an empty `any` is not. */
  | { readonly kind: 'all' | 'any'; readonly of: readonly Rail[] }
  /** At least `least` of these, each counted as often as it is listed. */
  | {
      readonly kind: 'at-least';
      readonly least: number;
      readonly nodes: readonly NodeIndex[];
      readonly state: 'met' | 'not-met';
    };

/** Both are never so at once, if they are not so at once for any node below. */
export interface Rails {
  readonly met: Rail;
  readonly notMet: Rail;
}

/** Names its children and does not repeat them, so that the rails of a guideline grow with the edges of its graph. */
export function railsOf(node: GraphNode): Rails {
  switch (node.kind) {
    case 'constant':
      return { met: always(node.value === 'met'), notMet: always(node.value === 'not-met') };
    case 'question':
    case 'test': {
      const test = conditionOf(node) ?? { op: 'known', element: -1 };
      return { met: { kind: 'test', test, state: 'met' }, notMet: { kind: 'test', test, state: 'not-met' } };
    }
    case 'not':
      return { met: is(node.child, 'not-met'), notMet: is(node.child, 'met') };
    case 'all':
      return { met: every(node.children, 'met'), notMet: some(node.children, 'not-met') };
    case 'any':
      return { met: some(node.children, 'met'), notMet: every(node.children, 'not-met') };
    case 'count': {
      const { children: nodes, min, max } = node;
      return {
        met: both('all', atLeast(min, nodes, 'met'), atLeast(nodes.length - max, nodes, 'not-met')),
        notMet: both(
          'any',
          atLeast(max + 1, nodes, 'met'),
          atLeast(nodes.length - min + 1, nodes, 'not-met'),
        ),
      };
    }
  }
}

function atLeast(least: number, nodes: readonly NodeIndex[], state: 'met' | 'not-met'): Rail {
  if (least <= 0) return always(true);
  return least > nodes.length ? always(false) : { kind: 'at-least', least, nodes, state };
}

function both(kind: 'all' | 'any', first: Rail, second: Rail): Rail {
  const neutral = (rail: Rail) => rail.kind === kind && rail.of.length === 0;
  const parts = [first, second].filter((rail) => !neutral(rail));
  const fixed = parts.find((rail) => isFixed(rail));
  return fixed ?? (parts.length === 1 && parts[0] !== undefined ? parts[0] : { kind, of: parts });
}

function isFixed(rail: Rail): boolean {
  return (rail.kind === 'all' || rail.kind === 'any') && rail.of.length === 0;
}

function always(so: boolean): Rail {
  return { kind: so ? 'all' : 'any', of: [] };
}

function is(node: NodeIndex, state: 'met' | 'not-met'): Rail {
  return { kind: 'node', node, state };
}

function every(nodes: readonly NodeIndex[], state: 'met' | 'not-met'): Rail {
  return { kind: 'all', of: nodes.map((node) => is(node, state)) };
}

function some(nodes: readonly NodeIndex[], state: 'met' | 'not-met'): Rail {
  return { kind: 'any', of: nodes.map((node) => is(node, state)) };
}
