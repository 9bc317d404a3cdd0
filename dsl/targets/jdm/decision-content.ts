// A guideline as a GoRules decision: facts are read, criteria get a state, a table gives the determination, and lines explain it.
import type { CriteriaGraph, GraphNode, NodeIndex } from '../../decision/criteria-graph.ts';
import { conditionOf, reachedNodes } from '../../decision/criteria-index.ts';
import type { JsonObject } from '../canonical-json.ts';
import { engineNames, namedCriteria } from '../shared/criterion-names.ts';
import type { EngineNames } from '../shared/criterion-names.ts';
import { explanationPlan } from '../shared/explanation-plan.ts';
import type { Formula, Listed } from '../shared/explanation-plan.ts';
import { verdictPaths } from '../shared/verdict-paths.ts';
import { conditionState } from './zen-conditions.ts';
import { factLines, factRef } from './zen-facts.ts';
import type { Line } from './zen-facts.ts';
import { zenAll, zenAny, zenList, zenText } from './zen-terms.ts';

/** Each node hands everything that it was given on to the next; only the last gives the decision alone. No node runs a program. */
export function decisionContent(graph: CriteriaGraph): JsonObject {
  const names = engineNames(graph);
  const facts = graph.elements.flatMap((element, index) => factLines(element, names.elements[index] ?? ''));
  const nodes = [
    { id: 'request', type: 'inputNode', name: 'Facts of a case' },
    expressionNode('facts', 'Facts as values, null where unknown', facts, true),
    expressionNode('criteria', 'State of each criterion', criteriaLines(graph, names), true),
    tableNode(graph, names),
    expressionNode('explanation', 'What explains it', explanationLines(graph, names), true),
    expressionNode('decision', 'Decision', decisionLines(graph, names), false),
    { id: 'response', type: 'outputNode', name: 'Decision of a case' },
  ];
  return {
    contentType: 'application/vnd.gorules.decision',
    nodes: nodes.map((node, index) => ({ ...node, position: { x: 100 + 320 * index, y: 200 } })),
    edges: nodes.slice(1).map((node, index) => {
      const from = nodes[index]?.id ?? '';
      return { id: `${from}-${node.id}`, type: 'edge', sourceId: from, targetId: node.id };
    }),
  };
}

interface DecisionNode extends JsonObject {
  readonly id: string;
  readonly type: string;
  readonly name: string;
}

function expressionNode(
  id: string,
  name: string,
  lines: readonly Line[],
  passThrough: boolean,
): DecisionNode {
  const expressions = lines.map(({ key, value }, index) => ({ id: `${id}-${String(index)}`, key, value }));
  return { id, type: 'expressionNode', name, content: { expressions, passThrough, executionMode: 'single' } };
}

function criteriaLines(graph: CriteriaGraph, names: EngineNames): readonly Line[] {
  const reached = reachedNodes(graph);
  return graph.nodes.flatMap((node, index) =>
    reached[index] === 0 ? [] : nodeLines(node, index, graph, names),
  );
}

function nodeLines(
  node: GraphNode,
  index: NodeIndex,
  { elements }: CriteriaGraph,
  names: EngineNames,
): readonly Line[] {
  const name = names.nodes[index] ?? '';
  const stateOf = (child: NodeIndex) => `$.state_${names.nodes[child] ?? ''}`;
  const state = (value: string): Line => ({ key: `state_${name}`, value });
  switch (node.kind) {
    case 'constant':
      return [state(zenText(node.value))];
    case 'question':
    case 'test':
      return [
        state(conditionState(conditionOf(node) ?? { op: 'known', element: -1 }, elements, names.elements)),
      ];
    case 'not': {
      const child = stateOf(node.child);
      return [state(`${child} == "met" ? "not-met" : (${child} == "not-met" ? "met" : "unknown")`)];
    }
    case 'all':
      return [state(listState(node.children.map(stateOf), 'all', 'not-met', 'met'))];
    case 'any':
      return [state(listState(node.children.map(stateOf), 'any', 'met', 'not-met'))];
    case 'count':
      return countLines(node, name, node.children.map(stateOf));
  }
}

/** One child of the deciding state decides; if all have the other, that is it. */
function listState(
  children: readonly string[],
  kind: 'all' | 'any',
  deciding: string,
  other: string,
): string {
  if (children.length === 0) return kind === 'all' ? '"met"' : '"not-met"';
  const list = zenList(children);
  return `some(${list}, # == "${deciding}") ? "${deciding}" : (all(${list}, # == "${other}") ? "${other}" : "unknown")`;
}

function countLines(
  { min, max }: Extract<GraphNode, { readonly kind: 'count' }>,
  name: string,
  children: readonly string[],
): readonly Line[] {
  const [met, notMet] = [`$.met_of_${name}`, `$.not_met_of_${name}`];
  const possible = `${String(children.length)} - ${notMet}`;
  const failed = `${met} > ${String(max)} or ${possible} < ${String(min)}`;
  const reached = `${met} >= ${String(min)} and ${possible} <= ${String(max)}`;
  return [
    { key: `met_of_${name}`, value: `count(${zenList(children)}, # == "met")` },
    { key: `not_met_of_${name}`, value: `count(${zenList(children)}, # == "not-met")` },
    { key: `state_${name}`, value: `${failed} ? "not-met" : (${reached} ? "met" : "unknown")` },
  ];
}

/** Its cells hold states only, never facts: of a table row with an unknown fact nobody could say whether it fits. */
function tableNode(graph: CriteriaGraph, names: EngineNames): DecisionNode {
  const inputs = graph.sections.map(({ kind, root }, section) => {
    return { id: `section-${String(section)}`, name: kind, field: `state_${names.nodes[root] ?? ''}` };
  });
  const outputs = ['determination', 'label'].map((field) => ({ id: field, name: field, field }));
  const rules = verdictPaths(graph).map(({ states, determination, label }, row) => ({
    _id: `row-${String(row)}`,
    ...Object.fromEntries(
      inputs.map(({ id }, at) => [id, states[at] === undefined ? '' : zenText(states[at])]),
    ),
    determination: zenText(determination),
    label: zenText(label),
  }));
  const content = { hitPolicy: 'first', inputs, outputs, rules, passThrough: true, executionMode: 'single' };
  return { id: 'verdict', type: 'decisionTableNode', name: 'Determination', content };
}

function explanationLines(graph: CriteriaGraph, names: EngineNames): readonly Line[] {
  const { flags, reasons, unmet, missing } = explanationPlan(graph);
  const list = (key: string, listed: readonly Listed[]): Line => ({
    key,
    value: listOf(listed.map(({ name, when }) => ({ name, when: formulaText(when, names) }))),
  });
  const invalid = graph.elements.map((element, index) => ({
    name: element.key,
    when: `${factRef(element)} != null and value_${names.elements[index] ?? ''} == null`,
  }));
  return [
    ...flags.map(({ name, formula }) => ({ key: flagName(name), value: formulaText(formula, names) })),
    list('reasons', reasons),
    list('unmet', unmet),
    list('missing', missing),
    { key: 'invalid', value: listOf(invalid) },
  ];
}

function listOf(parts: readonly { readonly name: string; readonly when: string }[]): string {
  return `flatten(${zenList(parts.map(({ name, when }) => `${when} ? [${zenText(name)}] : []`))})`;
}

function formulaText(formula: Formula, names: EngineNames): string {
  switch (formula.kind) {
    case 'state':
      return `state_${names.nodes[formula.node] ?? ''} == "${formula.state}"`;
    case 'flag':
      return `$.${flagName(formula.flag)}`;
    case 'all':
      return zenAll(formula.of.map((part) => formulaText(part, names)));
    case 'any':
      return zenAny(formula.of.map((part) => formulaText(part, names)));
    case 'more-met':
      return `met_of_${names.nodes[formula.node] ?? ''} > ${String(formula.limit)}`;
    case 'most-met':
      return `met_of_${names.nodes[formula.node] ?? ''} <= ${String(formula.limit)}`;
    case 'no-value':
      return `value_${names.elements[formula.element] ?? ''} == null`;
  }
}

function decisionLines(graph: CriteriaGraph, names: EngineNames): readonly Line[] {
  const { id, version } = graph.guideline;
  const states = namedCriteria(graph).map(({ id: criterion, node }) => {
    const key = zenText(criterion);
    return `${key.startsWith('(') ? `[${key}]` : key}: state_${names.nodes[node] ?? ''}`;
  });
  const lists = ['determination', 'label', 'reasons', 'unmet', 'missing', 'invalid'];
  return [
    { key: 'guideline.id', value: zenText(id) },
    { key: 'guideline.version', value: zenText(version) },
    ...lists.map((name) => ({ key: name, value: name })),
    { key: 'criteria', value: `{${states.join(', ')}}` },
  ];
}

function flagName(flag: string): string {
  return `way_${flag.replaceAll('-', '_')}`;
}
