// A few thousand of the inputs that `npm run fuzz` makes by the million: nothing throws, hangs or prints otherwise than it reads.
import { describe, expect, it } from 'vitest';
import { createChecker, fuzzCorpus } from './check-input.ts';
import { fuzzInput } from './inputs.ts';
import { runFuzz } from './run-fuzz.ts';

const seed = 20241107;
const count = 2000;

describe('any text', () => {
  it(`is read, checked, printed and explained: ${count} inputs of seed ${seed}`, async () => {
    const { clean, findings } = await runFuzz({ seed, count });
    console.log(`fuzz: seed ${seed}, ${count} inputs, ${clean} without a fault`);
    expect(findings).toEqual([]);
    expect(clean).toBeGreaterThan(count / 20);
  });

  it('of a seed and a number is always the same, and never that of another', () => {
    const corpus = fuzzCorpus();
    const inputs = Array.from({ length: 500 }, (_, index) => fuzzInput(seed, index, corpus));
    expect(inputs).toEqual(inputs.map((_, index) => fuzzInput(seed, index, corpus)));
    expect(new Set(inputs.map(({ kind }) => kind)).size).toBeGreaterThanOrEqual(9);
    expect(new Set(inputs.map(({ text }) => text)).size).toBeGreaterThan(480);
  });
});

describe('what fuzzing found', () => {
  const check = createChecker();
  const found = [
    ['a text that begins with a line end', '\n \ndata\n  age "Age" quantity'],
    [
      'quotes by the hundred, which took exponential time',
      `indications\n  ANY OF\n    - ${'c "C" '.repeat(300)}`,
    ],
    ['a header of one word', 'guideline'],
    ['a list word with other blanks', 'guideline "G"\n  id g\nindications\n  EXACTLY 1 \tOF\n    - Known\n'],
    ['an include without its version', 'guideline "G"\n  id g\n  version 1\ninclude 9.9\n'],
    [
      'citations by the dozen',
      `guideline "G"\n  id g\nindications\n  ANY OF\n    - Known ${'[k] '.repeat(12)}\n`,
    ],
  ] as const;

  it.each(found)('%s', (_, text) => {
    expect(() => check({ kind: 'found', uri: 'fuzz.guideline', text }, true)).not.toThrow();
  });
});
