// What explains a determination, as CQL lists: the explanation plan written out, two-valued whatever is unknown.
import type { CriteriaGraph } from '../../decision/criteria-graph.ts';
import { childrenOf } from '../../decision/criteria-index.ts';
import type { Formula, Listed } from '../shared/explanation-plan.ts';
import { explanationPlan } from '../shared/explanation-plan.ts';
import { identifier, stringLiteral } from './cql-text.ts';
import { joined } from './criteria.ts';
import type { CqlNames } from './names.ts';

export interface Definition {
  readonly name: string;
  readonly expression: string;
}

/** A flag that is read once, as those of leaves are, stands where it is read. */
export function explanationOf(graph: CriteriaGraph, names: CqlNames): readonly Definition[] {
  const { flags, reasons, unmet, missing } = explanationPlan(graph);
  const simple = flags.map(({ name, formula }) => ({ name, formula: simplified(formula, graph) }));
  const reads = [
    ...simple.map(({ formula }) => formula),
    ...[...unmet, ...missing, ...reasons].map(({ when }) => when),
  ];
  const times = timesRead(reads);
  const inlined = new Map(
    simple.flatMap(({ name, formula }) => (times.get(name) === 1 ? [[name, formula] as const] : [])),
  );
  const say: Say = (formula) => formulaText(formula, names, inlined);
  const element = (key: string): number => graph.elements.findIndex((one) => one.key === key);
  const items = (listed: readonly Listed[]): readonly Item[] =>
    listed.map(({ name, when }) => ({ name, when: say(when) }));
  return [
    ...simple
      .filter(({ name }) => !inlined.has(name))
      .map(({ name, formula }) => ({ name: names.flag(name), expression: say(formula) })),
    ...items(missing).flatMap(({ name, when }) => questionOf(element(name), when, names)),
    list('Unmet', items(unmet)),
    list(
      'Missing',
      missing.map(({ name }) => ({ name, when: identifier(names.missing(element(name))) })),
    ),
    list('Reasons', items(reasons)),
  ];
}

/** A criterion or fact, and the CQL of whether it is listed. */
interface Item {
  readonly name: string;
  readonly when: string;
}

/** Whether a fact is missing, and whether a form asks for it. */
function questionOf(element: number, when: string, names: CqlNames): readonly Definition[] {
  const [missing, given] = [identifier(names.missing(element)), identifier(names.parameter(element))];
  return [
    { name: names.missing(element), expression: when },
    { name: names.asked(element), expression: `${missing} or ${given} is not null` },
  ];
}

type Say = (formula: Formula) => string;

function timesRead(formulas: readonly Formula[]): ReadonlyMap<string, number> {
  const times = new Map<string, number>();
  const visit = (formula: Formula): void => {
    if (formula.kind === 'flag') times.set(formula.flag, (times.get(formula.flag) ?? 0) + 1);
    if ('of' in formula) formula.of.forEach(visit);
  };
  formulas.forEach(visit);
  return times;
}

/** No more items can be met than there are. */
function simplified(formula: Formula, graph: CriteriaGraph): Formula {
  switch (formula.kind) {
    case 'state':
    case 'flag':
    case 'no-value':
      return formula;
    case 'more-met':
    case 'most-met': {
      const node = graph.nodes[formula.node];
      if (node === undefined || formula.limit < childrenOf(node).length) return formula;
      return formula.kind === 'more-met' ? never : always;
    }
    case 'all':
    case 'any': {
      const { kind } = formula;
      const [idle, decisive] = kind === 'all' ? [always, never] : [never, always];
      const parts = formula.of
        .map((part) => simplified(part, graph))
        .filter((part) => !isConstant(part, idle));
      if (parts.some((part) => isConstant(part, decisive))) return decisive;
      const [only] = parts;
      return parts.length === 1 && only !== undefined ? only : { kind, of: parts };
    }
  }
}

const always: Formula = { kind: 'all', of: [] };
const never: Formula = { kind: 'any', of: [] };

function isConstant(formula: Formula, constant: Formula): boolean {
  return formula.kind === constant.kind && 'of' in formula && formula.of.length === 0;
}

function list(name: string, items: readonly Item[]): Definition {
  if (items.length === 0) return { name, expression: 'List<String>{}' };
  const lines = items.map(
    (item) => `    case when ${item.when} then ${stringLiteral(item.name)} else null end`,
  );
  return { name, expression: `({\n${lines.join(',\n')}\n  }) Item where Item is not null` };
}

function formulaText(formula: Formula, names: CqlNames, inlined: ReadonlyMap<string, Formula>): string {
  switch (formula.kind) {
    case 'state': {
      const state = { met: 'true', 'not-met': 'false', unknown: 'null' }[formula.state];
      return `${identifier(names.node(formula.node))} is ${state}`;
    }
    case 'flag': {
      const own = inlined.get(formula.flag);
      return own === undefined ? identifier(names.flag(formula.flag)) : formulaText(own, names, inlined);
    }
    case 'all':
    case 'any': {
      const [operator, empty] =
        formula.kind === 'all' ? (['and', 'true'] as const) : (['or', 'false'] as const);
      const parts = formula.of.map((part) => grouped(part, names, inlined));
      return joined(parts, operator, empty, ' ');
    }
    case 'more-met':
    case 'most-met': {
      const operator = formula.kind === 'more-met' ? '>' : '<=';
      return `${identifier(names.counts(formula.node).met)} ${operator} ${String(formula.limit)}`;
    }
    case 'no-value':
      return `${identifier(names.value(formula.element))} is null`;
  }
}

function grouped(formula: Formula, names: CqlNames, inlined: ReadonlyMap<string, Formula>): string {
  const seen = (formula.kind === 'flag' ? inlined.get(formula.flag) : undefined) ?? formula;
  const text = formulaText(seen, names, inlined);
  return 'of' in seen && seen.of.length > 1 ? `(${text})` : text;
}
