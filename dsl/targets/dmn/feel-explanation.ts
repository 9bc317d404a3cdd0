// One list of an explanation as a FEEL context: a flag an entry, each of which reads those before it, and the names whose formula is yes.
import type { CriteriaGraph } from '../../decision/criteria-graph.ts';
import { childrenOf } from '../../decision/criteria-index.ts';
import type { ExplanationPlan, Formula, Listed } from '../shared/explanation-plan.ts';
import { flagUses } from '../shared/flag-uses.ts';
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
  const { flags, inPlace } = flagUses(allFlags, listed);
  const requires = new Set<string>();
  const feel = (formula: Formula): string => formulaFeel(formula, { graph, names, requires, inPlace });
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

interface Surroundings {
  readonly graph: CriteriaGraph;
  readonly names: DmnNames;
  /** Collects what is read. */
  readonly requires: Set<string>;
  readonly inPlace: ReadonlyMap<string, Formula>;
}

function formulaFeel(formula: Formula, around: Surroundings): string {
  const { graph, names, requires, inPlace } = around;
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
    case 'flag': {
      const own = inPlace.get(formula.flag);
      return own === undefined ? flagName(formula.flag) : formulaFeel(own, around);
    }
    case 'all':
    case 'any': {
      const parts = formula.of.map((part) => formulaFeel(part, around));
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
