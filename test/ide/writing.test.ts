// Writing without knowing the language: what each action makes of the criteria of a small guideline, and what it refuses.
import { describe, expect, it } from 'vitest';
import { writeAt, type WritingRequest } from '../../dsl/ide/write.ts';
import { libraryAt } from './support/library.ts';
import { criteria, head, outline, written } from './support/writing.ts';

describe('criteria', () => {
  it('adds one behind, counted, with words to type over', () => {
    expect(criteria(written(outline('Swelling'), { kind: 'add-criterion', where: 'after' })))
      .toMatchInlineSnapshot(`
      "  ANY OF
          # About pain
          1. Pain at night {pain}
          2. Swelling [lee-2022]
               EG warmth
          3. ⟪New criterion⟫
          4. Fever AND ANY OF
               a. Chills
               b. Sweat
          5. Cough"
    `);
    expect(criteria(written(outline('Sweat'), { kind: 'add-criterion', where: 'after' })))
      .toMatchInlineSnapshot(`
      "  ANY OF
          # About pain
          1. Pain at night {pain}
          2. Swelling [lee-2022]
               EG warmth
          3. Fever AND ANY OF
               a. Chills
               b. Sweat
               c. ⟪New criterion⟫
          4. Cough"
    `);
  });
  it('adds the first below a criterion, which becomes the head of a list', () => {
    expect(criteria(written(outline('Pain'), { kind: 'add-criterion', where: 'inside' })))
      .toMatchInlineSnapshot(`
      "  ANY OF
          # About pain
          1. Pain at night AND ANY OF {pain}
               a. ⟪New criterion⟫
          2. Swelling [lee-2022]
               EG warmth
          3. Fever AND ANY OF
               a. Chills
               b. Sweat
          4. Cough"
    `);
  });
  it('begins the list of an empty section', () => {
    expect(written('indications‸\n', { kind: 'add-criterion', where: 'after' })).toMatchInlineSnapshot(`
      "indications
        ANY OF
          1. ⟪New criterion⟫"
    `);
    expect(written('‸indications\n  It is covered with\n', { kind: 'add-criterion', where: 'inside' }))
      .toMatchInlineSnapshot(`
      "indications
        It is covered with
        ANY OF
          1. ⟪New criterion⟫"
    `);
  });
  it('removes one with what is under it, and never the last of a list', () => {
    expect(criteria(written(outline('Fever'), { kind: 'remove' }))).toMatchInlineSnapshot(`
      "  ANY OF
          # About pain
          1. Pain at night {pain}
          2. Swelling [lee-2022]
               EG warmth
          3. Cough"
    `);
    expect(written('indications\n  ANY OF\n    - ‸Pain\n', { kind: 'remove' })).toMatchInlineSnapshot(
      `"refused: It is the only criterion of its list, and a list without criteria says nothing. Put another into the list first, or remove the whole list."`,
    );
  });
  it('says how many cases name what it removes: by id, by words, below it, from who includes it', () => {
    const texts = {
      'f.guideline': `fragment "F"\n  id f\n  version 1\n\nindications\n  ANY OF\n    1. Fever {fever}\n    2. ‸Pain AND ANY OF\n         a. At night {night}\n         b. By day\n`,
      'g.guideline':
        'guideline "G"\n  id g\n  version 1\n\ninclude f 1\n\nindications\n  ANY OF\n    1. Pain elsewhere {night}\n',
      'g.cases': `cases for g 1

case "Named below and again"
  {f.night} met
  all others not met
  expect appropriate because {f.night}

case "By its words"
  By day met
  expect appropriate

case "Another of that name, and one that stays"
  {night} met
  {f.fever} met
  expect appropriate
`,
    };
    const { workspace, uri, offset } = libraryAt(texts);
    const said = (at: number): string => {
      const outcome = writeAt(workspace, uri, { start: at, end: at }, { kind: 'remove' });
      return outcome.kind === 'written' ? outcome.said : outcome.why;
    };
    expect(said(offset)).toBe('Removed “Pain” with 2 criteria under it. 2 cases still name what is gone');
    expect(said(workspace.text(uri)?.indexOf('By day') ?? 0)).toBe(
      'Removed “By day”. 1 case still names what is gone',
    );
    workspace.remove('g.cases');
    expect(said(offset)).toBe('Removed “Pain” with 2 criteria under it');
  });
  it('gives it other words', () => {
    expect(criteria(written(outline('Pain'), { kind: 'reword', words: 'Pain by day' })))
      .toMatchInlineSnapshot(`
      "  ANY OF
          # About pain
          1. ⟪Pain by day⟫ {pain}
          2. Swelling [lee-2022]
               EG warmth
          3. Fever AND ANY OF
               a. Chills
               b. Sweat
          4. Cough"
    `);
    expect(written(outline('Pain'), { kind: 'reword', words: 'Pain AND fever' })).toMatchInlineSnapshot(
      `"refused: \`AND\` stands inside a sentence. Start a new line with it, or write it in small letters if it is prose."`,
    );
    expect(written(outline('Pain'), { kind: 'reword', words: 'Pain {other}' })).toMatchInlineSnapshot(
      `"refused: Some words would be read as something else there. Write them otherwise, or edit the text itself."`,
    );
  });
});

describe('places', () => {
  const at = (words: string, request: WritingRequest): string => criteria(written(outline(words), request));
  it('indents under the criterion above, counted in its list', () => {
    expect(at('Swelling', { kind: 'indent' })).toMatchInlineSnapshot(`
      "  ANY OF
          # About pain
          1. Pain at night AND ANY OF {pain}
               a. Swelling [lee-2022]
                    EG warmth
          2. Fever AND ANY OF
               a. Chills
               b. Sweat
          3. Cough"
    `);
    expect(at('Cough', { kind: 'indent' })).toMatchInlineSnapshot(`
      "  ANY OF
          # About pain
          1. Pain at night {pain}
          2. Swelling [lee-2022]
               EG warmth
          3. Fever AND ANY OF
               a. Chills
               b. Sweat
               c. Cough"
    `);
    expect(written(outline('Pain'), { kind: 'indent' })).toMatchInlineSnapshot(
      `"refused: Nothing stands above it in its list that it could go under. Move it down first."`,
    );
  });
  it('outdents behind the criterion that it stood under', () => {
    expect(at('Chills', { kind: 'outdent' })).toMatchInlineSnapshot(`
      "  ANY OF
          # About pain
          1. Pain at night {pain}
          2. Swelling [lee-2022]
               EG warmth
          3. Fever AND ANY OF
               a. Sweat
          4. Chills
          5. Cough"
    `);
    expect(written(outline('Cough'), { kind: 'outdent' })).toMatchInlineSnapshot(
      `"refused: It stands at the top of its section already."`,
    );
  });
  it('moves with comments and all that is under it', () => {
    expect(at('Swelling', { kind: 'move-up' })).toMatchInlineSnapshot(`
      "  ANY OF
          1. Swelling [lee-2022]
               EG warmth
          # About pain
          2. Pain at night {pain}
          3. Fever AND ANY OF
               a. Chills
               b. Sweat
          4. Cough"
    `);
    expect(at('Fever', { kind: 'move-down' })).toMatchInlineSnapshot(`
      "  ANY OF
          # About pain
          1. Pain at night {pain}
          2. Swelling [lee-2022]
               EG warmth
          3. Cough
          4. Fever AND ANY OF
               a. Chills
               b. Sweat"
    `);
    expect(written(outline('Cough'), { kind: 'move-down' })).toMatchInlineSnapshot(
      `"refused: It is the last of its section already."`,
    );
  });
});

describe('lists', () => {
  const at = (words: string, request: WritingRequest): string => criteria(written(outline(words), request));
  it('puts a criterion under a quantifier and takes the list away again', () => {
    expect(at('Swelling', { kind: 'wrap', quantifier: 'ALL OF' })).toMatchInlineSnapshot(`
      "  ANY OF
          # About pain
          1. Pain at night {pain}
          2. ⟪ALL OF⟫
               a. Swelling [lee-2022]
                    EG warmth
          3. Fever AND ANY OF
               a. Chills
               b. Sweat
          4. Cough"
    `);
    const wrapped = 'indications\n  ANY OF\n    - A\n    - ALL OF\n         - ‸B\n         - C\n';
    expect(written(wrapped, { kind: 'unwrap' })).toMatchInlineSnapshot(`
      "indications
        ANY OF
          - A
          - B
          - C"
    `);
    expect(written(wrapped.replace('ALL OF', 'ALL OF {kept}'), { kind: 'unwrap' })).toMatchInlineSnapshot(
      `"refused: The list has the id {kept}, which would be lost. Take that out first if it is not needed."`,
    );
    expect(written(outline('Chills'), { kind: 'unwrap' })).toMatchInlineSnapshot(
      `"refused: Its list has words above it, which would lose their criteria. Outdent the criteria one by one instead."`,
    );
  });
  it('counts, and refuses a count that no list of that size can have', () => {
    expect(at('Chills', { kind: 'requantify', quantifier: 'AT LEAST', count: 2 })).toMatchInlineSnapshot(`
      "  ANY OF
          # About pain
          1. Pain at night {pain}
          2. Swelling [lee-2022]
               EG warmth
          3. Fever AND ⟪AT LEAST 2 OF⟫
               a. Chills
               b. Sweat
          4. Cough"
    `);
    expect(
      written(outline('Chills'), { kind: 'requantify', quantifier: 'AT LEAST', count: 3 }),
    ).toMatchInlineSnapshot(
      `"refused count: AT LEAST 3 OF needs at least 3 criteria, and only 2 are chosen."`,
    );
    expect(
      written(outline('Chills'), { kind: 'wrap', quantifier: 'AT LEAST', count: 2 }),
    ).toMatchInlineSnapshot(
      `"refused count: AT LEAST 2 OF needs at least 2 criteria, and only 1 is chosen."`,
    );
  });
  it('moves by a drop on another criterion, and says what cannot be', () => {
    const body = outline('Cough');
    const target = `${head}${body}`.indexOf('1. Pain');
    expect(criteria(written(body, { kind: 'move-to', target, side: 'before' }))).toMatchInlineSnapshot(`
      "  ANY OF
          1. Cough
          # About pain
          2. Pain at night {pain}
          3. Swelling [lee-2022]
               EG warmth
          4. Fever AND ANY OF
               a. Chills
               b. Sweat"
    `);
    expect(criteria(written(body, { kind: 'move-to', target, side: 'inside' }))).toMatchInlineSnapshot(`
      "  ANY OF
          # About pain
          1. Pain at night AND ANY OF {pain}
               a. Cough
          2. Swelling [lee-2022]
               EG warmth
          3. Fever AND ANY OF
               a. Chills
               b. Sweat"
    `);
    const fever = outline('Fever');
    const child = `${head}${fever.replace('‸', '')}`.indexOf('Chills');
    expect(written(fever, { kind: 'move-to', target: child, side: 'inside' })).toMatchInlineSnapshot(
      `"refused: A criterion cannot go under itself."`,
    );
  });
});
