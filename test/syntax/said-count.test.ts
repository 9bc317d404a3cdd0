// The list word that the words above items ask for is the first that the quick fix offers.
import { describe, expect, it } from 'vitest';
import { createSourceText } from '../../dsl/source/source-text.ts';
import { createSyntax } from '../../dsl/syntax/parse.ts';
import { saidCountAtEnd, saidCountIn } from '../../dsl/syntax/said-count.ts';

const syntax = createSyntax();

function offered(text: string): readonly string[] {
  const { diagnostics } = syntax.parse(createSourceText('x.guideline', text));
  const [missing] = diagnostics.filter(({ code }) => code === 'syntax/missing-quantifier');
  return (missing?.fixes ?? []).map(({ edits }) => edits.map(({ newText }) => newText.trim()).join());
}

const head = 'guideline "G"\n  id g\n  version 1\nindications\n';

describe('a list whose words say a number', () => {
  it.each([
    ['At least two of the following:', ['AT LEAST 2 OF', 'ANY OF', 'ALL OF']],
    ['2 OF THE FOLLOWING', ['AT LEAST 2 OF', 'EXACTLY 2 OF', 'ANY OF', 'ALL OF']],
    ['Covered with exactly one of these', ['EXACTLY 1 OF', 'ANY OF', 'ALL OF']],
    ['One of the following', ['ANY OF', 'EXACTLY 1 OF', 'ALL OF']],
    ['No more than 2 of the following', ['AT MOST 2 OF', 'ANY OF', 'ALL OF']],
    ['Three or more', ['AT LEAST 3 OF', 'ANY OF', 'ALL OF']],
    ['One or both', ['ANY OF', 'ALL OF']],
    ['Documented', ['ANY OF', 'ALL OF']],
  ])('%s above a section is offered %j', (words, expected) => {
    expect(offered(`${head}  ${words}\n    1. Epilepsy\n    2. Stroke\n`)).toEqual(expected);
  });

  it.each([
    ['Tumor with two or more', ['AND AT LEAST 2 OF', 'AND ANY OF', 'AND ALL OF']],
    ['Tumor and one of the following', ['AND ANY OF', 'AND EXACTLY 1 OF', 'AND ALL OF']],
    ['Tumor with one or both:', ['AND ANY OF', 'AND ALL OF']],
    ['Two of the following symptoms:', ['AT LEAST 2 OF', 'EXACTLY 2 OF', 'ANY OF', 'ALL OF']],
    ['Tumor with both of the following', ['AND ALL OF', 'AND ANY OF']],
  ])('%s above items of an item is offered %j', (words, expected) => {
    const text = `${head}  ANY OF\n    1. ${words}\n       a. Seizures\n       b. Headache\n`;
    expect(offered(text)).toEqual(expected);
  });

  it('is told from numbers that count no items', () => {
    expect(saidCountIn('At least two visits')).toBeUndefined();
    expect(saidCountAtEnd('Grade 2')).toBeUndefined();
    expect(saidCountAtEnd('Age of 18')).toBeUndefined();
  });
});
