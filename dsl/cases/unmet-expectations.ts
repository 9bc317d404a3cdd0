// Cases that are decided otherwise than they expect, as findings at the line of their expectation; runs nothing.
import { diagnose } from '../source/catalogue.ts';
import type { Diagnostic } from '../source/diagnostic.ts';
import type { CaseRun } from './run-cases.ts';

export function unmetExpectations(runs: readonly CaseRun[]): readonly Diagnostic[] {
  return runs.flatMap(({ case: one, decision, outcome, unexplained }): readonly Diagnostic[] => {
    const { expect } = one;
    if (outcome !== 'failed' || !expect) return [];
    const { uri, span } = expect.place;
    const because = unexplained.map((id) => `{${id}}`).join(', ');
    const decided = `${decision.determination}${because === '' ? '' : `, but not because of ${because}`}`;
    return [
      diagnose(
        'cases/not-as-expected',
        { uri, span },
        { title: one.title, decided, expected: expect.determination },
      ),
    ];
  });
}
