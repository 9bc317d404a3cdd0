// Order and counts of what is wrong with a text; knows no panel.
import type { Diagnostic } from '../../../dsl/index.ts';

export interface ProblemCounts {
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
}

export function countProblems(diagnostics: readonly Diagnostic[]): ProblemCounts {
  const count = (severity: Diagnostic['severity']): number =>
    diagnostics.filter((diagnostic) => diagnostic.severity === severity).length;
  return { errors: count('error'), warnings: count('warning'), infos: count('info') };
}

/** The next one after (1) or before (-1) the offset, in the order of the text; from the last to the first and back. */
export function nextProblem(
  diagnostics: readonly Diagnostic[],
  offset: number,
  direction: 1 | -1,
): Diagnostic | undefined {
  const sorted = diagnostics.toSorted((a, b) => a.span.start - b.span.start);
  if (direction === 1) return sorted.find(({ span }) => span.start > offset) ?? sorted[0];
  return sorted.findLast(({ span }) => span.end < offset) ?? sorted.at(-1);
}
