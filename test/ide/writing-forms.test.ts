// Forms of the writing actions: elements, citations, terms, codes, changes; what they write and what they refuse.
import { describe, expect, it } from 'vitest';
import { readCitation } from '../../dsl/ide/read-citation.ts';
import { writeAt } from '../../dsl/ide/write.ts';
import { libraryAt } from './support/library.ts';
import { criteria, head, outline, uri, written } from './support/writing.ts';

describe('forms', () => {
  const number = {
    name: 'hba1c',
    label: 'HbA1c',
    type: 'quantity',
    values: [],
    unit: '%',
    precision: '0.1',
    from: '3',
    to: '20',
    system: '',
  } as const;
  it('declares a data element', () => {
    expect(written('‸indications\n  ANY OF\n    - A\n', { kind: 'add-element', form: number }))
      .toMatchInlineSnapshot(`
      "data
        ⟪hba1c⟫  "HbA1c"  quantity in %, precision 0.1, from 3 to 20

      indications
        ANY OF
          - A"
    `);
    const body = 'data\n  purpose  "Purpose of it"  choice of a, b\n\n‸indications\n  ANY OF\n    - A\n';
    expect(written(body, { kind: 'add-element', form: number }).split('\n')[2]).toMatchInlineSnapshot(
      `"  ⟪hba1c⟫    "HbA1c"          quantity in %, precision 0.1, from 3 to 20"`,
    );
    expect(
      written(body, {
        kind: 'add-element',
        form: { ...number, type: 'choice', values: ['first line', 'second'] },
      }).split('\n')[2],
    ).toMatchInlineSnapshot(`"  ⟪hba1c⟫    "HbA1c"          choice of "first line", second"`);
  });
  it.each([
    [{ name: '' }, 'name'],
    [{ name: 'HbA1c' }, 'name'],
    [{ name: 'request' }, 'name'],
    [{ label: ' ' }, 'label'],
    [{ unit: 'mg/dl/x' }, 'unit'],
    [{ precision: '0' }, 'precision'],
    [{ from: '3.55' }, 'from'],
    [{ from: '9', to: '3' }, 'to'],
    [{ type: 'choice', values: ['one'] }, 'values'],
    [{ type: 'codes', system: '' }, 'system'],
  ] as const)('refuses %o', (wrong, field) => {
    const { workspace } = libraryAt(`${head}indications\n  ANY OF\n    - A\n`);
    const outcome = writeAt(
      workspace,
      uri,
      { start: 0, end: 0 },
      { kind: 'add-element', form: { ...number, ...wrong } },
    );
    expect(outcome).toMatchObject({ kind: 'refused', field });
  });
  it('cites, and adds a publication once', () => {
    expect(
      criteria(written(outline('Pain'), { kind: 'cite', keys: ['lee-2022'] })).split('\n')[2],
    ).toMatchInlineSnapshot(`"    1. Pain at night {pain}  [lee-2022]"`);
    expect(written(outline('Swelling'), { kind: 'cite', keys: ['lee-2022'] })).toMatchInlineSnapshot(
      `"refused keys: “Swelling” cites it already."`,
    );
    const { fields } = readCitation(
      'Weinberg BD, Kuruva M, Shim H, Mullins ME. Clinical applications of spectroscopy. Radiol Clin North Am. 2021 May;59(3):349-362. doi: 10.1016/j.rcl.2021.01.004. PMID: 33926681.',
    );
    const added = written(outline('Fever'), { kind: 'add-reference', form: { key: '', fields, cite: true } });
    expect(added.slice(added.indexOf('3. Fever'), added.indexOf('Chills'))).toMatchInlineSnapshot(`
      "3. Fever AND ANY OF  [weinberg-2021]
               a. "
    `);
    expect(added.slice(added.indexOf('references'))).toMatchInlineSnapshot(`
      "references
        lee-2022  Lee, A. (2022). Swelling. *J*, 1(2), 3-4.
        weinberg-2021  Weinberg, B.D., Kuruva, M. et al. (2021). Clinical applications of spectroscopy. *Radiol Clin North
                       Am*, 59(3), 349-362. doi:10.1016/j.rcl.2021.01.004"
    `);
    const lee = { ...fields, title: 'Swelling', doi: '', pmid: '' };
    const known = outline('Fever').replace('Swelling. *J*', 'Swelling of the whole hand. *J*');
    expect(
      written(known, {
        kind: 'add-reference',
        form: { key: '', fields: { ...lee, title: 'Swelling of the Whole Hand' }, cite: true },
      }),
    ).toMatchInlineSnapshot(`"refused known: It is in the references already, as lee-2022. Cite that one."`);
  });
  it('defines a term in its place', () => {
    const body =
      '‸indications\n  ANY OF\n    - A\n\nterms\n  Apnea (AP)\n    A pause.\n\n  Coma\n    A sleep.\n';
    const form = {
      name: 'Bradycardia',
      abbreviations: ['BC'],
      synonyms: ['slow heart'],
      definition: 'Fewer than 60 beats a minute.',
    };
    expect(written(body, { kind: 'define-term', form })).toMatchInlineSnapshot(`
      "indications
        ANY OF
          - A

      terms
        Apnea (AP)
          A pause.

        ⟪Bradycardia⟫ (BC), also slow heart
          Fewer than 60 beats a minute.

        Coma
          A sleep."
    `);
    expect(
      written(body, { kind: 'define-term', form: { ...form, abbreviations: ['ap'] } }),
    ).toMatchInlineSnapshot(`"refused name: “AP” is defined already, under “Apnea”."`);
  });
  it('adds a code whose form is that of its system, and makes up no words for it', () => {
    const body = '‸indications\n  ANY OF\n    - A\n\nprocedures CPT\n  76390  Spectroscopy\n';
    const form = { table: 'procedures', system: 'CPT', code: '70551', description: '', status: '' } as const;
    expect(written(body, { kind: 'add-code', form })).toMatchInlineSnapshot(`
      "indications
        ANY OF
          - A

      procedures CPT
        76390  Spectroscopy
        ⟪70551⟫"
    `);
    expect(written(body, { kind: 'add-code', form: { ...form, code: '7055' } })).toMatchInlineSnapshot(
      `"refused code: \`7055\` does not have the form of a code of CPT. Codes of CPT are written like 76390."`,
    );
    expect(written(body, { kind: 'add-code', form: { ...form, code: '76390' } })).toMatchInlineSnapshot(
      `"refused code: 76390 is in the table already."`,
    );
    expect(
      written(body, {
        kind: 'add-code',
        form: {
          table: 'diagnoses',
          system: 'ICD-10-CM',
          code: 'g40.909',
          description: 'Epilepsy',
          status: 'covered',
        },
      }).split('procedures')[1],
    ).toMatchInlineSnapshot(`
      " CPT
        76390  Spectroscopy

      diagnoses ICD-10-CM
        ⟪G40.909⟫  Epilepsy  | covered"
    `);
  });
  it('adds a change, from the version that is followed', () => {
    const form = { verb: 'added', id: 'pain', text: '"Pain" indication' } as const;
    const added = written(outline('Pain'), { kind: 'add-change', form });
    expect(added.slice(added.indexOf('changes'), added.indexOf('references'))).toMatchInlineSnapshot(`
      "changes from 1
        ⟪added⟫  {pain}  "Pain" indication

      "
    `);
    expect(
      written(outline('Pain'), { kind: 'add-change', form: { ...form, id: 'other' } }),
    ).toMatchInlineSnapshot(`"refused id: No criterion has the id {other}."`);
  });
});

describe('conditions', () => {
  const data =
    'data\n  hba1c  "HbA1c"  quantity in %, precision 0.1\n  stage  "Stage"  scale I < II < III\n  mri  "Last MRI"  choice of normal, "not done"\n  placed  "Placed"  date\n  visits  "Visits"  count\n  diagnosis  "Diagnoses"  codes from ICD-10-CM\n  pregnant  "Pregnant"  yes-no\n\n';
  const body = `${data}indications\n  ANY OF\n    - ‸Sugar is high {sugar}\n`;
  const empty = { element: '', values: [], from: '', to: '', unit: 'weeks' } as const;
  it.each([
    [{ element: 'hba1c', test: '>=', from: '8.5' }, 'WHEN ⟪hba1c >= 8.5 %⟫'],
    [{ element: 'hba1c', test: 'between', from: '6', to: '8' }, 'WHEN ⟪hba1c between 6 % and 8 %⟫'],
    [{ element: 'visits', test: '<', from: '3' }, 'WHEN ⟪visits < 3⟫'],
    [{ element: 'stage', test: 'at least', values: ['II'] }, 'WHEN ⟪stage at least II⟫'],
    [{ element: 'mri', test: 'is', values: ['normal', 'not done'] }, 'WHEN ⟪mri is normal or "not done"⟫'],
    [{ element: 'placed', test: 'within', from: '6' }, 'WHEN ⟪placed within 6 weeks before request⟫'],
    [{ element: 'placed', test: 'on or after', from: '2024-01-31' }, 'WHEN ⟪placed on or after 2024-01-31⟫'],
    [{ element: 'diagnosis', test: 'in', values: ['c34.00-c34.92'] }, 'WHEN ⟪diagnosis in C34.00-C34.92⟫'],
    [{ element: 'pregnant', test: 'is not so' }, 'WHEN ⟪NOT pregnant⟫'],
  ] as const)('%o', (form, expected) => {
    const text = written(body, { kind: 'compute', form: { ...empty, ...form } });
    expect(text.split('\n').at(-1)?.trim()).toBe(expected);
  });

  it('replaces the condition that a criterion has', () => {
    const has = `${body}         WHEN hba1c > 7 %\n`;
    const text = written(has, {
      kind: 'compute',
      form: { ...empty, element: 'visits', test: '=', from: '2' },
    });
    expect(text.split('\n').at(-1)).toBe('         WHEN ⟪visits = 2⟫');
  });

  it.each([
    [{ element: '', test: '>=', from: '8' }, 'refused element: Choose what it is read from.'],
    [{ element: 'hba1c', test: '>=', from: '8,5' }, 'refused from: Write a number; decimals have a point.'],
    [{ element: 'hba1c', test: 'is', from: '8' }, 'refused test: Choose what is asked of it.'],
    [{ element: 'mri', test: 'is' }, 'refused values: Choose a value.'],
    [{ element: 'placed', test: 'before', from: 'May' }, 'refused from: Write the day as YYYY-MM-DD.'],
    [{ element: 'hba1c', test: '>=', from: '8.55' }, /^refused: .*precision/],
  ] as const)('refuses %o', (form, expected) => {
    const text = written(body, { kind: 'compute', form: { ...empty, ...form } });
    if (typeof expected === 'string') expect(text).toBe(expected);
    else expect(text).toMatch(expected);
  });
});
