// Each kind of structural change to criteria on its own, and none where nothing changed.
import { describe, expect, it } from 'vitest';
import type { Change } from '../../dsl/diff/change.ts';
import type { Test } from '../../dsl/decision/criteria-graph.ts';
import { between, compare, ids, lists } from './support/compare.ts';
import type { ItemSketch } from './support/small-guideline.ts';
import { all, any, indications, placeIn } from './support/small-guideline.ts';

describe('criteria', () => {
  it('tells nothing where nothing changed', () => {
    const items = [{ words: 'Tumor', id: 'tumor', group: any('Edema', 'Biopsy') }, 'Epilepsy'];
    expect(between(items, items)).toEqual([]);
  });

  it('added and removed, with what is inside them', () => {
    const changes = between(['Epilepsy'], [{ words: 'Tumor', id: 'tumor', group: any('Edema') }, 'Epilepsy']);
    expect(changes).toMatchObject([
      { kind: 'added', id: 'added:tumor', within: '', materiality: 'meaning', headline: 'Added “Tumor”' },
      { kind: 'added', id: 'added:edema', within: 'added:tumor', under: ['Tumor'], underIds: ['tumor'] },
      { kind: 'renumbered', old: { number: '1' }, new: { number: '2' }, materiality: 'administrative' },
    ]);
    const back = between([{ words: 'Tumor', id: 'tumor', group: any('Edema') }, 'Epilepsy'], ['Epilepsy']);
    expect(back.map(({ id }) => id)).toEqual(['removed:tumor', 'removed:edema', 'renumbered:epilepsy']);
  });

  it('what is gone stands where it stood', () => {
    expect(ids(['A one', 'B two', 'C three'], ['A one', 'D four', 'C three'])).toEqual([
      'added:d-four',
      'removed:b-two',
    ]);
  });

  it('moved to another criterion is not removed and added', () => {
    const olds = [
      { words: 'Tumor', group: any('Edema', 'Biopsy') },
      { words: 'Injury', group: any('Trauma') },
    ];
    const news = [
      { words: 'Tumor', group: any('Biopsy') },
      { words: 'Injury', group: any('Trauma', 'Edema') },
    ];
    expect(between(olds, news)).toMatchObject([
      { kind: 'renumbered', id: 'renumbered:biopsy' },
      { kind: 'moved', how: 'parent', from: 'Tumor', to: 'Injury', materiality: 'meaning' },
    ]);
  });

  it('moved among its siblings', () => {
    expect(between(['A one', 'B two', 'C three'], ['C three', 'A one', 'B two'])).toMatchObject([
      { kind: 'moved', how: 'order', new: { words: 'C three' }, materiality: 'wording' },
      { kind: 'renumbered' },
      { kind: 'renumbered' },
    ]);
  });

  it('an inserted condition moves no list', () => {
    const group = any('Edema', 'Biopsy');
    const changes = between(
      [{ words: 'MRI unclear', id: 'mri', more: [{ by: 'AND', group }] }],
      [
        {
          words: 'MRI unclear',
          id: 'mri',
          more: [
            { by: 'AND', words: 'Therapy is needed' },
            { by: 'AND', group },
          ],
        },
      ],
    );
    expect(changes).toMatchObject([
      { kind: 'added', unit: 'condition', new: { words: 'AND Therapy is needed' } },
    ]);
  });

  it('removed condition', () => {
    const changes = between(
      [{ words: 'MRI unclear', more: [{ by: 'UNLESS', words: 'Pregnant' }] }],
      ['MRI unclear'],
    );
    expect(changes).toMatchObject([
      { kind: 'removed', unit: 'condition', old: { words: 'UNLESS Pregnant' } },
    ]);
  });

  it('reworded, with marks that give both texts back', () => {
    const [change] = between(
      ['Epilepsy, for surgery {epilepsy}'],
      ['Epilepsy for pre-surgical evaluation {epilepsy}'],
    );
    expect(change).toMatchObject({
      kind: 'reworded',
      matchedBy: 'id',
      materiality: 'wording',
      asksSomethingElse: false,
    });
    const text = (kind: 'removed' | 'added'): string =>
      (change?.marks ?? [])
        .flatMap((mark) => (mark.kind === 'same' || mark.kind === kind ? [mark.text] : []))
        .join('');
    expect([text('removed'), text('added')]).toEqual([change?.old?.words, change?.new?.words]);
  });

  it.each([
    ['Pain for 6 weeks', 'Pain for 4 weeks'],
    ['Pain for six weeks', 'Pain for six months'],
    ['With fever', 'Without fever'],
    ['Failed rest and exercise', 'Failed rest or exercise'],
    ['Age over 18', 'Age under 18'],
  ])('%s, now %s, asks something else', (from, to) => {
    expect(between([`${from} {q}`], [`${to} {q}`])).toMatchObject([
      { kind: 'reworded', asksSomethingElse: true, materiality: 'meaning' },
    ]);
  });

  it.each([
    ['Pain for 6 weeks', 'Pain for six weeks'],
    ['Epilepsy, known', 'Known epilepsy'],
  ])('%s, now %s, asks the same', (from, to) => {
    expect(between([`${from} {q}`], [`${to} {q}`])).toMatchObject([{ asksSomethingElse: false }]);
  });
});

describe('logic', () => {
  const group = all('Edema', 'Biopsy');
  const pairs: readonly (readonly [string, ItemSketch, ItemSketch, object])[] = [
    [
      'quantifier',
      { words: 'Tumor', group },
      { words: 'Tumor', group: any(...group.items) },
      { what: 'quantifier', from: 'ALL OF', to: 'ANY OF' },
    ],
    [
      'count',
      { words: 'Tumor', group: { of: 'AT LEAST', count: 1, items: group.items } },
      { words: 'Tumor', group: { of: 'AT LEAST', count: 2, items: group.items } },
      { what: 'quantifier', from: 'AT LEAST 1 OF', to: 'AT LEAST 2 OF' },
    ],
    [
      'connector of a clause',
      { words: 'Tumor', more: [{ by: 'AND', words: 'Edema' }] },
      { words: 'Tumor', more: [{ by: 'UNLESS', words: 'Edema' }] },
      { what: 'connector', from: 'AND', to: 'UNLESS' },
    ],
    [
      'connector of a group',
      { words: 'Tumor', group },
      { words: 'Tumor', group, join: 'UNLESS' },
      { what: 'connector', from: 'AND', to: 'UNLESS' },
    ],
    [
      'negation',
      { words: 'Tumor' },
      { words: 'Tumor', not: true },
      { what: 'negation', from: '', to: 'NOT' },
    ],
    ['heading', { words: 'Tumor', group }, { words: 'Tumor', group, heading: true }, { what: 'heading' }],
    [
      'closed list',
      { words: 'Tumor' },
      { words: 'Tumor', only: ['Glioma'] },
      { what: 'closed list', to: 'ONLY' },
    ],
  ];
  it.each(pairs)('%s', (_, from, to, expected) => {
    const changes = between([from], [to]).filter(({ kind }) => kind === 'regrouped');
    expect(changes).toMatchObject([{ kind: 'regrouped', materiality: 'meaning', ...expected }]);
  });

  it('WITH reads as AND', () => {
    expect(between([{ words: 'Tumor', group }], [{ words: 'Tumor', group, join: 'WITH' }])).toEqual([]);
  });

  it('swapped clauses of an UNLESS are told', () => {
    const changes = between(
      [{ words: 'Tumor', id: 't', more: [{ by: 'UNLESS', words: 'Edema' }] }],
      [{ words: 'Edema', id: 't', more: [{ by: 'UNLESS', words: 'Tumor' }] }],
    );
    expect(changes).toMatchObject([{ kind: 'regrouped', from: 'UNLESS, AND', to: 'AND, UNLESS' }]);
  });

  it('entries of a closed list', () => {
    const changes = between(
      [{ words: 'Tumor', only: ['Glioma', 'Edema'] }],
      [{ words: 'Tumor', only: ['Glioma', 'Lymphoma'] }],
    );
    expect(changes).toMatchObject([
      { kind: 'added', unit: 'entry', new: { words: 'Lymphoma' } },
      { kind: 'removed', unit: 'entry', old: { words: 'Edema' } },
    ]);
  });

  it('threshold', () => {
    const atLeast = (text: string, from: number): ItemSketch => ({
      words: 'Obesity',
      when: {
        text: `bmi >= ${text} kg/m2`,
        test: { op: 'in-range', element: 0, ranges: [{ from, to: undefined }] } satisfies Test,
      },
    });
    expect(between([atLeast('35', 350)], [atLeast('40', 400)])).toMatchObject([
      {
        kind: 'threshold',
        what: 'WHEN',
        from: 'bmi >= 35 kg/m2',
        to: 'bmi >= 40 kg/m2',
        materiality: 'meaning',
      },
    ]);
    expect(between(['Obesity'], [atLeast('40', 400)])).toMatchObject([{ kind: 'threshold', from: '' }]);
  });

  it('section: quantifier, title, lead-in, citations', () => {
    const section = indications('Edema', 'Biopsy');
    const changes = compare(
      { version: '1', sections: [section] },
      {
        version: '1',
        sections: [{ ...section, of: 'ALL OF', title: 'MRI', leadIn: 'Needs', cites: ['a-2021'] }],
      },
    );
    expect(changes.map(({ kind }) => kind)).toEqual(['reworded', 'text', 'regrouped', 'citation']);
  });

  it('a whole section', () => {
    const section = indications('Edema');
    const contra = { kind: 'contraindications' as const, title: 'Safety', ...any('Stent') };
    const changes = compare(
      { version: '1', sections: [section] },
      { version: '1', sections: [contra, section] },
    );
    expect(changes).toMatchObject([
      { kind: 'added', unit: 'section', within: '', new: { words: 'Safety' } },
      { kind: 'added', unit: 'criterion', within: 'added:section:safety' },
    ]);
  });
});

describe('evidence and explanations', () => {
  it('citations, examples and notes of a criterion', () => {
    const changes = between(
      [{ words: 'Tumor', cites: ['a-2020', 'b-2021'], eg: ['glioma'], notes: ['Old note'] }],
      [{ words: 'Tumor', cites: ['b-2021', 'c-2022'], eg: ['glioma', 'lymphoma'], notes: ['New note'] }],
    );
    expect(changes).toMatchObject([
      { kind: 'example', added: ['lymphoma'], removed: [], materiality: 'wording' },
      { kind: 'citation', added: ['c-2022'], removed: ['a-2020'], materiality: 'evidence' },
      { kind: 'detail', what: 'NOTE', how: 'revised' },
    ]);
  });

  it('a renamed citation key is no change of evidence', () => {
    const reference = (key: string) => ({
      key,
      text: 'Hongel, G. (2022). Emerging methods.',
      number: 1,
      place: placeIn('x'),
    });
    const changes = compare(
      {
        version: '1',
        sections: [indications({ words: 'Tumor', cites: ['hongel'] })],
        references: [reference('hongel')],
      },
      {
        version: '1',
        sections: [indications({ words: 'Tumor', cites: ['hongel-2022'] })],
        references: [reference('hongel-2022')],
      },
    );
    expect(changes).toEqual([]);
  });

  it('a citation that stays is none that changed, though the list of references calls it otherwise now', () => {
    const reference = (key: string) => ({ key, text: 'Weinberg (2021).', number: 1, place: placeIn('x') });
    const sections = [
      { ...indications({ words: 'Tumor', cites: ['weinberg-2021'] }), cites: ['weinberg-2021'] },
    ];
    const changes = compare(
      { version: '1', sections, references: [reference('weinberg-2021')] },
      { version: '1', sections, references: [reference('weinberg-2031')] },
    );
    expect(changes).toEqual([]);
  });

  it('references', () => {
    const reference = (key: string, text: string) => ({ key, text, number: 1, place: placeIn('x') });
    const changes = lists(
      { references: [reference('a', 'A text'), reference('b', 'B text')] },
      { references: [reference('b', 'B text, second edition'), reference('c', 'C text')] },
    );
    expect(changes).toMatchObject([
      { kind: 'reference', how: 'removed', id: 'references:a' },
      { kind: 'reference', how: 'revised', id: 'references:b' },
      { kind: 'reference', how: 'added', id: 'references:c', materiality: 'evidence' },
    ]);
  });
});

it('is plain data that survives JSON, with ids that name one change each', () => {
  const changes = between(
    [{ words: 'Tumor', group: any('Edema', 'Biopsy') }, 'Epilepsy'],
    [{ words: 'Tumor', group: all('Edema', 'Biopsy of the lesion') }, 'Seizures', 'Epilepsy, known'],
  );
  expect(changes.length).toBeGreaterThan(3);
  expect(JSON.parse(JSON.stringify(changes))).toEqual(withoutUndefined(changes));
  expect(new Set(changes.map(({ id }) => id)).size).toBe(changes.length);
});

function withoutUndefined(changes: readonly Change[]): unknown {
  return changes.map((change) =>
    Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)),
  );
}
