// The arrows between questions with the answers on them, from the places of the blocks; draws nothing.
import type { BoxSize } from './box-rows.ts';
import type { BlockWay } from './case-way.ts';
import type { BlockGraph } from './decision-blocks.ts';
import { labelSize } from './decision-content.ts';
import type { GraphPlacement, Point } from './graph-layout.ts';
import type { BoxFonts } from './text-metrics.ts';

export interface CurveLine {
  readonly id: string;
  readonly runs: 'down' | 'right';
  readonly points: readonly Point[];
  /** Centre of the words. */
  readonly label: Point;
  readonly words: string;
  /** Room of the words as laid out. */
  readonly room: BoxSize;
  readonly unknown: boolean;
  /** On the way of the case that is tried. */
  readonly taken: boolean;
}

export function curveLines(
  graph: BlockGraph,
  placement: GraphPlacement | undefined,
  fonts: BoxFonts,
  way: BlockWay | undefined,
): readonly CurveLine[] {
  const places = new Map(placement?.edges.map((edge) => [edge.id, edge]));
  return graph.edges.flatMap((edge): CurveLine[] => {
    const place = places.get(edge.id);
    if (!place) return [];
    const room = labelSize(edge, fonts);
    const { id, words, unknown } = edge;
    return [
      {
        id,
        runs: place.runs,
        points: place.points,
        label: place.label,
        words,
        room,
        unknown,
        taken: way?.edges.has(id) ?? false,
      },
    ];
  });
}
