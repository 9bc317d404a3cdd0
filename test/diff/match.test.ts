// Which criterion of the old version is which of the new: ids, words, place, and never derived ids.
import { describe, expect, it } from 'vitest';
import { matchCriteria } from '../../dsl/diff/match.ts';
import { describeItem } from '../../dsl/diff/outline.ts';
import type { ItemSketch } from './support/small-guideline.ts';
import { all, any, indications, sketchVersion } from './support/small-guideline.ts';

describe('matching by written id', () => {
  it('follows an id through rewording and moving', () => {
    const olds = [{ words: 'Brain tumor', id: 'tumor', group: any('Biopsy') }, 'Seizures'];
    const news = ['Seizures', { words: 'Known neoplasm of the brain', id: 'tumor', group: any('Biopsy') }];
    expect(matched(olds, news)).toEqual([
      'Seizures = Seizures (words)',
      'Brain tumor = Known neoplasm of the brain (id)',
      'Biopsy = Biopsy (words)',
    ]);
  });

  it('never uses a derived id, although it is the same', () => {
    const [older, newer] = [
      sketch(['Edema of the brain stem or cord, acute']),
      sketch(['Fracture {edema-of-the-brain-stem-or}']),
    ];
    expect(older.guideline.sections[0]?.criteria[0]?.id).toBe(newer.guideline.sections[0]?.criteria[0]?.id);
    expect(matchCriteria(older.guideline, newer.guideline).oldOf.size).toBe(0);
  });

  it('matches by words where only one version has ids', () => {
    expect(matched(['Epilepsy', 'Edema'], ['Epilepsy {epilepsy}', 'Edema {edema}'])).toEqual([
      'Epilepsy = Epilepsy (words)',
      'Edema = Edema (words)',
    ]);
  });

  it('keeps apart what has other words and another id', () => {
    expect(matched(['Multiple sclerosis {ms}'], ['Traumatic brain injury {tbi}'])).toEqual([]);
  });
});

describe('matching by words', () => {
  it('folds case, accents and punctuation', () => {
    expect(matched(["Ménière's disease."], ['MENIERE’S DISEASE'])).toEqual([
      "Ménière's disease. = MENIERE’S DISEASE (words)",
    ]);
  });

  it('pairs repeated words under the same criterion in order', () => {
    const olds = [
      { words: 'Knee', group: all('Failed therapy') },
      { words: 'Hip', group: all('Failed therapy') },
    ];
    const news = [
      { words: 'Hip', group: all('Failed therapy') },
      { words: 'Knee', group: all('Failed therapy') },
    ];
    expect(matched(olds, news)).toEqual([
      'Hip = Hip (words)',
      'Failed therapy = Failed therapy (words)',
      'Knee = Knee (words)',
      'Failed therapy = Failed therapy (words)',
    ]);
  });

  it('finds what moved under another criterion', () => {
    const olds = [
      { words: 'Tumor', group: any('Edema', 'Biopsy') },
      { words: 'Injury', group: any('Trauma') },
    ];
    const news = [
      { words: 'Tumor', group: any('Biopsy') },
      { words: 'Injury', group: any('Trauma', 'Edema') },
    ];
    expect(matched(olds, news)).toContain('Edema = Edema (words)');
  });

  it('pairs a reworded criterion with the most alike of its siblings', () => {
    const olds = ['Metabolic disorder, for diagnosis', 'Multiple sclerosis'];
    const news = ['Metabolic disorders, for diagnosing and monitoring', 'Multiple myeloma'];
    expect(matched(olds, news)).toEqual([
      'Metabolic disorder, for diagnosis = Metabolic disorders, for diagnosing and monitoring (similar words)',
    ]);
  });

  it('pairs a corrected typing error', () => {
    expect(matched(['Mitocondrial disorder'], ['Mitochondrial disorder'])).toEqual([
      'Mitocondrial disorder = Mitochondrial disorder (similar words)',
    ]);
  });

  it('keeps a criterion whose list is the same although its words are not', () => {
    const group = any('Lymphoma', 'Edema', 'Necrosis');
    expect(matched([{ words: 'Gliomas', group }], [{ words: 'Neoplasm to be told apart', group }])).toContain(
      'Gliomas = Neoplasm to be told apart (place)',
    );
  });

  it('pairs bare groups of the same list in order', () => {
    const olds = [{ group: any('A first', 'A second') }, { group: all('B first', 'B second') }];
    const news = [{ group: any('A first', 'A second') }, { group: any('B first', 'B second') }];
    expect(matched(olds, news)).toHaveLength(6);
  });

  it('sees an inserted group: its items have moved', () => {
    const olds = ['Edema', 'Infection', 'Epilepsy'];
    const news = [{ group: all('Edema', 'Infection') }, 'Epilepsy'];
    expect(matched(olds, news)).toEqual([
      'Edema = Edema (words)',
      'Infection = Infection (words)',
      'Epilepsy = Epilepsy (words)',
    ]);
  });
});

describe('matching of large guidelines', () => {
  const size = 2_000;
  const olds = Array.from(
    { length: size },
    (_, i) => `Finding ${letters(i + 100)} of organ ${letters(i % 40)} documented`,
  );

  it('matches a list of 2,000 that was reversed and edited', () => {
    const news = olds.map((words, i) => (i % 20 === 0 ? `${words} in the chart` : words)).toReversed();
    const matching = matchCriteria(sketch(olds).guideline, sketch(news).guideline);
    expect(matching.oldOf.size).toBe(size);
  });

  it('does not compare every pair where all was reworded', () => {
    const news = olds.map((words) => words.replace('documented', 'recorded in the chart'));
    const matching = matchCriteria(sketch(olds).guideline, sketch(news).guideline);
    expect(matching.oldOf.size).toBe(size);
  });
});

function letters(value: number): string {
  return String(value)
    .replace(/\d/g, (digit) => 'bcdfghjklm'[Number(digit)] ?? '')
    .padEnd(4, 'q');
}

function sketch(items: readonly ItemSketch[]) {
  return sketchVersion({ version: '1', sections: [indications(...items)] });
}

function matched(olds: readonly ItemSketch[], news: readonly ItemSketch[]): readonly string[] {
  const matching = matchCriteria(sketch(olds).guideline, sketch(news).guideline);
  return matching.new.criteria.flatMap((newer) => {
    const older = matching.oldOf.get(newer);
    const by = matching.by.get(newer) ?? '';
    return older ? [`${describeItem(older.criterion)} = ${describeItem(newer.criterion)} (${by})`] : [];
  });
}
