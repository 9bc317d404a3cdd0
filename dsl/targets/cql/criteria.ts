// The criteria of a guideline as CQL expressions over each other; CQL's own logic is three-valued, so null is unknown.
import type { CriteriaGraph, GraphNode } from '../../decision/criteria-graph.ts';
import type { VerdictTree } from '../../decision/verdict-tree.ts';
import { conditionOf } from './conditions.ts';
import { identifier } from './cql-text.ts';
import type { CqlNames } from './names.ts';

export function criterionOf(node: GraphNode, index: number, graph: CriteriaGraph, names: CqlNames): string {
  const name = (child: number): string => identifier(names.node(child));
  switch (node.kind) {
    case 'constant':
      return node.value === 'unknown' ? 'null as Boolean' : String(node.value === 'met');
    case 'question':
      return identifier(names.value(node.element));
    case 'test':
      return conditionOf(node.test, graph, names);
    case 'not':
      return `not ${name(node.child)}`;
    case 'all':
      return joined(node.children.map(name), 'and', 'true');
    case 'any':
      return joined(node.children.map(name), 'or', 'false');
    case 'count':
      return counted(names.counts(index), node.min, node.max);
  }
}

/** What a list that counts is decided by: how many of its items are met, and how many are met or may yet be. */
export function countsOf(
  { children }: Extract<GraphNode, { kind: 'count' }>,
  index: number,
  names: CqlNames,
): readonly { readonly name: string; readonly expression: string }[] {
  const items = `({ ${children.map((child) => identifier(names.node(child))).join(', ')} }) Item`;
  // Without `return all 1` engines count equal truths once and an unknown one not at all.
  const count = (test: string): string =>
    children.length === 0 ? '0' : `Count(${items} where Item ${test} return all 1)`;
  const { met, possible } = names.counts(index);
  return [
    { name: met, expression: count('is true') },
    { name: possible, expression: count('is not false') },
  ];
}

/** Joined in groups, because engines and translators nest one level for each operand of a long row. */
export function joined(
  operands: readonly string[],
  operator: 'and' | 'or',
  empty: string,
  gap = '\n  ',
): string {
  if (operands.length === 0) return empty;
  if (operands.length <= rowLength) return operands.join(`${gap}${operator} `);
  const rows = Array.from({ length: Math.ceil(operands.length / rowLength) }, (_, row) => {
    const group = operands.slice(row * rowLength, (row + 1) * rowLength);
    return `(${group.join(` ${operator} `)})`;
  });
  return joined(rows, operator, empty, gap);
}

/** The sections in the order in which they decide; `leaf` says what stands at the end of a way. */
export function verdictOf<Leaf extends object>(
  tree: VerdictTree<Leaf>,
  sections: readonly string[],
  leaf: (leaf: Leaf) => string,
  indent = '  ',
): string {
  if (!('section' in tree)) return leaf(tree);
  const section = sections[tree.section] ?? '';
  const below = (next: VerdictTree<Leaf>): string => verdictOf(next, sections, leaf, `${indent}  `);
  return `case
${indent}when ${section} is true then ${below(tree.met)}
${indent}when ${section} is false then ${below(tree.notMet)}
${indent}else ${below(tree.unknown)}
${indent}end`;
}

const rowLength = 40;

function counted(
  counts: { readonly met: string; readonly possible: string },
  min: number,
  max: number,
): string {
  const [met, possible] = [identifier(counts.met), identifier(counts.possible)];
  return `case
  when ${met} > ${String(max)} or ${possible} < ${String(min)} then false
  when ${met} >= ${String(min)} and ${possible} <= ${String(max)} then true
  else null end`;
}
