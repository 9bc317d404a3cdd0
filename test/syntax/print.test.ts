// Printing: print then parse is the identity up to places, comments included; formatting twice changes nothing.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSourceText, createSyntax, printDocument } from '../../dsl/index.ts';
import { hasErrors } from '../../dsl/source/diagnostic.ts';
import { shippedFiles, validCorpus, withoutPlaces } from '../support/documents.ts';
import { guidelineText } from '../support/random-guideline.ts';

const syntax = createSyntax();
const parse = (text: string) => syntax.parse(createSourceText('test.guideline', text));

function expectRoundTrip(text: string): void {
  const first = parse(text);
  const printed = printDocument(first.value);
  const second = parse(printed);
  expect(withoutPlaces(second.value)).toEqual(withoutPlaces(first.value));
  expect(second.diagnostics.map(({ code }) => code)).toEqual(first.diagnostics.map(({ code }) => code));
  expect(printDocument(second.value)).toBe(printed);
}

describe('print then parse', () => {
  for (const { path, text } of [...shippedFiles(), ...validCorpus()]) {
    it(`is the identity on ${path}`, () => expectRoundTrip(text));
  }

  it('is the identity on random guidelines', () => {
    fc.assert(
      fc.property(guidelineText(), (text) => {
        expect(hasErrors(parse(text).diagnostics), text).toBe(false);
        expectRoundTrip(text);
      }),
      { numRuns: 300, seed: 20241103 },
    );
  });
});

describe('the formatter', () => {
  it('aligns and indents, keeps markers and comments', () => {
    const messy = [
      'guideline "G"',
      ' id g',
      ' version   1',
      'indications',
      ' # first',
      ' ANY OF',
      '    1)  One AND ANY OF {one}',
      '            (b) Deep [k]',
      '                WHEN age<18 years',
      '    2. Two',
      'references',
      '  k  Key, K. (2020).',
      'data',
      '  age "Age" quantity in years, precision 1',
    ].join('\n');
    expect(printDocument(parse(messy).value)).toBe(
      [
        'guideline "G"',
        '  id       g',
        '  version  1',
        '',
        'indications',
        '  # first',
        '  ANY OF',
        '    1) One AND ANY OF  {one}',
        '         (b) Deep  [k]',
        '               WHEN age < 18 years',
        '    2. Two',
        '',
        'references',
        '  k  Key, K. (2020).',
        '',
        'data',
        '  age  "Age"  quantity in years, precision 1',
        '',
      ].join('\n'),
    );
  });
});
