// `all others not met` in a case of one guideline; knows no text, and leaves to dsl/decision what the base case is.
import { caseCloser } from '../decision/base-case.ts';
import type { CriteriaGraph, ElementIndex } from '../decision/criteria-graph.ts';
import type { Values } from '../decision/facts.ts';

export interface ClosedCase {
  readonly values: Values;
  /** Elements for which no value leaves every condition on them not met; they stay unknown. */
  readonly open: readonly ElementIndex[];
}

/** Closes what is open, but for the elements that `keepUnknown` names. */
export type CloseValues = (values: Values, keepUnknown?: (element: ElementIndex) => boolean) => ClosedCase;

export function closeCase(graph: CriteriaGraph, ...given: Parameters<CloseValues>): ClosedCase {
  return closerOf(graph)(...given);
}

/** For many cases of one graph. */
export function closerOf(graph: CriteriaGraph): CloseValues {
  const close = caseCloser(
    [graph],
    graph.elements.map((_, element) => [element]),
  );
  return (given, keepUnknown = () => false) => {
    const { values, open } = close([given], ([element]) => element !== undefined && keepUnknown(element));
    return { values: values[0] ?? [], open: open.flatMap(([element]) => element ?? []) };
  };
}
