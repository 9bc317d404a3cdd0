// The steps of a query: facts as they are read, then columns that need those before them; knows no verdicts.
import type { CriteriaGraph, GraphNode, NodeIndex } from '../../decision/criteria-graph.ts';
import { childrenOf, conditionOf, elementsOfTest, reachedNodes } from '../../decision/criteria-index.ts';
import { conditionSql, valueColumn, valueOfFact } from './conditions.ts';
import type { SqlDialect } from './dialects.ts';

/** Where the query finds its facts. */
export interface SqlFacts {
  readonly table: string;
  /** The column that names a case. */
  readonly key: string;
}

export const defaultFacts: SqlFacts = { table: 'facts', key: 'case_id' };

/** An expression, and how many steps must have been taken before it can be read. */
export interface Sql {
  readonly text: string;
  readonly depth: number;
}

/** Columns by the step that computes them; those of one step cannot read each other. */
export type Steps = string[][];

export function nameColumn(steps: Steps, name: string, { text, depth }: Sql): Sql {
  (steps[depth] ??= []).push(`    ${text} AS ${name}`);
  return { text: name, depth: depth + 1 };
}

export interface NodeColumns {
  readonly steps: Steps;
  readonly sqlOf: (node: NodeIndex) => Sql;
  readonly textOf: (node: NodeIndex) => string;
}

/** Every reached criterion as an expression that is true, false or null; those that `isNamed` says are columns of their own. */
export function nodeColumns(
  graph: CriteriaGraph,
  dialect: SqlDialect,
  isNamed: (node: NodeIndex) => boolean,
): NodeColumns {
  const reached = reachedNodes(graph);
  const steps: Steps = [];
  const own: (Sql | undefined)[] = [];
  const sqlOf = (node: NodeIndex): Sql => own[node] ?? { text: nothing, depth: 0 };
  const textOf = (node: NodeIndex): string => sqlOf(node).text;
  graph.nodes.forEach((node, index) => {
    if (reached[index] === 0) return;
    const text = nodeSql(node, textOf, (test) => conditionSql(test, graph, dialect));
    const sql = { text, depth: Math.max(0, ...childrenOf(node).map((child) => sqlOf(child).depth)) };
    own[index] = isNamed(index) ? nameColumn(steps, `n${String(index)}`, sql) : sql;
  });
  return { steps, sqlOf, textOf };
}

export interface Query {
  readonly facts: SqlFacts;
  readonly steps: Steps;
  /** What it yields besides the name of the case. */
  readonly columns: readonly string[];
  readonly once: SqlDialect['once'];
}

export function queryOf(
  graph: CriteriaGraph,
  dialect: SqlDialect,
  { facts, steps, columns, once }: Query,
): string {
  const key = dialect.identifier(facts.key);
  const used = new Set(graph.nodes.flatMap((node) => elementsRead(node)));
  const values = graph.elements.flatMap((element, index) =>
    used.has(index) ? [`    ${valueOfFact(element, dialect)} AS ${valueColumn(index)}`] : [],
  );
  const levels = steps.map((own, level) => {
    const from = level === 0 ? 'given' : `step${String(level)}`;
    return `step${String(level + 1)} AS ${once}(\n  SELECT *,\n${own.join(',\n')}\n  FROM ${from}\n)`;
  });
  const given = `given AS (\n  SELECT\n${[`    ${key}`, ...values].join(',\n')}\n  FROM ${dialect.identifier(facts.table)}\n)`;
  const last = steps.length === 0 ? 'given' : `step${String(steps.length)}`;
  return `WITH ${[given, ...levels].join(',\n')}
SELECT ${[key, ...columns].join(',\n  ')}
FROM ${last}
`;
}

function elementsRead(node: GraphNode): readonly number[] {
  const test = conditionOf(node);
  return test ? elementsOfTest(test) : [];
}

const nothing = 'CAST(NULL AS BOOLEAN)';

function nodeSql(
  node: GraphNode,
  text: (child: NodeIndex) => string,
  condition: (test: NonNullable<ReturnType<typeof conditionOf>>) => string,
): string {
  switch (node.kind) {
    case 'constant':
      return node.value === 'unknown' ? nothing : node.value === 'met' ? 'TRUE' : 'FALSE';
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
