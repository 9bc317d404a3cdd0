// Completion knows the place: what is offered at the cursor, what it replaces, and where nothing is offered.
import { describe, expect, it } from 'vitest';
import { completionsAt } from '../../dsl/ide/completion.ts';
import { cursor, libraryAt } from './support/library.ts';

const start = `guideline "Knee"
  id       knee
  version  1.0

data
  bmi    "Body mass index"  quantity in kg/m2, precision 0.1, from 5 to 120
  stage  "Stage"            scale I < II < III
  side   "Side"             choice of left, right
  visits "Visits"           count
  onset  "Onset"            date
  smoker "Smoker"           yes-no
  icd    "Diagnoses"        codes from ICD-10-CM
  weeks-of-rest "Rest"      quantity in weeks, precision 1

diagnoses ICD-10-CM
  S83.5  Sprain of a cruciate ligament

indications
  ANY OF
    1. Torn ligament  {ligament}  [lee-2022]
    2. Pain at night
`;
const end = `
references
  lee-2022  Lee (2022).
  cho-2020  Cho (2020).
`;
const fragment =
  'fragment "General"\n  id  general\n  version  2024.1\n\nindications\n  ANY OF\n    - One  {one}\n    - Two\n';
const cases = `cases for knee 1.0

case "One"
  `;
const library = {
  'general.guideline': fragment,
  'knee.guideline': start + end,
  'old.guideline': 'guideline "Knee"\n  id  knee\n  version  0.9\n',
};

/** The labels at the cursor, each with what it replaces where that is something. */
function offered(
  line: string,
  file: 'knee.guideline' | 'knee.cases' = 'knee.guideline',
  trigger = '',
): readonly string[] {
  const text = file === 'knee.cases' ? `${cases}${line}` : `${start}${line}\n${end}`;
  const { workspace, uri, offset } = libraryAt({ ...library, [file]: text });
  const plain = text.replace(cursor, '');
  return completionsAt(workspace, { uri, text: plain, offset, trigger }).map(({ label, replace }) => {
    const typed = plain.slice(replace.start, replace.end);
    return typed === '' ? label : `${typed}→${label}`;
  });
}

describe('completion in an expression', () => {
  const elements = ['bmi', 'stage', 'side', 'visits', 'onset', 'smoker', 'icd', 'weeks-of-rest'];
  const numbers = ['>=', '<=', '>', '<', '=', '!=', 'between'];
  const days = ['before', 'after', 'on or before', 'on or after'];
  const given = ['request', 'service', 'phase', 'jurisdiction', 'line-of-business'];
  const operands = [...elements, ...given, 'known', 'MET', 'NOT'];
  it.each<[string, readonly string[]]>([
    ['         WHEN ‸', operands],
    ['         WHEN stage is I AND ‸', operands],
    ['         WHEN (‸', operands],
    ['         WHEN NOT ‸', operands],
    ['         WHEN stage is I AND\n           ‸', operands],
    ['         APPLIES TO ‸', operands],
    ['         WHEN known ‸', [...elements, ...given]],
    ['         WHEN bmi ‸', [...numbers, 'increased by', 'decreased by', 'changed by']],
    ['         WHEN visits ‸', [...numbers, 'increased by', 'decreased by', 'changed by']],
    ['         WHEN side ‸', ['is', 'is not']],
    ['         WHEN stage ‸', ['at least', 'at most', 'is', 'is not']],
    ['         WHEN onset ‸', ['within', 'at least', 'more than', 'less than', 'between day', ...days]],
    ['         WHEN icd ‸', ['in', 'not in']],
    ['         WHEN smoker ‸', ['AND', 'OR']],
    ['         WHEN side is ‸', ['left', 'right', 'not']],
    ['         WHEN side is not ‸', ['left', 'right']],
    ['         WHEN side is le‸', ['le→left', 'le→right', 'le→not']],
    ['         WHEN side is left ‸', ['or', 'AND', 'OR']],
    ['         WHEN side is left or ‸', ['left', 'right']],
    ['         WHEN stage at least ‸', ['I', 'II', 'III']],
    ['         WHEN bmi >= ‸', ['… kg/m2']],
    ['         WHEN bmi >= 35 ‸', ['kg/m2']],
    ['         WHEN bmi >= 35 kg/m2 ‸', ['AND', 'OR']],
    ['         WHEN bmi between 20 kg/m2 ‸', ['and']],
    ['         WHEN bmi between 20 kg/m2 and 30 ‸', ['kg/m2', 'AND', 'OR']],
    ['         WHEN visits >= 2 ‸', ['AND', 'OR']],
    ['         WHEN onset within 6 ‸', ['days', 'weeks', 'months', 'years']],
    ['         WHEN onset within 6 weeks ‸', ['before', 'after', 'of']],
    ['         WHEN onset within 6 weeks before ‸', ['onset', 'request']],
    ['         WHEN onset more ‸', ['than']],
    ['         WHEN onset more than 6 weeks ‸', ['before', 'after']],
    ['         WHEN onset between day 1 and day 9 ‸', ['before', 'after']],
    ['         WHEN icd in ‸', ['S83.5']],
    ['         WHEN icd in S83.5, ‸', ['S83.5']],
    ['         WHEN MET ‸', ['ligament', 'pain-at-night']],
    ['         WHEN MET {lig‸}', ['lig→ligament', 'lig→pain-at-night']],
    ['         WHEN nothing-known ‸', []],
    ['         WHEN weeks-of-rest ‸', [...numbers, 'increased by', 'decreased by', 'changed by', 'lasting']],
    ['         WHEN weeks-of-rest lasting ‸', ['at least', 'at most', 'more than', 'less than']],
    ['         WHEN weeks-of-rest lasting at least 6 ‸', ['days', 'weeks', 'months', 'years']],
    ['         WHEN bmi decreased ‸', ['by']],
    ['         WHEN bmi decreased by ‸', ['at least', 'at most', 'more than', 'less than']],
    ['         WHEN bmi decreased by at least 10 ‸', ['kg/m2', '%', 'from']],
    ['         WHEN bmi decreased by at least 10 % ‸', ['from']],
    ['         WHEN bmi decreased by at least 10 % from ‸', ['weeks-of-rest']],
    ['         WHEN onset on or after ‸', ['onset', 'request']],
    ['         WHEN onset before request ‸', ['AND', 'OR']],
    ['         EFFECTIVE ‸', ['from', 'until']],
    ['         EFFECTIVE from 2024-01-01 ‸', ['until']],
    ['         EFFECTIVE until 2024-01-01 ‸', []],
  ])('%s', (line, labels) => expect(offered(line)).toEqual(labels));
});

describe('completion in criteria', () => {
  const lists = [
    'ANY OF',
    'ALL OF',
    'NONE OF',
    'BOTH OF',
    'EITHER OF',
    'AT LEAST n OF',
    'AT MOST n OF',
    'EXACTLY n OF',
  ];
  it.each<[string, readonly string[]]>([
    ['    3. ‸', [...lists, 'NOT']],
    ['    3. AN‸', [...lists, 'NOT'].map((label) => `AN→${label}`)],
    ['    3. A‸', []],
    ['    3. Alexander dis‸', []],
    ['    3. Swelling [‸]', ['lee-2022', 'cho-2020']],
    ['    3. Swelling [lee-2022, c‸]', ['c→cho-2020']],
    ['    3. Swelling of the knee {‸}', ['swelling-of-the-knee']],
    ['    3. Swelling of the knee AND ANY OF {‸', ['swelling-of-the-knee']],
    ['    3. Swelling  {swelling}  [lee-2022] ‸', []],
    ['    3. "ANY ‸', []],
    ['    # any ‸', []],
  ])('%s', (line, labels) => expect(offered(line)).toEqual(labels));

  it('offers details, connectors and items where a line begins', () => {
    expect(offered('         ‸')).toEqual(
      expect.arrayContaining(['AND', 'WHEN', 'EG', 'ANY OF', '- item', 'FOOTNOTE']),
    );
    expect(offered('         WH‸')).toContain('WH→WHEN');
  });

  it('joins a list to the words before it', () => {
    expect(offered('    3. Swelling AND AN‸')).toEqual(
      expect.arrayContaining(['AND AN→AND ANY OF', 'AND AN→ALL OF']),
    );
  });
});

describe('completion of other lines', () => {
  it.each<[string, readonly string[]]>([
    ['include ‸', ['general']],
    ['include general ‸', ['2024.1']],
    ['changes from ‸', ['0.9']],
    ['changes from 0.9\n  ‸', ['added', 'removed', 'revised', 'updated']],
    ['changes from 0.9\n  added {lig‸', ['lig→ligament', 'lig→pain-at-night']],
    ['procedures ‸', ['CPT', 'HCPCS', 'ICD-10-CM', 'ICD-10-PCS', 'NDC', 'RXNORM']],
    ['procedures CPT\n  73721  MRI | ‸', ['covered', 'not covered', 'related']],
    ['determination\n  ‸', ['indications', 'otherwise']],
    ['determination\n  indications ‸', ['met', 'not met', 'unknown']],
    [
      'determination\n  indications  met ‸',
      ['appropriate', 'clinician-review', 'not-covered', 'needs-information'],
    ],
    ['notes\n  Whatever ‸', []],
    ['data\n  age  "Age"  ‸', ['yes-no', 'choice of', 'scale', 'quantity in', 'count', 'date', 'codes from']],
  ])('%s', (line, labels) => expect(offered(line)).toEqual(labels));

  it('leaves out the sections that may stand once and do', () => {
    const labels = offered('‸');
    expect(labels).toEqual(expect.arrayContaining(['indications', 'terms', 'determination']));
    expect(labels).not.toContain('data');
    expect(labels).not.toContain('guideline');
    expect(labels).not.toContain('case');
  });

  it('offers the keys of the header', () => {
    const { workspace, uri, offset } = libraryAt('guideline "T"\n  ‸');
    const text = workspace.text(uri) ?? '';
    expect(completionsAt(workspace, { uri, text, offset, trigger: '' }).map(({ label }) => label)).toContain(
      'effective',
    );
  });
});

describe('completion in cases', () => {
  it.each<[string, readonly string[]]>([
    ['{ligament} ‸', ['met', 'not met', 'unknown']],
    ['{ligament} not m‸', ['not m→met', 'not m→not met', 'not m→unknown']],
    ['{lig‸', ['lig→ligament', 'lig→pain-at-night']],
    ['Pain at night ‸', ['met', 'not met', 'unknown']],
    ['all others ‸', ['met', 'not met', 'unknown']],
    ['side ‸', ['is']],
    ['bmi ‸', ['=']],
    ['icd ‸', ['in']],
    ['side is ‸', ['left', 'right', 'unknown']],
    ['smoker is ‸', ['yes', 'no', 'unknown']],
    ['bmi = 30 ‸', ['kg/m2']],
    ['expect ‸', ['appropriate', 'clinician-review', 'not-covered', 'needs-information']],
    ['expect appropriate ‸', ['because']],
    ['expect appropriate because ‸', ['ligament', 'pain-at-night']],
  ])('%s', (line, labels) => expect(offered(line, 'knee.cases')).toEqual(labels));

  it('begins a line with everything that a case may say', () => {
    expect(offered('‸', 'knee.cases')).toEqual(
      expect.arrayContaining(['bmi', 'Torn ligament', 'all others not met', 'expect']),
    );
  });
});

describe('a blank that is typed', () => {
  it.each<[string, number]>([
    ['    ‸', 0],
    ['    3. ‸', 0],
    ['    3. Swelling of the ‸', 0],
    ['    3. Swelling  [lee-2022, ‸', 1],
    ['         WHEN ‸', 16],
    ['         WHEN side is ‸', 3],
    ['include ‸', 1],
  ])('offers what must follow, and nothing between words: %s', (line, count) => {
    expect(offered(line, 'knee.guideline', ' ')).toHaveLength(count);
  });
});
