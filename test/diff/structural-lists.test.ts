// Each kind of structural change to lists, texts and the header on its own.
import { describe, expect, it } from 'vitest';
import { lists } from './support/compare.ts';
import { placeIn } from './support/small-guideline.ts';

describe('lists and header', () => {
  it('codes', () => {
    const table = (...rows: readonly (readonly [string, string, string])[]) => [
      {
        kind: 'procedures' as const,
        system: 'CPT',
        place: placeIn('x'),
        rows: rows.map(([code, description, status]) => ({
          code,
          description,
          status,
          addOn: false,
          modifiers: [],
          place: placeIn('x'),
        })),
      },
    ];
    const changes = lists(
      { codeTables: table(['1', 'One', 'covered'], ['2', 'Two', 'covered'], ['3', 'Three', 'covered']) },
      { codeTables: table(['1', 'One', 'not covered'], ['3', 'Third', 'covered'], ['4', 'Four', 'covered']) },
    );
    expect(changes).toMatchObject([
      {
        how: 'status',
        oldStatus: 'covered',
        newStatus: 'not covered',
        headline: 'CPT 1 is now not covered, was covered',
      },
      { how: 'removed', code: '2' },
      { how: 'description', code: '3' },
      { how: 'added', code: '4', materiality: 'codes' },
    ]);
  });

  it('terms, notes, population, related documents, data, fragments, change lists', () => {
    const place = placeIn('x');
    const term = (name: string, definition: string) => ({
      name,
      abbreviations: [],
      synonyms: [],
      definition: [definition],
      place,
    });
    const changes = lists(
      {
        terms: [term('Edema', 'Fluid.')],
        notes: ['One'],
        data: [{ name: 'bmi', label: 'BMI', type: 'quantity in kg/m2', place }],
        related: [{ label: 'NCD 220.2', title: 'MRI', url: '', place }],
        includes: [{ id: 'mri', version: '2024.1', fragment: undefined, place }],
      },
      {
        terms: [term('Edema', 'Excess fluid.')],
        population: ['Adults and children.'],
        data: [{ name: 'bmi', label: 'BMI', type: 'quantity in kg/m2, from 5 to 120', place }],
        includes: [{ id: 'mri', version: '2024.2', fragment: undefined, place }],
        changes: [{ from: '2023', entries: [], place }],
      },
    );
    expect(changes.map(({ kind, materiality }) => [kind, materiality])).toEqual([
      ['text', 'wording'],
      ['text', 'administrative'],
      ['include', 'meaning'],
      ['data', 'meaning'],
      ['term', 'wording'],
      ['text', 'wording'],
      ['change-list', 'administrative'],
    ]);
  });

  it('header', () => {
    const changes = lists(
      { header: { version: '1', reviewed: '2023-09-06' } },
      { header: { version: '2', reviewed: '2024-10-28' } },
    );
    expect(changes).toMatchObject([
      { field: 'version', date: false },
      { field: 'reviewed', date: true, headline: 'reviewed: 2023-09-06 is now 2024-10-28' },
    ]);
  });

  it('determination rows: revised, added and moved', () => {
    const row = (section: string, state: string, verdict: string, label = '') => ({
      section,
      state,
      verdict,
      label,
      place: placeIn('x'),
    });
    const changes = lists(
      {
        determination: [
          row('exclusions', 'met', 'not-covered'),
          row('indications', 'met', 'appropriate'),
          row('otherwise', '', 'clinician-review', 'Old'),
        ],
      },
      {
        determination: [
          row('indications', 'met', 'appropriate'),
          row('exclusions', 'met', 'not-covered'),
          row('otherwise', '', 'clinician-review', 'New'),
        ],
      },
    );
    expect(changes).toMatchObject([
      { how: 'moved', materiality: 'meaning' },
      { how: 'revised', materiality: 'wording' },
    ]);
  });
});
