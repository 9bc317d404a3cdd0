// Hover: the words under the pointer, restated for a person, with what else is known of them.
import { describe, expect, it } from 'vitest';
import { hoverAt } from '../../dsl/ide/hover.ts';
import { cursor, libraryAt } from './support/library.ts';

const text = `guideline "Knee"
  id       knee
  version  1.0

data
  stage  "Stage"  scale I < II < III
  bmi    "Body mass index"  quantity in kg/m2

indications
  ANY OF  [cho-2020]
    1. Torn ligament AND ANY OF  {ligament}  [lee-2022]
         a. Instability
         b. Stage is high  {high-stage}
              WHEN stage at least II AND NOT bmi > 40 kg/m2
    2. Both are there  {both}
         WHEN MET {ligament}
    3. NOT AT LEAST 2 OF
         - Fever
         - Rash (RSH)

terms
  Rash (RSH)
    Red skin.

references
  cho-2020  Cho (2020).
  lee-2022  Lee (2022).
`;

function checkHover(words: string, title: string, paragraphs: readonly string[]): void {
  const plain = words.replace(cursor, '');
  expect(text).toContain(plain);
  const { workspace, uri, offset } = libraryAt(text.replace(plain, words));
  expect(hoverAt(workspace, uri, offset)).toMatchObject({ title, paragraphs });
}

describe('hover', () => {
  it.each<[string, string, readonly string[]]>([
    ['ANY‸ OF  [cho', 'ANY OF', ['Met when at least one item of the list is met.']],
    ['AT LE‸AST 2 OF', 'AT LEAST 2 OF', ['`AT LEAST 2 OF`: met when that many items of the list are met.']],
    ['WH‸EN MET', 'WHEN', ['Computes the condition above from the data instead of asking a reviewer.']],
    ['indica‸tions', 'indications', ['The criteria that make the service medically appropriate.']],
    ['[lee-‸2022]', '[2] lee-2022', ['Lee (2022).', 'Cited by 1.']],
    ['[cho-‸2020]', '[1] cho-2020', ['Cho (2020).', 'Cited by indications.']],
    [
      'MET {liga‸ment}',
      '1 Torn ligament',
      [
        'Met when a reviewer finds “Torn ligament”, and at least one of 2 is met: Instability; Stage is high.',
        'Evidence: lee-2022.',
        'Named in 1 other place.',
      ],
    ],
    ['WHEN st‸age', 'Stage', ['stage: scale I < II < III', 'Used in 1 place.']],
    ['least I‸I', 'II: a value of “Stage”', ['stage: scale I < II < III', 'Used in 1 place.']],
    [
      'bmi ‸> 40',
      'In plain words',
      ['Stage is II or higher and it is not so that Body mass index is more than 40 kg/m2.'],
    ],
    [
      '3‸. NOT',
      '3 at least 2 of 2 are met',
      ['Met when it is not so that at least 2 of 2 are met: Fever; Rash (RSH).'],
    ],
    ['- Ra‸sh', 'Rash (RSH)', ['Red skin.']],
    ['id       kn‸ee', 'Knee, version 1.0', ['t.guideline']],
  ])('%s', checkHover);

  it('says nothing where nothing stands', () => {
    const { workspace, uri } = libraryAt(text);
    expect(hoverAt(workspace, uri, text.indexOf('Knee') + 1)).toBeUndefined();
    expect(hoverAt(workspace, uri, text.length + 50)).toBeUndefined();
    expect(hoverAt(workspace, 'nowhere', 3)).toBeUndefined();
  });
});
