// Finds words in the criteria and in the questions, whatever is folded; knows neither layout nor React.
import type { CriteriaNode } from '../../../dsl/index.ts';
import { hasWords, searchWords } from '../../ui/text-search.ts';
import type { DecisionBlock } from './decision-blocks.ts';
import { groupLabel } from './box-rows.ts';
import type { TreeIndex } from './tree-index.ts';

/** Ids of the nodes that have all the words, in reading order. */
export function findInTree(index: TreeIndex, query: string): readonly string[] {
  const words = searchWords(query);
  if (words.length === 0) return [];
  return index.order.filter((id) => {
    const entry = index.entries.get(id);
    return entry !== undefined && hasWords(nodeText(entry.node), words);
  });
}

/** Ids of the blocks in which a question or a determination has all the words. */
export function findInBlocks(blocks: readonly DecisionBlock[], query: string): readonly string[] {
  const words = searchWords(query);
  if (words.length === 0) return [];
  return blocks
    .filter((block) => blockTexts(block).some((text) => hasWords(text, words)))
    .map((block) => block.id);
}

function nodeText(node: CriteriaNode): string {
  const statements = node.statements.flatMap((statement) => [
    statement.connector ?? '',
    statement.words,
    statement.when,
    ...statement.examples,
  ]);
  return [node.number, node.id, groupLabel(node), ...statements].join(' ');
}

function blockTexts(block: DecisionBlock): readonly string[] {
  switch (block.kind) {
    case 'questions':
      return block.rows.map((row) => `${row.number} ${row.words} ${row.key}`);
    case 'determination':
      return [`${block.determination} ${block.label}`];
    case 'left-out':
      return [];
  }
}
