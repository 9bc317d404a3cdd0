// The printed page in the house style: numbers, quantifiers, references, footnotes, order of the page.
import { describe, expect, it } from 'vitest';
import { printGuideline } from '../../dsl/publish/document.ts';
import { shippedFiles } from '../support/documents.ts';
import { compileText } from './compile-text.ts';
import { plainPage } from './plain-page.ts';

function page(text: string, fragments: Readonly<Record<string, string>> = {}): readonly string[] {
  return plainPage(printGuideline(compileText(text, fragments).guideline));
}

function criteria(items: string): readonly string[] {
  const lines = page(`guideline "T"\n  id t\n  version 1.0\n\nindications\n  ANY OF\n${items}\n`);
  return lines.slice(lines.findIndex((line) => line.startsWith('**ANY**')) + 1);
}

describe('criteria', () => {
  it('are numbered 1 / a / i whatever the markers are', () => {
    expect(
      criteria(
        '    - Pain AND ANY OF\n        * Rest\n        - Night AND ANY OF\n            - Late\n    - Fever',
      ),
    ).toEqual([
      '1. Pain and **ANY** of the following:',
      '  a. Rest',
      '  b. Night and **ANY** of the following:',
      '    i. Late',
      '2. Fever',
    ]);
  });

  it('keep the words of the writer where nothing joins a statement and its list', () => {
    expect(criteria('    1. Gliomas, to differentiate from ANY OF\n         a. Edema')[0]).toBe(
      '1. Gliomas, to differentiate from **ANY** of the following:',
    );
  });

  it.each([
    ['Pain WITH AT LEAST 2 OF', '1. Pain with **AT LEAST 2** of the following:'],
    ['Pain UNLESS ANY OF', '1. Pain unless **ANY** of the following:'],
    ['Clinical status: ANY OF', '1. Clinical status: **ANY** of the following:'],
    ['NONE OF', '1. **NONE** of the following:'],
    ['EXACTLY 1 OF', '1. **EXACTLY 1** of the following:'],
  ])('print the list of "%s"', (head, printed) => {
    expect(criteria(`    1. ${head}\n         a. One\n         b. Two`)[0]).toBe(printed);
  });

  it('run several conditions on in one line', () => {
    expect(
      criteria('    1. MRI is unclear.\n       AND therapy is planned\n       AND ANY OF\n         a. One'),
    ).toEqual(['1. MRI is unclear, and therapy is planned and **ANY** of the following:', '  a. One']);
  });

  it('begin a new line after a list', () => {
    expect(criteria('    1. ANY OF\n         a. One\n       UNLESS ruled out')).toEqual([
      '1. **ANY** of the following:',
      '  a. One',
      'Unless ruled out',
    ]);
  });

  it('print NOT in bold', () => {
    expect(criteria('    1. NOT able to lie still')).toEqual(['1. **NOT** able to lie still']);
  });

  it('print open examples as "eg", parted by semicolons where one holds a comma', () => {
    expect(
      criteria('    1. Encephalopathy.\n         EG hepatic; toxic\n    2. MELAS\n         EG a, b; c'),
    ).toEqual(['1. Encephalopathy (eg, hepatic, toxic).', '2. MELAS (eg, a, b; c)']);
  });

  it('print closed lists, guards, notes and limits', () => {
    const text = `guideline "T"
  id t
  version 1.0

data
  age     "Age"     quantity in years, precision 1
  visits  "Visits"  count

indications
  ANY OF
    1. Leukodystrophy
         ONLY Alexander disease; Krabbe disease
         NOTE Ask for the *report*.
    2. Growth is complete
         APPLIES TO age < 18 years
    3. Visits
         LIMIT visits 12 per 90 days
`;
    expect(page(text)).toEqual(
      expect.arrayContaining([
        '1. Leukodystrophy (one of: Alexander disease, Krabbe disease)',
        '**Note:** Ask for the *report*.',
        '2. Growth is complete [applies to: age < 18 years]',
        '**Limit:** visits 12 per 90 days',
      ]),
    );
  });

  it('carry the id and the place that they come from', () => {
    const compiled = compileText(
      'guideline "T"\n  id t\n  version 1.0\n\nindications\n  ANY OF\n    1. Pain  {pain}\n',
    );
    const block = printGuideline(compiled.guideline).blocks.find(
      (candidate) => candidate.kind === 'criteria',
    );
    const item = block?.items[0];
    expect(item?.criterion).toBe('pain');
    expect(compiled.source.text.slice(item?.place.span.start, item?.place.span.end)).toContain(
      'Pain  {pain}',
    );
  });
});

describe('references', () => {
  const withReferences = `guideline "T"
  id t
  version 1.0

indications
  ANY OF  [b-2020]
    1. Pain  [b-2020, a-2019]
    2. Fever  [missing-2000]

references
  a-2019  A. (2019). *Journal*, 1.
  b-2020  B. (2020).
`;

  it('are numbers in the order in which the criterion cites them', () => {
    expect(page(withReferences)).toEqual(
      expect.arrayContaining(['References: [2][1]', '[1] A. (2019). *Journal*, 1.', '[2] B. (2020).']),
    );
  });

  it('show the key of one that is not in the list, never a wrong number', () => {
    expect(page(withReferences)).toContain('References: [missing-2000?]');
  });

  it('of a fragment are numbered on after those of the guideline', () => {
    const fragment =
      'fragment "Shared"\n  id shared\n  version 1.0\n\ncontraindications\n  ANY OF\n    - Clip  [f-2018, a-2019]\n\nreferences\n  a-2019  A. (2019).\n  f-2018  F. (2018).\n';
    const text =
      'guideline "T"\n  id t\n  version 1.0\n\ninclude shared 1.0\n\nindications\n  ANY OF\n    1. Pain\n\nreferences\n  a-2019  A. (2019).\n';
    const lines = page(text, { shared: fragment });
    expect(lines).toEqual(expect.arrayContaining(['## Shared', 'References: [2][1]', '[2] F. (2018).']));
    expect(lines.filter((line) => line.includes('A. (2019)'))).toHaveLength(1);
  });
});

describe('footnotes', () => {
  it('are numbered through the document and stand below their section', () => {
    const section = (word: string, name: string) =>
      `${word}\n  ANY OF\n    1. ${name}\n         FOOTNOTE Of ${name}.\n\n`;
    const lines = page(
      `guideline "T"\n  id t\n  version 1.0\n\n${section('contraindications', 'One')}${section('indications', 'Two')}`,
    );
    expect(lines.filter((line) => line.includes('^'))).toEqual([
      '1. One^1',
      '^1 Of One.',
      '1. Two^2',
      '^2 Of Two.',
    ]);
  });
});

describe('the page', () => {
  it('has the year of the version in its title and American dates', () => {
    const lines = page(
      'guideline "MRS"\n  id t\n  version 2024.2\n  status published\n  reviewed 2024-10-28\n\nindications\n  ANY OF\n    1. Pain\n',
    );
    expect(lines.slice(0, 4)).toEqual([
      '2024 MRS',
      'Version: 2024.2',
      'Status: Published',
      'Last Review Date: 10/28/2024',
    ]);
  });

  it('has a status column where a code is not simply covered', () => {
    const lines = page(
      'guideline "T"\n  id t\n  version 1.0\n\nprocedures CPT\n  76390  MRS\n  76377  3D | not covered\n',
    );
    expect(lines).toEqual(
      expect.arrayContaining([
        'Table 1. CPT procedure codes',
        'Code | Description | Status',
        '76377 | 3D | not covered',
      ]),
    );
  });

  it('has anchors that are all different', () => {
    const text = shippedFiles().find(({ path }) => path.endsWith('2024.guideline'))?.text ?? '';
    const { blocks } = printGuideline(compileText(text).guideline);
    const anchors = blocks.flatMap((block) => (block.kind === 'heading' ? [block.anchor] : []));
    expect(anchors.length).toBeGreaterThan(4);
    expect(new Set(anchors).size).toBe(anchors.length);
  });
});

describe('the shipped guideline', () => {
  const text = (name: string) => shippedFiles().find(({ path }) => path.endsWith(name))?.text ?? '';
  const compiled = compileText(text('2024.guideline'), {
    'mri-general-contraindications': text('mri-general-contraindications-2024.1.guideline'),
  });
  const printed = printGuideline(compiled.guideline);

  it('cites under each indication what the published page cites', () => {
    const section = printed.blocks.find(
      (block) => block.kind === 'criteria' && block.criterion === 'indications',
    );
    const cited = section?.kind === 'criteria' ? section.items.map(({ citations }) => citations) : [];
    expect(
      cited.map((runs) => runs.map((run) => (run.kind === 'citation' ? run.number : undefined))),
    ).toEqual([[13, 9, 3], [9], [7, 15], [1, 10], [9, 5], [9], [9], [9, 6]]);
  });

  it('stands in the order of the published page', () => {
    const headings = printed.blocks.flatMap((block) => (block.kind === 'heading' ? [block.text] : []));
    const expected = [
      'MRI General Contraindications',
      'MR Spectroscopy of the brain',
      'Procedure Codes',
      'Summary of Changes',
      'Definitions',
      'References',
    ];
    expect(headings.filter((heading) => expected.includes(heading))).toEqual(expected);
  });
});
