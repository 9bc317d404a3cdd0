// The verdict table in SQL, as questions about sections in turn; knows no facts.
import type { VerdictTree } from '../../decision/verdict-tree.ts';

/** `sections`: the expression of each, that is true, false or null. */
export function verdictSql<Leaf extends object>(
  tree: VerdictTree<Leaf>,
  sections: readonly string[],
  leafText: (leaf: Leaf) => string,
  indent = '  ',
): string {
  if (!('section' in tree)) return leafText(tree);
  const section = sections[tree.section] ?? 'CAST(NULL AS BOOLEAN)';
  const below = (next: VerdictTree<Leaf>): string => verdictSql(next, sections, leafText, `${indent}  `);
  return `CASE
${indent}  WHEN ${section} THEN ${below(tree.met)}
${indent}  WHEN NOT ${section} THEN ${below(tree.notMet)}
${indent}  ELSE ${below(tree.unknown)}
${indent}END`;
}
