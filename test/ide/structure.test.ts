// Folding, inlay hints, links and case lenses: what stands where, shown in the text that it is about.
import { describe, expect, it } from 'vitest';
import { caseLenses } from '../../dsl/ide/case-lenses.ts';
import { documentLinks } from '../../dsl/ide/document-links.ts';
import { foldingRanges } from '../../dsl/ide/folding.ts';
import { inlayHints } from '../../dsl/ide/inlay-hints.ts';
import { createSourceText, positionAt } from '../../dsl/source/source-text.ts';
import { shippedFiles } from '../support/documents.ts';
import { libraryAt } from './support/library.ts';

/** The text with each hint as `‹hint›` where it is shown. */
function checkHints(marked: string): void {
  const plain = marked.replace(/‹[^›]*›/g, '');
  const { workspace, uri } = libraryAt(plain);
  const shown = inlayHints(workspace, uri).reduceRight(
    (text, { offset, text: hint }) => `${text.slice(0, offset)}‹${hint}›${text.slice(offset)}`,
    plain,
  );
  expect(shown).toBe(marked);
}

describe('inlay hints', () => {
  it('show the printed number where the marker is another, and the id where none is written', () => {
    checkHints(`guideline "T"
  id t
  version 1

indications
  ANY OF
    1. First  {first}
    -‹2› Second AND ANY OF‹{second}›  [a]
         A. Under second‹{under-second}›
         c.‹2.b› Other  {other}
       AND third‹{third}›
         WHEN MET {first}
    (3) Fourth  {fourth}
`);
  });

  it('say once of each element that it may be missing, unless the condition asks for that', () => {
    checkHints(`guideline "T"
  id t
  version 1

data
  age   "Age"   quantity in years, precision 1
  bmi   "BMI"   quantity in kg/m2, precision 0.1
  done  "Done"  date
  why   "Why"   choice of a, b

indications
  ANY OF
    1. First  {first}
         WHEN known bmi AND bmi >= 30 kg/m2
    2. Second  {second}
         WHEN why is a AND (age >= 18 years OR NOT known age)‹may be unknown: why›
    3. Third  {third}
         WHEN why is b AND done within 6 weeks before request‹may be unknown: done›
    4. Fourth  {fourth}
         WHEN MET {first} OR bmi >= 40 kg/m2 OR done before 2024-01-01‹may be unknown: bmi›
`);
  });

  it('say of how many criteria the missing element makes unknown', () => {
    const { workspace, uri } = libraryAt(
      'guideline "T"\n  id t\n  version 1\n\ndata\n  why  "Why"  choice of a, b\n\nindications\n  ANY OF\n    - One  {one}\n      WHEN why is a\n    - Two  {two}\n      WHEN why is b\n',
    );
    const [hint, ...others] = inlayHints(workspace, uri).filter(({ kind }) => kind === 'unknown');
    expect(hint?.help).toContain('the 2 criteria that read it are unknown, neither met nor not met');
    expect(others).toEqual([]);
  });

  it('show nothing in cases', () => checkHints('cases for t 1\n\ncase "A"\n  {a} met\n'));
});

describe('folding', () => {
  it('folds sections, lists, terms and comments, one a line', () => {
    const text = `# one
# two
guideline "T"
  id t
  version 1

indications
  ANY OF
    - First AND ANY OF
        - Under
        - Other
    - Second

terms
  Word
    What it
    means.
`;
    const { workspace, uri } = libraryAt(text);
    const document = workspace.document(uri)?.value;
    if (document === undefined) throw new Error('no document');
    const source = createSourceText(uri, text);
    const line = (offset: number): number => positionAt(source, offset).line + 1;
    expect(
      foldingRanges(source, document).map(
        ({ kind, span }) => `${kind} ${line(span.start)}-${line(span.end)}`,
      ),
    ).toEqual(['comment 1-2', 'section 7-12', 'criterion 9-11', 'section 14-17', 'entry 15-17']);
  });
});

describe('document links', () => {
  it('lead to web addresses, fragments, versions and guidelines', () => {
    const { workspace } = libraryAt({
      'a.guideline':
        'guideline "A"\n  id a\n  version 2\n  follows 1\n\nsee X <https://x.example/y>\nsee Y <javascript:z>\n\ninclude f 1\ninclude g 9\n',
      'old.guideline': 'guideline "A"\n  id a\n  version 1\n',
      'f.guideline': 'fragment "F"\n  id f\n  version 1\n',
      'a.cases': 'cases for a 2\n',
    });
    const shown = (uri: string): readonly string[] =>
      documentLinks(workspace, uri).map(({ span, target }) => {
        const words = workspace.text(uri)?.slice(span.start, span.end) ?? '';
        return `${words} -> ${target.kind === 'url' ? target.url : target.uri}`;
      });
    expect(shown('a.guideline')).toEqual([
      '1 -> old.guideline',
      'https://x.example/y -> https://x.example/y',
      'f -> f.guideline',
    ]);
    expect(shown('a.cases')).toEqual(['a -> a.guideline']);
    expect(shown('f.guideline')).toEqual([]);
  });
});

describe('case lenses', () => {
  const guideline =
    'guideline "A"\n  id a\n  version 1\n\nindications\n  ANY OF\n    - One  {one}\n    - Two  {two}\n';

  it('count the cases that a criterion decides', () => {
    const cases = 'cases for a 1\n\ncase "1"\n  {one} met\n  all others not met\n  expect appropriate\n';
    const { workspace } = libraryAt({ 'a.guideline': guideline, 'a.cases': cases });
    expect(
      caseLenses(workspace, 'a.guideline').map(({ id, deciding, cases: all, title }) => [
        id,
        deciding,
        all,
        title,
      ]),
    ).toEqual([
      ['one', 1, 1, '1 case decides this'],
      ['two', 0, 1, 'no case decides this'],
    ]);
  });

  it('say nothing without cases', () => {
    const { workspace } = libraryAt({ 'a.guideline': guideline });
    expect(caseLenses(workspace, 'a.guideline')).toEqual([]);
  });

  it('cover the shipped guideline', () => {
    const texts = Object.fromEntries(shippedFiles().map(({ path, text }) => [path, text]));
    const { workspace } = libraryAt(texts);
    const lenses = caseLenses(workspace, 'guidelines/mr-spectroscopy/2024.guideline');
    expect(lenses.length).toBeGreaterThan(20);
    expect(lenses.some(({ deciding }) => deciding > 0)).toBe(true);
  });
});
