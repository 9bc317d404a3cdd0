// A line of a case finds its one question or data element, and facts come out explicit.
import { describe, expect, it } from 'vitest';
import { compileBody, compileText, resolveLines, resolveText } from './fixture.ts';

const guideline = compileBody(`data
  bmi        "Body mass index"  quantity in kg/m2, precision 0.1, from 5 to 120
  age        "Age"              quantity in years, precision 1, from 0 to 130
  mri        "Last MRI"         choice of normal, abnormal
  nyha       "NYHA class"       scale I < II < III
  relatives  "Relatives"        count
  pregnant   "Pregnant"         yes-no
  diagnosis  "Diagnoses"        codes from ICD-10-CM
  placed     "Placed"           date
indications
  ANY OF
    1. Brain tumor is known AND ANY OF  {tumor}
         a. Lymphoma, or the like.  {lymphoma}
         b. Pain  {tumor-pain}
    2. Encephalopathy  {encephalopathy}
         EG hepatic; hypoxic ischemic (HIE)
    3. Pain  {pain}
       AND it lasts  {lasts}
    4. Leukodystrophy  {leukodystrophy}
         ONLY Alexander disease; Krabbe disease
    5. Obesity  {obesity}
         WHEN bmi >= 35 kg/m2 AND age >= 18 years AND mri is normal AND nyha at least II AND relatives >= 1 AND pregnant AND diagnosis in E66 AND placed within 1 year before request
`);

describe('answers', () => {
  const facts = (...lines: string[]) => {
    const resolved = resolveLines(guideline, ...lines, 'expect needs-information');
    expect(resolved.diagnostics.map(({ message }) => message)).toEqual([]);
    return resolved.facts;
  };

  it('name a question by its id, which is the head of a list or of an item with several conditions', () => {
    expect(facts('{tumor} met', '{lymphoma} not met', '{pain} met', '{lasts} not met')).toEqual({
      tumor: true,
      lymphoma: false,
      pain: true,
      lasts: false,
    });
  });

  it('name a question by its exact words; case, blanks and a stop at the end do not count', () => {
    expect(facts('BRAIN tumor is   known met', 'lymphoma, or the like not met', 'it lasts. met')).toEqual({
      tumor: true,
      lymphoma: false,
      lasts: true,
    });
  });

  it('may say that something is unknown', () => {
    expect(facts('{tumor} unknown', 'pregnant unknown', 'mri is unknown')).toEqual({});
  });

  it('take an open example for a yes to its question, and an entry of a closed list for itself', () => {
    expect(facts('hypoxic ischemic (HIE) met', 'Krabbe disease met')).toEqual({
      encephalopathy: true,
      'krabbe-disease': true,
    });
  });

  it('set data elements of every type, exactly', () => {
    expect(
      facts(
        'bmi is 34.90 kg/m2',
        'age = 1 year',
        'mri is abnormal',
        'nyha is II',
        'relatives = 2',
        'pregnant is yes',
        'diagnosis in C34.10, I10',
        'placed is 2024-02-29',
        'request is 2024-11-20',
      ),
    ).toEqual({
      bmi: { value: '34.9', unit: 'kg/m2' },
      age: { value: '1', unit: 'years' },
      mri: 'abnormal',
      nyha: 'II',
      relatives: 2,
      pregnant: true,
      diagnosis: ['C34.10', 'I10'],
      placed: '2024-02-29',
      request: '2024-11-20',
    });
  });

  it('know no codes from unknown codes, and answer a yes-no element like a question', () => {
    expect(facts('diagnosis is none', 'pregnant not met')).toEqual({ diagnosis: [], pregnant: false });
  });

  it('take `unknown` for a value where it is declared as one', () => {
    const compiled = compileBody(
      'data\n  mri "MRI" choice of normal, unknown\nindications\n  ANY OF\n    - A\n      WHEN mri is unknown\n',
    );
    expect(resolveLines(compiled, 'mri is unknown', 'expect appropriate').facts).toEqual({ mri: 'unknown' });
  });

  it('may set a built-in element that no criterion reads', () => {
    expect(facts('jurisdiction is WA')).toEqual({});
  });
});

describe('what leads nowhere', () => {
  const found = (...lines: string[]) =>
    resolveLines(guideline, ...lines, 'expect needs-information').diagnostics.map(({ code, help }) => [
      code,
      help,
    ]);

  it('names the ids that the words could mean', () => {
    expect(found('Pain met')).toEqual([['cases/ambiguous-words', 'Write {tumor-pain} or {pain}.']]);
  });

  it('names what a computed criterion, a list or an element depends on', () => {
    const data =
      'Instead, set bmi, set age, set mri, set nyha, set relatives, set pregnant, set diagnosis, set placed, ....';
    expect(found('Obesity met')).toEqual([['cases/not-a-question', data]]);
    expect(found('{leukodystrophy} met')).toEqual([
      ['cases/not-a-question', 'Instead, answer {alexander-disease}, answer {krabbe-disease}.'],
    ]);
    expect(found('bmi met').map(([code]) => code)).toEqual(['cases/not-a-question']);
  });

  it('offers the id that was slipped', () => {
    expect(found('{tumer} met')).toEqual([['cases/unknown-criterion', 'Did you mean {tumor}?']]);
    expect(found('{tumor} met', 'expect appropriate because {lymphom}').map(([code]) => code)).toContain(
      'cases/unknown-criterion',
    );
  });

  it('says why a value does not fit', () => {
    for (const [line, why] of [
      ['bmi is 34.95 kg/m2', 'finer than the declared precision'],
      ['bmi is 350 kg/m2', 'outside the declared range'],
      ['bmi is 35 kg', 'unit'],
      ['mri is strange', 'one of the texts'],
      ['relatives = 1.5', 'whole number'],
      ['placed is 2023-02-29', 'no day of the calendar'],
      ['pregnant is perhaps', 'true, false'],
      ['mri is normal; abnormal', 'one of the texts'],
    ] as const) {
      const [entry] = found(line);
      expect(entry?.[0], line).toBe('cases/wrong-value');
      expect(entry?.[1], line).toContain(why);
    }
  });

  it('keeps the other lines of the case', () => {
    const { facts, expect: expected } = resolveLines(
      guideline,
      '{tumor} met',
      '{nobody} met',
      'expect appropriate because {tumor}',
    );
    expect(facts).toEqual({ tumor: true });
    expect(expected).toMatchObject({ determination: 'appropriate', because: ['tumor'] });
  });

  it('finds answers that contradict each other, by whatever name', () => {
    expect(found('{encephalopathy} not met', 'hepatic met').map(([code]) => code)).toEqual([
      'cases/answered-twice',
    ]);
    expect(found('{encephalopathy} met', 'hepatic met')).toEqual([]);
  });
});

describe('an included fragment', () => {
  it('offers the full id for the short one', () => {
    const compiled = compileText(
      'guideline "G"\n  id g\n  version 1\ninclude mri-general-contraindications 2024.1\nindications\n  ANY OF\n    - Epilepsy\n',
    );
    const { diagnostics } = resolveLines(compiled, '{bmi-capability} met', 'expect needs-information');
    expect(diagnostics.map(({ fixes }) => fixes?.map(({ label }) => label))).toEqual([
      ['Write {mri-general-contraindications.bmi-capability}'],
    ]);
  });
});

describe('a file of cases', () => {
  it('keeps order, titles and places', () => {
    const text =
      'cases for g 1\n\ncase "One"\n  {tumor} met\n  expect needs-information\ncase "Two"\n  expect needs-information\n';
    const { cases } = resolveText(guideline, text);
    expect(
      cases.map(({ title, place }) => [title, text.slice(place.span.start, place.span.end).split('\n')[0]]),
    ).toEqual([
      ['One', 'case "One"'],
      ['Two', 'case "Two"'],
    ]);
  });
});
