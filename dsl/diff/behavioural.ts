// Which determinations change between two versions: proved and counted on the joint decision diagram, and beyond its budget proved by a solver.
import type { JointDiagram } from '../decision/compile-diagram.ts';
import { compileJoint, isEquivalent } from '../decision/compile-diagram.ts';
import { openQuestions } from '../decision/questions.ts';
import type { CreateSolver } from '../decision/sat-solver.ts';
import { attribute, unexplained } from './attribution.ts';
import { caseSpace } from './case-space.ts';
import { decisionsAround } from './cases-around.ts';
import type { Change } from './change.ts';
import { countClasses } from './classes.ts';
import type { DecisionChange, DecisionClasses, Direction, Equivalence } from './decision-change.ts';
import { directionOf, joinDirections } from './directions.ts';
import { sameGraph } from './same-graph.ts';
import type { SameQuestions } from './same-questions.ts';
import { solveDecisions } from './solved.ts';
import type { Version } from './version.ts';
import type { ComparedGraphs } from './witness.ts';

export interface DecisionComparison {
  readonly decisions: readonly DecisionChange[];
  readonly classes: DecisionClasses;
  readonly equivalence: Equivalence;
  readonly notes: readonly string[];
}

export interface DecisionOptions {
  /** Nodes of the joint diagram; beyond it nothing is counted. */
  readonly budget?: number;
  /** Proves what is beyond the budget; without it only cases built around each change are tried, and nothing is proved. */
  readonly createSolver?: CreateSolver | undefined;
}

export function compareDecisions(
  older: Version,
  newer: Version,
  labels: { readonly old: string; readonly new: string },
  questions: SameQuestions,
  changes: readonly Change[],
  options: DecisionOptions = {},
): DecisionComparison {
  const { sameKey } = questions;
  if (sameGraph(older.graph, newer.graph, sameKey)) {
    return {
      decisions: [],
      classes: {
        kind: 'not counted',
        why: 'No determination changes, so there is nothing to count.',
        rows: [],
      },
      equivalence: equivalent('Both versions decide by the same criteria graph.', questions),
      notes: notesOf(questions),
    };
  }
  const both = [older.graph, newer.graph];
  const graphs = { old: older.graph, new: newer.graph, oldLabel: labels.old, newLabel: labels.new };
  const joint = compileJoint(older.graph, newer.graph, { ...options, sameKey });
  if (joint.exceeded) return beyondBudget(graphs, questions, changes, options);
  return proved(joint, { ...graphs, space: caseSpace(joint.partition, both) }, questions, changes);
}

const tooLarge = 'The joint decision diagram of the two versions exceeds its budget.';

function beyondBudget(
  graphs: Omit<ComparedGraphs, 'space'>,
  same: SameQuestions,
  changes: readonly Change[],
  options: DecisionOptions,
): DecisionComparison {
  const { createSolver } = options;
  const both = [graphs.old, graphs.new];
  const questions = openQuestions(both, { budget: 0, sameKey: same.sameKey, createSolver });
  const compared = { ...graphs, space: caseSpace(questions.partition, both) };
  const notes = [...notesOf(same), ...splitNotes(compared)];
  if (createSolver === undefined) return unproved(compared, changes, notes);
  const { changed, decisions, rows, unproved: open } = solveDecisions(questions, compared, changes);
  questions.close();
  const classes = countedAlone(graphs, same, options) ?? {
    kind: 'not counted' as const,
    why: tooLarge,
    rows,
  };
  if (changed === 'no') {
    const why =
      'A solver proved over both criteria graphs that every case, complete or not, has the same determination.';
    return { decisions: [], classes, equivalence: equivalent(why, same), notes };
  }
  if (open > 0) notes.push(effortNote(open));
  return { decisions, classes, equivalence: different(decisions, classes), notes };
}

/** Without the branches for what is unknown a diagram is far smaller: often small enough to count complete cases where the whole is not. */
function countedAlone(
  graphs: Omit<ComparedGraphs, 'space'>,
  { sameKey }: SameQuestions,
  { budget }: DecisionOptions,
): DecisionClasses | undefined {
  const limits = budget === undefined ? {} : { budget };
  const joint = compileJoint(graphs.old, graphs.new, { ...limits, sameKey, complete: true });
  if (joint.exceeded) return undefined;
  const classes = countClasses(joint, caseSpace(joint.partition, [graphs.old, graphs.new]));
  return classes.kind === 'counted' ? classes : undefined;
}

function effortNote(open: number): string {
  return `${count(open, 'question')} about the versions could not be answered within the effort allowed; more may change than is shown.`;
}

/** Without a solver. */
function unproved(
  compared: ComparedGraphs,
  changes: readonly Change[],
  notes: readonly string[],
): DecisionComparison {
  const decisions = decisionsAround(compared, changes);
  const searched = `${tooLarge} Changed determinations were looked for in cases around each change; others may exist.`;
  const classes: DecisionClasses = { kind: 'not counted', why: tooLarge, rows: [] };
  const equivalence: Equivalence =
    decisions.length > 0
      ? different(decisions, classes)
      : { equivalent: 'not proved', why: tooLarge, direction: 'not known' };
  return { decisions, classes, equivalence, notes: [...notes, searched] };
}

function proved(
  joint: JointDiagram,
  compared: ComparedGraphs,
  questions: SameQuestions,
  changes: readonly Change[],
): DecisionComparison {
  const classes = countClasses(joint, compared.space);
  const notes = [...notesOf(questions), ...splitNotes(compared)];
  if (isEquivalent(joint)) {
    const why =
      'Both versions have the same decision diagram: every case, complete or not, has the same determination.';
    return { decisions: [], classes, equivalence: equivalent(why, questions), notes };
  }
  const found = attribute(joint, compared, changes, possibleDirections(classes));
  const { overall, dropped, unsettled } = found;
  const around = decisionsAround(compared, unsettled);
  const caused = inOrder([...found.decisions, ...around], changes);
  const decisions = [...caused, ...unexplained(overall, caused)];
  if (dropped > 0) {
    const verb = dropped === 1 ? 'is' : 'are';
    notes.push(
      `${count(dropped, 'case')} of the diagram could not be confirmed by evaluation and ${verb} left out.`,
    );
  }
  if (unsettled.length > 0) {
    notes.push(
      `For ${count(unsettled.length, 'change')} cases were built and not searched for exhaustively; smaller ones may exist.`,
    );
  }
  return { decisions, classes, equivalence: different(decisions, classes), notes };
}

function inOrder(
  decisions: readonly DecisionChange[],
  changes: readonly Change[],
): readonly DecisionChange[] {
  const place = new Map(changes.map(({ id }, index) => [id, index]));
  const placeOf = ({ changes: [id = ''] }: DecisionChange): number => place.get(id) ?? changes.length;
  return decisions.toSorted((a, b) => placeOf(a) - placeOf(b));
}

/** Where the cases are counted, directions without cases need not be looked for. */
function possibleDirections(classes: DecisionClasses): ReadonlySet<Direction> {
  if (classes.kind !== 'counted') return new Set(['widens', 'narrows', 'both']);
  return new Set(classes.rows.flatMap((row) => directionOf(row.old, row.new) ?? []));
}

function equivalent(why: string, { assumed }: SameQuestions): Equivalence {
  const condition =
    assumed.length > 0
      ? ` This takes ${count(assumed.length, 'reworded question')} to ask the same as before.`
      : '';
  return { equivalent: true, why: why + condition, direction: 'none' };
}

/** Without a case that was confirmed, counted or proved to be there the diagrams may differ only where no case is. */
function different(decisions: readonly DecisionChange[], classes: DecisionClasses): Equivalence {
  const shown = classes.rows.flatMap((row) => directionOf(row.old, row.new) ?? []);
  const direction = joinDirections([...shown, ...decisions.map((decision) => decision.direction)]);
  if (direction === 'none') {
    const why =
      'The two decide by different conditions, but no case that shows it could be confirmed by evaluation.';
    return { equivalent: 'not proved', why, direction: 'not known' };
  }
  return { equivalent: false, why: 'Some cases have different determinations.', direction };
}

/** The first few in words; the list of changes has them all. */
const mostNotes = 5;

function notesOf({ another, recast, assumed }: SameQuestions): string[] {
  const apart = another.map(
    (words) =>
      `“${words.old}” and “${words.new}” are compared as two questions: numbers, comparisons or connecting words differ.`,
  );
  const one = assumed.map(
    (words) => `“${words.old}” and “${words.new}” are taken as one question in other words.`,
  );
  const facts = recast.map(
    ({ words, computedIn }) =>
      `“${words}” is computed in the ${computedIn} version and answered by a reviewer in the other: the two are compared as facts that may disagree.`,
  );
  return [apart, facts, one].flatMap((notes) =>
    notes.length <= mostNotes
      ? notes
      : [...notes.slice(0, mostNotes), `Likewise ${count(notes.length - mostNotes, 'more question')}.`],
  );
}

function splitNotes({ space }: ComparedGraphs): readonly string[] {
  return space.split.map(
    (label) =>
      `No value of “${label}” is valid in both versions; cases are complete where one version can read it.`,
  );
}

function count(amount: number, noun: string): string {
  return `${String(amount)} ${noun}${amount === 1 ? '' : 's'}`;
}
