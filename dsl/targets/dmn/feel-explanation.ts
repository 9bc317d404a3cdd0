// One list of an explanation as a FEEL context: a flag an entry, each of which reads those before it, and the names whose formula is yes.
import type { CriteriaGraph } from '../../decision/criteria-graph.ts';
import { childrenOf } from '../../decision/criteria-index.ts';
import type { ExplanationPlan, Formula, Listed } from '../shared/explanation-plan.ts';
import { noValueFeel } from './feel-conditions.ts';
import { feelCount, feelText } from './feel-words.ts';
import type { DmnNames } from './names.ts';

export interface ExplanationFeel {
  readonly text: string;
  /** Names of the facts and decisions that it reads. */
  readonly requires: readonly string[];
}

export function explanationFeel(
  allFlags: ExplanationPlan['flags'],
  listed: readonly Listed[],
  graph: CriteriaGraph,
  names: DmnNames,
): ExplanationFeel {
  const flags = flagsBehind(allFlags, listed);
  const requires = new Set<string>();
  const feel = (formula: Formula): string => formulaFeel(formula, graph, names, requires);
  const entries = flags.map(({ name, formula }) => `  ${flagName(name)}: ${feel(formula)},\n`);
  const items = listed.map(({ name, when }) => `if ${feel(when)} then ${feelText(name)} else null`);
  const text =
    items.length === 0
      ? '[]'
      : `{\n${entries.join('')}  list: [\n    ${items.join(',\n    ')}\n  ][item != null]\n}.list`;
  return { text, requires: [...requires] };
}

/** With a capital, so that no flag hides a fact or a criterion. */
function flagName(flag: string): string {
  return `F_${flag.replaceAll('-', '_')}`;
}

function flagsBehind(flags: ExplanationPlan['flags'], listed: readonly Listed[]): ExplanationPlan['flags'] {
  const wanted = new Set<string>();
  const want = (formula: Formula): void => {
    if (formula.kind === 'flag') wanted.add(formula.flag);
    if ('of' in formula) formula.of.forEach(want);
  };
  for (const { when } of listed) want(when);
  return flags
    .toReversed()
    .filter(({ name, formula }) => {
      if (!wanted.has(name)) return false;
      want(formula);
      return true;
    })
    .toReversed();
}

function formulaFeel(formula: Formula, graph: CriteriaGraph, names: DmnNames, requires: Set<string>): string {
  const state = (node: number): string => {
    const name = names.nodeName(node);
    requires.add(name);
    return name;
  };
  const metBelow = (node: number): string => {
    const own = graph.nodes[node];
    return feelCount((own ? childrenOf(own) : []).map(state), 'true');
  };
  switch (formula.kind) {
    case 'state': {
      const value = formula.state === 'met' ? 'true' : formula.state === 'not-met' ? 'false' : 'null';
      return `${state(formula.node)} = ${value}`;
    }
    case 'flag':
      return flagName(formula.flag);
    case 'all':
    case 'any': {
      const parts = formula.of.map((part) => formulaFeel(part, graph, names, requires));
      if (parts.length === 0) return formula.kind === 'all' ? 'true' : 'false';
      return `(${parts.join(formula.kind === 'all' ? ' and ' : ' or ')})`;
    }
    case 'more-met':
      return `${metBelow(formula.node)} > ${String(formula.limit)}`;
    case 'most-met':
      return `${metBelow(formula.node)} <= ${String(formula.limit)}`;
    case 'no-value':
      requires.add(names.valueOf(formula.element));
      return noValueFeel(names, formula.element);
  }
}
