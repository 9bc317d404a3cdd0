// Every single slip that an engine's translation of a guideline could make: a line moved by a step, a joining word, a limit, a polarity.
import type {
  CriteriaGraph,
  Duration,
  GraphNode,
  NodeIndex,
  NumberRange,
  Test,
} from '../../../dsl/decision/criteria-graph.ts';

export interface Mutation {
  readonly name: string;
  readonly graph: CriteriaGraph;
}

export function mutationsOf(graph: CriteriaGraph): readonly Mutation[] {
  return graph.nodes.flatMap((node, index) => [
    ...changedNodes(graph, node).map(({ what, node: changed }): Mutation => {
      const nodes = graph.nodes.with(index, changed);
      return { name: `${node.origin.id}: ${what}`, graph: { ...graph, nodes } };
    }),
    ...(node.kind === 'not' ? [] : [{ name: `${node.origin.id}: negated`, graph: negatedAt(graph, index) }]),
  ]);
}

interface Changed {
  readonly what: string;
  readonly node: GraphNode;
}

function changedNodes(graph: CriteriaGraph, node: GraphNode): readonly Changed[] {
  switch (node.kind) {
    case 'constant':
    case 'question':
      return [];
    case 'not':
      return [{ what: 'not left out', node: { kind: 'all', children: [node.child], origin: node.origin } }];
    case 'all':
    case 'any': {
      const other = node.kind === 'all' ? 'any' : 'all';
      const [, ...fewer] = node.children;
      return [
        { what: `${node.kind} for ${other}`, node: { ...node, kind: other } },
        { what: 'its first left out', node: { ...node, children: fewer } },
      ];
    }
    case 'count':
      return [
        { what: 'min - 1', node: { ...node, min: node.min - 1 } },
        { what: 'min + 1', node: { ...node, min: node.min + 1 } },
        { what: 'max - 1', node: { ...node, max: node.max - 1 } },
        { what: 'max + 1', node: { ...node, max: node.max + 1 } },
      ];
    case 'test':
      return changedTests(graph, node.test).map(({ what, test }) => ({ what, node: { ...node, test } }));
  }
}

function changedTests(
  graph: CriteriaGraph,
  test: Test,
): readonly { readonly what: string; readonly test: Test }[] {
  switch (test.op) {
    case 'holds':
    case 'known':
      return [];
    case 'one-of':
      return test.values.map((value) => {
        return {
          what: `without ${value}`,
          test: { ...test, values: test.values.filter((one) => one !== value) },
        };
      });
    case 'in-range': {
      const element = graph.elements[test.element];
      const step = element?.kind === 'quantity' ? element.step : 1;
      return test.ranges.flatMap((range, place) =>
        movedRanges(range, step).map((moved) => {
          return {
            what: `${range.from}..${range.to} moved`,
            test: { ...test, ranges: test.ranges.with(place, moved) },
          };
        }),
      );
    }
    case 'codes-in':
      return test.ranges.map((range) => {
        return {
          what: `without ${range.from}`,
          test: { ...test, ranges: test.ranges.filter((one) => one !== range) },
        };
      });
    case 'window':
      return (['from', 'to'] as const).flatMap((end) =>
        movedDurations(test[end]).map((moved) => ({ what: `${end} moved`, test: { ...test, [end]: moved } })),
      );
    case 'change': {
      const element = graph.elements[test.element];
      const step = Math.abs(test.factor) * (element?.kind === 'quantity' ? element.step : 1);
      return [-step, step].map((by) => ({ what: 'moved', test: { ...test, atLeast: test.atLeast + by } }));
    }
  }
}

function movedRanges({ from, to }: NumberRange, step: number): readonly NumberRange[] {
  return [-step, step].flatMap((by): readonly NumberRange[] => [
    ...(from === undefined ? [] : [{ from: from + by, to }]),
    ...(to === undefined ? [] : [{ from, to: to + by }]),
  ]);
}

function movedDurations(duration: Duration | undefined): readonly Duration[] {
  return duration === undefined ? [] : [-1, 1].map((by) => ({ ...duration, amount: duration.amount + by }));
}

/** Whoever stands on the node stands on its opposite. */
function negatedAt(graph: CriteriaGraph, at: NodeIndex): CriteriaGraph {
  const moved = (index: NodeIndex): NodeIndex => (index < at ? index : index + 1);
  const nodes = graph.nodes.flatMap((node, index): readonly GraphNode[] => {
    const own = withChildren(node, moved);
    return index === at ? [own, { kind: 'not', child: at, origin: node.origin }] : [own];
  });
  return { ...graph, nodes, sections: graph.sections.map(({ kind, root }) => ({ kind, root: moved(root) })) };
}

function withChildren(node: GraphNode, moved: (index: NodeIndex) => NodeIndex): GraphNode {
  if (node.kind === 'not') return { ...node, child: moved(node.child) };
  if (node.kind === 'all' || node.kind === 'any' || node.kind === 'count')
    return { ...node, children: node.children.map(moved) };
  return node;
}
