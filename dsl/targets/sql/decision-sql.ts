// A guideline as one SQL query: a row of facts in, a determination out. SQL's own logic is three-valued, so null is unknown throughout.
import type { CriteriaGraph } from '../../decision/criteria-graph.ts';
import { timesListed } from '../../decision/criteria-index.ts';
import { verdictTree } from '../../decision/verdict-tree.ts';
import { factColumn, factType } from './conditions.ts';
import type { SqlDialect } from './dialects.ts';
import { defaultFacts, nodeColumns, queryOf } from './steps.ts';
import { verdictSql } from './verdict-sql.ts';

/** A table with a column for each fact that the guideline knows, under its key; null is unknown. */
export function factsTableSql(
  { elements }: CriteriaGraph,
  dialect: SqlDialect,
  facts = defaultFacts,
): string {
  const { identifier, types } = dialect;
  const columns = elements.map(
    (element) => `  ${factColumn(element, dialect)} ${factType(element, dialect)}`,
  );
  return `CREATE TABLE ${identifier(facts.table)} (\n${[`  ${identifier(facts.key)} ${types.text}`, ...columns].join(',\n')}\n);\n`;
}

/** Yields a row for each case: its name and its `determination`, the one that the reference gives. */
export function decisionSql(graph: CriteriaGraph, dialect: SqlDialect, facts = defaultFacts): string {
  const repeated = repeatedNodes(graph);
  const { steps, textOf } = nodeColumns(graph, dialect, (node) => repeated.has(node));
  const sections = graph.sections.map(({ root }) => textOf(root));
  const determination = verdictSql(verdictTree(graph), sections, (leaf) => dialect.text(leaf.determination));
  return queryOf(graph, dialect, { facts, steps, columns: [`${determination} AS determination`], once: '' });
}

/**
 * A criterion gets a column of its own where its expression would otherwise be repeated: in several lists, or below a list that counts.
 */
function repeatedNodes(graph: CriteriaGraph): ReadonlySet<number> {
  const listed = timesListed(graph);
  const repeated = new Set(graph.sections.map(({ root }) => root));
  graph.nodes.forEach((node, index) => {
    if ((listed[index] ?? 0) > 1) repeated.add(index);
    if (node.kind === 'count') for (const child of node.children) repeated.add(child);
  });
  return repeated;
}
