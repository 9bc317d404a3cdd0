// policy.rego: a guideline as Rego v1 rules, two for each criterion; what neither is so is unknown. No default rule decides anything.
import type { CriteriaGraph, GraphNode, NodeIndex } from '../../decision/criteria-graph.ts';
import { conditionOf, elementsOfTest, reachedNodes } from '../../decision/criteria-index.ts';
import { quote } from '../canonical-json.ts';
import { engineNames, namedCriteria } from '../shared/criterion-names.ts';
import type { EngineNames } from '../shared/criterion-names.ts';
import { portableNames } from '../shared/portable-names.ts';
import { railsOf } from '../shared/rails.ts';
import type { Rail } from '../shared/rails.ts';
import { verdictPaths } from '../shared/verdict-paths.ts';
import { conditionBodies, factRules, indented, knownLines, regoKeywords } from './rego-facts.ts';
import type { Body } from './rego-facts.ts';

/** Path of the package below `data`; each version has its own, so that several can be active at once. */
export function regoPackage({ guideline }: CriteriaGraph): readonly string[] {
  const [id = '', version = ''] = portableNames([guideline.id, `v${guideline.version}`], regoKeywords);
  return ['guideline', id, version];
}

/** The rules of one guideline. They call the functions of `factsText`, which stands in a file of the same package. */
export function regoPolicy(graph: CriteriaGraph, path = regoPackage(graph)): string {
  const names = engineNames(graph);
  const reached = reachedNodes(graph);
  const criteria = graph.nodes.flatMap((node, index) =>
    reached[index] === 0 ? [] : [criterionRules(node, index, graph, names)],
  );
  return [
    decisionRule(path),
    '# The facts, as far as they can be read. What is absent, null or not readable is undefined.',
    ...graph.elements.flatMap((element, index) => factRules(element, names.elements[index] ?? '')),
    '# The criteria: a rule for met and one for not met. Both at once would be a conflict of the state, which is an error and no decision.',
    ...criteria.flat(),
    statesRule(graph, names),
    '# The determination: exactly one of these fits.',
    ...verdictRules(graph, names),
    '# What explain.rego reads.',
    ...explainedRules(graph, names, path),
  ].join('\n\n');
}

function decisionRule(path: readonly string[]): string {
  const lists = ['reasons', 'unmet', 'missing', 'invalid', 'criteria'];
  const members = [
    `"guideline": data.${path.join('.')}.texts.guideline,`,
    '"determination": verdict.determination,',
    '"label": verdict.label,',
    ...lists.map((list) => `"${list}": ${list},`),
  ];
  return `# METADATA\n# entrypoint: true\ndecision := {\n${indented(members)}}`;
}

function criterionRules(
  node: GraphNode,
  index: NodeIndex,
  graph: CriteriaGraph,
  names: EngineNames,
): readonly string[] {
  const name = names.nodes[index] ?? '';
  const { number, words } = node.origin;
  const rails = railsOf(node);
  const test = conditionOf(node);
  const met = test
    ? conditionBodies(test, graph.elements, names.elements)
    : bodiesOfRail(rails.met, name, names);
  const notMet = test
    ? test.op === 'known'
      ? [[`not met_${name}`]]
      : [[...knownLines(elementsOfTest(test), names.elements), `not met_${name}`]]
    : bodiesOfRail(rails.notMet, name, names);
  return [
    `# ${[number, quote(words)].filter((part) => part !== '').join(' ')}`,
    ...(node.kind === 'count' ? countRules(node.children, name, names) : []),
    ...rule(`met_${name}`, met),
    ...rule(`not_met_${name}`, notMet),
    `default state_${name} := "unknown"`,
    `state_${name} := "met" if met_${name}`,
    `state_${name} := "not-met" if not_met_${name}`,
  ];
}

/** The places of the children that are met and of those that are not, so that they can be counted. */
function countRules(children: readonly NodeIndex[], name: string, names: EngineNames): readonly string[] {
  return ['met', 'not_met'].flatMap((rail) =>
    children.length === 0
      ? [`places_${rail}_${name} := set()`]
      : children.map(
          (child, place) =>
            `places_${rail}_${name} contains ${String(place)} if ${rail}_${names.nodes[child] ?? ''}`,
        ),
  );
}

function bodiesOfRail(rail: Rail, name: string, names: EngineNames): readonly Body[] {
  const prefix = (state: 'met' | 'not-met') => (state === 'met' ? 'met' : 'not_met');
  switch (rail.kind) {
    case 'node':
      return [[`${prefix(rail.state)}_${names.nodes[rail.node] ?? ''}`]];
    case 'test':
      return [];
    case 'at-least':
      return [[`count(places_${prefix(rail.state)}_${name}) >= ${String(rail.least)}`]];
    case 'any':
      return rail.of.flatMap((part) => bodiesOfRail(part, name, names));
    case 'all':
      return product(rail.of.map((part) => bodiesOfRail(part, name, names)));
  }
}

/** Every way to take one body of each: small, since what stands in an `all` has few alternatives. */
function product(parts: readonly (readonly Body[])[]): readonly Body[] {
  return parts.reduce<readonly Body[]>(
    (ways, bodies) => ways.flatMap((way) => bodies.map((body) => [...way, ...body])),
    [[]],
  );
}

function statesRule(graph: CriteriaGraph, names: EngineNames): string {
  const members = namedCriteria(graph).map(
    ({ id, node }) => `${quote(id)}: state_${names.nodes[node] ?? ''},`,
  );
  return members.length === 0 ? 'criteria := {}' : `criteria := {\n${indented(members)}}`;
}

function verdictRules(graph: CriteriaGraph, names: EngineNames): readonly string[] {
  return verdictPaths(graph).map(({ states, determination, label, decidedBy }) => {
    const lines = states.flatMap((state, section) => {
      const root = names.nodes[graph.sections[section]?.root ?? -1] ?? '';
      return state === undefined ? [] : [`state_${root} == ${quote(state)}`];
    });
    const root = graph.sections.find(({ kind }) => kind === decidedBy)?.root ?? -1;
    const parts = { determination, label, decided_by: names.nodes[root] ?? '' };
    const members = Object.entries(parts).map(([key, text]) => `"${key}": ${quote(text)}`);
    const verdict = `verdict := {${members.join(', ')}}`;
    return lines.length === 0 ? verdict : (rule(verdict, [lines])[0] ?? '');
  });
}

/** The states and known facts by name, and the data that says how criteria hang together. */
function explainedRules(
  graph: CriteriaGraph,
  names: EngineNames,
  path: readonly string[],
): readonly string[] {
  const reached = reachedNodes(graph);
  const states = names.nodes.flatMap((name, index) =>
    reached[index] === 0 ? [] : [`"${name}": state_${name},`],
  );
  return [
    `structure := data.${path.join('.')}.criteria_graph`,
    states.length === 0 ? 'states := {}' : `states := {\n${indented(states)}}`,
    ...(graph.elements.length === 0 ? ['known := set()'] : []),
    ...graph.elements.map(
      ({ key }, index) => `known contains ${quote(key)} if known_${names.elements[index] ?? ''}`,
    ),
  ];
}

/** One rule for each body; without any it is never so, and still has its name. */
function rule(head: string, bodies: readonly Body[]): readonly string[] {
  if (bodies.length === 0) return [`${head} if false`];
  return bodies.map(([first, ...others]) =>
    first === undefined
      ? head.includes(' contains ')
        ? head
        : `${head} := true`
      : others.length === 0
        ? `${head} if ${first}`
        : `${head} if {\n${indented([first, ...others])}}`,
  );
}
