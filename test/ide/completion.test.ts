// What is offered at a place of a text, and what the words there mean.
import { describe, expect, it } from 'vitest';
import { completionsAt } from '../../dsl/ide/completion.ts';
import { hoverAt } from '../../dsl/ide/hover.ts';
import { createSourceText } from '../../dsl/source/source-text.ts';
import { createSyntax } from '../../dsl/syntax/parse.ts';
import { compileText } from '../publish/compile-text.ts';

const text = `guideline "T"
  id t
  version 1.0

data
  purpose  "Purpose"  choice of one, two
  nyha     "Class"    scale I < II

indications
  ANY OF
    1. Pain AND ANY OF  {pain}  [a-2019]
         a. Rest  {rest}
    2. Heavy  {heavy}
         WHEN MET {pain} AND purpose is one AND nyha at least II

references
  a-2019  A. (2019).
`;
const compiled = compileText(text);

/** `|` is the cursor; the line is put at the end of the indications. */
function offered(line: string, section = 'indications\n  ANY OF\n'): readonly string[] {
  const whole = `${section}${line}`;
  const offset = whole.indexOf('|');
  const source = createSourceText('tested', whole.replace('|', ''));
  return completionsAt(source, offset, compiled)
    .map((completion) => {
      const { start, end } = completion.span;
      return source.text.slice(0, start) + completion.insert + source.text.slice(end);
    })
    .map((result) => result.slice(section.length));
}

describe('completion', () => {
  it('offers criteria in braces, and closes them where they are open', () => {
    expect(offered('    3. X {|')).toEqual(['    3. X {pain}', '    3. X {rest}', '    3. X {heavy}']);
    expect(offered('    3. X {p|}')[0]).toBe('    3. X {pain}');
  });

  it('offers references in brackets, after the first too', () => {
    expect(offered('    3. X [b-2020, a|]')).toEqual(['    3. X [b-2020, a-2019]']);
  });

  it('offers facts and words in a condition, and the values of a fact', () => {
    expect(offered('         WHEN pu|')).toEqual(
      expect.arrayContaining([
        '         WHEN purpose',
        '         WHEN nyha',
        '         WHEN MET',
        '         WHEN NOT',
      ]),
    );
    expect(offered('         WHEN purpose is |')).toEqual([
      '         WHEN purpose is one',
      '         WHEN purpose is two',
    ]);
    expect(offered('         WHEN purpose is one or t|')).toContain('         WHEN purpose is one or two');
    expect(offered('         WHEN nyha at least I|')).toContain('         WHEN nyha at least II');
  });

  it('offers sections at the margin', () => {
    expect(offered('con|')).toEqual(expect.arrayContaining(['continuation', 'contraindications']));
    expect(offered('site o|')).toContain('site of service');
  });

  it('offers logic at the start of a line, after a marker and at the end of prose', () => {
    expect(offered('    A|')).toEqual(expect.arrayContaining(['    ANY OF', '    AND', '    APPLIES TO']));
    expect(offered('    1. A|')).toContain('    1. AT LEAST 1 OF');
    expect(offered('    1. Pain AND A|')).toContain('    1. Pain AND ANY OF');
    expect(offered('    1. Pain a|')).toEqual([]);
  });

  it('offers what a case may say', () => {
    const cases = 'cases for t 1.0\n\ncase "One"\n';
    expect(offered('  a|', cases)).toEqual(
      expect.arrayContaining(['  all others not met', '  expect', '  purpose']),
    );
    expect(offered('  expect |', cases)).toEqual(
      expect.arrayContaining(['  expect appropriate', '  expect needs-information']),
    );
    expect(offered('  purpose is o|', cases)).toContain('  purpose is one');
    expect(offered('  {r|', cases)).toContain('  {rest}');
  });

  it('offers nothing in prose sections', () => {
    expect(offered('  Some words A|', 'notes\n')).toEqual([]);
  });
});

describe('hover', () => {
  const source = createSourceText('tested', text);
  const document = createSyntax().parse(source).value;
  const told = (words: string) =>
    hoverAt(source, document, compiled, text.lastIndexOf(words) + 1)?.paragraphs;

  it.each([
    ['ANY OF', ['Met when at least one item of the list is met.']],
    ['a-2019]', ['[1] A. (2019).']],
    ['{pain} AND', ['1 Pain']],
    ['purpose is', ['Purpose', 'choice of one, two']],
  ])('tells of "%s"', (words, expected) => {
    expect(told(words)?.[0]).toContain(expected[0]);
    expect(told(words)).toHaveLength(expected.length);
  });

  it('says nothing of prose', () => {
    expect(told('Rest')).toBeUndefined();
  });
});
