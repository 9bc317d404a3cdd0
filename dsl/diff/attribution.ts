// Which structural change causes which changed determinations: the nearest cases that change, and that are decided as in the other version if it is taken back.
import type { JointDiagram } from '../decision/compile-diagram.ts';
import type { DiagramNode } from '../decision/diagram.ts';
import { caseOf } from './case-space.ts';
import type { Change } from './change.ts';
import type { DecisionChange, Direction, Witness } from './decision-change.ts';
import { decisionBy, decisionWithoutCause, directionOfWitness } from './decisions.ts';
import { directionOf } from './directions.ts';
import type { Found } from './nearest.ts';
import { findNearest } from './nearest.ts';
import { editedRoot } from './rejoin.ts';
import type { GraphPair, Undone } from './undo.ts';
import { graphPair, undoneBy } from './undo.ts';
import type { ComparedGraphs } from './witness.ts';
import { witnessOf } from './witness.ts';

export interface Attribution {
  readonly decisions: readonly DecisionChange[];
  /** The nearest case of each direction, whatever causes it. */
  readonly overall: readonly Witness[];
  /** Cases of the diagram that the evaluator did not bear out; each is a fault of the comparison. */
  readonly dropped: number;
  /** Changes whose search was given up. */
  readonly unsettled: readonly Change[];
}

/** What a search for cases found, each decided by the reference evaluator. */
interface Shown {
  readonly witnesses: readonly Witness[];
  readonly directions: readonly Direction[];
  readonly dropped: number;
  readonly exhaustive: boolean;
}

/** `possible`: directions of complete cases that there may be. */
export function attribute(
  joint: JointDiagram,
  compared: ComparedGraphs,
  changes: readonly Change[],
  possible: ReadonlySet<Direction>,
): Attribution {
  const pair = graphPair(compared.old, compared.new);
  const overall = nearestOf(joint, compared, undefined, possible);
  const ways = new Set(overall.directions.filter((direction) => direction !== 'documentation'));
  const decisions: DecisionChange[] = [];
  const unsettled: Change[] = [];
  let { dropped } = overall;
  for (const change of changes.filter(({ materiality }) => materiality === 'meaning')) {
    const undone = joint.store.exceeded ? [] : takenBack(joint, pair, change);
    // Beyond the budget diagrams have no meaning, this change's included.
    if (joint.store.exceeded) unsettled.push(change);
    else {
      const shown = mergeShown(undone.map((taken) => nearestOf(joint, compared, taken, ways)));
      dropped += shown.dropped;
      if (shown.witnesses.length > 0) decisions.push(decisionBy(change, shown.witnesses));
      else if (!shown.exhaustive) unsettled.push(change);
    }
  }
  return { decisions, overall: overall.witnesses, dropped, unsettled };
}

/** The diagram of a version after the change was taken back from it. */
interface TakenBack {
  readonly side: Undone['side'];
  readonly root: DiagramNode;
}

function takenBack(joint: JointDiagram, pair: GraphPair, change: Change): readonly TakenBack[] {
  return undoneBy(change, pair).map(({ side, edit }) => ({
    side,
    root: editedRoot(joint, side, pair[side].graph, edit),
  }));
}

/** Directions that some case shows and no single change explains. */
export function unexplained(
  overall: readonly Witness[],
  decisions: readonly DecisionChange[],
): readonly DecisionChange[] {
  const explained = new Set(decisions.flatMap(({ witnesses }) => witnesses.map(directionOfWitness)));
  const left = overall.filter((witness) => !explained.has(directionOfWitness(witness)));
  return left.length === 0 ? [] : [decisionWithoutCause(left)];
}

/** Nearest complete cases of each wanted direction; where there is none at all, the nearest case with something unknown. */
function nearestOf(
  joint: JointDiagram,
  compared: ComparedGraphs,
  undone: TakenBack | undefined,
  ways: ReadonlySet<Direction>,
): Shown {
  const complete = shownBy(searched(joint, compared, undone, ways, false));
  if (complete.witnesses.length > 0) return complete;
  const incomplete = shownBy(searched(joint, compared, undone, new Set(['documentation']), true));
  return {
    witnesses: incomplete.witnesses,
    directions: incomplete.witnesses.map(() => 'documentation'),
    dropped: complete.dropped + incomplete.dropped,
    exhaustive: complete.exhaustive && incomplete.exhaustive,
  };
}

function searched(
  joint: JointDiagram,
  compared: ComparedGraphs,
  undone: TakenBack | undefined,
  wanted: ReadonlySet<Direction>,
  incomplete: boolean,
): Found<Direction, Witness> {
  if (wanted.size === 0) return { nearest: new Map(), exhaustive: true, refused: 0 };
  const { store, determinations, old: older, new: newer } = joint;
  const name = (terminal: number | undefined): string => determinations[terminal ?? -1] ?? '';
  const roots = [older.root, newer.root, ...(undone ? [undone.root] : [])];
  const [own, other] = undone?.side === 'old' ? [0, 1] : [1, 0];
  /** Taking the change back makes no difference here. */
  const same = (ends: readonly number[]): boolean => undone !== undefined && ends[2] === ends[own];
  /** Any other determination would say that further changes have a part in it. */
  const caused = (ends: readonly number[]): boolean => undone === undefined || ends[2] === ends[other];
  return findNearest<Direction, Witness>(store, compared.space, {
    roots,
    incomplete,
    wanted,
    hopeless: (nodes) => nodes[0] === nodes[1] || same(nodes),
    label: (ends) => {
      const way = caused(ends) ? directionOf(name(ends[0]), name(ends[1])) : undefined;
      return way && incomplete ? 'documentation' : way;
    },
    confirmed: (label, departures) => {
      const witness = witnessOf(compared, caseOf(compared.space, departures));
      return witness && directionOfWitness(witness) === label ? witness : undefined;
    },
  });
}

function shownBy({ nearest, refused, exhaustive }: Found<Direction, Witness>): Shown {
  const directions = shownOrder.filter((direction) => nearest.has(direction));
  const witnesses = directions.flatMap((direction) => nearest.get(direction) ?? []);
  return { witnesses, directions, dropped: refused, exhaustive };
}

const shownOrder = ['widens', 'narrows', 'both', 'documentation'] as const;

function mergeShown(all: readonly Shown[]): Shown {
  const smallest = new Map<Direction, Witness>();
  for (const shown of all) {
    shown.witnesses.forEach((witness, i) => {
      const direction = shown.directions[i] ?? 'none';
      const known = smallest.get(direction);
      if (!known || witness.departures.length < known.departures.length) smallest.set(direction, witness);
    });
  }
  // A complete case outranks those with something unknown.
  if (smallest.size > 1) smallest.delete('documentation');
  return {
    witnesses: [...smallest.values()],
    directions: [...smallest.keys()],
    dropped: all.reduce((sum, shown) => sum + shown.dropped, 0),
    exhaustive: all.every((shown) => shown.exhaustive),
  };
}
