// decision.json: the criteria graph as plain data, for engines that interpret it themselves; words only where a reader needs them.
import type {
  CriteriaGraph,
  Duration,
  Element,
  GraphNode,
  NumberRange,
  Origin,
  Test,
  VerdictTable,
} from '../../decision/criteria-graph.ts';
import type { JsonObject, JsonValue } from '../canonical-json.ts';

/** `diagram` is what the graph reduces to, or the reason in words why it is not there. */
export function decisionFile(graph: CriteriaGraph, meaningHash: string, diagram: JsonValue): JsonObject {
  return {
    format: 'guideline-decision',
    formatVersion: '1',
    guideline: { id: graph.guideline.id, version: graph.guideline.version, title: graph.guideline.title },
    meaningHash,
    elements: graph.elements.map(element),
    nodes: graph.nodes.map(node),
    sections: graph.sections.map(({ kind, root }) => ({ kind, root })),
    verdicts: verdicts(graph.verdicts),
    diagram,
  };
}

function element(item: Element): JsonObject {
  const base = { kind: item.kind, key: item.key, label: item.label };
  switch (item.kind) {
    case 'question':
    case 'yes-no':
    case 'count':
    case 'date':
      return base;
    case 'choice':
    case 'scale':
      return { ...base, values: item.values };
    case 'quantity':
      return {
        ...base,
        unit: item.unit,
        decimals: item.decimals,
        step: item.step,
        min: item.min,
        max: item.max,
      };
    case 'codes':
      return { ...base, system: item.system };
  }
}

function node(item: GraphNode): JsonObject {
  const base = { kind: item.kind, criterion: criterion(item.origin) };
  switch (item.kind) {
    case 'constant':
      return { ...base, value: item.value };
    case 'question':
      return { ...base, element: item.element };
    case 'test':
      return { ...base, test: testData(item.test) };
    case 'not':
      return { ...base, child: item.child };
    case 'all':
    case 'any':
      return { ...base, children: item.children };
    case 'count':
      return { ...base, min: item.min, max: item.max, children: item.children };
  }
}

function criterion({ id, number, role, words }: Origin): JsonObject {
  return { id, number: number === '' ? undefined : number, role, words };
}

export function testData(item: Test): JsonObject {
  const base = { op: item.op, element: item.element };
  switch (item.op) {
    case 'holds':
    case 'known':
      return base;
    case 'one-of':
      return { ...base, values: item.values };
    case 'in-range':
      return { ...base, ranges: item.ranges.map(numberRange) };
    case 'codes-in':
      return { ...base, ranges: item.ranges.map(({ from, to }) => ({ from, to })) };
    case 'change': {
      const { baseline, factor, baselineFactor, atLeast } = item;
      return { ...base, baseline, factor, baselineFactor, atLeast };
    }
    case 'window':
      return { ...base, event: item.event, from: duration(item.from), to: duration(item.to) };
  }
}

function numberRange({ from, to }: NumberRange): JsonObject {
  return { from, to };
}

function duration(item: Duration | undefined): JsonObject | undefined {
  return item === undefined ? undefined : { amount: item.amount, unit: item.unit };
}

function verdicts(table: VerdictTable): JsonObject {
  const { determination, label } = table.otherwise;
  return {
    rows: table.rows.map((row) => ({
      section: row.section,
      state: row.state,
      determination: row.determination,
      label: row.label,
    })),
    otherwise: { determination, label },
  };
}
