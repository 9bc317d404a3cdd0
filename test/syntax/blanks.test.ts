// Fixed words read the same whatever blanks part them, as they are printed with one.
import { describe, expect, it } from 'vitest';
import { createSourceText } from '../../dsl/source/source-text.ts';
import type { CaseLine } from '../../dsl/syntax/ast.ts';
import { createSyntax } from '../../dsl/syntax/parse.ts';

const syntax = createSyntax();

function caseLine(words: string): CaseLine | undefined {
  const { value, diagnostics } = syntax.parse(
    createSourceText('x.cases', `cases for g 1\ncase "C"\n  ${words}\n`),
  );
  expect(diagnostics).toEqual([]);
  return value.kind === 'cases' ? value.cases[0]?.lines[0] : undefined;
}

describe('a line of a case', () => {
  it.each([
    'all others not met',
    'all others not   met',
    'all\tothers\tnot\tmet',
    'all  others not\u00a0met',
  ])('%j closes the case', (words) => {
    expect(caseLine(words)).toMatchObject({ kind: 'others', state: 'not met' });
  });

  it.each(['Brain tumor not met', 'Brain  tumor not  met', 'Brain\ttumor\tnot\tmet'])(
    '%j answers the same criterion',
    (words) => {
      expect(caseLine(words)).toMatchObject({
        kind: 'answer',
        words: { value: 'Brain tumor' },
        state: 'not met',
      });
    },
  );

  it('has its words where they stand', () => {
    const line = caseLine('Brain  tumor\tmet');
    const { span } = line?.kind === 'answer' && line.words ? line.words : { span: { start: 0, end: 0 } };
    expect(span.end - span.start).toBe('Brain  tumor'.length);
  });
});

it.each([' ', '\t', '\u00a0'])('a citation that no bracket closes is found with %j in it', (blank) => {
  const text = `guideline "G"\n  id g\n  version 1\nindications\n  ANY OF\n    1. Tumor [on${blank}-2020\n`;
  const { diagnostics } = syntax.parse(createSourceText('x.guideline', text));
  expect(diagnostics.map(({ code }) => code)).toContain('syntax/unclosed-bracket');
});
