// The comparison on text that was parsed and lowered: guards, references, closed lists, scopes, limits and the order of clauses.
import { describe, expect, it } from 'vitest';
import { diffGuidelines } from '../../dsl/diff/diff.ts';
import { writtenGuideline } from './support/compiled.ts';

const data = `
data
  age  "Age"  quantity in years, precision 1, from 0 to 130
  bmi  "Body mass index"  quantity in kg/m2, precision 0.1, from 5 to 120
  visits  "Visits"  count
  mri  "Result of the MRI"  choice of normal, abnormal, indeterminate
  surgery  "Date of surgery"  date
`;

describe('a fact that only the new version asks for', () => {
  it('is told in a witness without saying that the old version cannot read it', () => {
    const section = 'indications\n  ALL OF\n    1. Symptoms {s}\n';
    const older = writtenGuideline('1', `${data}${section}`);
    const newer = writtenGuideline(
      '2',
      `${data}  dose  "Dose"  quantity in mg, precision 1, from 0 to 100\n${section}    2. Enough {e}\n         WHEN dose >= 40 mg\n`,
    );
    const words = diffGuidelines(newer, older).decisions.flatMap(({ witnesses }) =>
      witnesses.map((witness) => witness.words),
    );
    expect(words).toEqual([expect.stringContaining('Symptoms met, all others not met')]);
    const wider = writtenGuideline(
      '3',
      `${data}  dose  "Dose"  quantity in mg, precision 1, from 0 to 100\nindications\n  ANY OF\n    1. Symptoms {s}\n    2. Enough {e}\n         WHEN dose >= 40 mg\n`,
    );
    const [decision] = diffGuidelines(older, wider).decisions;
    expect(decision?.witnesses[0]?.words).toMatch(/^Dose: at least 40 mg, all others not met: /);
  });
});

describe('each construct of the language is told apart and blamed for what it does', () => {
  it.each([
    [
      'a guard that is added',
      '  ALL OF\n    1. Symptoms {s}\n    2. Growth complete {g}\n',
      '  ALL OF\n    1. Symptoms {s}\n    2. Growth complete {g}\n         APPLIES TO age < 18 years\n',
      ['threshold.applies-to:g widens'],
    ],
    [
      'a guard that moves',
      '  ANY OF\n    1. Symptoms {s}\n    2. Growth complete {g}\n         APPLIES TO age < 18 years\n',
      '  ANY OF\n    1. Symptoms {s}\n    2. Growth complete {g}\n         APPLIES TO age < 21 years\n',
      ['threshold.applies-to:g widens'],
    ],
    [
      'a condition of a clause',
      '  ANY OF\n    1. Obesity {o}\n         WHEN bmi >= 35 kg/m2\n       AND MRI is unclear {m}\n         WHEN mri is indeterminate\n',
      '  ANY OF\n    1. Obesity {o}\n         WHEN bmi >= 40 kg/m2\n       AND MRI is unclear {m}\n         WHEN mri is indeterminate or abnormal\n',
      ['threshold.when:o narrows', 'threshold.when:o#2 widens'],
    ],
    [
      'an exclusion of a listed finding',
      '  ANY OF\n    1. Tumor {t}\n',
      '  ANY OF\n    1. Tumor UNLESS ANY OF {t}\n         a. Pregnancy {p}\n         b. Pacemaker {q}\n',
      ['added:p narrows', 'added:q narrows'],
    ],
    [
      'none of',
      '  ALL OF\n    1. Tumor {t}\n    2. NONE OF {n}\n         a. Pregnancy {p}\n',
      '  ALL OF\n    1. Tumor {t}\n    2. NONE OF {n}\n         a. Pregnancy {p}\n         b. Pacemaker {q}\n',
      ['added:q narrows'],
    ],
    [
      'none of that becomes at most one',
      '  ALL OF\n    1. Tumor {t}\n    2. NONE OF {n}\n         a. Pregnancy {p}\n         b. Pacemaker {q}\n',
      '  ALL OF\n    1. Tumor {t}\n    2. AT MOST 1 OF {n}\n         a. Pregnancy {p}\n         b. Pacemaker {q}\n',
      ['regrouped.quantifier:n widens'],
    ],
    [
      'an entry of a closed list',
      '  ANY OF\n    1. Tumor of a kind {t}\n         ONLY glioma; lymphoma\n    2. Edema {e}\n',
      '  ANY OF\n    1. Tumor of a kind {t}\n         ONLY glioma; metastasis\n    2. Edema {e}\n',
      ['added:t:metastasis widens', 'removed:t:lymphoma narrows'],
    ],
    [
      'an open example is no variable',
      '  ANY OF\n    1. Tumor {t}\n         EG glioma\n',
      '  ANY OF\n    1. Tumor {t}\n         EG glioma; lymphoma\n',
      [],
    ],
    [
      'a reference to a criterion that changed',
      '  ANY OF\n    1. Full need {f}\n         WHEN MET {b}\n    2. Both AND ALL OF {x}\n         a. Basic need {b}\n         b. Plan {p}\n',
      '  ANY OF\n    1. Full need {f}\n         WHEN MET {b} AND MET {p}\n    2. Both AND ALL OF {x}\n         a. Basic need {b}\n         b. Plan {p}\n',
      ['threshold.when:f narrows'],
    ],
    [
      'a limit',
      '  ANY OF\n    1. Tumor {t}\n\nlimits\n  ALL OF\n    1. Visits stay within the limit {v}\n         WHEN visits <= 12\n',
      '  ANY OF\n    1. Tumor {t}\n\nlimits\n  ALL OF\n    1. Visits stay within the limit {v}\n         WHEN visits <= 20\n',
      ['threshold.when:v widens'],
    ],
    [
      'a window of time',
      '  ANY OF\n    1. Recent surgery {r}\n         WHEN surgery within 6 weeks before request\n',
      '  ANY OF\n    1. Recent surgery {r}\n         WHEN surgery within 3 months before request\n',
      ['threshold.when:r widens'],
    ],
    [
      'a head that becomes a heading',
      '  ANY OF\n    1. Clinical status AND ANY OF {c}\n         a. Tumor {t}\n',
      '  ANY OF\n    1. Clinical status: ANY OF {c}\n         a. Tumor {t}\n',
      ['regrouped.heading:c widens'],
    ],
  ])('%s', (_, from, to, expected) => {
    const diff = compare(`indications\n${from}`, `indications\n${to}`);
    expect(told(diff)).toEqual(expected);
    expect(diff.notes).toEqual([]);
    expect(diff.equivalence.equivalent).toBe(expected.length === 0);
  });

  it('the requests that a section serves', () => {
    const section = (scope: string): string => `indications "Therapy"${scope}\n  ANY OF\n    1. Tumor {t}\n`;
    const diff = compare(section(''), section(' FOR initial'));
    expect(diff.changes).toMatchObject([
      { kind: 'header' },
      { kind: 'regrouped', what: 'scope', from: '', to: 'FOR initial' },
    ]);
    expect(diff.decisions).toMatchObject([{ direction: 'narrows' }]);
    expect(diff.decisions[0]?.changes).toEqual(['scope:section:indications']);
  });

  it('a fact that only the new version asks about stays out of the old facts', () => {
    const diff = compare(
      'indications\n  ANY OF\n    1. Tumor {t}\n',
      'indications\n  ANY OF\n    1. Tumor {t}\n    2. Edema {e}\n',
    );
    const [witness] = diff.decisions[0]?.witnesses ?? [];
    expect(witness?.oldFacts).toEqual({ t: false });
    expect(witness?.newFacts).toEqual({ t: false, e: true });
    expect(witness?.departures).toMatchObject([{ oldKey: '', newKey: 'e', state: 'met' }]);
  });

  it('a derived id that two different questions share makes them no pair', () => {
    const diff = compare(
      'indications\n  ANY OF\n    1. Edema of the brain stem or cord, old\n',
      'indications\n  ANY OF\n    1. Fracture {edema-of-the-brain-stem-or}\n',
    );
    expect(diff.equivalence).toMatchObject({ equivalent: false, direction: 'both' });
    expect(told(diff)).toEqual([
      'added:edema-of-the-brain-stem-or widens',
      'removed:edema-of-the-brain-stem-or narrows',
    ]);
  });

  it('a question that becomes a computation may disagree with it, and the notes say so', () => {
    const diff = compare(
      'indications\n  ANY OF\n    1. Severe obesity {o}\n',
      'indications\n  ANY OF\n    1. Severe obesity {o}\n         WHEN bmi >= 40 kg/m2\n',
    );
    expect(told(diff)).toEqual(['threshold.when:o both']);
    expect(diff.notes).toEqual([
      '“Severe obesity” is computed in the new version and answered by a reviewer in the other: the two are compared as facts that may disagree.',
    ]);
  });

  it('a renamed data element with the same label is the same fact', () => {
    const section = (name: string): string =>
      `data\n  ${name}  "Index"  quantity in kg/m2, precision 0.1\n\nindications\n  ANY OF\n    1. Obesity {o}\n         WHEN ${name} >= 35 kg/m2\n`;
    const diff = diffGuidelines(
      writtenGuideline('1', section('bmi')),
      writtenGuideline('2', section('mass-index')),
    );
    expect(diff).toMatchObject({ decisions: [], equivalence: { equivalent: true } });
  });

  it('a value that the old version does not know is an incomplete case there', () => {
    const section = (values: string, asked: string): string =>
      `data\n  mri  "Result of the MRI"  choice of ${values}\n\nindications\n  ANY OF\n    1. MRI is unclear {m}\n         WHEN mri is ${asked}\n`;
    const older = writtenGuideline('1', section('normal, unclear', 'unclear'));
    const newer = writtenGuideline('2', section('normal, unclear, equivocal', 'unclear or equivocal'));
    const diff = diffGuidelines(older, newer);
    expect(diff.equivalence).toMatchObject({ equivalent: false, direction: 'documentation' });
    expect(diff.classes).toMatchObject({ kind: 'counted', total: '2' });
  });
});

function compare(older: string, newer: string) {
  return diffGuidelines(
    writtenGuideline('1', `${data}\n${older}`),
    writtenGuideline('2', `${data}\n${newer}`),
  );
}

function told({ decisions }: ReturnType<typeof compare>): readonly string[] {
  return decisions.map(({ changes, direction }) => `${changes.join()} ${direction}`);
}
