// A guideline as JSONLogic rules in sequence: JSONLogic has no names, so a rule finds the outcomes of those before it under `var`.
import type { CriteriaGraph, GraphNode, NodeIndex } from '../../decision/criteria-graph.ts';
import { conditionOf, reachedNodes } from '../../decision/criteria-index.ts';
import { engineNames } from '../shared/criterion-names.ts';
import type { EngineNames } from '../shared/criterion-names.ts';
import { explanationPlan } from '../shared/explanation-plan.ts';
import type { Formula, Listed } from '../shared/explanation-plan.ts';
import { railsOf } from '../shared/rails.ts';
import type { Rail } from '../shared/rails.ts';
import { verdictPaths } from '../shared/verdict-paths.ts';
import { conditionRules, needsOf } from './condition-rules.ts';
import { factRules } from './fact-rules.ts';
import type { NamedRule } from './fact-rules.ts';
import type { Logic } from './json-logic-terms.ts';
import {
  above,
  atLeast,
  atMost,
  choose,
  countOf,
  every,
  joined,
  not,
  same,
  some,
  value,
} from './json-logic-terms.ts';

/**
 * To be run in their order. `met_x` and `not_met_x` are the two rails of a criterion, `state_x` what they say: "met", "not-met", "unknown",
 * or "contradiction" if both were so. No determination fits a contradiction: it is null then, which is a fault and no answer.
 */
export function decisionRules(graph: CriteriaGraph): readonly NamedRule[] {
  const names = engineNames(graph);
  const reached = reachedNodes(graph);
  const needs = needsOf(graph);
  const none = { days: false, months: false, parts: false };
  return [
    ...graph.elements.flatMap((element, index) =>
      factRules(element, names.elements[index] ?? '', needs[index] ?? none),
    ),
    ...graph.nodes.flatMap((node, index) =>
      reached[index] === 0 ? [] : nodeRules(node, index, graph, names),
    ),
    ...verdictRules(graph, names),
    ...explanationRules(graph, names),
  ];
}

function nodeRules(
  node: GraphNode,
  index: NodeIndex,
  { elements }: CriteriaGraph,
  names: EngineNames,
): readonly NamedRule[] {
  const name = names.nodes[index] ?? '';
  const [met, notMet] = [value(`met_${name}`), value(`not_met_${name}`)];
  const both = choose(met, choose(notMet, 'contradiction', 'met'), notMet, 'not-met', 'unknown');
  const test = conditionOf(node);
  return [
    ...(test ? conditionRules(test, name, elements, names.elements) : listRules(node, name, names)),
    { name: `state_${name}`, rule: both },
  ];
}

function listRules(node: GraphNode, name: string, names: EngineNames): readonly NamedRule[] {
  const rails = railsOf(node);
  const counts =
    node.kind !== 'count'
      ? []
      : (['met', 'not_met'] as const).map((rail): NamedRule => {
          const children = node.children.map((child) => value(`${rail}_${names.nodes[child] ?? ''}`));
          return { name: `count_${rail}_${name}`, rule: countOf(children) };
        });
  return [
    ...counts,
    { name: `met_${name}`, rule: railLogic(rails.met, name, names) },
    { name: `not_met_${name}`, rule: railLogic(rails.notMet, name, names) },
  ];
}

function railLogic(rail: Rail, name: string, names: EngineNames): Logic {
  const word = (state: 'met' | 'not-met') => (state === 'met' ? 'met' : 'not_met');
  switch (rail.kind) {
    case 'node':
      return value(`${word(rail.state)}_${names.nodes[rail.node] ?? ''}`);
    case 'test':
      return false;
    case 'all':
      return every(rail.of.map((part) => railLogic(part, name, names)));
    case 'any':
      return some(rail.of.map((part) => railLogic(part, name, names)));
    case 'at-least':
      return atLeast(value(`count_${word(rail.state)}_${name}`), rail.least);
  }
}

function verdictRules(graph: CriteriaGraph, names: EngineNames): readonly NamedRule[] {
  const paths = verdictPaths(graph);
  const chosen = (outcome: 'determination' | 'label'): Logic => {
    const [first, ...others] = paths;
    if (first !== undefined && others.length === 0 && first.states.every((state) => state === undefined)) {
      return first[outcome];
    }
    const branches = paths.flatMap((path) => {
      const conditions = path.states.flatMap((state, section) => {
        const root = names.nodes[graph.sections[section]?.root ?? -1] ?? '';
        return state === undefined ? [] : [same(value(`state_${root}`), state)];
      });
      return [every(conditions), path[outcome]];
    });
    return choose(...branches, null);
  };
  return [
    { name: 'determination', rule: chosen('determination') },
    { name: 'label', rule: chosen('label') },
  ];
}

function explanationRules(graph: CriteriaGraph, names: EngineNames): readonly NamedRule[] {
  const { flags, reasons, unmet, missing } = explanationPlan(graph);
  const list = (name: string, listed: readonly Listed[]): NamedRule => {
    const parts = listed.map(({ name: id, when }) => choose(formulaLogic(when, names), [id], []));
    return { name, rule: parts.length === 0 ? [] : joined(parts) };
  };
  return [
    ...flags.map(({ name, formula }) => ({ name: flagName(name), rule: formulaLogic(formula, names) })),
    list('reasons', reasons),
    list('unmet', unmet),
    list('missing', missing),
  ];
}

function formulaLogic(formula: Formula, names: EngineNames): Logic {
  switch (formula.kind) {
    case 'state':
      return same(value(`state_${names.nodes[formula.node] ?? ''}`), formula.state);
    case 'flag':
      return value(flagName(formula.flag));
    case 'all':
      return every(formula.of.map((part) => formulaLogic(part, names)));
    case 'any':
      return some(formula.of.map((part) => formulaLogic(part, names)));
    case 'more-met':
      return above(value(`count_met_${names.nodes[formula.node] ?? ''}`), formula.limit);
    case 'most-met':
      return atMost(value(`count_met_${names.nodes[formula.node] ?? ''}`), formula.limit);
    case 'no-value':
      return not(value(`known_${names.elements[formula.element] ?? ''}`));
  }
}

function flagName(flag: string): string {
  return `way_${flag.replaceAll('-', '_')}`;
}
