// Random guidelines by the shape of the language: mostly right, so that all phases behind the parser are reached.
import { many, type Random } from './random.ts';

const data = [
  'bmi "Body mass index" quantity in kg/m2, precision 0.1, from 5 to 120',
  'age "Age" quantity in years, precision 1',
  'stage "Stage" scale I < II < III',
  'mri "Result" choice of normal, abnormal, not-done',
  'onset "Onset" date',
  'tries "Trials" count',
  'codes-given "Diagnoses" codes from ICD-10-CM',
  'fit "Fit" yes-no',
];

const conditions = [
  'bmi >= 35 kg/m2',
  'bmi between 30 kg/m2 and 34.9 kg/m2',
  'age < 18 years',
  'stage at least II',
  'stage is I or III',
  'mri is normal',
  'mri is not abnormal',
  'onset within 6 weeks before request',
  'onset on or after 2024-01-01',
  'tries >= 2',
  'codes-given in C34.00-C34.92, I10',
  'known bmi',
  'fit',
  'MET {c1}',
  'bmi > 40 kg',
  'nothing = 3',
];

export function grammarText(random: Random): string {
  let next = 0;
  const condition = (depth: number): string => {
    if (depth > 2 || random.chance(0.7)) return random.pick(conditions);
    const join = random.pick([' AND ', ' OR ']);
    return random.chance(0.2)
      ? `NOT (${condition(depth + 1)})`
      : `(${condition(depth + 1)}${join}${condition(depth + 1)})`;
  };
  const words = (): string =>
    random.pick(['Fever', 'Chills and sweats', 'Known tumor', 'MRI is normal', 'Therapy, 6 weeks']);
  const tail = (): string =>
    (random.chance(0.4) ? `  {c${next++}}` : '') + (random.chance(0.2) ? '  [k]' : '');
  const quantifier = (): string =>
    random.pick(['ANY OF', 'ALL OF', 'NONE OF', 'BOTH OF', 'AT LEAST 1 OF', 'AT MOST 2 OF', 'EXACTLY 1 OF']);
  const detail = (): string =>
    random.pick([
      `WHEN ${condition(0)}`,
      `APPLIES TO ${condition(0)}`,
      'EG one; two',
      'ONLY one; two',
      'NOTE a note',
      'EFFECTIVE from 2024-01-01',
      'LIMIT 2 per 12 months',
    ]);
  const item = (indent: string, depth: number): string => {
    const marker = random.pick(['-', '1.', 'a)', '\u2022']);
    const group = depth < 4 && random.chance(0.35);
    const head = group
      ? random.pick([quantifier(), `${words()} AND ${quantifier()}`, `${words()}: ${quantifier()}`])
      : words();
    const lines = [`${indent}${marker} ${random.chance(0.1) ? 'NOT ' : ''}${head}${tail()}`];
    const deeper = `${indent}   `;
    if (group) lines.push(...Array.from({ length: random.below(4) }, () => item(deeper, depth + 1)));
    else {
      if (random.chance(0.4)) lines.push(`${deeper}${detail()}`);
      if (random.chance(0.15))
        lines.push(`${deeper}${random.pick(['AND', 'OR', 'UNLESS'])} ${words()}${tail()}`);
    }
    return lines.join('\n');
  };
  const section = (): string => {
    const word = random.pick([
      'indications',
      'contraindications',
      'exclusions',
      'continuation',
      'limits',
      'experimental',
    ]);
    const items = Array.from({ length: 1 + random.below(4) }, () => item('    ', 0));
    return `${word}\n  ${quantifier()}\n${items.join('\n')}\n`;
  };
  const other = (): string =>
    random.pick([
      'terms\n  Fever, also pyrexia\n    A temperature.\n',
      'references\n  k   Author, A. (2020). Title.\n',
      'procedures CPT\n  76390  Spectroscopy | covered\n',
      'determination\n  indications met appropriate\n  otherwise clinician-review\n',
      'notes\n  Words AND words.\n',
      'changes from 0\n  added {c0} "Words"\n',
    ]);
  return [
    'guideline "G"\n  id g\n  version 1\n  effective 2024-01-01\n',
    `data\n${data
      .filter(() => random.chance(0.7))
      .map((line) => `  ${line}\n`)
      .join('')}`,
    section(),
    many(random, 1, section),
    many(random, 2, other),
  ].join('\n');
}
