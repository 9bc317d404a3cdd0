// What the tree shows beside its criteria: change since a version, notes on one criterion; their figures agree with the comparison.
import { describe, expect, it } from 'vitest';
import { coverageOf } from '../../dsl/cases/coverage.ts';
import { diffGuidelines } from '../../dsl/diff/diff.ts';
import { criteriaTree, walkCriteria } from '../../dsl/ide/criteria-tree.ts';
import { criterionNotes } from '../../dsl/ide/criterion-notes.ts';
import { treeChanges } from '../../dsl/ide/tree-changes.ts';
import type { CompiledGuideline } from '../../dsl/compile.ts';
import { createWorkspace } from '../../dsl/workspace.ts';
import type { Workspace } from '../../dsl/workspace.ts';
import { shippedFiles } from '../support/documents.ts';
import { libraryAt } from './support/library.ts';

const newest = 'guidelines/mr-spectroscopy/2024.guideline';
const before = 'guidelines/mr-spectroscopy/2023.guideline';

function shipped(): Workspace {
  const workspace = createWorkspace();
  for (const { path, text } of shippedFiles()) workspace.setText(path, text);
  return workspace;
}

function compiledIn(workspace: Workspace, uri: string): CompiledGuideline {
  const compiled = workspace.guideline(uri);
  if (compiled === undefined) throw new Error(`${uri} is missing`);
  return compiled;
}

describe('change since a version', () => {
  it('marks only what the tree has, and every criterion that the comparison found added or removed', () => {
    const workspace = shipped();
    const shown = treeChanges(workspace, newest, before);
    if (shown === undefined) throw new Error('both versions are shipped');
    const ids = new Set<string>();
    walkCriteria(criteriaTree(compiledIn(workspace, newest)).sections, (node) => void ids.add(node.id));
    const marked = Object.entries(shown.nodes);
    expect(marked.filter(([id, { how }]) => how !== 'removed' && !ids.has(id))).toEqual([]);
    const { changes } = diffGuidelines(compiledIn(workspace, before), compiledIn(workspace, newest));
    const added = changes.flatMap((one) =>
      one.kind === 'added' && (one.unit === 'criterion' || one.unit === 'section') ? [one.new.id] : [],
    );
    expect(marked.flatMap(([id, { how }]) => (how === 'added' ? [id] : [])).toSorted()).toEqual(
      added.toSorted(),
    );
    expect(shown.counts.added).toBe(added.length);
    const known = new Set(changes.map(({ id }) => id));
    expect(marked.flatMap(([, node]) => node.changes).filter((id) => !known.has(id))).toEqual([]);
  });

  it('keeps what is gone where it stood', () => {
    const head = (version: string) =>
      `guideline "A"\n  id a\n  version ${version}\nindications "I"\n  ANY OF\n`;
    const files = {
      'old.guideline': `${head('1')}    1. Fever  {fever}\n    2. Cough AND ANY OF  {cough}\n         a. At night  {night}\n         b. By day  {day}\n    3. Pain  {pain}\n\ncontraindications "C"\n  ANY OF\n    1. Pacemaker  {pacemaker}\n`,
      'new.guideline': `${head('2')}    1. Fever  {fever}\n    2. Pain  {pain}\n`,
    };
    const shown = treeChanges(libraryAt(files).workspace, 'new.guideline', 'old.guideline');
    expect(shown?.removed.map(({ place, ...rest }) => ({ ...rest, uri: place.uri }))).toEqual([
      {
        id: 'removed/cough',
        section: 'indications',
        parent: compiledIn(libraryAt(files).workspace, 'new.guideline').guideline.sections[0]?.id,
        after: 'fever',
        number: '2',
        words: 'Cough',
        below: 2,
        uri: 'old.guideline',
      },
      expect.objectContaining({ section: 'contraindications', parent: '', after: '', words: 'C', below: 1 }),
    ]);
    expect(shown?.counts.removed).toBe(2);
    expect(treeChanges(createWorkspace(), 'a', 'b')).toBeUndefined();
  });
});

describe('notes on a criterion', () => {
  const text = `guideline "A"
  id a
  version 1

data
  bmi  "Body mass index"  quantity in kg/m2, precision 0.1, from 5 to 120

indications
  ANY OF
    1. Obesity  {obesity}  [lee-2022]
         WHEN bmi >= 35 kg/m2
    2. Two things AND ALL OF  {two}
         a. Obese already  {again}
              WHEN MET {obesity}
         b. Fever  {fever}

references
  lee-2022  "Lee A. On mass. J Mass 2022. doi:10.1000/mass.2022.7."
`;
  const cases = `cases for a 1\n\ncase "heavy"\n  bmi = 40 kg/m2\n  all others not met\n  expect appropriate\n`;
  const { workspace } = libraryAt({ 'a.guideline': text, 'a.cases': cases });

  it('say what it means, reads, rests on, and who names it', () => {
    const notes = criterionNotes(workspace, 'a.guideline', 'obesity');
    expect(notes?.restatement).toMatch(/^Met when Body mass index .*35 kg\/m2\.$/);
    expect(notes?.data).toMatchObject([
      { key: 'bmi', label: 'Body mass index', type: 'quantity in kg/m2, precision 0.1, from 5 to 120' },
    ]);
    expect(notes?.evidence).toMatchObject([
      { key: 'lee-2022', number: 1, url: 'https://doi.org/10.1000/mass.2022.7' },
    ]);
    expect(notes?.namedBy.map(({ words }) => words)).toEqual(['WHEN MET {obesity}']);
  });

  it('name the cases that it alone decides, as the coverage counts them', () => {
    const { graph } = compiledIn(workspace, 'a.guideline');
    const all = workspace.cases('a.cases')?.value ?? [];
    expect(all).toHaveLength(1);
    for (const { origin, decisive } of coverageOf(graph, all).criteria) {
      const deciding = decisive.met + decisive['not-met'] + decisive.unknown;
      const notes = criterionNotes(workspace, 'a.guideline', origin.id);
      expect(notes?.cases.decided.length, origin.id).toBe(deciding);
      expect(notes?.cases.of).toBe(1);
    }
    expect(criterionNotes(workspace, 'a.guideline', 'obesity')?.cases.decided).toMatchObject([
      { title: 'heavy', state: 'met', determination: 'appropriate' },
    ]);
  });

  it('of a list do not claim the data of its items; of a section tell its quantifier; of nothing are nothing', () => {
    expect(criterionNotes(workspace, 'a.guideline', 'two')?.data).toEqual([]);
    const section = compiledIn(workspace, 'a.guideline').guideline.sections[0]?.id ?? '';
    expect(criterionNotes(workspace, 'a.guideline', section)?.restatement).toBe(
      'Of its list at least one of 2 is met.',
    );
    expect(criterionNotes(workspace, 'a.guideline', 'nobody')).toBeUndefined();
  });
});
