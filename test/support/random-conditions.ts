// Random versions of one guideline whose criteria are computed from data elements, with conditions of every kind and polarity.
import fc from 'fast-check';

export const conditionData = `data
  age "Age" quantity in years, precision 1, from 0 to 120
  bmi "Body mass index" quantity in kg/m2, precision 0.1
  stage "Stage" scale I < II < III < IV
  mri "Last MRI" choice of normal, abnormal, unclear
  visits "Visits" count
  pregnant "Pregnant" yes-no
  placed "Placed" date
  started "Therapy started" date
  diagnosis "Diagnoses" codes from ICD-10-CM
`;

const plain = [
  'age < 18 years',
  'age < 21 years',
  'age >= 65 years',
  'bmi >= 35 kg/m2',
  'bmi < 18.5 kg/m2',
  'bmi between 18 kg/m2 and 24.9 kg/m2',
  'stage is II or III',
  'stage is not IV',
  'stage at most II',
  'mri is normal',
  'mri is not unclear',
  'visits >= 2',
  'visits != 0',
  'pregnant',
  'pregnant is no',
  'known bmi',
  'known placed',
  'placed within 6 weeks before request',
  'placed within 3 months before request',
  'placed more than 40 days before request',
  'placed at least 1 month before request',
  'started within 30 days after placed',
  'started less than 2 weeks before request',
  'diagnosis in C34.00-C34.92, I10',
  'diagnosis in I10',
  'diagnosis not in C50',
  'phase is initial',
] as const;

/** As it stands behind WHEN or APPLIES TO. */
export const randomCondition: fc.Arbitrary<string> = fc.letrec<{ all: string; one: string }>((tie) => ({
  one: fc.tuple(fc.boolean(), fc.constantFrom(...plain)).map(([not, text]) => (not ? `NOT (${text})` : text)),
  all: fc.oneof(
    { weight: 5, arbitrary: tie('one') },
    fc.tuple(tie('one'), tie('one')).map(([a, b]) => `${a} AND ${b}`),
    fc.tuple(tie('one'), tie('one')).map(([a, b]) => `${a} OR ${b}`),
    fc.tuple(tie('one'), tie('one'), tie('one')).map(([a, b, c]) => `NOT (${a} AND ${b}) AND ${c}`),
    tie('one').map((inner) => `MET {q} AND ${inner}`),
  ),
})).all;

const item = fc.oneof(
  { weight: 4, arbitrary: randomCondition.map((text) => ({ head: 'Computed', detail: `WHEN ${text}` })) },
  randomCondition.map((text) => ({ head: 'Asked', detail: `APPLIES TO ${text}` })),
  randomCondition.map((text) => ({ head: 'NOT Computed', detail: `WHEN ${text}` })),
  fc.constant({ head: 'Asked', detail: '' }),
);

/** Data and criteria sections of an old and a new version; their criteria are matched by id. */
export const randomVersions: fc.Arbitrary<readonly [string, string]> = fc
  .array(fc.tuple(fc.option(item, { freq: 3 }), fc.option(item, { freq: 3 }), fc.boolean()), {
    minLength: 1,
    maxLength: 5,
  })
  .chain((items) => fc.tuple(fc.constantFrom('ANY OF', 'ALL OF', 'AT LEAST 1 OF'), fc.constant(items)))
  .map(([list, items]) => {
    const version = (choose: 0 | 1): string => {
      const lines = items.map((pair, index) => {
        // Where it is marked so, both versions have the same item.
        const own = pair[2] ? (pair[0] ?? pair[1]) : pair[choose];
        if (own === null) return '';
        const detail = own.detail === '' ? '' : `         ${own.detail}\n`;
        return `    - ${own.head} ${String(index)}  {c${String(index)}}\n${detail}`;
      });
      return `${conditionData}indications\n  ${list}\n    - Question  {q}\n${lines.join('')}`;
    };
    return [version(0), version(1)];
  });
