// The base case, `all others not met`: gives what a case leaves open values with which no condition is met, in one graph or alike in several.
import type { AskedFact, ValueRow } from './base-values.ts';
import { baseValues } from './base-values.ts';
import type { PlacedCondition, ReadFact } from './closing-facts.ts';
import { factsToClose, isQuestion } from './closing-facts.ts';
import { conditionTruth } from './conditions.ts';
import type { CriteriaGraph, ElementIndex, Truth } from './criteria-graph.ts';
import type { ElementValue, Values } from './facts.ts';
import type { Partition, Slot } from './variable.ts';
import { isComplete } from './variable.ts';
import { branchOf } from './witness.ts';

export interface ClosedCase {
  /** By graph. */
  readonly values: readonly Values[];
  /** Facts for which no value leaves every condition on them not met; they stay unknown. */
  readonly open: readonly Slot[];
}

/** `keepUnknown`: facts that are unknown on purpose. */
export type CloseCase = (given: readonly Values[], keepUnknown?: (slot: Slot) => boolean) => ClosedCase;

/**
 * Open questions become not met. Then each other open fact takes its first value (declared order, ascending, no codes) with which no
 * condition on it is met in any of the graphs; conditions that others have met whatever it is do not count. What is only asked to be known
 * stays unknown, where that meets nothing; so do facts that no graph reads.
 */
export function caseCloser(graphs: readonly CriteriaGraph[], slots: readonly Slot[]): CloseCase {
  const facts = factsToClose(graphs, slots);
  const questions = facts.filter(isQuestion);
  const data = facts.filter((fact) => !isQuestion(fact));
  return (given, keepUnknown = () => false) => {
    const open: OpenCase = {
      graphs,
      values: given.map((row) => [...row]),
      kept: graphs.map(
        (_, graph) => new Set(slots.flatMap((slot) => (keepUnknown(slot) ? (slot[graph] ?? []) : []))),
      ),
    };
    for (const fact of questions) {
      if (isOpen(open, fact)) place(open, fact, baseValues(fact, open.values)[0]);
    }
    const inOrder = (): boolean => data.map((fact) => isClosedNow(open, fact, false)).includes(true);
    // Where conditions wait for each other, the first fact goes ahead.
    while (inOrder() || data.some((fact) => isClosedNow(open, fact, true)));
    const left = data.filter((fact) => isOpen(open, fact) && !mayStay(open, fact));
    return { values: open.values, open: left.map(({ slot }) => slot) };
  };
}

/** By variable, for a case that says nothing; undefined where no value that every graph reads leaves all conditions of all graphs not met. */
export function baseBranches(
  { variables }: Partition,
  graphs: readonly CriteriaGraph[],
): readonly (number | undefined)[] {
  const slots = new Map(variables.map(({ slot }) => [slot.join(), slot]));
  const close = caseCloser(graphs, [...slots.values()]);
  const { values } = close(graphs.map((graph) => graph.elements.map(() => undefined)));
  return variables.map((variable) => {
    const branch = branchOf(variable, values);
    return branch !== undefined && isComplete(variable, branch) ? branch : undefined;
  });
}

/** A case that is being closed. */
interface OpenCase {
  readonly graphs: readonly CriteriaGraph[];
  /** By graph. */
  readonly values: readonly (ElementValue | undefined)[][];
  /** By graph: what is unknown on purpose. */
  readonly kept: readonly ReadonlySet<ElementIndex>[];
}

function isOpen({ values, kept }: OpenCase, { slot }: AskedFact): boolean {
  return slot.every(
    (element, graph) =>
      element === undefined || (values[graph]?.[element] === undefined && kept[graph]?.has(element) !== true),
  );
}

/** Only asked to be known, and nothing is met by its being unknown. */
function mayStay(open: OpenCase, { tests, conditions }: ReadFact): boolean {
  return (
    tests.every(({ test }) => test.op === 'known') &&
    conditions.every((placed) => truthNow(open, placed) !== 'met')
  );
}

function place({ values }: OpenCase, { slot }: AskedFact, row: ValueRow | undefined): void {
  slot.forEach((element, graph) => {
    const own = values[graph];
    if (element !== undefined && own) own[element] = row?.[graph];
  });
}

function truthNow({ graphs, values }: OpenCase, { graph, condition }: PlacedCondition): Truth {
  const of = graphs[graph];
  return of ? conditionTruth(of, condition, values[graph] ?? []) : 'unknown';
}

/** Closes the fact if it has to be and can be. */
function isClosedNow(open: OpenCase, fact: ReadFact, ahead: boolean): boolean {
  if (!isOpen(open, fact) || mayStay(open, fact)) return false;
  const row = firstUnmet(open, fact, ahead);
  if (row) place(open, fact, row);
  return row !== undefined;
}

/**
 * The first value with which no condition is met, and none stays unknown by this fact alone. A condition that others have met whatever its
 * value is does not count: once all of them are settled, or (`ahead`) even before.
 */
function firstUnmet(open: OpenCase, fact: ReadFact, ahead: boolean): ValueRow | undefined {
  const { values, kept } = open;
  const rows = baseValues(fact, values);
  const truthWith = (row: ValueRow, condition: PlacedCondition): Truth => {
    place(open, fact, row);
    const truth = truthNow(open, condition);
    place(open, fact, undefined);
    return truth;
  };
  const isOther = ({ graph }: PlacedCondition, element: ElementIndex): boolean =>
    element !== fact.slot[graph];
  const isUnset = ({ graph }: PlacedCondition, element: ElementIndex): boolean =>
    values[graph]?.[element] === undefined;
  const waits = (condition: PlacedCondition): boolean =>
    condition.condition.reads.some((each) => isOther(condition, each) && isUnset(condition, each));
  const isSettled = (condition: PlacedCondition): boolean => {
    const others = condition.condition.elements.filter((each) => isOther(condition, each));
    const isReady = (each: ElementIndex): boolean =>
      ahead || !isUnset(condition, each) || kept[condition.graph]?.has(each) === true;
    return (
      truthNow(open, condition) === 'met' &&
      others.length > 0 &&
      others.every(isReady) &&
      rows.every((row) => truthWith(row, condition) === 'met')
    );
  };
  const counting = fact.conditions.filter((condition) => !isSettled(condition));
  return rows.find((row) =>
    counting.every((condition) => {
      const truth = truthWith(row, condition);
      return truth === 'not-met' || (truth === 'unknown' && waits(condition));
    }),
  );
}
