// A guideline as one SQL query: a row of facts in, a determination out. SQL's own logic is three-valued, so null is unknown throughout.
import type { CriteriaGraph, GraphNode, NodeIndex } from '../../decision/criteria-graph.ts';
import {
  childrenOf,
  conditionOf,
  elementsOfTest,
  reachedNodes,
  timesListed,
} from '../../decision/criteria-index.ts';
import type { VerdictTree } from '../../decision/verdict-tree.ts';
import { verdictTree } from '../../decision/verdict-tree.ts';
import { conditionSql, factColumn, factType, valueColumn, valueOfFact } from './conditions.ts';
import type { SqlDialect } from './dialects.ts';

/** Where the query finds its facts. */
export interface SqlFacts {
  readonly table: string;
  /** The column that names a case. */
  readonly key: string;
}

export const defaultFacts: SqlFacts = { table: 'facts', key: 'case_id' };

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
  const key = dialect.identifier(facts.key);
  const { steps, sections } = namedSteps(graph, dialect);
  const used = new Set(
    graph.nodes.flatMap((node) => {
      const test = conditionOf(node);
      return test ? elementsOfTest(test) : [];
    }),
  );
  const values = graph.elements.flatMap((element, index) =>
    used.has(index) ? [`    ${valueOfFact(element, dialect)} AS ${valueColumn(index)}`] : [],
  );
  const levels = steps.map((columns, level) => {
    const from = level === 0 ? 'given' : `step${String(level)}`;
    return `step${String(level + 1)} AS (\n  SELECT *,\n${columns.join(',\n')}\n  FROM ${from}\n)`;
  });
  const given = `given AS (\n  SELECT\n${[`    ${key}`, ...values].join(',\n')}\n  FROM ${dialect.identifier(facts.table)}\n)`;
  const last = steps.length === 0 ? 'given' : `step${String(steps.length)}`;
  return `WITH ${[given, ...levels].join(',\n')}
SELECT ${key},
  ${verdictSql(verdictTree(graph), sections, dialect, '  ')} AS determination
FROM ${last}
`;
}

interface NamedSteps {
  /** Columns by the step that computes them; each step reads those before it. */
  readonly steps: readonly (readonly string[])[];
  /** The expression of each section. */
  readonly sections: readonly string[];
}

/**
 * A criterion gets a column of its own where its expression would otherwise be repeated: in several lists, or below a list that counts.
 * Columns of one step cannot read each other, so a step stands for each level of such columns.
 */
function namedSteps(graph: CriteriaGraph, dialect: SqlDialect): NamedSteps {
  const reached = reachedNodes(graph);
  const repeated = repeatedNodes(graph);
  const steps: string[][] = [];
  const texts: string[] = [];
  const depths: number[] = [];
  const text = (index: NodeIndex): string => texts[index] ?? 'CAST(NULL AS BOOLEAN)';
  graph.nodes.forEach((node, index) => {
    if (reached[index] === 0) return;
    const own = nodeSql(node, text, (test) => conditionSql(test, graph, dialect));
    const depth = Math.max(0, ...childrenOf(node).map((child) => depths[child] ?? 0));
    if (!repeated.has(index)) {
      [texts[index], depths[index]] = [own, depth];
      return;
    }
    const column = `n${String(index)}`;
    const step = (steps[depth] ??= []);
    step.push(`    ${own} AS ${column}`);
    [texts[index], depths[index]] = [column, depth + 1];
  });
  return { steps, sections: graph.sections.map(({ root }) => text(root)) };
}

function repeatedNodes(graph: CriteriaGraph): ReadonlySet<NodeIndex> {
  const listed = timesListed(graph);
  const repeated = new Set(graph.sections.map(({ root }) => root));
  graph.nodes.forEach((node, index) => {
    if ((listed[index] ?? 0) > 1) repeated.add(index);
    if (node.kind === 'count') for (const child of node.children) repeated.add(child);
  });
  return repeated;
}

function nodeSql(
  node: GraphNode,
  text: (child: NodeIndex) => string,
  condition: (test: NonNullable<ReturnType<typeof conditionOf>>) => string,
): string {
  switch (node.kind) {
    case 'constant':
      return node.value === 'unknown' ? 'CAST(NULL AS BOOLEAN)' : node.value === 'met' ? 'TRUE' : 'FALSE';
    case 'question':
    case 'test':
      return condition(conditionOf(node) ?? { op: 'known', element: -1 });
    case 'not':
      return `(NOT ${text(node.child)})`;
    case 'all':
      return node.children.length === 0 ? 'TRUE' : `(${node.children.map(text).join(' AND ')})`;
    case 'any':
      return node.children.length === 0 ? 'FALSE' : `(${node.children.map(text).join(' OR ')})`;
    case 'count':
      return countSql(node.children.map(text), node.min, node.max);
  }
}

function countSql(children: readonly string[], min: number, max: number): string {
  const sum = (parts: readonly string[]): string => (parts.length === 0 ? '0' : parts.join(' + '));
  const met = sum(children.map((child) => `CASE WHEN ${child} THEN 1 ELSE 0 END`));
  const possible = sum(children.map((child) => `CASE WHEN NOT ${child} THEN 0 ELSE 1 END`));
  const [least, most] = [String(min), String(max)];
  return `CASE WHEN ${met} > ${most} OR ${possible} < ${least} THEN FALSE WHEN ${met} >= ${least} AND ${possible} <= ${most} THEN TRUE END`;
}

function verdictSql(
  tree: VerdictTree,
  sections: readonly string[],
  dialect: SqlDialect,
  indent: string,
): string {
  if (!('section' in tree)) return dialect.text(tree.determination);
  const section = sections[tree.section] ?? 'CAST(NULL AS BOOLEAN)';
  const below = (next: VerdictTree): string => verdictSql(next, sections, dialect, `${indent}  `);
  return `CASE
${indent}  WHEN ${section} THEN ${below(tree.met)}
${indent}  WHEN NOT ${section} THEN ${below(tree.notMet)}
${indent}  ELSE ${below(tree.unknown)}
${indent}END`;
}
