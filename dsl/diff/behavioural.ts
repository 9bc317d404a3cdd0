// Which determinations change between two versions, proved where the joint decision diagram fits its budget and searched for beyond it.
import type { JointDiagram } from '../decision/compile-diagram.ts';
import { compileJoint, isEquivalent } from '../decision/compile-diagram.ts';
import { partition } from '../decision/cells.ts';
import { attribute, unexplained } from './attribution.ts';
import { caseSpace } from './case-space.ts';
import type { Change } from './change.ts';
import { countClasses } from './classes.ts';
import type { DecisionChange, DecisionClasses, Direction, Equivalence } from './decision-change.ts';
import { directionOf, joinDirections } from './directions.ts';
import { sameGraph } from './same-graph.ts';
import type { SameQuestions } from './same-questions.ts';
import { decisionsAround, searchDecisions } from './sampled.ts';
import type { Version } from './version.ts';
import type { ComparedGraphs } from './witness.ts';

export interface DecisionComparison {
  readonly decisions: readonly DecisionChange[];
  readonly classes: DecisionClasses;
  readonly equivalence: Equivalence;
  readonly notes: readonly string[];
}

export interface DecisionOptions {
  /** Nodes of the joint diagram; beyond it cases are searched for and nothing is proved. */
  readonly budget?: number;
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
  if (joint.exceeded) {
    const space = caseSpace(partition(both, sameKey), both);
    const found = searchDecisions({ ...graphs, space }, changes);
    return { ...found, notes: [...notesOf(questions), ...found.notes] };
  }
  return proved(joint, { ...graphs, space: caseSpace(joint.partition, both) }, questions, changes);
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

/** Without a confirmed or counted case the diagrams may differ only where no case is. */
function different(decisions: readonly DecisionChange[], classes: DecisionClasses): Equivalence {
  const counted = classes.kind === 'counted' ? [...possibleDirections(classes)] : [];
  const direction = joinDirections([...counted, ...decisions.map((decision) => decision.direction)]);
  if (direction === 'none') {
    const why = 'The decision diagrams differ, but no case that shows it could be confirmed by evaluation.';
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
