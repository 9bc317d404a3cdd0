// Random guideline texts that parse without errors, over every construct of the language, for the laws of printing and lowering.
import fc from 'fast-check';

const words = fc
  .array(
    fc.constantFrom(
      'Epilepsy',
      'known',
      'glioma',
      'of the brain',
      'and',
      'or',
      'with',
      'surgery,',
      'age 18',
      'Krabbe',
      "Leigh's",
      'T1/T2',
      '3 mm',
      '(MS)',
      'édema',
    ),
    { minLength: 1, maxLength: 6 },
  )
  .map((parts) => parts.join(' '));

const expression: fc.Arbitrary<string> = fc.letrec<{ e: string; a: string }>((tie) => ({
  a: fc.constantFrom(
    'age < 18 years',
    'age >= 65 years',
    'bmi >= 35.5 kg/m2',
    'bmi between 18 kg/m2 and 24.9 kg/m2',
    'stage is II or III',
    'stage is not IV',
    'stage at least II',
    'stage at most III',
    'mri is normal',
    'visits >= 2',
    'visits = 3',
    'visits != 1',
    'pregnant',
    'known bmi',
    'placed within 6 weeks before request',
    'placed more than 40 days before request',
    'placed at least 3 months before request',
    'placed less than 2 years before request',
    'placed between day 31 and day 91 after request',
    'diagnosis in C34.00-C34.92, I10',
    'diagnosis not in E11',
    'placed within 1 week of request',
    'placed before 2024-01-01',
    'placed on or after 2024-02-29',
    'placed on 2024-02-29',
    'placed between 2024-01-01 and 2024-06-30',
    'placed on or before request',
    'bmi lasting at least 30 kg/m2',
    'bmi increased by at least 2.5 kg/m2 from bmi-before',
    'bmi decreased by more than 10 % from bmi-before',
    'bmi changed by less than 10 % from bmi-before',
  ),
  e: fc.oneof(
    { weight: 4, arbitrary: tie('a') },
    fc.tuple(tie('a'), tie('a')).map(([a, b]) => `${a} AND ${b}`),
    fc.tuple(tie('a'), tie('a'), tie('a')).map(([a, b, c]) => `${a} OR ${b} OR ${c}`),
    tie('e').map((inner) => `NOT (${inner})`),
    fc.tuple(tie('e'), tie('a')).map(([a, b]) => `(${a}) AND ${b}`),
  ),
})).e;

const quantifier = fc.constantFrom(
  'ANY OF',
  'ALL OF',
  'NONE OF',
  'AT LEAST 1 OF',
  'EXACTLY 1 OF',
  'AT MOST 1 OF',
);
const marker = (index: number) =>
  fc.constantFrom(
    '-',
    `${index + 1}.`,
    `${String.fromCharCode(97 + (index % 26))}.`,
    `${index + 1})`,
    `(${String.fromCharCode(65 + (index % 26))})`,
  );

type Lines = readonly string[];
const indent = (lines: Lines, by: number): Lines => lines.map((line) => `${' '.repeat(by)}${line}`);

function items(depth: number): fc.Arbitrary<Lines> {
  return fc
    .integer({ min: 2, max: 4 })
    .chain((count) => fc.tuple(...Array.from({ length: count }, (_, index) => item(depth, index))))
    .map((all) => all.flat());
}

function item(depth: number, index: number): fc.Arbitrary<Lines> {
  const cited = fc.constantFrom('', '  [key-one]', '  [key-one, key-two]');
  const details = fc.subarray([
    'EG one thing; another thing',
    'NOTE a remark of the writer',
    'FOOTNOTE see the label',
    'REASON it is not documented',
    'EVIDENCE moderate',
  ]);
  const force = fc.constantFrom('from 2024-07-01', 'until 2024-12-31', 'from 2024-02-29 until 2024-02-29');
  const leaf = fc
    .tuple(marker(index), fc.boolean(), words, cited, fc.option(expression), details, fc.option(force))
    .map(([mark, not, text, tail, when, more, inForce]) => [
      `${mark} ${not ? 'NOT ' : ''}${text}${tail}`,
      ...indent(
        [
          ...(inForce === null ? [] : [`EFFECTIVE ${inForce}`]),
          ...(when === null ? [] : [`WHEN ${when}`]),
          ...more.filter((line) => when === null || !line.startsWith('EG')),
        ],
        6,
      ),
    ]);
  if (depth === 0) return leaf;
  const group = fc
    .tuple(
      marker(index),
      words,
      fc.constantFrom(' AND ', ' OR ', ' UNLESS ', ' WITH ', ': ', ' '),
      quantifier,
      items(depth - 1),
    )
    .map(([mark, text, joint, list, below]) => [
      `${mark} ${text.replace(/,$/, '')}${joint}${list}`,
      ...indent(below, 6),
    ]);
  const bare = fc
    .tuple(marker(index), quantifier, items(depth - 1))
    .map(([mark, list, below]) => [`${mark} ${list}`, ...indent(below, 6)]);
  const clauses = fc
    .tuple(marker(index), words, fc.constantFrom('AND', 'UNLESS'), words, items(depth - 1))
    .map(([mark, text, joint, other, below]) => [
      `${mark} ${text}`,
      `   ${joint} ${other}`,
      '   AND ANY OF',
      ...indent(below, 6),
    ]);
  return fc.oneof({ weight: 3, arbitrary: leaf }, group, bare, clauses);
}

/** A text of one guideline with one to three criteria sections. */
export function guidelineText(): fc.Arbitrary<string> {
  const section = fc
    .tuple(
      fc.constantFrom('indications', 'contraindications', 'exclusions'),
      fc.boolean(),
      quantifier,
      items(2),
    )
    .map(([word, titled, list, below]) => [
      titled ? `${word} "Title of ${word}"` : word,
      '  The service is covered when',
      `  ${list}`,
      ...indent(below, 4),
      '',
    ]);
  return fc
    .array(section, { minLength: 1, maxLength: 3 })
    .map((sections) => [...header, ...sections.flat(), ...footer].join('\n'));
}

const header: Lines = [
  '# A comment above everything',
  'guideline "Random"',
  '  id random',
  '  version 1',
  '',
  'data',
  '  age "Age" quantity in years, precision 1, from 0 to 120',
  '  bmi "Body mass index" quantity in kg/m2, precision 0.1',
  '  bmi-before "Body mass index before" quantity in kg/m2, precision 0.1, from 5 to 120',
  '  stage "Stage" scale I < II < III < IV',
  '  mri "Last MRI" choice of normal, abnormal',
  '  visits "Visits" count',
  '  pregnant "Pregnant" yes-no',
  '  placed "Placed" date',
  '  diagnosis "Diagnoses" codes from ICD-10-CM',
  '',
];
const footer: Lines = [
  'references',
  '  key-one  One, A. (2020). A title. *Journal*, 1(2), 3-4.',
  '  key-two  Two, B. (2021). Another.',
  '',
];
