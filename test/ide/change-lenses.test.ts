// What a criterion says of itself since the version before: added, another meaning, other words, other evidence; and which version that is.
import { describe, expect, it } from 'vitest';
import { createChangeLenses } from '../../dsl/ide/change-lenses.ts';
import { earlierVersionOf } from '../../dsl/ide/earlier-version.ts';
import { diffGuidelines } from '../../dsl/diff/diff.ts';
import { createWorkspace } from '../../dsl/workspace.ts';
import { shippedFiles } from '../support/documents.ts';
import { libraryAt } from './support/library.ts';

const header = (version: string, more = ''): string => `guideline "A"
  id a
  version ${version}
${more}
data
  age  "Age"  quantity in years, precision 1

indications
`;

const older = `${header('1')}  ANY OF
    1. Old enough  {old}
         WHEN age >= 18 years
    2. Pain for some weeks  {pain}
    3. Fever  {fever}
    4. List AND ANY OF  {list}
         a. One  {one}
         b. Two  {two}
`;
const newer = `${header('2')}  ANY OF
    1. Old enough  {old}
         WHEN age >= 21 years
    2. Pain for several weeks  {pain}
    3. Fever  {fever}  [lee-2022]
    4. List AND ANY OF  {list}
         a. One  {one}
    5. Whole list AND ALL OF  {whole}
         a. First  {first}
         b. Second  {second}
`;

function titles(texts: Readonly<Record<string, string>>, uri: string): readonly string[] {
  const { workspace } = libraryAt(texts);
  return createChangeLenses()
    .of(workspace, uri)
    .map(({ id, title }) => `${id}: ${title}`);
}

describe('lenses of change', () => {
  it('say of each criterion what became of it, in the order of the text', () => {
    expect(titles({ 'old.guideline': older, 'new.guideline': newer }, 'new.guideline')).toEqual([
      'old: meaning changed since 1: condition',
      'pain: words changed since 1: words',
      'fever: evidence changed since 1: citations',
      'list: meaning changed since 1: criterion removed',
      'whole: added since 1',
    ]);
  });

  it('know where it stood before', () => {
    const { workspace } = libraryAt({ 'old.guideline': older, 'new.guideline': newer });
    const was = createChangeLenses()
      .of(workspace, 'new.guideline')
      .map((lens) => lens.was && older.slice(lens.was.span.start, lens.was.span.end).split('\n')[0]);
    expect(was).toEqual([
      expect.stringContaining('Old enough'),
      expect.stringContaining('Pain for some weeks'),
      expect.stringContaining('Fever'),
      expect.stringContaining('Two'),
      undefined,
    ]);
  });

  it('say nothing without an earlier version, or where all is as it was', () => {
    expect(titles({ 'new.guideline': newer }, 'new.guideline')).toEqual([]);
    expect(titles({ 'old.guideline': older, 'new.guideline': newer }, 'old.guideline')).toEqual([]);
    const same = older.replace('version 1', 'version 2');
    expect(titles({ 'old.guideline': older, 'new.guideline': same }, 'new.guideline')).toEqual([]);
  });

  it('are found again for the same pair, and made anew when either text changes', () => {
    const { workspace } = libraryAt({ 'old.guideline': older, 'new.guideline': newer });
    const lenses = createChangeLenses();
    const first = lenses.of(workspace, 'new.guideline');
    expect(lenses.of(workspace, 'new.guideline')).toBe(first);
    workspace.setText('old.guideline', older.replace('Fever', 'High fever'));
    expect(lenses.of(workspace, 'new.guideline').map(({ title }) => title)).toContain(
      'words changed since 1: words, citations',
    );
  });

  it('name changes that the whole comparison has, and stand on words of their own text', () => {
    const workspace = createWorkspace();
    for (const { path, text } of shippedFiles()) workspace.setText(path, text);
    const lenses = createChangeLenses();
    const guidelines = workspace.uris.filter((uri) => workspace.identity(uri)?.kind === 'guideline');
    let compared = 0;
    for (const uri of guidelines) {
      const earlier = earlierVersionOf(workspace, uri);
      const [before, after] = [workspace.guideline(earlier?.uri ?? ''), workspace.guideline(uri)];
      if (before === undefined || after === undefined) continue;
      const known = new Set(diffGuidelines(before, after).changes.map(({ id }) => id));
      const found = lenses.of(workspace, uri);
      expect(found.length).toBeGreaterThan(0);
      expect(found.flatMap(({ changes }) => changes).filter((id) => !known.has(id))).toEqual([]);
      for (const { span } of found) expect(after.source.text.slice(span.start, span.end).trim()).not.toBe('');
      compared += 1;
    }
    expect(compared).toBe(4);
  });

  it('tell of the 2024 guideline what its changes were', () => {
    const workspace = createWorkspace();
    for (const { path, text } of shippedFiles()) workspace.setText(path, text);
    const found = createChangeLenses().of(workspace, 'guidelines/mr-spectroscopy/2024.guideline');
    expect(found.filter(({ how }) => how === 'added').map(({ id }) => id)).toEqual([
      'biopsy-localization',
      'tumor-recurrence',
      'glioma',
      'epilepsy',
      'mitochondrial-disorder',
      'multiple-sclerosis',
      'traumatic-brain-injury',
    ]);
    expect(found[0]?.title).toBe('evidence changed since 2023.1: citations');
  });
});

describe('the earlier version', () => {
  const versions = (...all: readonly string[]): Readonly<Record<string, string>> =>
    Object.fromEntries(all.map((version) => [`${version}.guideline`, header(version)]));
  const earlier = (texts: Readonly<Record<string, string>>, uri: string): string | undefined =>
    earlierVersionOf(libraryAt(texts).workspace, uri)?.version;

  it('is the one that the text follows', () => {
    const texts = { ...versions('1', '2'), '3.guideline': header('3', '  follows 1\n') };
    expect(earlier(texts, '3.guideline')).toBe('1');
  });

  it('is else the next lower one, number by number', () => {
    expect(earlier(versions('2023.9', '2023.10', '2024.1'), '2024.1.guideline')).toBe('2023.10');
    expect(earlier(versions('2023.9', '2023.10'), '2023.9.guideline')).toBeUndefined();
    const texts = { ...versions('1', '2'), '3.guideline': header('3', '  follows 2.5\n') };
    expect(earlier(texts, '3.guideline')).toBe('2');
  });

  it('is never the text itself, another guideline or of cases', () => {
    expect(earlier({ 'a.guideline': header('1', '  follows 1\n') }, 'a.guideline')).toBeUndefined();
    const other = header('0').replace('id a', 'id b');
    expect(earlier({ 'a.guideline': header('1'), 'b.guideline': other }, 'a.guideline')).toBeUndefined();
    expect(earlier({ 'a.cases': 'cases for a 2\n', 'a.guideline': header('1') }, 'a.cases')).toBeUndefined();
  });
});
