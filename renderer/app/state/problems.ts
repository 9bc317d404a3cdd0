// Order and counts of what is wrong with a text, whether the check or the linter says so; knows no panel.
import type { Diagnostic, Finding } from '../../../dsl/index.ts';
import type { Check } from '../../worker/protocol.ts';
import type { KnownFindings } from './findings.ts';

export type Problem = Diagnostic | Finding;

export interface ProblemCounts {
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
}

/** In the order of the text, those of other texts last; what is waived is not open. */
export function openProblems(
  path: string,
  check: Check | undefined,
  known: KnownFindings | undefined,
): readonly Problem[] {
  const findings = (known?.findings ?? []).filter(({ waived }) => waived === undefined);
  return [...(check?.diagnostics ?? []), ...findings].toSorted(
    (a, b) => Number(a.uri !== path) - Number(b.uri !== path) || a.span.start - b.span.start,
  );
}

export function waivedFindings(known: KnownFindings | undefined): readonly Finding[] {
  return (known?.findings ?? []).filter(({ waived }) => waived !== undefined);
}

/** Whether the linter says it, not the check. */
export function isFinding(problem: Problem): problem is Finding {
  return problem.code.startsWith('lint/');
}

export function countProblems(problems: readonly Diagnostic[]): ProblemCounts {
  const count = (severity: Diagnostic['severity']): number =>
    problems.filter((problem) => problem.severity === severity).length;
  return { errors: count('error'), warnings: count('warning'), infos: count('info') };
}

/** The next one after (1) or before (-1) the offset, in the order of the text; from the last to the first and back. */
export function nextProblem(
  problems: readonly Problem[],
  offset: number,
  direction: 1 | -1,
): Problem | undefined {
  const sorted = problems.toSorted((a, b) => a.span.start - b.span.start);
  if (direction === 1) return sorted.find(({ span }) => span.start > offset) ?? sorted[0];
  return sorted.findLast(({ span }) => span.end < offset) ?? sorted.at(-1);
}
