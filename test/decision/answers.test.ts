// The answers that are offered for one element: each is true by itself, whatever other numbers it is compared with.
import { describe, expect, it } from 'vitest';
import { answersFrom } from '../../dsl/decision/answers.ts';
import { partition } from '../../dsl/decision/cells.ts';
import { evaluateGraph } from '../../dsl/decision/evaluate.ts';
import { explain } from '../../dsl/decision/explain.ts';
import { readFacts } from '../../dsl/decision/facts.ts';
import { writtenGuideline } from '../diff/support/compiled.ts';

const { graph } = writtenGuideline(
  '1',
  `data
  a1c    "HbA1c"               quantity in %, precision 0.1, from 3 to 20
  start  "HbA1c at the start"  quantity in %, precision 0.1, from 3 to 20
indications
  ANY OF
    - High  {high}
        WHEN a1c >= 8 %
    - It fell  {fell}
        WHEN a1c decreased by at least 0.5 {points} from start
`,
);
const valuesOf = (facts: Readonly<Record<string, unknown>>) => readFacts(graph, facts).values;

describe('answers to a number that is compared with another', () => {
  it('are its own bands while the other is not known', () => {
    const [a1c, start] = explain(graph, valuesOf({})).missing;
    expect(a1c?.answers.map(({ words, settled }) => [words, settled])).toEqual([
      ['7.9 % or less', false],
      ['at least 8 %', true],
    ]);
    expect(start?.answers.map(({ words, settled }) => [words, settled])).toEqual([['any value', false]]);
  });

  it('are single numbers where the other is known, each with the determination of that number', () => {
    const known = valuesOf({ start: 8.2 });
    const [a1c] = explain(graph, known).missing;
    expect(a1c?.answers.map(({ words }) => words)).toEqual(expect.arrayContaining(['7.7 %', '7.8 %', '8 %']));
    for (const { words, determination } of a1c?.answers ?? []) {
      expect(words).toMatch(/^[\d.]+ %$/);
      const { verdict } = evaluateGraph(graph, valuesOf({ start: 8.2, a1c: parseFloat(words) }));
      expect(verdict.determination, words).toBe(determination);
    }
  });

  it('a difference of percentages is told in points', () => {
    const parts = partition([graph]);
    const words = parts.variables.flatMap(({ cells }) => cells.map((cell) => cell.words));
    expect(words).toContain('at least 0.5 percentage points less than: HbA1c at the start');
    expect(answersFrom(parts)(0, valuesOf({})).length).toBe(2);
  });
});
