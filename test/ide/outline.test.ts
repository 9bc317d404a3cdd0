// The outline of a document: sections with their criteria, in the words and order of the text.
import { describe, expect, it } from 'vitest';
import { outlineOf } from '../../dsl/ide/outline.ts';
import type { OutlineEntry } from '../../dsl/ide/outline.ts';
import { createSourceText } from '../../dsl/source/source-text.ts';
import { createSyntax } from '../../dsl/syntax/parse.ts';
import { shippedFiles, validCorpus } from '../support/documents.ts';

const syntax = createSyntax();

function outline(text: string): readonly OutlineEntry[] {
  return outlineOf(syntax.parse(createSourceText('tested', text)).value);
}

function lines(entries: readonly OutlineEntry[], depth = 0): readonly string[] {
  return entries.flatMap((entry) => [
    `${'  '.repeat(depth)}${entry.label}${entry.detail === '' ? '' : ` | ${entry.detail}`}`,
    ...lines(entry.children, depth + 1),
  ]);
}

function walk(
  entries: readonly OutlineEntry[],
  visit: (entry: OutlineEntry, parent?: OutlineEntry) => void,
  parent?: OutlineEntry,
): void {
  for (const entry of entries) {
    visit(entry, parent);
    walk(entry.children, visit, entry);
  }
}

describe('a guideline', () => {
  it('shows sections, criteria and what they hold', () => {
    const text = `guideline "T"
  id t
  version 1.0

data
  bmi  "Body mass index"  quantity in kg/m2

indications "Of the knee" FOR initial
  ANY OF
    1. Pain AND AT LEAST 2 OF  {pain}
         a. Rest
         b. NOT at night
    2. MRI is unclear
       AND therapy is planned

terms
  Gout
    A disease.
`;
    expect(lines(outline(text))).toEqual([
      'Data | 1',
      '  bmi | Body mass index',
      'Indications: Of the knee | ANY OF',
      '  1. Pain | AT LEAST 2 OF',
      '    a. Rest',
      '    b. not at night',
      '  2. MRI is unclear and therapy is planned',
      'Terms | 1',
      '  Gout',
    ]);
  });

  it('knows the written ids', () => {
    const entries = outline(
      'guideline "T"\n  id t\n  version 1.0\n\nindications\n  ANY OF\n    1. Pain  {pain}\n    2. Fever\n',
    );
    expect(entries[0]?.children.map(({ id }) => id)).toEqual(['pain', '']);
  });

  it('shortens long words to one line', () => {
    const entries = outline(
      `guideline "T"\n  id t\n  version 1.0\n\nindications\n  ANY OF\n    1. ${'long '.repeat(60)}\n`,
    );
    expect(entries[0]?.children[0]?.label.length).toBeLessThanOrEqual(96);
    expect(entries[0]?.children[0]?.label).toMatch(/…$/);
  });
});

it('cases show their titles and what is expected', () => {
  const text = 'cases for t 1.0\n\ncase "A glioma"\n  {glioma} met\n  expect appropriate\n';
  expect(lines(outline(text))).toEqual(['A glioma | appropriate']);
});

it.each([...shippedFiles(), ...validCorpus()].map(({ path, text }) => ({ path, text })))(
  'places hold each other in $path',
  ({ text }) => {
    let count = 0;
    walk(outline(text), (entry, parent) => {
      count += 1;
      expect(entry.span.start).toBeLessThanOrEqual(entry.name.start);
      expect(entry.span.end).toBeGreaterThanOrEqual(entry.name.end);
      expect(entry.span.end).toBeLessThanOrEqual(text.length);
      if (parent === undefined) return;
      expect(entry.span.start).toBeGreaterThanOrEqual(parent.span.start);
      expect(entry.span.end).toBeLessThanOrEqual(parent.span.end);
    });
    expect(count).toBeGreaterThan(0);
  },
);
