// Places for the boxes and lines of the decision lens, from their sizes alone; pure, free of DOM, run in a worker.
import { Graph, layout as dagreLayout } from '@dagrejs/dagre';
import type { BoxSize } from './box-rows.ts';
import { extent } from './layout.ts';
import type { PlacedBox } from './layout.ts';

export interface GraphLayoutInput {
  readonly boxes: readonly GraphBox[];
  readonly edges: readonly GraphEdge[];
}

export interface GraphBox extends BoxSize {
  readonly id: string;
  /** Boxes in which it ends: they stand to its right, each with the edge that leads there. */
  readonly ends: readonly (BoxSize & { readonly id: string; readonly edge: GraphEdge })[];
}

export interface GraphEdge {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  /** Room for the words on the edge. */
  readonly label: BoxSize;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface PlacedEdge {
  readonly id: string;
  readonly runs: 'down' | 'right';
  /** From the border of one box to the border of the other. */
  readonly points: readonly Point[];
  /** Centre of its words; on the line. */
  readonly label: Point;
}

export interface GraphPlacement {
  readonly boxes: readonly PlacedBox[];
  readonly edges: readonly PlacedEdge[];
  readonly width: number;
  readonly height: number;
}

/** From the first question downwards; what ends a question stands to its right, so that the way on runs straight down. */
export function layoutGraph(input: GraphLayoutInput): GraphPlacement {
  const room = Math.max(0, ...input.boxes.map(endsRoom));
  const graph = new Graph({ multigraph: true });
  graph.setGraph({ rankdir: 'TB', nodesep: 28, ranksep: 26, edgesep: 20, marginx: 0, marginy: 0 });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const box of input.boxes)
    graph.setNode(box.id, { width: box.width + room, height: heightWithEnds(box) });
  for (const { id, from, to, label } of input.edges)
    graph.setEdge(from, to, { width: label.width + room, height: label.height, labelpos: 'c' }, id);
  dagreLayout(graph);
  const blocks = new Map(
    input.boxes.map((box) => [box.id, placeBlock(box, graph.node(box.id) as Point, room)]),
  );
  const ends = input.boxes.map((box) => placeEnds(box, blocks.get(box.id)));
  const down = input.edges.flatMap((edge) =>
    placeEdge(edge, graph.edge(edge.from, edge.to, edge.id) as FoundEdge, room, input.edges, blocks),
  );
  const boxes = [...blocks.values(), ...ends.flatMap((placed) => placed.boxes)];
  return { boxes, edges: [...down, ...ends.flatMap((placed) => placed.edges)], ...extent(boxes) };
}

/** Stretch of an arrow before and behind its words. */
const arrowRun = 18;
const endGap = 10;

/**
 * Room to the right of a block for its ends. Every block and label is given as much as the widest needs: then all stand equally far
 * left of the middle that dagre lines up, and straight lines stay straight.
 */
function endsRoom({ ends }: GraphBox): number {
  return ends.length === 0 ? 0 : arrowRoom(ends) + Math.max(...ends.map((end) => end.width));
}

function arrowRoom(ends: GraphBox['ends']): number {
  return Math.max(0, ...ends.map((end) => end.edge.label.width)) + 2 * arrowRun;
}

function endsHeight({ ends }: GraphBox): number {
  const stacked = ends.reduce((sum, end) => sum + Math.max(end.height, end.edge.label.height), 0);
  return stacked + endGap * Math.max(0, ends.length - 1);
}

function heightWithEnds(box: GraphBox): number {
  return Math.max(box.height, endsHeight(box));
}

function placeBlock({ id, width, height }: GraphBox, centre: Point, room: number): PlacedBox {
  return {
    id,
    width,
    height,
    x: Math.round(centre.x - (width + room) / 2),
    y: Math.round(centre.y - height / 2),
  };
}

function placeEnds(
  box: GraphBox,
  block: PlacedBox | undefined,
): { readonly boxes: readonly PlacedBox[]; readonly edges: readonly PlacedEdge[] } {
  const boxes: PlacedBox[] = [];
  const edges: PlacedEdge[] = [];
  if (!block) return { boxes, edges };
  const from = { x: block.x + block.width, y: block.y + block.height / 2 };
  const x = from.x + arrowRoom(box.ends);
  let top = from.y - endsHeight(box) / 2;
  for (const { id, width, height, edge } of box.ends) {
    const taken = Math.max(height, edge.label.height);
    const middle = top + taken / 2;
    boxes.push({ id, x, y: Math.round(middle - height / 2), width, height });
    const label = { x: from.x + arrowRun + edge.label.width / 2, y: middle };
    edges.push({ id: edge.id, runs: 'right', points: [from, label, { x, y: middle }], label });
    top += taken + endGap;
  }
  return { boxes, edges };
}

interface FoundEdge {
  readonly x?: number;
  readonly y?: number;
  readonly points?: readonly Point[];
}

/** From the bottom of one block to the top of the other, by the bends that keep it clear of the blocks between. */
function placeEdge(
  edge: GraphEdge,
  found: FoundEdge,
  room: number,
  edges: readonly GraphEdge[],
  blocks: ReadonlyMap<string, PlacedBox>,
): readonly PlacedEdge[] {
  const from = blocks.get(edge.from);
  const to = blocks.get(edge.to);
  if (!from || !to || found.x === undefined || found.y === undefined) return [];
  const between = (found.points ?? []).slice(1, -1);
  // Words on a short edge stand left of the middle like the blocks; on a long one the bends around them do not.
  const short = between.length <= 1;
  const label = { x: short ? found.x - room / 2 : found.x, y: found.y };
  const bends = short ? [label] : between.map(({ x, y }) => ({ x, y }));
  const leaving = edges
    .filter((other) => other.from === edge.from)
    .toSorted((a, b) => (blocks.get(a.to)?.x ?? 0) - (blocks.get(b.to)?.x ?? 0));
  const share = (leaving.indexOf(edge) + 1) / (leaving.length + 1);
  const start = { x: from.x + from.width * share, y: from.y + from.height };
  const tip = { x: to.x + to.width / 2, y: to.y };
  return [{ id: edge.id, runs: 'down', points: [start, ...bends, tip], label }];
}
