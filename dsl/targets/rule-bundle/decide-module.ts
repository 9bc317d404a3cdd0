// decide.mjs: the guideline's graph as frozen data, and the engine that reads it; the engine's text is the same for every guideline.
import type {
  CriteriaGraph,
  Duration,
  Element,
  GraphNode,
  Origin,
  Test,
} from '../../decision/criteria-graph.ts';
import type { JsonValue } from '../canonical-json.ts';
import { canonicalJson, quote } from '../canonical-json.ts';
import { calendarText } from './engine/calendar-text.ts';
import { determineText } from './engine/determine-text.ts';
import { evaluateText } from './engine/evaluate-text.ts';
import { explainText } from './engine/explain-text.ts';
import { prepareText } from './engine/prepare-text.ts';
import { readText } from './engine/read-text.ts';
import { packedFunctions } from './packed-functions.ts';

export function decideModule(graph: CriteriaGraph, meaningHash: string): string {
  const { guideline, elements, nodes, sections, verdicts } = graph;
  const { otherwise } = verdicts;
  return `// ${quote(guideline.title)}, version ${quote(guideline.version)}. Generated from the guideline's source; do not edit.
// Self-contained: decide(facts) -> { determination, label, reasons, unmet, missing, invalid }. Types: decide.d.mts.

export const guideline = Object.freeze({
  id: ${quote(guideline.id)},
  version: ${quote(guideline.version)},
  title: ${quote(guideline.title)},
  meaningHash: ${quote(meaningHash)},
});

// [kind, key, ...]: choice and scale [values]; quantity [unit, decimals, step, min, max] in steps of the last decimal.
const elements = ${table(elements.map(elementRow))};

// [kind, criterion, ...]: children and elements by their place in these lists; children stand before their parents.
const nodes = ${table(nodes.map(nodeRow))};

// [section, node]
const sections = ${table(sections.map(({ kind, root }) => [kind, root]))};

// [section, state, determination, label]: the first that matches decides.
const rows = ${table(verdicts.rows.map((row) => [row.section, row.state, row.determination, row.label]))};
const otherwise = Object.freeze(${canonicalJson([otherwise.determination, otherwise.label])});

${packedFunctions(graph)}
${[prepareText, readText, calendarText, evaluateText, determineText, explainText].join('\n')}`;
}

/** One row a line, so that two versions can be compared by any text diff. */
function table(tableRows: readonly (readonly JsonValue[])[]): string {
  if (tableRows.length === 0) return 'Object.freeze([])';
  const lines = tableRows.map((row) => `  Object.freeze(${canonicalJson(row)}),\n`).join('');
  return `Object.freeze([\n${lines}])`;
}

function elementRow(element: Element): readonly JsonValue[] {
  const { kind, key } = element;
  switch (kind) {
    case 'question':
    case 'yes-no':
    case 'count':
    case 'date':
    case 'codes':
      return [kind, key];
    case 'choice':
    case 'scale':
      return [kind, key, element.values];
    case 'quantity': {
      const { unit, decimals, step, min, max } = element;
      return [kind, key, unit, decimals, step, min ?? null, max ?? null];
    }
  }
}

function nodeRow(node: GraphNode): readonly JsonValue[] {
  const { kind, origin } = node;
  switch (kind) {
    case 'constant':
      return [kind, origin.id, node.value];
    case 'question':
      return [kind, origin.id, node.element];
    case 'test':
      return testRow(node.test, origin);
    case 'not':
      return [kind, origin.id, node.child];
    case 'all':
    case 'any':
      return [kind, origin.id, node.children];
    case 'count':
      return [kind, origin.id, node.min, node.max, node.children];
  }
}

function testRow(test: Test, { id }: Origin): readonly JsonValue[] {
  const { op, element } = test;
  switch (op) {
    case 'holds':
    case 'known':
      return [op, id, element];
    case 'one-of':
      return [op, id, element, test.values];
    case 'in-range':
      return [op, id, element, test.ranges.map(({ from, to }) => [from ?? null, to ?? null])];
    case 'codes-in':
      return [op, id, element, test.ranges.map(({ from, to }) => [from, to])];
    case 'change':
      return [op, id, element, test.baseline, test.factor, test.baselineFactor, test.atLeast];
    case 'window':
      return [op, id, element, test.event, durationRow(test.from), durationRow(test.to)];
  }
}

function durationRow(duration: Duration | undefined): JsonValue {
  return duration === undefined ? null : [duration.amount, duration.unit];
}
