// Definition, references and rename: each name leads to its places in guideline, fragment and cases, and nothing else moves.
import { describe, expect, it } from 'vitest';
import { definitionAt } from '../../dsl/ide/definition.ts';
import { referencesAt } from '../../dsl/ide/references.ts';
import { renameAt, renamePlaceAt } from '../../dsl/ide/rename.ts';
import { shippedFiles } from '../support/documents.ts';
import { applied, changedLines, cursor, libraryAt, shownPlaces } from './support/library.ts';

const guideline = `guideline "Knee"
  id       knee
  version  1.0

include general 2024.1

data
  stage  "Stage"  scale I < II < III
  side   "Side"   choice of left, right

indications
  ANY OF
    1. Torn ligament AND ANY OF  {ligament}  [lee-2022]
         a. Instability
         b. Stage is high  {high-stage}
              WHEN stage at least II AND side is left
    2. Both are there  {both}
         WHEN MET {ligament} AND MET {general.safety}
    3. Ligaments of the other knee

terms
  Ligament
    A band of tissue.

references
  lee-2022  Lee (2022).
`;
const fragment = `fragment "General"
  id       general
  version  2024.1

contraindications
  ANY OF  {any-safety}
    - Device is in place  {safety}  [lee-2022]

references
  lee-2022  Lee (2022).
`;
const cases = `cases for knee 1.0

case "One"
  {ligament} met
  Instability met
  {general.safety} not met
  stage is II
  expect appropriate because {ligament}
`;
const library = { 'knee.guideline': guideline, 'general.guideline': fragment, 'knee.cases': cases };

/** Puts the cursor into `words` of the file's text: `words` holds the cursor itself. */
function at(file: keyof typeof library, words: string): Readonly<Record<string, string>> {
  const plain = words.replace(cursor, '');
  const text = library[file];
  expect(text).toContain(plain);
  return { ...library, [file]: text.replace(plain, words) };
}

function checkDefinition(texts: Readonly<Record<string, string>>, places: readonly string[]): void {
  const { workspace, uri, offset } = libraryAt(texts);
  expect(shownPlaces(workspace, definitionAt(workspace, uri, offset))).toEqual(places);
}

function checkReferences(texts: Readonly<Record<string, string>>, places: readonly string[]): void {
  const { workspace, uri, offset } = libraryAt(texts);
  expect(shownPlaces(workspace, referencesAt(workspace, uri, offset))).toEqual(places);
}

function checkRename(
  texts: Readonly<Record<string, string>>,
  newName: string,
  changes: Readonly<Record<string, readonly string[]>>,
): void {
  const { workspace, uri, offset } = libraryAt(texts);
  const codes = (): readonly string[] =>
    workspace.uris.flatMap((each) => workspace.diagnostics(each).map(({ code }) => code));
  const before = codes();
  const rename = renameAt(workspace, uri, offset, newName);
  if (rename.kind === 'refused') throw new Error(rename.why);
  const after = applied(workspace, rename.edits);
  const shown = Object.entries(after).map(([file, text]) => [
    file,
    changedLines(workspace.text(file) ?? '', text),
  ]);
  expect(Object.fromEntries(shown)).toEqual(changes);
  for (const [file, text] of Object.entries(after)) workspace.setText(file, text);
  expect(codes()).toEqual(before);
}

describe('definition', () => {
  it.each<[string, keyof typeof library, string, readonly string[]]>([
    [
      'of an id after MET',
      'knee.guideline',
      'MET {liga‸ment}',
      ['knee.guideline: 1. Torn ligament AND ANY OF  {⟪ligament⟫}  [lee-2022]'],
    ],
    [
      'of an id of a fragment',
      'knee.guideline',
      'MET {general.‸safety}',
      ['general.guideline: - Device is in place  {⟪safety⟫}  [lee-2022]'],
    ],
    [
      'of an id in a case',
      'knee.cases',
      'because {lig‸ament}',
      ['knee.guideline: 1. Torn ligament AND ANY OF  {⟪ligament⟫}  [lee-2022]'],
    ],
    ['of words in a case', 'knee.cases', 'Insta‸bility met', ['knee.guideline: a. ⟪Instability⟫']],
    [
      'of an element',
      'knee.guideline',
      'WHEN st‸age',
      ['knee.guideline: ⟪stage⟫  "Stage"  scale I < II < III'],
    ],
    [
      'of a value',
      'knee.guideline',
      'side is le‸ft',
      ['knee.guideline: side   "Side"   choice of ⟪left⟫, right'],
    ],
    [
      'of a value in a case',
      'knee.cases',
      'stage is I‸I',
      ['knee.guideline: stage  "Stage"  scale I < ⟪II⟫ < III'],
    ],
    [
      'of a citation, in every list that has it',
      'knee.guideline',
      '[lee-2‸022]',
      ['knee.guideline: ⟪lee-2022⟫  Lee (2022).', 'general.guideline: ⟪lee-2022⟫  Lee (2022).'],
    ],
    [
      'of an included fragment',
      'knee.guideline',
      'include gene‸ral',
      ['general.guideline: id       ⟪general⟫'],
    ],
    ['of the guideline of cases', 'knee.cases', 'for kn‸ee', ['knee.guideline: id       ⟪knee⟫']],
    ['of a term, in the plural', 'knee.guideline', '3. Liga‸ments', ['knee.guideline: ⟪Ligament⟫']],
    ['of a term inside a criterion', 'knee.guideline', 'Torn liga‸ment', ['knee.guideline: ⟪Ligament⟫']],
    ['of nothing', 'knee.guideline', 'Torn‸', []],
  ])('%s', (_name, file, words, places) => checkDefinition(at(file, words), places));
});

describe('references', () => {
  it.each<[string, keyof typeof library, string, readonly string[]]>([
    [
      'of an id, over guideline and cases',
      'knee.guideline',
      '{liga‸ment}  [',
      [
        'knee.guideline: 1. Torn ligament AND ANY OF  {⟪ligament⟫}  [lee-2022]',
        'knee.guideline: WHEN MET {⟪ligament⟫} AND MET {general.safety}',
        'knee.cases: {⟪ligament⟫} met',
        'knee.cases: expect appropriate because {⟪ligament⟫}',
      ],
    ],
    [
      'of an id of a fragment, from the fragment',
      'general.guideline',
      '{saf‸ety}',
      [
        'general.guideline: - Device is in place  {⟪safety⟫}  [lee-2022]',
        'knee.guideline: WHEN MET {ligament} AND MET {⟪general.safety⟫}',
        'knee.cases: {⟪general.safety⟫} not met',
      ],
    ],
    [
      'of a term',
      'knee.guideline',
      'Liga‸ment\n',
      [
        'knee.guideline: ⟪Ligament⟫',
        'knee.guideline: 1. Torn ⟪ligament⟫ AND ANY OF  {ligament}  [lee-2022]',
        'knee.guideline: 3. ⟪Ligaments⟫ of the other knee',
      ],
    ],
  ])('%s', (_name, file, words, places) => checkReferences(at(file, words), places));
});

describe('rename', () => {
  it.each<[string, keyof typeof library, string, string, Readonly<Record<string, readonly string[]>>]>([
    [
      'a criterion, in the cases too',
      'knee.guideline',
      'MET {liga‸ment}',
      'torn-ligament',
      {
        'knee.guideline': [
          '- 1. Torn ligament AND ANY OF  {ligament}  [lee-2022]',
          '- WHEN MET {ligament} AND MET {general.safety}',
          '+ 1. Torn ligament AND ANY OF  {torn-ligament}  [lee-2022]',
          '+ WHEN MET {torn-ligament} AND MET {general.safety}',
        ],
        'knee.cases': [
          '- {ligament} met',
          '- expect appropriate because {ligament}',
          '+ {torn-ligament} met',
          '+ expect appropriate because {torn-ligament}',
        ],
      },
    ],
    [
      'a criterion of a fragment, keeping its prefix',
      'knee.cases',
      '{general.saf‸ety}',
      'device',
      {
        'general.guideline': [
          '- - Device is in place  {safety}  [lee-2022]',
          '+ - Device is in place  {device}  [lee-2022]',
        ],
        'knee.guideline': [
          '- WHEN MET {ligament} AND MET {general.safety}',
          '+ WHEN MET {ligament} AND MET {general.device}',
        ],
        'knee.cases': ['- {general.safety} not met', '+ {general.device} not met'],
      },
    ],
    [
      'a criterion whose id nobody wrote',
      'knee.guideline',
      'a. Insta‸bility',
      'unstable',
      { 'knee.guideline': ['- a. Instability', '+ a. Instability  {unstable}'] },
    ],
    [
      'an element',
      'knee.guideline',
      'WHEN sta‸ge',
      'knee-stage',
      {
        'knee.guideline': [
          '- stage  "Stage"  scale I < II < III',
          '- WHEN stage at least II AND side is left',
          '+ knee-stage  "Stage"  scale I < II < III',
          '+ WHEN knee-stage at least II AND side is left',
        ],
        'knee.cases': ['- stage is II', '+ knee-stage is II'],
      },
    ],
    [
      'a value',
      'knee.guideline',
      '< I‸I <',
      '2',
      {
        'knee.guideline': [
          '- stage  "Stage"  scale I < II < III',
          '- WHEN stage at least II AND side is left',
          '+ stage  "Stage"  scale I < 2 < III',
          '+ WHEN stage at least 2 AND side is left',
        ],
        'knee.cases': ['- stage is II', '+ stage is 2'],
      },
    ],
    [
      'a citation, in the fragment that shares it',
      'knee.guideline',
      '[lee-20‸22]',
      'lee-2022a',
      {
        'knee.guideline': [
          '- 1. Torn ligament AND ANY OF  {ligament}  [lee-2022]',
          '- lee-2022  Lee (2022).',
          '+ 1. Torn ligament AND ANY OF  {ligament}  [lee-2022a]',
          '+ lee-2022a  Lee (2022).',
        ],
        'general.guideline': [
          '- - Device is in place  {safety}  [lee-2022]',
          '- lee-2022  Lee (2022).',
          '+ - Device is in place  {safety}  [lee-2022a]',
          '+ lee-2022a  Lee (2022).',
        ],
      },
    ],
  ])('%s', (_name, file, words, newName, changes) => checkRename(at(file, words), newName, changes));

  it.each<[string, string, string, RegExp]>([
    ['a form that is no id', 'MET {liga‸ment}', 'Torn Ligament', /small letters/],
    ['the id of another criterion', 'MET {liga‸ment}', 'both', /in use/],
    ['an id that follows from words', 'MET {liga‸ment}', 'instability', /in use/],
    ['the name of an element', 'MET {liga‸ment}', 'stage', /in use/],
    ['a built-in name', 'WHEN sta‸ge', 'request', /in use/],
    ['a value that there is', 'is le‸ft', 'right', /in use/],
    ['words', 'Torn li‸gament', '', /small letters|Only/],
    ['a section word', 'indi‸cations', 'x', /Only/],
  ])('refuses %s', (_name, words, newName, why) => {
    const { workspace, uri, offset } = libraryAt(at('knee.guideline', words));
    const rename = renameAt(workspace, uri, offset, newName);
    expect(rename).toMatchObject({ kind: 'refused', why: expect.stringMatching(why) as string });
  });

  it('shows the name without its prefix', () => {
    const { workspace, uri, offset } = libraryAt(at('knee.cases', '{general.saf‸ety}'));
    expect(renamePlaceAt(workspace, uri, offset)?.name).toBe('safety');
  });
});

describe('every place of an expression that names an element', () => {
  it.each([
    'weight decreased by at least 10 % from ‸base',
    'echo on or after ‸base',
    'echo within 6 weeks before ‸base',
    'echo between day 1 and day 9 after ‸base',
    'known ‸base',
    '(NOT ‸base = 3) AND echo before request',
  ])('%s', (expression) => {
    const item = `indications\n  ANY OF\n    - One\n        WHEN ${expression}\n`;
    const { workspace, uri, offset } = libraryAt(`guideline "T"\n\ndata\n  base  "B"  count\n\n${item}`);
    expect(shownPlaces(workspace, definitionAt(workspace, uri, offset))).toEqual([
      't.guideline: ⟪base⟫  "B"  count',
    ]);
  });
});

describe('the shipped guideline', () => {
  it('keeps its cases after any written id is renamed', () => {
    const texts = Object.fromEntries(shippedFiles().map(({ path, text }) => [path, text]));
    const path = 'guidelines/mr-spectroscopy/2024.guideline';
    const text = texts[path] ?? '';
    const { workspace } = libraryAt(texts);
    for (const match of [...text.matchAll(/\{([a-z-]+)\}/g)].slice(0, 6)) {
      const rename = renameAt(workspace, path, match.index + 2, 'renamed-one');
      if (rename.kind === 'refused') throw new Error(rename.why);
      const renamed = libraryAt({ ...texts, ...applied(workspace, rename.edits) });
      for (const uri of renamed.workspace.uris)
        expect(renamed.workspace.diagnostics(uri).map(({ code }) => code)).toEqual([]);
    }
  });
});
