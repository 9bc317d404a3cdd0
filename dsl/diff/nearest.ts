// The case nearest to the base case on which several diagrams of one store give a wanted combination of outcomes; knows no guideline.
import type { DiagramNode, DiagramStore } from '../decision/diagram.ts';
import { isTerminal, terminalValue } from '../decision/diagram.ts';
import type { CaseSpace } from './case-space.ts';
import { departuresAt } from './case-space.ts';

export interface Search<Label, Case> {
  readonly roots: readonly DiagramNode[];
  /** Also cases with something unknown. */
  readonly incomplete: boolean;
  /** What is found at these terminals (by value, in the order of the roots); undefined = not what is looked for. */
  readonly label: (terminals: readonly number[]) => Label | undefined;
  /** The case, or undefined where it is none: combinations of dependent variables need not be. Asked for each label until there is one. */
  readonly confirmed: (label: Label, departures: ReadonlyMap<number, number>) => Case | undefined;
  /** Whether nothing can be found below these nodes. */
  readonly hopeless: (nodes: readonly DiagramNode[]) => boolean;
  /** Ends the search once all of these are found; never empty. */
  readonly wanted: ReadonlySet<Label>;
}

export interface Found<Label, Case> {
  readonly nearest: ReadonlyMap<Label, Case>;
  /** False where the search gave up: what is not found may still be there. */
  readonly exhaustive: boolean;
  /** Cases that were not confirmed. */
  readonly refused: number;
}

/** States, and refused cases, after which a search gives up. */
const mostStates = 200_000;
const mostRefused = 200;

/**
 * Fewest departures first, ties by the earliest level and there by the first branch: from each state the base branches lead down one
 * line, and every departure from that line is a state of the next round, so that first come is least. Where there is no base every
 * case departs, so that all branches are of this round.
 */
export function findNearest<Label, Case>(
  store: DiagramStore,
  space: CaseSpace,
  search: Search<Label, Case>,
): Found<Label, Case> {
  const nearest = new Map<Label, Case>();
  const seen = new Set<string>();
  let refused = 0;
  for (let round: State[] = [{ nodes: search.roots, last: undefined }]; round.length > 0;) {
    const next: State[] = [];
    for (const open = round.toReversed(); open.length > 0;) {
      const state = open.pop();
      if (!state || search.hopeless(state.nodes)) continue;
      if (state.nodes.every(isTerminal)) {
        const label = search.label(state.nodes.map(terminalValue));
        if (label === undefined || nearest.has(label)) continue;
        const found = search.confirmed(label, departuresOf(state.last));
        if (found === undefined) refused++;
        else nearest.set(label, found);
        if (isComplete(nearest, search.wanted)) return { nearest, exhaustive: true, refused };
        continue;
      }
      if (!isNew(seen, state.nodes)) continue;
      if (seen.size > mostStates || refused > mostRefused) return { nearest, exhaustive: false, refused };
      const level = Math.min(...state.nodes.map((node) => store.level(node)));
      const base = space.base[level];
      const departed = departuresAt(space, level, search.incomplete).map((branch): State => ({
        nodes: below(store, state.nodes, level, branch),
        last: { level, branch, last: state.last },
      }));
      if (base === undefined) open.push(...departed.toReversed());
      else {
        next.push(...departed);
        open.push({ nodes: below(store, state.nodes, level, base), last: state.last });
      }
    }
    round = next;
  }
  return { nearest, exhaustive: refused === 0, refused };
}

interface State {
  readonly nodes: readonly DiagramNode[];
  readonly last: Departed | undefined;
}

interface Departed {
  readonly level: number;
  readonly branch: number;
  readonly last: Departed | undefined;
}

function below(
  store: DiagramStore,
  nodes: readonly DiagramNode[],
  level: number,
  branch: number,
): readonly DiagramNode[] {
  return nodes.map((node) => (store.level(node) === level ? store.child(node, branch) : node));
}

function isNew(seen: Set<string>, nodes: readonly DiagramNode[]): boolean {
  const key = nodes.join();
  if (seen.has(key)) return false;
  seen.add(key);
  return true;
}

function isComplete<Label>(nearest: ReadonlyMap<Label, unknown>, wanted: ReadonlySet<Label>): boolean {
  for (const label of wanted) if (!nearest.has(label)) return false;
  return true;
}

function departuresOf(last: Departed | undefined): ReadonlyMap<number, number> {
  const departures = new Map<number, number>();
  for (let step = last; step; step = step.last) departures.set(step.level, step.branch);
  return departures;
}
