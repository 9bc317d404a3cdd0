// Where one is in a text, what a selection grows to, which words are the same thing, and what is found by typing part of its words.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { breadcrumbsAt } from '../../dsl/ide/breadcrumbs.ts';
import { highlightsAt } from '../../dsl/ide/highlights.ts';
import { librarySymbols } from '../../dsl/ide/library-symbols.ts';
import { selectionRangesAt } from '../../dsl/ide/selection-ranges.ts';
import type { SourceText } from '../../dsl/source/source-text.ts';
import { createSourceText } from '../../dsl/source/source-text.ts';
import type { Document } from '../../dsl/syntax/ast.ts';
import { shippedFiles } from '../support/documents.ts';
import { libraryAt, shownPlaces } from './support/library.ts';

const text = `guideline "T"
  id t
  version 1

data
  purpose  "Purpose"  choice of a-one, b-two

indications "Brain"
  ANY OF
    1. First and foremost AND ANY OF  {first}
         a. Under the first  {under}
              WHEN purpose is a-one
         b. Other  {other}

    2. Second  {second}
         WHEN MET {first} AND purpose is b-two
`;

function parsed(marked: string): { source: SourceText; document: Document; offset: number } {
  const { workspace, uri, offset } = libraryAt(marked);
  const document = workspace.document(uri)?.value;
  if (document === undefined) throw new Error('no document');
  return { source: createSourceText(uri, workspace.text(uri) ?? ''), document, offset };
}

function crumbs(marked: string): readonly string[] {
  const { source, document, offset } = parsed(marked);
  return breadcrumbsAt(source, document, offset).map(({ label }) => label);
}

describe('breadcrumbs', () => {
  it('lead from the section to the innermost criterion', () => {
    expect(crumbs(text.replace('Under the', 'Under ‸the'))).toEqual([
      'Indications: Brain',
      '1. First and foremost',
      'a. Under the first',
    ]);
  });

  it('hold on blanks at the begin of a line and in the lines of a condition', () => {
    const inCondition = text.replace('purpose is a-one', 'purpose ‸is a-one');
    expect(crumbs(inCondition).at(-1)).toBe('a. Under the first');
    expect(crumbs(text.replace('    2. Second', '‸    2. Second')).at(-1)).toBe('2. Second');
  });

  it('are empty in the header', () => expect(crumbs(text.replace('id t', 'id ‸t'))).toEqual([]));

  it('are a path of the outline wherever one stands, in every shipped text', () => {
    const files = shippedFiles().map(({ text: words }) => parsed(words));
    fc.assert(
      fc.property(fc.constantFrom(...files), fc.nat(), ({ source, document }, at) => {
        const path = breadcrumbsAt(source, document, at % (source.text.length + 1));
        for (const [index, entry] of path.entries())
          if (index > 0) expect(path[index - 1]?.children).toContainEqual(entry);
      }),
      { seed: 7, numRuns: 60 },
    );
  });
});

describe('selections', () => {
  it('grow from the word to the text', () => {
    const { source, document, offset } = parsed(text.replace('Under the', 'Un‸der the'));
    const ranges = selectionRangesAt(source, document, offset);
    const shown = ranges.map(({ start, end }) =>
      source.text.slice(start, end).replaceAll(/\s+/g, ' ').trim(),
    );
    expect(shown.slice(0, 2)).toEqual(['Under', 'Under the first']);
    expect(shown).toContain('a. Under the first {under} WHEN purpose is a-one');
    expect(shown.at(-2)).toMatch(/^indications "Brain".*b-two$/);
    expect(ranges.at(-1)).toEqual({ start: 0, end: source.text.length });
  });

  it('each hold the one before, around the cursor, in every shipped text', () => {
    const files = shippedFiles().map(({ text: words }) => parsed(words));
    fc.assert(
      fc.property(fc.constantFrom(...files), fc.nat(), ({ source, document }, at) => {
        const offset = at % (source.text.length + 1);
        const ranges = selectionRangesAt(source, document, offset);
        let before = { start: offset, end: offset };
        for (const range of ranges) {
          expect(range.start <= before.start && range.end >= before.end).toBe(true);
          expect(range.end - range.start).toBeGreaterThan(before.end - before.start);
          before = range;
        }
      }),
      { seed: 11, numRuns: 60 },
    );
  });
});

describe('highlights', () => {
  it('show every place of a name in its own text alone, in its order', () => {
    const { workspace, uri, offset } = libraryAt({
      't.guideline': text.replace('purpose is b', 'pur‸pose is b'),
      't.cases': 'cases for t 1\n\ncase "A"\n  purpose is a-one\n  expect appropriate\n',
    });
    const found = highlightsAt(workspace, uri, offset);
    expect(found.map(({ kind }) => kind)).toEqual(['definition', 'use', 'use']);
    expect(
      shownPlaces(
        workspace,
        found.map(({ span }) => ({ uri, span })),
      ),
    ).toEqual([
      't.guideline: ⟪purpose⟫  "Purpose"  choice of a-one, b-two',
      't.guideline: WHEN ⟪purpose⟫ is a-one',
      't.guideline: WHEN MET {first} AND ⟪purpose⟫ is b-two',
    ]);
  });

  it('show nothing where nothing is named', () => {
    const { workspace, uri, offset } = libraryAt(text.replace('"Brain"', '"Br‸ain"'));
    expect(highlightsAt(workspace, uri, offset)).toEqual([]);
  });
});

describe('symbols of the library', () => {
  const { workspace } = libraryAt({
    't.guideline': text,
    't.cases': 'cases for t 1\n\ncase "Other first"\n  expect appropriate\n',
  });
  const found = (query: string, most?: number): readonly string[] =>
    librarySymbols(workspace, query, most).map(
      ({ uri, entry, within }) => `${uri} ${entry.label} < ${within}`,
    );

  it('are found by any of their words, in any order and case', () => {
    expect(found('FIRST under')).toEqual(['t.guideline a. Under the first < 1. First and foremost']);
    expect(found('first other')).toEqual(['t.cases Other first < ']);
    expect(found('no such words')).toEqual([]);
  });

  it('are bounded in number', () => expect(found('', 3)).toHaveLength(3));
});
