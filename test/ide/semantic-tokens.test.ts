// Coloured words: each kind where it belongs, none over another, whatever the text is.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { semanticTokenTypes, semanticTokens } from '../../dsl/ide/semantic-tokens.ts';
import type { SemanticToken } from '../../dsl/ide/semantic-tokens.ts';
import { createSourceText } from '../../dsl/source/source-text.ts';
import { createSyntax } from '../../dsl/syntax/parse.ts';
import { shippedFiles, validCorpus } from '../support/documents.ts';

const syntax = createSyntax();

function tokensOf(text: string): readonly SemanticToken[] {
  const source = createSourceText('tested', text);
  return semanticTokens(source, syntax.parse(source).value);
}

/** `type:words` of a line that begins with these words. */
function colours(text: string, line: string): readonly string[] {
  const start = text.indexOf(line);
  const end = text.indexOf('\n', start);
  return tokensOf(text)
    .filter((token) => token.start >= start && token.start < end)
    .map((token) => `${token.type}:${text.slice(token.start, token.start + token.length)}`);
}

const text = `# the word guideline "here" is none
guideline "Knee"
  id t
  version 1.0

data
  bmi  "Body mass index"  quantity in kg/m2, precision 0.1, from 5 to 120

indications "Of the knee"
  ANY OF  {list}  [a-2019]
    1. Pain AND ANY OF  {pain}  [a-2019, b-2020]
         a. NOT able to walk
         b. Heavy
              WHEN bmi between 35 kg/m2 and 40 kg/m2 AND NOT MET {pain}
    2. MRI is unclear
       AND therapy is planned
    3. Status: ANY OF
         - Fever
`;

describe('words of a guideline', () => {
  it.each([
    ['# the word', ['comment:# the word guideline "here" is none']],
    ['guideline "Knee"', ['section:guideline', 'title:Knee']],
    ['  id t', ['field:id']],
    [
      '  bmi',
      [
        'element:bmi',
        'string:Body mass index',
        'type:quantity in',
        'unit:kg/m2',
        'number:0.1',
        'number:5',
        'number:120',
      ],
    ],
    ['indications', ['section:indications', 'string:Of the knee']],
    ['  ANY OF', ['quantifier:ANY OF', 'id:{list}', 'citation:a-2019']],
    [
      '    1.',
      ['marker:1.', 'connector:AND', 'quantifier:ANY OF', 'id:{pain}', 'citation:a-2019', 'citation:b-2020'],
    ],
    ['         a.', ['marker:a.', 'connector:NOT']],
    [
      '              WHEN',
      [
        'detail:WHEN',
        'element:bmi',
        'operator:between',
        'number:35',
        'unit:kg/m2',
        'number:40',
        'unit:kg/m2',
        'connector:AND',
        'connector:NOT',
        'connector:MET',
        'id:{pain}',
      ],
    ],
    ['       AND therapy', ['connector:AND']],
    ['    3.', ['marker:3.', 'heading:Status', 'quantifier:ANY OF']],
  ])('of the line "%s"', (line, expected) => {
    expect(colours(text, line)).toEqual(expected);
  });
});

it('colours cases', () => {
  const cases =
    'cases for t 1.0\n\ncase "One"\n  {glioma} met\n  Lymphoma not met\n  bmi = 34.9 kg/m2\n  purpose is diagnosis\n  all others not met\n  expect appropriate because {glioma}\n';
  expect(colours(cases, '  {glioma}')).toEqual(['id:{glioma}', 'operator:met']);
  expect(colours(cases, '  bmi')).toEqual(['element:bmi', 'operator:=', 'number:34.9', 'unit:kg/m2']);
  expect(colours(cases, '  purpose')).toEqual(['element:purpose', 'operator:is', 'value:diagnosis']);
  expect(colours(cases, '  expect')).toEqual([
    'detail:expect',
    'value:appropriate',
    'detail:because',
    'id:{glioma}',
  ]);
});

function expectSound(document: string): void {
  let end = 0;
  for (const token of tokensOf(document)) {
    expect(token.length).toBeGreaterThan(0);
    expect(token.start).toBeGreaterThanOrEqual(end);
    expect(semanticTokenTypes).toContain(token.type);
    expect(document.slice(token.start, token.start + token.length)).not.toMatch(/[\r\n]/);
    end = token.start + token.length;
  }
  expect(end).toBeLessThanOrEqual(document.length);
}

describe('tokens are in order, without overlap, each on one line', () => {
  it.each([...shippedFiles(), ...validCorpus()].map(({ path, text: own }) => ({ path, own })))(
    'in $path',
    ({ own }) => {
      expectSound(own);
      expect(tokensOf(own).length).toBeGreaterThan(5);
    },
  );

  it('on every prefix of a text, with either line end', () => {
    fc.assert(
      fc.property(fc.nat({ max: text.length }), fc.boolean(), (length, crlf) => {
        const prefix = text.slice(0, length);
        expectSound(crlf ? prefix.replaceAll('\n', '\r\n') : prefix);
      }),
      { seed: 20241028, numRuns: 200 },
    );
  });
});
