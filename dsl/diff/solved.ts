// Changed determinations beyond the budget of diagrams: proved by a solver over both criteria graphs, counted by none.
import type { Questions } from '../decision/questions.ts';
import type { Proof } from '../decision/find-case.ts';
import type { View, Wish } from '../decision/wish.ts';
import { allOf, anyOf, decides, differs, notThat } from '../decision/wish.ts';
import type { Change } from './change.ts';
import { byDeterminations } from './classes.ts';
import type { DecisionChange, DecisionClass, Direction, Witness } from './decision-change.ts';
import { decisionBy, decisionWithoutCause } from './decisions.ts';
import { directionOf } from './directions.ts';
import type { Undone } from './undo.ts';
import { graphPair, undoneBy } from './undo.ts';
import type { ComparedGraphs } from './witness.ts';
import { witnessOf } from './witness.ts';

export interface SolvedDecisions {
  /** Whether any case, complete or not, is decided differently. */
  readonly changed: Proof;
  readonly decisions: readonly DecisionChange[];
  /** Pairs of determinations that some complete case has. */
  readonly rows: readonly DecisionClass[];
  /** What would have taken more effort than allowed; each may hide further cases. */
  readonly unproved: number;
}

/** `questions` to both graphs, the old one first. */
export function solveDecisions(
  questions: Questions,
  compared: ComparedGraphs,
  changes: readonly Change[],
): SolvedDecisions {
  const solving = new Solving(questions, compared);
  const changed = questions.possible(solving.differs);
  if (changed === 'no')
    return { changed, decisions: [], rows: solving.classes(), unproved: solving.unproved };
  const rows = solving.classes();
  const ways = new Set(rows.flatMap((row) => directionOf(row.old, row.new) ?? []));
  const decisions = solving.attribute(changes, ways);
  return { changed, decisions, rows, unproved: solving.unproved };
}

const [older, newer]: readonly [View, View] = [{ graph: 0 }, { graph: 1 }];

class Solving {
  readonly differs: Wish;
  unproved = 0;
  private readonly questions: Questions;
  private readonly compared: ComparedGraphs;
  private readonly determinations: readonly string[];
  private readonly ways = new Map<Direction, Wish>();

  constructor(questions: Questions, compared: ComparedGraphs) {
    this.questions = questions;
    this.compared = compared;
    this.determinations = questions.determinations;
    this.differs = differs(older, newer, this.determinations);
  }

  classes(): readonly DecisionClass[] {
    const pairs = this.determinations.flatMap((from) =>
      this.determinations.map((to) => ({ old: from, new: to, cases: '' })),
    );
    const rows = pairs.filter((pair) => {
      const wish = allOf(decides(older, pair.old), decides(newer, pair.new));
      const proof = this.questions.possible(wish, { complete: true });
      if (proof === 'not proved') this.unproved++;
      return proof === 'yes';
    });
    return rows.toSorted(byDeterminations);
  }

  /** A case of each direction that each change causes; directions that no change explains come last. */
  attribute(changes: readonly Change[], ways: ReadonlySet<Direction>): readonly DecisionChange[] {
    const pair = graphPair(this.compared.old, this.compared.new);
    const decisions: DecisionChange[] = [];
    const explained = new Set<Direction>();
    for (const change of changes) {
      const undone = change.materiality === 'meaning' ? undoneBy(change, pair) : [];
      const shown = this.smallest(undone, ways);
      for (const way of shown.keys()) explained.add(way);
      if (shown.size > 0) decisions.push(decisionBy(change, [...shown.values()]));
    }
    const wanted = ways.size > 0 ? ways : new Set<Direction>(['documentation']);
    const left = shownOrder.flatMap((way) =>
      wanted.has(way) && !explained.has(way) ? (this.witness(way, undefined) ?? []) : [],
    );
    return left.length > 0 ? [...decisions, decisionWithoutCause(left)] : decisions;
  }

  /** Of all ways to take the change back, in the order of directions; complete cases outrank those with something unknown. */
  private smallest(undone: readonly Undone[], ways: ReadonlySet<Direction>): ReadonlyMap<Direction, Witness> {
    const found = new Map<Direction, Witness>();
    const add = (way: Direction, taken: Undone): void => {
      const witness = this.witness(way, taken);
      const known = found.get(way);
      if (witness && (!known || witness.departures.length < known.departures.length)) found.set(way, witness);
    };
    for (const way of shownOrder) if (ways.has(way)) for (const taken of undone) add(way, taken);
    if (found.size === 0) for (const taken of undone) add('documentation', taken);
    return found;
  }

  /** A case that changes in this direction, and with the change taken back is decided as in the other version. */
  private witness(way: Direction, undone: Undone | undefined): Witness | undefined {
    const caused = undone ? [this.decidedAsOther(undone)] : [];
    const found = this.questions.witness(allOf(this.wishOf(way), ...caused), {
      complete: way !== 'documentation',
    });
    if (found.found === 'not proved') this.unproved++;
    return found.found === true ? witnessOf(this.compared, found.branches) : undefined;
  }

  /** Any other determination would say that further changes have a part in it. */
  private decidedAsOther({ side, edit }: Undone): Wish {
    const [own, other] = side === 'old' ? [older, newer] : [newer, older];
    return notThat(differs({ ...own, edit }, other, this.determinations));
  }

  private wishOf(way: Direction): Wish {
    const known = this.ways.get(way);
    if (known) return known;
    const made = way === 'documentation' ? this.differs : this.anyPair(way);
    this.ways.set(way, made);
    return made;
  }

  private anyPair(way: Direction): Wish {
    const pairs = this.determinations.flatMap((from) =>
      this.determinations.flatMap((to) =>
        directionOf(from, to) === way ? [allOf(decides(older, from), decides(newer, to))] : [],
      ),
    );
    return anyOf(...pairs);
  }
}

const shownOrder = ['widens', 'narrows', 'both', 'documentation'] as const;
