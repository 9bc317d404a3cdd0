// Where an arrow key leads from one question of the decision lens to the next; knows no React.
import type { BlockGraph, BlockRow } from './decision-blocks.ts';
import type { Step } from './walk.ts';

/** Up and down go through the questions in their order; right and left to the block that follows and the one before. */
export function walkBlocks(graph: BlockGraph, from: string | undefined, step: Step): BlockRow | undefined {
  const rows = graph.blocks.flatMap((block) => (block.kind === 'questions' ? block.rows : []));
  const at = rows.findIndex((row) => row.id === from);
  if (at === -1) return rows[0];
  switch (step) {
    case 'first':
      return rows[0];
    case 'last':
      return rows.at(-1);
    case 'next':
      return rows[at + 1];
    case 'previous':
      return rows[at - 1];
    case 'child':
    case 'parent':
      return neighbour(graph, from, step);
  }
}

function neighbour(
  graph: BlockGraph,
  from: string | undefined,
  step: 'child' | 'parent',
): BlockRow | undefined {
  const here = graph.blocks.find(
    (block) => block.kind === 'questions' && block.rows.some((row) => row.id === from),
  );
  const ids = graph.edges.flatMap((edge) => {
    if (step === 'child') return edge.from === here?.id ? [edge.to] : [];
    return edge.to === here?.id ? [edge.from] : [];
  });
  for (const id of ids) {
    const block = graph.blocks.find((candidate) => candidate.id === id);
    if (block?.kind === 'questions') return block.rows[0];
  }
  return undefined;
}
