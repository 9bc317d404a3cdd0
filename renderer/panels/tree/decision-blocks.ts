// Draws together questions that decide alike, so that a long chain of yes/no reads as one list; knows neither layout nor React.
import type { DecisionEdge, DecisionGraph, DecisionNode } from '../../../dsl/index.ts';
import { groupBy } from '../../ui/group-by.ts';

export type DecisionBlock = QuestionBlock | DeterminationBlock | LeftOutBlock;

/** Questions asked in order; its edges say what any or all of the answers lead to. */
export interface QuestionBlock {
  readonly kind: 'questions';
  readonly id: string;
  readonly rows: readonly BlockRow[];
}

export interface BlockRow {
  readonly id: string;
  readonly key: string;
  /** Id of the criterion where it is asked, '' for a data element of several. */
  readonly criterion: string;
  readonly number: string;
  readonly words: string;
  readonly asks: 'reviewer' | 'data';
  /** The answer that the edges speak of as shown; '' where they name the answer themselves. */
  readonly answer: string;
}

export interface DeterminationBlock {
  readonly kind: 'determination';
  readonly id: string;
  readonly determination: string;
  readonly label: string;
}

/** Stands where the view was cut. */
export interface LeftOutBlock {
  readonly kind: 'left-out';
  readonly id: string;
}

export interface BlockEdge {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly words: string;
  readonly unknown: boolean;
}

export interface BlockGraph {
  /** Id of the block that is asked first. */
  readonly start: string;
  readonly blocks: readonly DecisionBlock[];
  readonly edges: readonly BlockEdge[];
}

/** `single`: one block per question instead of lists. */
export function decisionBlocks(drawn: DecisionGraph, single: boolean): BlockGraph {
  const graph = indexGraph(drawn);
  const chains = single ? new Map<string, Chain>() : findChains(graph);
  const inside = new Set([...chains.values()].flatMap((chain) => chain.questions.slice(1)));
  const blocks: DecisionBlock[] = [];
  const edges: BlockEdge[] = [];
  for (const node of graph.nodes) {
    if (node.kind !== 'question' || inside.has(node.id)) continue;
    const chain = chains.get(node.id);
    blocks.push(questionBlock(node.id, chain, graph));
    edges.push(...(chain ? chainEdges(node.id, chain) : plainEdges(node.id, graph)));
  }
  return ownEnds({ start: drawn.start, blocks, edges }, graph);
}

interface Part {
  readonly nodes: readonly DecisionNode[];
  readonly byId: ReadonlyMap<string, DecisionNode>;
  /** In the order of the answers. */
  readonly out: ReadonlyMap<string, readonly DecisionEdge[]>;
  readonly incoming: ReadonlyMap<string, number>;
}

interface Chain {
  readonly questions: readonly string[];
  /** For each question, the words of the answer that leaves the chain for `exit`, and of the one that stays in it. */
  readonly leaving: readonly string[];
  readonly staying: readonly string[];
  readonly exit: string;
  /** Where the last question leads that does not leave. */
  readonly onward: string;
  /** Which answers tell more: `any` of those that leave, or `all` of those that stay. */
  readonly reads: 'any' | 'all';
}

function indexGraph({ nodes, edges }: DecisionGraph): Part {
  const joined = joinSameWay(edges);
  const incoming = new Map<string, number>();
  for (const edge of joined) incoming.set(edge.to, (incoming.get(edge.to) ?? 0) + 1);
  return {
    nodes,
    byId: new Map(nodes.map((node) => [node.id, node])),
    out: groupBy(joined, (edge) => edge.from),
    incoming,
  };
}

/** `no` and `not known` to one place are one arrow. */
function joinSameWay(edges: readonly DecisionEdge[]): readonly DecisionEdge[] {
  const ways = groupBy(edges, (edge) => `${edge.from}>${edge.to}`);
  return [...ways.values()].flatMap((same) => {
    const [first] = same;
    if (!first) return [];
    return [
      {
        ...first,
        words: same.map((edge) => edge.words).join(' or '),
        unknown: same.every((edge) => edge.unknown),
      },
    ];
  });
}

/** Longest runs of questions that share one way out and are otherwise entered from the question before only; by their first question. */
function findChains(graph: Part): Map<string, Chain> {
  const chains = new Map<string, Chain>();
  const taken = new Set<string>();
  for (const node of graph.nodes) {
    if (node.kind !== 'question' || taken.has(node.id)) continue;
    const chain = longestChain(node.id, graph);
    if (!chain) continue;
    chains.set(node.id, chain);
    for (const id of chain.questions) taken.add(id);
  }
  return chains;
}

function longestChain(start: string, graph: Part): Chain | undefined {
  const edges = graph.out.get(start) ?? [];
  const tries = edges.map((edge) => chainWithExit(start, edge.to, graph));
  const [longest] = tries.toSorted((a, b) => b.questions.length - a.questions.length);
  return longest && longest.questions.length > 1 ? longest : undefined;
}

function chainWithExit(start: string, exit: string, graph: Part): Chain {
  const questions: string[] = [];
  const leaving: string[] = [];
  const staying: string[] = [];
  let onward = start;
  for (let at: string | undefined = start; at !== undefined;) {
    const edges: readonly DecisionEdge[] = graph.out.get(at) ?? [];
    const leaves = edges.find((edge) => edge.to === exit);
    const stays = edges.find((edge) => edge.to !== exit);
    if (edges.length !== 2 || !leaves || !stays) break;
    questions.push(at);
    leaving.push(leaves.words);
    staying.push(stays.words);
    onward = stays.to;
    at = isInner(onward, graph) ? onward : undefined;
  }
  const settles = isEnd(onward, graph) && !isEnd(exit, graph);
  return { questions, leaving, staying, exit, onward, reads: settles ? 'all' : 'any' };
}

function isEnd(id: string, graph: Part): boolean {
  return graph.byId.get(id)?.kind === 'determination';
}

function isInner(id: string, graph: Part): boolean {
  return graph.byId.get(id)?.kind === 'question' && graph.incoming.get(id) === 1;
}

function questionBlock(id: string, chain: Chain | undefined, graph: Part): QuestionBlock {
  const answers = chain?.reads === 'all' ? chain.staying : (chain?.leaving ?? []);
  const shown = sameWord(answers) ? [] : answers;
  const rows = (chain?.questions ?? [id]).flatMap((question, index): BlockRow[] => {
    const node = graph.byId.get(question);
    if (node?.kind !== 'question') return [];
    const { key, criterion, number, words, asks } = node;
    return [{ id: question, key, criterion, number, words, asks, answer: shown[index] ?? '' }];
  });
  return { kind: 'questions', id, rows };
}

function chainEdges(id: string, chain: Chain): BlockEdge[] {
  const { exit, onward, leaving, staying } = chain;
  const through = blockEdge(
    id,
    onward,
    sameWord(staying) ? `all ${staying[0] ?? ''}` : allWords(chain),
    false,
  );
  const out = blockEdge(id, exit, sameWord(leaving) ? `any ${leaving[0] ?? ''}` : anyWords(chain), false);
  return chain.reads === 'any' ? [out, through] : [through, out];
}

function allWords(chain: Chain): string {
  return chain.reads === 'all' ? 'all as shown' : 'otherwise';
}

function anyWords(chain: Chain): string {
  return chain.reads === 'any' ? 'any as shown' : 'otherwise';
}

function plainEdges(id: string, graph: Part): BlockEdge[] {
  return (graph.out.get(id) ?? []).map((edge) => blockEdge(id, edge.to, edge.words, edge.unknown));
}

function blockEdge(from: string, to: string, words: string, unknown: boolean): BlockEdge {
  return { id: `${from}>${to}${unknown ? '?' : ''}`, from, to, words, unknown };
}

function sameWord(words: readonly string[]): boolean {
  return words.every((word) => word === words[0]);
}

/** Every arrow gets an end of its own: one shared end would pull long lines across the whole picture. */
function ownEnds({ start: first, blocks, edges }: BlockGraph, graph: Part): BlockGraph {
  const ends = new Map<string, DecisionBlock>();
  const redirected = edges.map((edge) => {
    const target = graph.byId.get(edge.to);
    if (!target || target.kind === 'question') return edge;
    const id = `${edge.from}>${target.id}`;
    ends.set(id, endBlock(id, target));
    return { ...edge, to: id };
  });
  const start = graph.nodes.filter((node) => node.kind !== 'question' && !graph.incoming.has(node.id));
  for (const node of start) if (node.kind !== 'question') ends.set(node.id, endBlock(node.id, node));
  return { start: first, blocks: [...blocks, ...ends.values()], edges: redirected };
}

function endBlock(id: string, node: Exclude<DecisionNode, { readonly kind: 'question' }>): DecisionBlock {
  if (node.kind === 'left-out') return { kind: 'left-out', id };
  return { kind: 'determination', id, determination: node.determination, label: node.label };
}
