// The published 2024 guideline, defects and all: the linter finds by itself what its readers found, and little else.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createLinter, openFindings } from '../../dsl/lint/run.ts';
import { positionAt } from '../../dsl/source/source-text.ts';
import { readFolder } from '../support/documents.ts';
import { compileAll } from './support/lint-text.ts';

const folder = 'test/lint';
const published = compileAll(
  ['published-2024.guideline', 'published-2023.guideline'].map((uri) => ({
    uri,
    text: readFileSync(`${folder}/${uri}`, 'utf8'),
  })),
);
const [newer] = published;
if (!newer) throw new Error('The published guideline is missing.');
const report = createLinter({ today: '2025-06-01' }).lint(newer, published);
const found = report.findings.map(({ code, span }) => {
  const words = newer.source.text.slice(span.start, span.end).replace(/\s+/g, ' ');
  return `${String(positionAt(newer.source, span.start).line + 1)} ${code} ${words}`;
});

/** What a reader of the document named as wrong with it; the linter has to say each of them by itself. */
const namedDefects: readonly (readonly [defect: string, findings: readonly string[]])[] = [
  [
    'the summary of changes claims an "Ataxia in a child" indication that is nowhere',
    ['70 lint/no-unsupported-claim "Ataxia in a child" indication, to keep in line with current research'],
  ],
  [
    'references 11, 12 and 14 are never cited',
    [
      '221 lint/no-uncited-reference radhakrishnan-2022',
      '223 lint/no-uncited-reference sassani-2020',
      '228 lint/no-uncited-reference witte-2021',
    ],
  ],
  ['"Metastasis" is defined twice', ['157 lint/no-duplicate-definition Metastasis']],
  [
    '"nonketotic hyperglycemia" in a criterion, "Nonketotic hyperglycinemia" in the definitions',
    ['61 lint/no-near-miss-term nonketotic hyperglycemia'],
  ],
  ['list markers a. and A. are mixed', ['47 lint/require-even-marker-levels A.']],
  [
    'criterion 6 has no condition and makes 4.F pointless',
    ['53 lint/no-hidden-dead-criterion Mitochondrial disorders'],
  ],
];

/** Found and right, though no list of defects named them: each was looked up in the document. */
const furtherDefects: readonly (readonly [finding: string, why: string])[] = [
  [
    '3 lint/require-effective-date Magnetic Resonance (MR) Spectroscopy',
    'the title page has review dates only',
  ],
  ['18 lint/require-citation-order maralani-2020, carpenter-2023, gupta-2020', 'printed as [8] [2] [4]'],
  [
    '19 lint/require-open-or-closed-list (body mass index exceeds MRI capability, intravascular stents within recent 6 weeks)',
    'other brackets say "eg", this one leaves open whether the list is whole',
  ],
  [
    '20 lint/require-open-or-closed-list (aneurysm clips, cochlear implant, insulin pump, spinal cord stimulator)',
    'as above: a pacemaker is not named',
  ],
  ['45 lint/no-abbreviation-used-once HIE', 'introduced and never used'],
  ['46 lint/no-mixed-and-or and', '"non-diagnostic or indeterminate, and … needed" reads two ways'],
  ['46 lint/no-slash-in-logic evaluation/planning', 'and, or, either?'],
  ['48 lint/no-example-of-itself ALX', 'Alexander disease (ALX, AXD) has the examples ALX and AXD'],
  [
    '50 lint/no-undefined-term Hypomyelination and congenital cataract',
    'the only one of nine conditions without a definition',
  ],
  ['57 lint/no-abbreviation-expanded-twice VWM', 'in the criterion and again in its examples'],
  ['57 lint/no-unexpanded-abbreviation CNS', 'stands alone in CACH syndrome'],
  ['59 lint/no-example-of-itself X-ALD', 'X-ALD as an example of X-ALD'],
  [
    '78 lint/no-unsupported-claim "Pediatric indications" (mid-cycle update)',
    'no criterion names children or an age',
  ],
  ['103 lint/require-term-order Encephalopathy', 'after Epilepsy'],
  [
    '123 lint/no-duplicate-definition Krabbe disease',
    'the same disease and text as Globoid Cell Leukodystrophy',
  ],
];

/** Right by the letter, and a reader would not change the document for them. */
const falseFindings: readonly (readonly [finding: string, why: string])[] = [
  ['116 lint/no-unused-term Ischemia', 'explains "ischemic" in hypoxic ischemic encephalopathy'],
  ['181 lint/no-unused-term Pediatric approximate ages', 'explains the preamble, which says "pediatrics"'],
];

describe('the published guideline', () => {
  it('compiles without an error, as an importer would leave it', () => {
    expect(published.flatMap(({ diagnostics }) => diagnostics)).toEqual([]);
  });

  it.each(namedDefects)('is found out: %s', (_, findings) => {
    expect(found.filter((line) => findings.includes(line))).toEqual(findings);
  });

  it('has nothing else found but what was read and judged', () => {
    const judged = [...furtherDefects, ...falseFindings].map(([finding]) => finding);
    const named = namedDefects.flatMap(([, findings]) => findings);
    expect(found.toSorted()).toEqual([...named, ...judged].toSorted());
  });

  it('has at most five false findings', () => {
    expect(falseFindings.length).toBeLessThanOrEqual(5);
  });

  it('is told which criterion makes which one pointless, and what to do', () => {
    const dead = report.findings.find(({ code }) => code === 'lint/no-hidden-dead-criterion');
    expect(dead?.message).toBe(
      'If “Mitochondrial disorders” (4.f) and “Mitochondrial disorder” (6) mean the same, the first decides nothing: ' +
        'whenever it is met, “Mitochondrial disorder” (6) is met already',
    );
    expect(dead?.fixes?.map(({ label }) => label)).toEqual([
      'They are the same: answer it by {mitochondrial-disorder}',
    ]);
  });
});

describe('the shipped guidelines', () => {
  const library = compileAll(
    readFolder('guidelines', '.guideline').map(({ path, text }) => ({ uri: path, text })),
  );
  const linter = createLinter();

  it('waive what they are known for, with the reason, and leave nothing open but advice', () => {
    const reports = library.map((compiled) => createLinter({ today: '2026-01-01' }).lint(compiled, library));
    const open = reports.flatMap((report) => openFindings(report));
    expect(open.filter(({ severity }) => severity !== 'info')).toEqual([]);
    const waived = reports
      .flatMap(({ findings }) => findings)
      .filter((finding) => finding.uri.includes('mr-spectroscopy/2024.guideline') && finding.waived)
      .map(({ code }) => code);
    for (const code of [
      'lint/no-hidden-dead-criterion',
      'lint/no-near-miss-term',
      'lint/no-unsupported-claim',
      'lint/no-uncited-reference',
    ] as const)
      expect(waived).toContain(code);
  });

  it('keep few findings each', () => {
    for (const compiled of library) {
      const { findings } = linter.lint(compiled, library);
      expect(findings.filter(({ severity }) => severity !== 'info').length, compiled.source.uri).toBeLessThan(
        14,
      );
    }
  });
});
