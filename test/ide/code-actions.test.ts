// Code actions: the rewritten text is the one that is meant, reads without new faults, and decides as before.
import { describe, expect, it } from 'vitest';
import { codeActionsAt } from '../../dsl/ide/code-actions.ts';
import { idsOf } from '../../dsl/ide/document-names.ts';
import type { Workspace } from '../../dsl/workspace.ts';
import { validCorpus } from '../support/documents.ts';
import { readMarks } from '../support/marked-text.ts';
import { applied, changedLines, libraryAt } from './support/library.ts';

const text = `guideline "Knee"
  id       knee
  version  1.0

data
  side  "Side"  choice of left, right

indications
  ANY OF
    1. Pain at night (pain that wakes the person)
    3. Swelling (SWL)  {swelling}  [lee-2022]
         EG warmth
    4. Tumor is known AND ANY OF
         - Biopsy
         - Edema
             NOTE Seen on MRI
       AND therapy is planned

references
  lee-2022  Lee (2022).
`;

interface Checked {
  readonly workspace: Workspace;
  readonly titles: readonly string[];
  readonly after: (title: string) => string;
}

/** Selects the marked words; `after` is the text with the action of that title. */
function actionsAt(selected: string): Checked {
  const marked = text.replace(selected, `⟪${selected}⟫`);
  const { marks } = readMarks(marked);
  const { workspace, uri } = libraryAt(text);
  const actions = codeActionsAt(workspace, uri, marks[0] ?? { start: 0, end: 0 });
  return {
    workspace,
    titles: actions.map(({ title }) => title),
    after: (title) => {
      const edits = actions.find((action) => action.title === title)?.edits ?? [];
      return applied(workspace, edits)[uri] ?? text;
    },
  };
}

function checkAction(selected: string, title: string, lines: readonly string[]): void {
  const { after, titles, workspace } = actionsAt(selected);
  expect(titles).toContain(title);
  const changed = after(title);
  expect(changedLines(text, changed)).toEqual(lines);
  const before = workspace.diagnostics('t.guideline').map(({ code }) => code);
  workspace.setText('t.guideline', changed);
  expect(workspace.diagnostics('t.guideline').map(({ code }) => code)).toEqual(before);
}

describe('code actions', () => {
  it.each<[string, string, readonly string[]]>([
    [
      '1. Pain at night (pain that wakes the person)\n    3. Swelling',
      'Put these 2 items under ALL OF',
      [
        '- 1. Pain at night (pain that wakes the person)',
        '- 3. Swelling (SWL)  {swelling}  [lee-2022]',
        '- EG warmth',
        '+ 1. ALL OF',
        '+ a. Pain at night (pain that wakes the person)',
        '+ b. Swelling (SWL)  {swelling}  [lee-2022]',
        '+ EG warmth',
      ],
    ],
    [
      '- Biopsy\n         - Edema',
      'Put these 2 items under ANY OF',
      [
        '- - Biopsy',
        '- - Edema',
        '- NOTE Seen on MRI',
        '+ - ANY OF',
        '+ - Biopsy',
        '+ - Edema',
        '+ NOTE Seen on MRI',
      ],
    ],
    [
      'Biopsy',
      'Compute it from the data (WHEN biopsy-documented)',
      ['+ biopsy-documented  "Biopsy"  yes-no', '+ WHEN biopsy-documented'],
    ],
    [
      'therapy',
      'Compute it from the data (WHEN therapy-is-planned-documented)',
      [
        '+ therapy-is-planned-documented  "therapy is planned"  yes-no',
        '+ WHEN therapy-is-planned-documented',
      ],
    ],
    [
      'Pain at night (pain that wakes the person)',
      'Define “Pain at night” in the terms',
      [
        '- 1. Pain at night (pain that wakes the person)',
        '+ 1. Pain at night',
        '+ terms',
        '+ Pain at night',
        '+ Pain that wakes the person.',
      ],
    ],
    ['Swelling (SWL)', 'Define “Swelling” in the terms', ['+ terms', '+ Swelling (SWL)', '+ To be defined.']],
    [
      'Swelling',
      'Renumber the criteria of this section',
      [
        '- 3. Swelling (SWL)  {swelling}  [lee-2022]',
        '- 4. Tumor is known AND ANY OF',
        '+ 2. Swelling (SWL)  {swelling}  [lee-2022]',
        '+ 3. Tumor is known AND ANY OF',
      ],
    ],
    ['Edema', 'Write its id {edema}', ['- - Edema', '+ - Edema  {edema}']],
    [
      'Swelling',
      'Write all ids (5)',
      [
        '- 1. Pain at night (pain that wakes the person)',
        '- 4. Tumor is known AND ANY OF',
        '- - Biopsy',
        '- - Edema',
        '- AND therapy is planned',
        '+ 1. Pain at night (pain that wakes the person)  {pain-at-night}',
        '+ 4. Tumor is known AND ANY OF  {tumor-is-known}',
        '+ - Biopsy  {biopsy}',
        '+ - Edema  {edema}',
        '+ AND therapy is planned  {therapy-is-planned}',
      ],
    ],
  ])('%s: %s', checkAction);

  it('are none outside the criteria', () => {
    expect(actionsAt('Side').titles).toEqual([]);
    expect(actionsAt('Lee (2022)').titles).toEqual([]);
  });

  it('do not take in a line before whose words the selection ends', () => {
    const titles = (selected: string): readonly string[] =>
      actionsAt(selected).titles.filter((title) => title.startsWith('Put'));
    expect(titles('- Biopsy\n         ')).toEqual([]);
    expect(titles('- Biopsy\n         - E')).toHaveLength(2);
  });

  it('do not compute what has a list or is computed', () => {
    expect(actionsAt('Tumor').titles.filter((title) => title.startsWith('Compute'))).toEqual([]);
  });
});

describe('over the corpus', () => {
  it.each(validCorpus().map(({ path, text: corpus }) => [path, corpus] as const))(
    'ids written out in %s are the ids that there were',
    (path, corpus) => {
      const { workspace } = libraryAt({ [path]: corpus });
      const at = corpus.search(/^(?:indications|continuation|contraindications|exclusions|limits)/m);
      const before = workspace.document(path)?.value;
      if (before === undefined || before.kind === 'cases' || at < 0) return;
      const codes = workspace.diagnostics(path).map(({ code }) => code);
      const action = codeActionsAt(workspace, path, { start: at + 3, end: at + 3 }).find(({ title }) =>
        title.startsWith('Write all ids'),
      );
      workspace.setText(path, applied(workspace, action?.edits ?? [])[path] ?? corpus);
      const after = workspace.document(path)?.value;
      if (after === undefined || after.kind === 'cases') throw new Error('no guideline any more');
      expect([...idsOf(after).byName.keys()].toSorted()).toEqual([...idsOf(before).byName.keys()].toSorted());
      expect(workspace.diagnostics(path).map(({ code }) => code)).toEqual(codes);
    },
  );
});
