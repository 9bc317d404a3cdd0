// What a decision diagram branches on: an element cut into finitely many cells, each with the truth of every test upon it.
import type { Element, ElementIndex, Test, Truth } from './criteria-graph.ts';
import { referenceOf } from './criteria-index.ts';
import { testTruth } from './evaluate.ts';
import type { ElementValue } from './facts.ts';

/** The element of each graph that one fact answers, by graph; undefined where a graph has none. */
export type Slot = readonly (ElementIndex | undefined)[];

export interface PlacedTest {
  /** Index of the graph that it belongs to: 0, or 1 for the new one of a comparison. */
  readonly graph: number;
  readonly test: Test;
  /** Not the author's: asks only whether the event of a window is known. */
  readonly guard: boolean;
}

/** Values between which no test can tell. */
export interface Cell {
  /** In clinical terms: `at least 35 kg/m2`, `non-diagnostic or indeterminate`. */
  readonly words: string;
  /** A value that stands for the cell, by graph; undefined where that graph cannot read the fact (and takes it for unknown). */
  readonly values: readonly (ElementValue | undefined)[];
  /** By index of the variable's tests; for windows provided that the event is known. */
  readonly truths: readonly Truth[];
  readonly extent: Extent;
}

export type Extent =
  /** The values that have these truths, no more to say. */
  | { readonly kind: 'truths' }
  | { readonly kind: 'texts'; readonly texts: readonly string[] }
  /** Both ends included; undefined is unbounded. In steps common to the graphs: each graph's own numbers times its factor. */
  | {
      readonly kind: 'numbers';
      readonly from: number | undefined;
      readonly to: number | undefined;
      readonly factors: readonly number[];
    }
  /** Days around the event; `values` are those for an event on the day `event`. */
  | { readonly kind: 'days'; readonly event: number }
  /** Days of the calendar, each of which stands for one stretch of them. */
  | { readonly kind: 'calendar'; readonly days: readonly number[] }
  /** A number beside its baseline: by graph, a baseline with which `values` have the cell's truths; undefined where none was found. */
  | {
      readonly kind: 'pair';
      readonly band: Extract<Extent, { kind: 'numbers' }>;
      readonly baselines: readonly (number | undefined)[];
    };

export type NumberElement = Extract<Element, { kind: 'quantity' | 'count' }>;

/** Its branches are its cells in order and, last, unknown. */
export interface Variable {
  readonly key: string;
  readonly label: string;
  readonly kind: Element['kind'];
  readonly slot: Slot;
  /** For days around an event: that event. For a change: its baseline. */
  readonly event: Slot | undefined;
  /**
   * 0: stands for its element. Above 0: a further view of the same element (a date's place around a second event, one more set of
   * codes), taken as independent: then some combinations of branches belong to no value.
   */
  readonly part: number;
  readonly tests: readonly PlacedTest[];
  readonly cells: readonly Cell[];
  /** For a change: the number and its baseline as each graph declares them. */
  readonly change: ChangeViews | undefined;
}

export interface ChangeViews {
  readonly elements: readonly (NumberElement | undefined)[];
  readonly baselines: readonly (NumberElement | undefined)[];
}

/** Where a leaf's truth is read: a test of a variable, unknown where the guard is not met. */
export interface LeafPlace {
  readonly variable: number;
  readonly test: number;
  readonly guard: { readonly variable: number; readonly test: number } | undefined;
}

export interface Partition {
  readonly variables: readonly Variable[];
  /** By graph and `NodeIndex`; undefined where the node is no leaf that some section stands on. */
  readonly leaves: readonly (readonly (LeafPlace | undefined)[])[];
  /** Elements of each graph. */
  readonly sizes: readonly number[];
  /** Every combination of branches belongs to some values. False where variables depend on each other: see `Variable.part`. */
  readonly exact: boolean;
}

export function branchCount(variable: Variable): number {
  return variable.cells.length + 1;
}

export function unknownBranch(variable: Variable): number {
  return variable.cells.length;
}

/** Every graph that has the element reads the values of this branch. */
export function isComplete(variable: Variable, branch: number): boolean {
  const cell = variable.cells[branch];
  return (
    cell !== undefined &&
    variable.slot.every((element, graph) => element === undefined || cell.values[graph] !== undefined)
  );
}

/** The branches that leave nothing unknown; of a fact that no value answers in every graph, those that one of them reads. */
export function completeBranches(variable: Variable): readonly number[] {
  const all = variable.cells.map((_, branch) => branch);
  const readable = all.filter((branch) => isComplete(variable, branch));
  return readable.length > 0 ? readable : all;
}

export function branchTruth(variable: Variable, test: number, branch: number): Truth {
  const cell = variable.cells[branch];
  if (cell !== undefined) return cell.truths[test] ?? 'unknown';
  return variable.tests[test]?.test.op === 'known' ? 'not-met' : 'unknown';
}

export function branchWords(variable: Variable, branch: number): string {
  return variable.cells[branch]?.words ?? 'not known';
}

/** Truths of tests on one element for its values by graph; windows and changes with these events or baselines by graph. */
export function truthsOf(
  tests: readonly PlacedTest[],
  values: readonly (ElementValue | undefined)[],
  references: readonly (ElementValue | undefined)[] = [],
): readonly Truth[] {
  return tests.map(({ graph, test }) => {
    const facts: (ElementValue | undefined)[] = [];
    const reference = referenceOf(test);
    if (reference !== undefined) facts[reference] = references[graph];
    facts[test.element] = values[graph];
    return testTruth(test, facts);
  });
}

/** Says in words which of two compared versions cannot read the values of a cell. */
export function readabilityWords(values: readonly (ElementValue | undefined)[]): string {
  if (values.length < 2 || values.every((value) => value !== undefined)) return '';
  return values[0] === undefined ? ' (not valid in the old version)' : ' (not valid in the new version)';
}
