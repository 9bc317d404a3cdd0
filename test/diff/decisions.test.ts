// What each kind of change does to determinations: direction, cause, the smallest witness and its words.
import { describe, expect, it } from 'vitest';
import type { Element, VerdictTable } from '../../dsl/decision/criteria-graph.ts';
import type { GuidelineDiff } from '../../dsl/diff/guideline-diff.ts';
import { diffGuidelines } from '../../dsl/diff/diff.ts';
import { loadCadical } from '../../solver/cadical.ts';
import type { ItemSketch, SectionSketch, VersionSketch } from './support/small-guideline.ts';
import { all, any, indications, placeIn, sketchVersion } from './support/small-guideline.ts';

const createSolver = await loadCadical();

const stent: SectionSketch = { kind: 'contraindications', title: 'Safety', ...any('Recent stent') };

describe('a single change', () => {
  const tumor = (...items: readonly ItemSketch[]): ItemSketch => ({
    words: 'Tumor',
    id: 'tumor',
    ...(items.length > 0 ? { group: any(...items) } : {}),
  });
  const list = (of: 'ANY OF' | 'ALL OF' | 'AT LEAST', count?: number): ItemSketch => ({
    words: 'Tumor',
    id: 'tumor',
    group: { of, ...(count === undefined ? {} : { count }), items: ['Edema', 'Biopsy'] },
  });
  const cases: readonly (readonly [string, ItemSketch[], ItemSketch[], string, string[], string])[] = [
    [
      'an added indication widens',
      ['Edema'],
      ['Edema', 'Epilepsy {epilepsy}'],
      'widens',
      ['added:epilepsy'],
      'Epilepsy met, all others not met: clinician review in 1, appropriate in 2',
    ],
    [
      'a removed indication narrows',
      ['Edema', 'Epilepsy {epilepsy}'],
      ['Edema'],
      'narrows',
      ['removed:epilepsy'],
      'Epilepsy met, all others not met: appropriate in 1, clinician review in 2',
    ],
    [
      'an added alternative under a criterion',
      [tumor('Edema')],
      [tumor('Edema', 'Biopsy')],
      'widens',
      ['added:biopsy'],
      'Tumor met, Biopsy met, all others not met: clinician review in 1, appropriate in 2',
    ],
    [
      'taking away every alternative widens: nothing more is asked',
      [tumor('Edema')],
      [tumor()],
      'widens',
      ['removed:edema'],
      'Tumor met, all others not met: clinician review in 1, appropriate in 2',
    ],
    [
      'ANY to ALL',
      [list('ANY OF')],
      [list('ALL OF')],
      'narrows',
      ['regrouped.quantifier:tumor'],
      'Tumor met, Edema met, all others not met: appropriate in 1, clinician review in 2',
    ],
    [
      '2 of to 1 of',
      [list('AT LEAST', 2)],
      [list('AT LEAST', 1)],
      'widens',
      ['regrouped.quantifier:tumor'],
      'Tumor met, Edema met, all others not met: clinician review in 1, appropriate in 2',
    ],
    [
      'an added condition narrows, although its own answer is the base',
      ['Edema'],
      [{ words: 'Edema', more: [{ by: 'AND', words: 'Therapy failed' }] }],
      'narrows',
      ['added:edema#2'],
      'Edema met, all others not met: appropriate in 1, clinician review in 2',
    ],
    [
      'an added exception narrows',
      ['Edema'],
      [{ words: 'Edema', more: [{ by: 'UNLESS', words: 'Pregnant' }] }],
      'narrows',
      ['added:edema#2'],
      'Edema met, Pregnant met, all others not met: appropriate in 1, clinician review in 2',
    ],
    [
      'AND to OR',
      [{ words: 'Edema', more: [{ by: 'AND', words: 'Biopsy' }] }],
      [{ words: 'Edema', more: [{ by: 'OR', words: 'Biopsy' }] }],
      'widens',
      ['regrouped.connector:edema'],
      'Edema met, all others not met: clinician review in 1, appropriate in 2',
    ],
    [
      'a NOT goes both ways',
      ['Edema'],
      [{ words: 'Edema', not: true }],
      'both',
      ['regrouped.negation:edema'],
      'nothing met: clinician review in 1, appropriate in 2',
    ],
    [
      'an entry of a closed list',
      [{ words: 'Tumor', only: ['Glioma'] }],
      [{ words: 'Tumor', only: ['Glioma', 'Lymphoma'] }],
      'widens',
      ['added:tumor:lymphoma'],
      'Lymphoma met, all others not met: clinician review in 1, appropriate in 2',
    ],
  ];
  it.each(cases)('%s', (_, olds, news, direction, changes, words) => {
    const diff = between(olds, news);
    expect(diff.decisions.flatMap((decision) => decision.changes)).toEqual(changes);
    expect(diff.decisions.map((decision) => decision.direction)).toEqual(changes.map(() => direction));
    expect(diff.decisions[0]?.witnesses[0]?.words).toBe(words);
    expect(diff.equivalence).toMatchObject({ equivalent: false, direction });
    const back = between(news, olds);
    const mirrored = { widens: 'narrows', narrows: 'widens', both: 'both' }[direction];
    expect(back.equivalence).toMatchObject({ equivalent: false, direction: mirrored });
  });

  it('an added contraindication narrows', () => {
    const diff = compare({ sections: [indications('Edema')] }, { sections: [indications('Edema'), stent] });
    expect(diff.decisions).toMatchObject([
      { changes: ['added:section:safety'], direction: 'narrows' },
      { changes: ['added:recent-stent'], direction: 'narrows' },
    ]);
    expect(diff.decisions[0]?.witnesses[0]?.words).toBe(
      'Edema met, Recent stent met, all others not met: appropriate in 1, clinician review in 2',
    );
  });

  it('an indication that becomes a contraindication', () => {
    const older = [indications('Edema', 'Pacemaker in place'), stent];
    const newer = [indications('Edema'), { ...stent, items: ['Recent stent', 'Pacemaker in place'] }];
    const diff = compare({ sections: older }, { sections: newer });
    expect(diff.decisions).toMatchObject([{ changes: ['moved:pacemaker-in-place'], direction: 'narrows' }]);
    expect(diff.decisions[0]?.witnesses[0]?.words).toBe(
      'Pacemaker in place met, all others not met: appropriate in 1, clinician review in 2',
    );
  });
});

describe('thresholds', () => {
  const bmi: Element = {
    kind: 'quantity',
    key: 'bmi',
    label: 'Body mass index',
    unit: 'kg/m2',
    decimals: 1,
    step: 1,
    min: 50,
    max: 1200,
  };
  const atLeast = (from: number): VersionSketch => ({
    version: '',
    elements: [bmi],
    sections: [
      indications({
        words: 'Severe obesity',
        when: {
          text: `bmi >= ${String(from / 10)} kg/m2`,
          test: { op: 'in-range', element: 0, ranges: [{ from, to: undefined }] },
        },
      }),
    ],
  });

  it('a raised threshold narrows, with a value between the two', () => {
    const diff = compare(atLeast(350), atLeast(400));
    expect(diff.decisions).toMatchObject([
      { changes: ['threshold.when:severe-obesity'], direction: 'narrows' },
    ]);
    expect(diff.decisions[0]?.witnesses).toMatchObject([
      {
        words:
          'Body mass index: 35 to 39.9 kg/m2, all others not met: appropriate in 1, clinician review in 2',
        oldFacts: { bmi: { value: '35', unit: 'kg/m2' } },
        newFacts: { bmi: { value: '35', unit: 'kg/m2' } },
      },
    ]);
    expect(diff.classes).toEqual({
      kind: 'counted',
      total: '3',
      rows: [
        { old: 'clinician-review', new: 'clinician-review', cases: '1' },
        { old: 'appropriate', new: 'clinician-review', cases: '1' },
        { old: 'appropriate', new: 'appropriate', cases: '1' },
      ],
    });
  });

  it('the same threshold in other words changes nothing', () => {
    expect(compare(atLeast(350), atLeast(350)).equivalence.equivalent).toBe(true);
  });
});

describe('several changes', () => {
  it('each added indication has a witness of its own', () => {
    const diff = between(
      ['Edema'],
      [
        'Edema',
        'Epilepsy',
        'Multiple sclerosis',
        { words: 'Tumor', id: 't', group: any('Glioma', 'Lymphoma') },
      ],
    );
    expect(diff.decisions.map(({ changes, direction }) => [...changes, direction])).toEqual([
      ['added:epilepsy', 'widens'],
      ['added:multiple-sclerosis', 'widens'],
      ['added:t', 'widens'],
      ['added:glioma', 'widens'],
      ['added:lymphoma', 'widens'],
    ]);
    expect(diff.decisions.map(({ witnesses }) => witnesses[0]?.departures.map(({ words }) => words))).toEqual(
      [['Epilepsy'], ['Multiple sclerosis'], ['Tumor', 'Glioma'], ['Tumor', 'Glioma'], ['Tumor', 'Lymphoma']],
    );
  });

  it('a change without effect of its own is not blamed for another', () => {
    const edema = { words: 'Edema', group: all('Imaging shows it') };
    const diff = between([edema], [{ ...edema, group: any('Imaging shows it') }, 'Epilepsy']);
    expect(diff.changes.map(({ id }) => id)).toContain('regrouped.quantifier:edema');
    expect(diff.decisions.flatMap(({ changes }) => changes)).toEqual(['added:epilepsy']);
  });

  it('a swap goes both ways', () => {
    const diff = between(['Multiple sclerosis', 'Edema'], ['Traumatic injury', 'Edema']);
    expect(diff.decisions.map(({ changes, direction }) => [changes[0], direction])).toEqual([
      ['added:traumatic-injury', 'widens'],
      ['removed:multiple-sclerosis', 'narrows'],
    ]);
    expect(diff.equivalence.direction).toBe('both');
  });
});

describe('no change of meaning', () => {
  it('rewording by a written id is proved, and says what it takes', () => {
    const diff = between(['Fits {epilepsy}'], ['Epilepsy for pre-surgical evaluation {epilepsy}']);
    expect(diff).toMatchObject({ decisions: [], equivalence: { equivalent: true, direction: 'none' } });
    expect(diff.equivalence.why).toContain('1 reworded question');
    expect(diff.notes).toEqual([
      '“Fits” and “Epilepsy for pre-surgical evaluation” are taken as one question in other words.',
    ]);
  });

  it('other order, other nesting of the same logic', () => {
    const diff = between(
      ['Edema', { group: any('Glioma', { group: any('Lymphoma') }) }],
      ['Lymphoma', 'Glioma', 'Edema'],
    );
    expect(diff).toMatchObject({ decisions: [], equivalence: { equivalent: true } });
    expect(diff.changes.length).toBeGreaterThan(0);
  });

  it('a question with another number is another question, never silently the same', () => {
    const diff = between(['Pain for 6 weeks {pain}'], ['Pain for 4 weeks {pain}']);
    expect(diff.decisions).toMatchObject([{ changes: ['reworded:pain'], direction: 'both' }]);
    expect(diff.notes[0]).toContain('two questions');
  });
});

describe('determination table and documentation', () => {
  const table = (unknown: string, met: string): VerdictTable => ({
    rows: [
      { section: 'indications', state: 'met', determination: met, label: '' },
      { section: 'indications', state: 'unknown', determination: unknown, label: '' },
    ],
    otherwise: { determination: 'clinician-review', label: '' },
  });
  const rows = (unknown: string, met: string) => [
    { section: 'indications', state: 'met', verdict: met, label: '', place: placeIn('x') },
    { section: 'indications', state: 'unknown', verdict: unknown, label: '', place: placeIn('x') },
  ];
  const version = (unknown: string, met = 'appropriate') => ({
    sections: [indications('Edema', 'Glioma')],
    verdicts: table(unknown, met),
    determination: rows(unknown, met),
  });

  it('only incomplete cases change: documentation', () => {
    const diff = compare(version('needs-information'), version('clinician-review'));
    expect(diff.decisions).toMatchObject([
      {
        changes: ['determination:indications-unknown'],
        direction: 'documentation',
        witnesses: [{ complete: false }],
      },
    ]);
    expect(diff.decisions[0]?.witnesses[0]?.words).toBe(
      'Edema unknown, all others not met: needs information in 1, clinician review in 2',
    );
    expect(diff.equivalence).toMatchObject({ equivalent: false, direction: 'documentation' });
  });

  it('a verdict that changes', () => {
    const diff = compare(version('needs-information'), version('needs-information', 'not-covered'));
    expect(diff.decisions).toMatchObject([
      { changes: ['determination:indications-met'], direction: 'narrows' },
    ]);
  });

  it('what no structural change explains is told all the same', () => {
    const older = version('needs-information');
    const diff = compare(older, {
      ...version('needs-information', 'not-covered'),
      determination: older.determination,
    });
    expect(diff.decisions).toMatchObject([{ changes: [], words: 'Edema', direction: 'narrows' }]);
  });
});

describe('beyond the budget', () => {
  const olds = ['Edema', { words: 'Tumor', id: 'tumor', group: all('Glioma', 'Staging done') }, 'Stroke'];
  const news = ['Edema', { words: 'Tumor', id: 'tumor', group: any('Glioma', 'Staging done') }, 'Epilepsy'];

  it('cases are searched for, and nothing is proved', () => {
    const diff = between(olds, news, 1);
    expect(diff.decisions.map(({ changes, direction }) => [changes[0], direction])).toEqual([
      ['regrouped.quantifier:tumor', 'widens'],
      ['added:epilepsy', 'widens'],
      ['removed:stroke', 'narrows'],
    ]);
    expect(diff.decisions[0]?.witnesses[0]?.words).toBe(
      'Tumor met, Glioma met, all others not met: clinician review in 1, appropriate in 2',
    );
    expect(diff.classes.kind).toBe('not counted');
    expect(diff.notes.at(-1)).toContain('others may exist');
  });

  it('finds the same every time, and claims no equivalence', () => {
    expect(between(olds, news, 1)).toEqual(between(olds, news, 1));
    const reordered = between(['Edema', 'Stroke'], ['Stroke', 'Edema'], 1);
    expect(reordered).toMatchObject({
      decisions: [],
      equivalence: { equivalent: 'not proved', direction: 'not known' },
    });
  });
});

function between(olds: readonly ItemSketch[], news: readonly ItemSketch[], budget?: number): GuidelineDiff {
  return compare({ sections: [indications(...olds)] }, { sections: [indications(...news)] }, budget);
}

function compare(
  older: Omit<VersionSketch, 'version'>,
  newer: Omit<VersionSketch, 'version'>,
  budget?: number,
): GuidelineDiff {
  const [from, to] = [sketchVersion({ ...older, version: '1' }), sketchVersion({ ...newer, version: '2' })];
  if (budget !== undefined) return diffGuidelines(from, to, { budget });
  const diff = diffGuidelines(from, to);
  const solved = diffGuidelines(from, to, { budget: 0, createSolver });
  // The solver tells the same of every version that the diagram can tell of.
  if (solved.classes.kind === 'not counted') expect(told(solved)).toEqual(told(diff));
  return diff;
}

function told({ decisions, equivalence }: GuidelineDiff): unknown {
  return { decisions, is: equivalence.equivalent, direction: equivalence.direction };
}
