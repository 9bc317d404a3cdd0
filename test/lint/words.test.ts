// What rules about words stand on: folding, names of terms, abbreviations, slips, order, markers, reading grade.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { collectAbbreviations } from '../../dsl/lint/abbreviations.ts';
import { createContext } from '../../dsl/lint/context.ts';
import { foldedWords, isAbbreviation } from '../../dsl/lint/folding.ts';
import { readMarkers } from '../../dsl/lint/markers.ts';
import { distance } from '../../dsl/lint/near-miss.ts';
import type { Passage } from '../../dsl/lint/passages.ts';
import { readingGrade, syllablesIn } from '../../dsl/lint/reading-grade.ts';
import { misplaced } from '../../dsl/lint/sorting.ts';
import { lintText } from './support/lint-text.ts';
import { lawOptions } from '../support/random-graph.ts';

function contextOf(text: string) {
  return createContext(lintText(text).compiled, undefined);
}

describe('folding', () => {
  it('tells words apart neither by case, plural, accents, articles nor by the side of the Atlantic', () => {
    const same = (a: string, b: string) => expect(foldedWords(a)).toEqual(foldedWords(b));
    same('Brain tumors are known', 'the brain tumor is known');
    same('Oedema of the fibres', 'edema of a fiber');
    same("Leigh's syndrome", 'Leigh syndrome');
    same('Ménière disease', 'Meniere diseases');
    expect(foldedWords('A or B')).not.toEqual(foldedWords('A and B'));
    expect(foldedWords('BMI < 35')).not.toEqual(foldedWords('BMI > 35'));
    expect(foldedWords('no fever')).not.toEqual(foldedWords('fever'));
  });

  it('knows an abbreviation from a word', () => {
    for (const text of ['MRI', 'X-ALD', 'HER2', 'MSs', 'CACH']) expect(isAbbreviation(text), text).toBe(true);
    for (const text of ['Krabbe', 'I', 'tumor', 'Krabbe disease', 'McArdle'])
      expect(isAbbreviation(text), text).toBe(false);
  });
});

describe('terms', () => {
  const { terms } = contextOf(`terms
  Globoid cell leukodystrophy (GLD), also Krabbe disease
    One.
  Multiple sclerosis (MS)
    Two.
  Vanishing white matter (VWM) disease
    Three.
`);

  it('give phrases that name the same thing one key', () => {
    const key = (phrase: string) => terms.meaningKey(phrase);
    expect(key('Known Krabbe disease')).toBe(key('known globoid cell leukodystrophies'));
    expect(key('Globoid cell leukodystrophy (Krabbe disease)')).toBe(key('GLD'));
    expect(key('Relapse of MS')).toBe(key('relapse of multiple sclerosis'));
    expect(key('Multiple Sclerosis (MS)')).toBe(key('multiple sclerosis'));
    expect(key('5 ms')).not.toBe(key('5 multiple sclerosis'));
    expect(key('Glioma (grade II)')).not.toBe(key('Glioma (grade III)'));
    expect(key('Glioma (IV)')).not.toBe(key('Glioma (II)'));
    expect(key('Vanishing white matter disease')).toBe(key('VWM'));
  });

  it('are found in texts by their longest name', () => {
    const found = terms
      .occurrences('MS, or Krabbe disease of the globoid cell')
      .map(({ term }) => term.names[0]);
    expect(found).toEqual(['Multiple sclerosis', 'Globoid cell leukodystrophy']);
    expect(terms.named('krabbe diseases')?.names[0]).toBe('Globoid cell leukodystrophy');
    expect(terms.named('krabbe disease of the eye')).toBeUndefined();
  });
});

describe('abbreviations', () => {
  const introduced = (text: string) => {
    const passage: Passage = {
      role: 'criterion',
      span: { start: 0, end: text.length },
      text,
      clause: undefined,
    };
    const { introductions, uses } = collectAbbreviations([passage]);
    return [
      ...introductions.map(({ abbreviation, expansion }) => `${abbreviation} = ${expansion}`),
      ...uses.map(({ abbreviation }) => abbreviation),
    ];
  };

  it('are told from the words that their letters stand for', () => {
    expect(introduced('hypoxic ischemic encephalopathy (HIE)')).toEqual([
      'HIE = hypoxic ischemic encephalopathy',
    ]);
    expect(introduced('Vanishing White Matter disease (VWM)')).toEqual(['VWM = vanishing white matter']);
    expect(introduced('leukoencephalopathy with vanishing white matter (VWM)')).toEqual([
      'VWM = vanishing white matter',
    ]);
    expect(introduced('Alexander disease (ALX, AXD)')).toEqual([
      'ALX = alexander',
      'AXD = alexander disease',
    ]);
    expect(introduced('MRI (magnetic resonance imaging)')).toEqual(['MRI = magnetic resonance imaging']);
    expect(introduced('childhood ataxia with CNS hypomyelination (CACH syndrome)')).toEqual([
      'CACH = childhood ataxia with cns hypomyelination',
      'CNS',
    ]);
  });

  it('are no introduction where the letters do not fit', () => {
    expect(introduced('a normal study (CT)')).toEqual(['CT']);
    expect(introduced('grade (III) of "ABC"')).toEqual([]);
  });
});

describe('slips', () => {
  it('are counted as letters to insert, delete, replace or swap', () => {
    expect(distance('hyperglycemia', 'hyperglycinemia')).toBe(2);
    expect(distance('form', 'from')).toBe(1);
    expect(distance('', 'abc')).toBe(3);
    fc.assert(
      fc.property(fc.string({ maxLength: 8 }), fc.string({ maxLength: 8 }), (a, b) => {
        expect(distance(a, b)).toBe(distance(b, a));
        expect(distance(a, b) === 0).toBe(a === b);
        expect(distance(a, b)).toBeLessThanOrEqual(Math.max(a.length, b.length));
      }),
      lawOptions(200),
    );
  });

  it('are no other forms of a word and no clinical opposites', () => {
    const text = (words: string) => `indications
  ANY OF
    - ${words}
terms
  Hypertension
    One.
  Ischemia
    Two.
  Intracranial hemorrhage
    Three.
`;
    const near = (words: string) => contextOf(text(words)).nearMisses.map(({ name }) => name);
    expect(near('Hypotension, ischemic, extracranial hemorrhage')).toEqual([]);
    expect(near('Hypertention')).toEqual(['Hypertension']);
    expect(near('Intracraneal hemorrhages')).toEqual(['Intracranial hemorrhage']);
  });
});

describe('order', () => {
  it('is restored by moving the fewest entries', () => {
    const byNumber = (a: number, b: number) => a - b;
    expect(misplaced([1, 3, 2, 4], byNumber)).toEqual([2]);
    expect(misplaced([1, 2, 3], byNumber)).toEqual([]);
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 9 }), { maxLength: 8 }), (list) => {
        const wrong = misplaced(list, byNumber);
        const kept = list.filter((_, index) => !wrong.includes(index));
        expect(kept).toEqual(kept.toSorted(byNumber));
        let longest = 0;
        for (let mask = 0; mask < 2 ** list.length; mask++) {
          const some = list.filter((_, index) => ((mask >> index) & 1) === 1);
          if (some.every((entry, index) => index === 0 || (some[index - 1] ?? 0) <= entry))
            longest = Math.max(longest, some.length);
        }
        expect(kept.length).toBe(longest);
      }),
      lawOptions(200),
    );
  });
});

describe('markers', () => {
  it('are read as a style and a number', () => {
    const { lists } = contextOf(`indications
  ANY OF
    1) One AND ANY OF
       i. Small roman
       ii. Small roman
       iv. Small roman
    2) Two AND ANY OF
       (A) Capital
       (B) Capital
    3) Three AND ANY OF
       h. Letter
       i. Letter
    - Bullet
`);
    const read = lists.map((list) =>
      readMarkers(list).map(({ kind, value, frame }) => `${kind} ${String(value)} ${frame}`),
    );
    expect(read).toEqual([
      ['number 1 )', 'number 2 )', 'number 3 )', 'bullet 0 '],
      ['small roman 1 .', 'small roman 2 .', 'small roman 4 .'],
      ['capital letter 1 ()', 'capital letter 2 ()'],
      ['small letter 8 .', 'small letter 9 .'],
    ]);
  });
});

describe('reading grade', () => {
  it('grows with long words and long sentences', () => {
    const grade = (text: string) => readingGrade(text, () => false);
    expect(grade('The dog ran. The cat sat.')).toBeLessThan(2);
    expect(
      grade('Authorization necessitates documentation substantiating conservative management.'),
    ).toBeGreaterThan(15);
    expect(grade('')).toBe(0);
    expect(readingGrade('Adrenoleukodystrophy was found.', (word) => word.startsWith('Adreno'))).toBeLessThan(
      3,
    );
  });

  it('counts syllables as they are spoken', () => {
    const counts = ['the', 'notes', 'disease', 'documentation', 'table', 'patient', 'needed', 'pain'].map(
      syllablesIn,
    );
    expect(counts).toEqual([1, 1, 2, 5, 2, 2, 2, 1]);
  });
});
