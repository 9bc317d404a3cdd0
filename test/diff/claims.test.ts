// The drafted summary of changes in the house style, and the check of a printed one both ways.
import { describe, expect, it } from 'vitest';
import type { Change } from '../../dsl/diff/change.ts';
import { checkClaims } from '../../dsl/diff/claims.ts';
import type { DraftSummary } from '../../dsl/diff/guideline-diff.ts';
import { matchCriteria } from '../../dsl/diff/match.ts';
import { structuralChanges } from '../../dsl/diff/structural.ts';
import { draftSummary } from '../../dsl/diff/summary.ts';
import { summaryMarkdown, summarySource, summaryText } from '../../dsl/diff/summary-text.ts';
import type { VersionSketch } from './support/small-guideline.ts';
import { any, indications, placeIn, sketchVersion } from './support/small-guideline.ts';

const place = placeIn('x');
const reference = (key: string) => ({ key, text: `Text of ${key}.`, number: 1, place });
const term = (name: string) => ({ name, abbreviations: [], synonyms: [], definition: ['Meaning.'], place });
const codes = (...list: readonly string[]) => [
  {
    kind: 'procedures' as const,
    system: 'CPT',
    place,
    rows: list.map((code) => ({
      code,
      description: `Service ${code}`,
      status: 'covered',
      addOn: false,
      modifiers: [],
      place,
    })),
  },
];

const older: VersionSketch = {
  version: '2023.1',
  title: 'MR Spectroscopy',
  sections: [
    indications(
      {
        words: 'Brain tumors are known',
        id: 'brain-tumor',
        cites: ['a-2020'],
        group: any('Treatment planning {treatment}'),
      },
      'Headache {headache}',
    ),
  ],
  references: [reference('a-2020')],
  codeTables: codes('76390'),
  terms: [term('Edema')],
};

const newer: VersionSketch = {
  version: '2024.2',
  title: 'MR Spectroscopy',
  population: ['Adults and children.'],
  sections: [
    indications(
      {
        words: 'Brain tumors are known',
        id: 'brain-tumor',
        cites: ['a-2020', 'b-2021'],
        group: any(
          'Biopsy localization {biopsy}',
          { words: 'Gliomas', id: 'glioma', group: any('Edema', 'Lymphoma') },
          'Treatment planning {treatment}',
        ),
      },
      'Epilepsy for pre-surgical evaluation {epilepsy}',
      'Mitochondrial disorder',
    ),
  ],
  references: [reference('a-2020'), reference('b-2021')],
  codeTables: codes('76390', '76391'),
  terms: [term('Edema'), term('Ataxia')],
};

describe('drafted summary', () => {
  const summary = drafted();

  it('prints the house style', () => {
    expect(summaryText({ summary })).toBe(
      [
        'MR Spectroscopy guideline had the following version changes from 2023.1 to 2024.2:',
        '',
        '- Added the following:',
        '  - Indications under "Brain tumors are known"',
        '  - "Epilepsy for pre-surgical evaluation" indication',
        '  - "Mitochondrial disorder" indication',
        '  - Population text',
        '  - Definition of "Ataxia"',
        '- Removed the following:',
        '  - "Headache" indication',
        '- Citations updated per the evidence.',
        '- Procedure and diagnosis codes:',
        '  - Added CPT 76391 “Service 76391”',
        '',
      ].join('\n'),
    );
  });

  it('ties every bullet to changes, each change to at most one', () => {
    const behind = summary.groups.flatMap((group) => [
      ...group.changes,
      ...group.bullets.flatMap(({ changes }) => changes),
    ]);
    expect(summary.groups.flatMap(({ bullets }) => bullets).every(({ changes }) => changes.length > 0)).toBe(
      true,
    );
    expect(new Set(behind).size).toBe(behind.length);
    expect(behind).toContain('added:edema');
  });

  it('writes the lines of a changes section, with ids that the new version has', () => {
    expect(summarySource({ summary }).split('\n').slice(0, 3)).toEqual([
      '  added    {brain-tumor}  Indications under "Brain tumors are known"',
      '  added    {epilepsy}  "Epilepsy for pre-surgical evaluation" indication',
      '  added    "Mitochondrial disorder" indication',
    ]);
  });

  it('escapes Markdown', () => {
    const group = {
      heading: 'Added the following:',
      bullets: [{ words: '"A *b* [c]"', changes: ['x'], source: '' }],
      changes: [],
      source: '',
    };
    expect(summaryMarkdown({ summary: { lead: 'Lead', groups: [group] } })).toContain('"A \\*b\\* \\[c\\]"');
  });

  it('says so where nothing changed', () => {
    expect(summaryText({ summary: { lead: 'X had the following version changes:', groups: [] } })).toContain(
      '- No changes.',
    );
  });
});

describe('claims', () => {
  it.each([
    [
      'added',
      'epilepsy',
      '"Epilepsy" indication, to keep in line with current research',
      'id',
      ['added:epilepsy'],
    ],
    ['added', '', '"Mitochondrial disorders" indication', 'words', ['added:mitochondrial-disorder']],
    [
      'added',
      '',
      'Indications under "Brain tumors"',
      'parent',
      ['added:biopsy', 'added:glioma', 'added:edema', 'added:lymphoma'],
    ],
    [
      'revised',
      'brain-tumor',
      'Indications added under "Brain tumors"',
      'id',
      ['citation:brain-tumor', 'added:biopsy', 'added:glioma', 'added:edema', 'added:lymphoma'],
    ],
    ['updated', '', 'Citations per the evidence', 'kind', ['citation:brain-tumor', 'references:b-2021']],
    ['updated', '', 'references, per the evidence', 'kind', ['citation:brain-tumor', 'references:b-2021']],
    ['added', '', 'population, the "Pediatric Preamble" (mid-cycle update)', 'kind', ['text:population']],
    ['added', '', 'CPT codes', 'kind', ['code:procedures:76391']],
    ['added', '', 'definition of "Ataxia"', 'kind', ['terms:ataxia']],
    ['removed', '', '"Headache" indication', 'words', ['removed:headache']],
    ['added', '', 'Indications in "Imaging"', 'section', undefined],
  ])('%s {%s} %s', (verb, id, text, by, behind) => {
    const [claim] = claimed([{ verb, id, text }]).claims;
    expect(claim?.by).toBe(by);
    if (behind) expect(claim?.changes).toEqual(behind);
    else expect(claim?.changes.length).toBeGreaterThan(5);
  });

  it.each([
    ['added', '', '"Ataxia in a child" indication'],
    ['added', '', '"Pediatric indications" (mid-cycle update)'],
    ['removed', 'epilepsy', '"Epilepsy" indication'],
    ['added', 'unknown-id', '"Epilepsy" indication'],
    ['removed', '', 'definition of "Edema"'],
  ])('nothing behind: %s {%s} %s', (verb, id, text) => {
    expect(claimed([{ verb, id, text }]).claims[0]).toMatchObject({ by: 'nothing', changes: [] });
  });

  it('an id that was there before claims only what was added to it', () => {
    const [claim] = claimed([{ verb: 'added', id: 'brain-tumor', text: 'Brain tumors' }]).claims;
    expect(claim?.changes).toEqual([
      'citation:brain-tumor',
      'added:biopsy',
      'added:glioma',
      'added:edema',
      'added:lymphoma',
    ]);
  });

  it('lists the changes that no claim mentions', () => {
    const check = claimed([
      { verb: 'added', id: 'epilepsy', text: '"Epilepsy" indication' },
      { verb: 'added', id: '', text: 'Indications under "Brain tumors"' },
    ]);
    expect(check).toMatchObject({ listed: true, from: '2023.1' });
    expect(check.unmentioned).toEqual([
      'text:population',
      'code:procedures:76391',
      'citation:brain-tumor',
      'added:mitochondrial-disorder',
      'removed:headache',
      'terms:ataxia',
      'references:b-2021',
    ]);
  });

  it('takes the list of a version written shorter, and none of another version', () => {
    const entries = [{ verb: 'added', id: '', text: 'x', place }];
    expect(checkClaims([{ from: '2023', entries, place }], '2023.1', [])).toMatchObject({
      listed: true,
      from: '2023',
    });
    expect(checkClaims([{ from: '2022', entries, place }], '2023.1', [])).toMatchObject({
      listed: false,
      claims: [],
    });
  });

  it('the drafted lines, taken as the printed list, claim every change', () => {
    const lines = drafted().groups.flatMap(({ bullets }) => bullets);
    const entries = lines.map(({ source }) => {
      const [, verb = '', id = '', text = ''] = /^(\S+)\s+(?:\{([^}]*)\})?\s*(.*)$/.exec(source) ?? [];
      return { verb, id, text };
    });
    const check = claimed([...entries, { verb: 'updated', id: '', text: 'references, per the evidence' }]);
    expect(check.unmentioned).toEqual([]);
    expect(check.claims.filter(({ changes }) => changes.length === 0)).toEqual([]);
  });
});

function claimed(entries: readonly { readonly verb: string; readonly id: string; readonly text: string }[]) {
  const list = { from: '2023.1', entries: entries.map((entry) => ({ ...entry, place })), place };
  return checkClaims([list], '2023.1', changesBetween());
}

function changesBetween(): readonly Change[] {
  const [from, to] = [sketchVersion(older), sketchVersion(newer)];
  return structuralChanges(from, to, matchCriteria(from.guideline, to.guideline));
}

function drafted(): DraftSummary {
  const version = (label: string) => ({
    uri: label,
    id: 'mr',
    title: 'MR Spectroscopy',
    version: label,
    label,
  });
  const pinned = new Set(['brain-tumor', 'biopsy', 'glioma', 'treatment', 'epilepsy']);
  return draftSummary(changesBetween(), version('2023.1'), version('2024.2'), pinned);
}
