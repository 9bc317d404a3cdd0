// The query of a guideline with the lists that explain its answer, and the one that shows every criterion.
import type { CriteriaGraph } from '../../decision/criteria-graph.ts';
import { childrenOf, nodeOfCriterion, reachedNodes } from '../../decision/criteria-index.ts';
import { reasonedVerdictTree, verdictTree } from '../../decision/verdict-tree.ts';
import { explanationPlan } from '../shared/explanation-plan.ts';
import type { Formula, Listed } from '../shared/explanation-plan.ts';
import { flagUses } from '../shared/flag-uses.ts';
import { valueColumn } from './conditions.ts';
import type { SqlDialect } from './dialects.ts';
import { defaultFacts, nameColumn, nodeColumns, queryOf } from './steps.ts';
import type { Sql } from './steps.ts';
import { verdictSql } from './verdict-sql.ts';

/** Yields for each case `determination`, `label`, and the lists `reasons`, `unmet` and `missing`, as the reference gives them. */
export function explainedSql(graph: CriteriaGraph, dialect: SqlDialect, facts = defaultFacts): string {
  // What a question's column holds needs no second name.
  const { steps, sqlOf, textOf } = nodeColumns(
    graph,
    dialect,
    (node) => graph.nodes[node]?.kind !== 'question',
  );
  const { flags, reasons, unmet, missing } = explanationPlan(graph);
  const uses = flagUses(flags, [...reasons, ...unmet, ...missing]);
  const named = new Map<string, Sql>();
  const sqlOfFormula = (formula: Formula): Sql => {
    switch (formula.kind) {
      case 'state': {
        const { text, depth } = sqlOf(formula.node);
        const state = { met: 'TRUE', 'not-met': 'FALSE', unknown: 'NULL' }[formula.state];
        return { text: `${text} IS ${state}`, depth };
      }
      case 'flag': {
        const own = uses.inPlace.get(formula.flag);
        return own === undefined ? (named.get(formula.flag) ?? never) : sqlOfFormula(own);
      }
      case 'all':
      case 'any':
        return joined(formula.of.map(sqlOfFormula), formula.kind);
      case 'more-met':
      case 'most-met': {
        const node = graph.nodes[formula.node];
        const children = (node ? childrenOf(node) : []).map(sqlOf);
        const sum = children.map(({ text }) => `CASE WHEN ${text} THEN 1 ELSE 0 END`).join(' + ');
        const sign = formula.kind === 'more-met' ? '>' : '<=';
        return {
          text: `(${sum === '' ? '0' : sum} ${sign} ${String(formula.limit)})`,
          depth: deepest(children),
        };
      }
      case 'no-value':
        return { text: `${valueColumn(formula.element)} IS NULL`, depth: 0 };
    }
  };
  for (const { name, formula } of uses.flags)
    named.set(name, nameColumn(steps, name.replaceAll('-', '_'), sqlOfFormula(formula)));
  const listSql = (list: readonly Listed[]): string =>
    dialect.listed(
      list.map(({ name, when }) => `CASE WHEN ${sqlOfFormula(when).text} THEN ${dialect.text(name)} END`),
    );
  const sections = graph.sections.map(({ root }) => textOf(root));
  return queryOf(graph, dialect, {
    facts,
    steps,
    once: dialect.once,
    columns: [
      `${verdictSql(verdictTree(graph), sections, ({ determination }) => dialect.text(determination))} AS determination`,
      `${verdictSql(reasonedVerdictTree(graph), sections, ({ label }) => dialect.text(label))} AS label`,
      `${listSql(reasons)} AS reasons`,
      `${listSql(unmet)} AS unmet`,
      `${listSql(missing)} AS missing`,
    ],
  });
}

/** How many columns the last step of `explainedSql` has at most. */
export function explainedColumns(graph: CriteriaGraph): number {
  const reached = reachedNodes(graph);
  const named = graph.nodes.filter(({ kind }, node) => reached[node] === 1 && kind !== 'question');
  const { flags, reasons, unmet, missing } = explanationPlan(graph);
  const uses = flagUses(flags, [...reasons, ...unmet, ...missing]);
  return 1 + graph.elements.length + named.length + uses.flags.length;
}

/** Yields for each case a column for each criterion under its id: true, false, or null where it is unknown. */
export function criteriaSql(graph: CriteriaGraph, dialect: SqlDialect, facts = defaultFacts): string {
  const { steps, textOf } = nodeColumns(graph, dialect, () => true);
  const reached = reachedNodes(graph);
  const ids = new Set(graph.nodes.flatMap(({ origin }, node) => (reached[node] === 1 ? [origin.id] : [])));
  const columns = [...ids].flatMap((id) => {
    const node = nodeOfCriterion(graph, id);
    return node === undefined || reached[node] === 0 ? [] : [`${textOf(node)} AS ${dialect.identifier(id)}`];
  });
  return queryOf(graph, dialect, { facts, steps, columns, once: dialect.once });
}

const never: Sql = { text: 'FALSE', depth: 0 };

function deepest(parts: readonly Sql[]): number {
  return Math.max(0, ...parts.map(({ depth }) => depth));
}

function joined(parts: readonly Sql[], kind: 'all' | 'any'): Sql {
  if (parts.length === 0) return { text: kind === 'all' ? 'TRUE' : 'FALSE', depth: 0 };
  const words = kind === 'all' ? ' AND ' : ' OR ';
  return { text: `(${parts.map(({ text }) => text).join(words)})`, depth: deepest(parts) };
}
