// An order of variables found by trying every place for each of them in turn (Rudell's sifting), within a bounded effort.
import type { DiagramNode, DiagramStore } from './diagram.ts';
import { MovableDiagram } from './movable-diagram.ts';

export interface Sifted {
  /** Levels of the store, the top one first. */
  readonly order: readonly number[];
  /** Inner nodes of the diagrams in the store's own order and in this one, which never has more. */
  readonly before: number;
  readonly after: number;
}

/** Branches looked at; the variable that is moved last is still brought to its best place. */
export const siftingEffort = 5_000_000;

/** The variables with most nodes go first. Each stays where the diagrams of the roots are smallest. */
export function siftedOrder(
  store: DiagramStore,
  roots: readonly DiagramNode[],
  effort = siftingEffort,
): Sifted {
  const diagram = new MovableDiagram(store, roots);
  const before = diagram.size;
  for (let round = 0, last = Infinity; diagram.size < last * worthwhile && diagram.steps < effort; round++) {
    last = diagram.size;
    const widths = diagram.order.map((variable) => diagram.width(variable));
    const variables = diagram.order
      .map((variable, place) => ({ variable, width: widths[place] ?? 0 }))
      .toSorted((a, b) => b.width - a.width);
    for (const { variable, width } of variables)
      if (width > 0 && diagram.steps < effort) settle(diagram, diagram.order.indexOf(variable));
  }
  return { order: [...diagram.order], before, after: diagram.size };
}

/** Another round is tried where the last one has left less than this. */
const worthwhile = 0.98;

/** Moving on in one direction ends where the diagrams grow beyond this. */
const mostGrowth = 1.1;

/** Tries the nearer end first, then the other one. */
function settle(diagram: MovableDiagram, start: number): void {
  const last = diagram.order.length - 1;
  const ends = start > last / 2 ? [last, 0] : [0, last];
  let [place, best, least] = [start, start, diagram.size];
  for (const end of ends) {
    while (place !== end) {
      place = step(diagram, place, end);
      if (diagram.size < least) [best, least] = [place, diagram.size];
      if (diagram.size > least * mostGrowth) break;
    }
  }
  while (place !== best) place = step(diagram, place, best);
}

function step(diagram: MovableDiagram, place: number, towards: number): number {
  const next = place + Math.sign(towards - place);
  diagram.swap(Math.min(place, next));
  return next;
}
