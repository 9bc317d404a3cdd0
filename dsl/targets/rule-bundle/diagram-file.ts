// The decision diagram as plain data within decision.json, for engines that decide by one walk; left out, with the reason, where it is too large.
import { compileDiagram } from '../../decision/compile-diagram.ts';
import type { DecisionDiagram } from '../../decision/compile-diagram.ts';
import type { CriteriaGraph } from '../../decision/criteria-graph.ts';
import { isTerminal, terminalValue } from '../../decision/diagram.ts';
import type { DiagramNode } from '../../decision/diagram.ts';
import { childrenAt, innerNodes } from '../../decision/diagram-queries.ts';
import type { Variable } from '../../decision/variable.ts';
import type { JsonObject, JsonValue } from '../canonical-json.ts';
import { testData } from './decision-file.ts';

const nodeBudget = 50_000;

/**
 * A row of `nodes` is [variable, child per cell, child for unknown]; a child of 0 or more is a row, -1 the first determination, -2 the
 * second. The cell of a value is the one with the truths that the variable's tests have for it.
 */
export function diagramData(graph: CriteriaGraph): JsonObject {
  const diagram = compileDiagram(graph, { budget: nodeBudget });
  if (diagram.exceeded) {
    return {
      leftOut: `The diagram needs more than ${nodeBudget} nodes; decide by the nodes of the criteria graph.`,
    };
  }
  const rows = innerNodes(diagram.store, diagram.root);
  const rowOf = new Map(rows.map((node, row) => [node, row]));
  const place = (node: DiagramNode): number =>
    isTerminal(node) ? -1 - terminalValue(node) : (rowOf.get(node) ?? 0);
  return {
    determinations: diagram.determinations,
    variables: diagram.partition.variables.map((variable) =>
      variableData(variable, eventKey(diagram, variable)),
    ),
    nodes: rows.map((node) => [diagram.store.level(node), ...childrenAt(diagram.store, node).map(place)]),
    root: place(diagram.root),
  };
}

function variableData(variable: Variable, event: string | undefined): JsonObject {
  return {
    key: variable.key,
    event,
    tests: variable.tests.map(({ test }) => testData(test)),
    cells: variable.cells.map(({ words, truths }): JsonValue => ({ words, truths })),
  };
}

function eventKey({ partition }: DecisionDiagram, { event }: Variable): string | undefined {
  const element = event?.[0];
  return element === undefined ? undefined : partition.variables.find(({ slot }) => slot[0] === element)?.key;
}
