// Where the way of a case runs through the blocks of the decision lens; knows neither layout nor React.
import type { DecisionWay } from '../../../dsl/index.ts';
import type { BlockGraph } from './decision-blocks.ts';

export interface BlockWay {
  /** The answer by the id of each row that the case comes by; '' where the way ends because it is not known. */
  readonly rows: ReadonlyMap<string, string>;
  /** Ids of edges. */
  readonly edges: ReadonlySet<string>;
  /** Id of the block in which it ends; undefined where it does not arrive. */
  readonly end: string | undefined;
}

export function blockWay(graph: BlockGraph, way: DecisionWay): BlockWay {
  const blockOf = new Map<string, string>();
  for (const block of graph.blocks)
    if (block.kind === 'questions') for (const row of block.rows) blockOf.set(row.id, block.id);
  const stops = [...way.steps.map(({ node }) => node), ...(way.end === undefined ? [] : [way.end])];
  const edges = new Set<string>();
  let end = graph.blocks.find((block) => block.kind === 'determination' && block.id === way.end)?.id;
  for (const [at, node] of stops.entries()) {
    const next = stops[at + 1];
    const from = blockOf.get(node);
    if (next === undefined || from === undefined || blockOf.get(next) === from) continue;
    // Every arrow into a determination has an end of its own.
    const targets = [blockOf.get(next), `${from}>${next}`];
    const edge = graph.edges.find((candidate) => candidate.from === from && targets.includes(candidate.to));
    if (edge === undefined) continue;
    edges.add(edge.id);
    if (next === way.end) end = edge.to;
  }
  const rows = new Map(way.steps.map(({ node, answer }) => [node, answer]));
  return { rows, edges, end };
}
