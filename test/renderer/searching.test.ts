// Find and replace over the library: open texts are edited, closed ones written through the host, and none that changed meanwhile.
import { describe, expect, it } from 'vitest';
import { canReplace } from '../../renderer/app/state/searching.ts';
import { createFixture } from './store-fixture.ts';

const files = {
  'a.guideline': 'guideline "Knee"\n  id a\n',
  'b.guideline': 'guideline "Knee"\n  id b\n  knee\n',
  'fragments/f.guideline': 'fragment "Knee"\n',
  'a.cases': 'cases for a 1\n  knee\n',
};

async function searched(open: readonly string[], replacement = 'Hip') {
  const fixture = await createFixture({ files });
  for (const path of open) await fixture.state().openFile(path);
  fixture.state().changeLibraryQuery({ words: 'knee', replacement });
  await fixture.state().searchLibrary();
  return fixture;
}

describe('searching', () => {
  it('finds in every file of the kinds that are chosen, as it stands in the editor', async () => {
    const { state } = await searched(['a.guideline']);
    state().editText('a.guideline', 'guideline "knee knee knee"\n');
    await state().searchLibrary();
    const found = (): readonly string[] =>
      (state().librarySearch?.files ?? []).map(({ path, matches }) => `${path} ${matches.length}`);
    expect(found().toSorted()).toEqual([
      'a.cases 1',
      'a.guideline 3',
      'b.guideline 2',
      'fragments/f.guideline 1',
    ]);
    state().changeLibraryQuery({ kinds: ['cases'] });
    await state().searchLibrary();
    expect(found()).toEqual(['a.cases 1']);
    expect(state().librarySearch).toMatchObject({ running: false, slow: false, problem: '' });
  });

  it('begins by itself when a person pauses, and says why a pattern is none', async () => {
    const { state, timers } = await searched([]);
    state().changeLibraryQuery({ words: '(', isPattern: true });
    await timers.pass(300);
    expect(state().librarySearch?.problem).not.toBe('');
    state().changeLibraryQuery({ words: '' });
    await timers.pass(300);
    expect(state().librarySearch).toBeUndefined();
  });

  it('can be stopped, and says that it is not whole', async () => {
    const { state } = await searched([]);
    const running = state().searchLibrary();
    state().cancelSearch();
    await running;
    expect(state().librarySearch).toMatchObject({ running: false });
    expect(state().librarySearch?.problem).toMatch(/^Stopped/);
  });
});

describe('replacing', () => {
  it('edits open texts without saving them and writes closed ones, each with a way back', async () => {
    const { state, document, textOnDisk } = await searched(['a.guideline']);
    await state().replaceFound();
    expect(document('a.guideline').text).toContain('"Hip"');
    expect(textOnDisk('a.guideline')).toBe(files['a.guideline']);
    expect(textOnDisk('b.guideline')).toBe('guideline "Hip"\n  id b\n  Hip\n');
    expect(state().librarySearch?.files).toEqual([]);
    await state().undoChange();
    state()
      .notices.find(({ action }) => action?.label === 'Undo in the open files')
      ?.action?.run();
    expect(textOnDisk('b.guideline')).toBe(files['b.guideline']);
    expect(document('a.guideline').text).toBe(files['a.guideline']);
  });

  it('replaces one file, or one place of it', async () => {
    const { state, textOnDisk } = await searched([]);
    const match = state().librarySearch?.files.find(({ path }) => path === 'b.guideline')?.matches[1];
    await state().replaceFound('b.guideline', match);
    expect(textOnDisk('b.guideline')).toBe('guideline "Knee"\n  id b\n  Hip\n');
    await state().replaceFound('a.cases');
    expect(textOnDisk('a.cases')).toBe('cases for a 1\n  Hip\n');
    expect(textOnDisk('a.guideline')).toBe(files['a.guideline']);
  });

  it('leaves closed versions as they are that others work by, and says so', async () => {
    const published = 'guideline "Knee"\n  id p\n  version 1\n  status published\n';
    const { state, textOnDisk } = await createFixture({ files: { ...files, 'p.guideline': published } });
    state().changeLibraryQuery({ words: 'knee', replacement: 'Hip' });
    await state().searchLibrary();
    await state().replaceFound();
    expect(textOnDisk('p.guideline')).toBe(published);
    expect(textOnDisk('b.guideline')).toContain('"Hip"');
    expect(state().notices.at(-1)?.detail).toContain('p.guideline');
  });

  it('leaves the closed cases of such a version as they are, and tells each share by its own count', async () => {
    const texts = {
      'p.guideline': 'guideline "P"\n  id p\n  version 1\n  status published\n',
      'p.cases': 'cases for p 1\n  knee knee\n',
      'open.guideline': 'guideline "knee"\n  id o\n',
      'shut.guideline': 'guideline "knee knee"\n  id s\n',
    };
    const { state, textOnDisk } = await createFixture({ files: texts });
    await state().openFile('open.guideline');
    state().changeLibraryQuery({ words: 'knee', replacement: 'Hip' });
    await state().searchLibrary();
    await state().replaceFound();
    expect(textOnDisk('p.cases')).toBe(texts['p.cases']);
    expect(textOnDisk('shut.guideline')).toContain('"Hip Hip"');
    expect(state().notices.map(({ title }) => title)).toEqual([
      '2 places were replaced',
      '1 file was left as it is',
      '1 place was replaced',
    ]);
  });

  it('leaves an id alone that the new words would make none', async () => {
    const text = 'guideline "Knee"\n  id a\n\nindications\n  1. Knee pain {knee} and {knee-pain}\n';
    const { state, textOnDisk } = await createFixture({ files: { 'a.guideline': text } });
    const replace = async (replacement: string): Promise<string | undefined> => {
      state().changeLibraryQuery({ words: 'knee', replacement });
      await state().searchLibrary();
      await state().replaceFound();
      return textOnDisk('a.guideline');
    };
    expect(await replace('Hip joint')).toContain('1. Hip joint pain {knee} and {knee-pain}');
    expect(state().notices.at(-1)?.title).toBe('2 ids were left as they are');
    expect(await replace('hip')).toContain('{hip} and {hip-pain}');
  });

  it('offers no change to who only searches', async () => {
    const { state } = await searched([], '');
    expect(canReplace(state())).toBe(false);
    state().changeLibraryQuery({ removes: true });
    expect(canReplace(state())).toBe(true);
    state().changeLibraryQuery({ removes: false, replacement: 'Hip' });
    expect(canReplace(state())).toBe(true);
  });

  it('touches nothing where a file is another by now, open or closed', async () => {
    const open = await searched(['a.guideline']);
    open.state().editText('a.guideline', 'guideline "Other"\n');
    await open.state().replaceFound();
    expect(open.textOnDisk('b.guideline')).toBe(files['b.guideline']);
    expect(open.state().notices.at(-1)).toMatchObject({ tone: 'error', title: 'Nothing was replaced' });

    const closed = await searched([]);
    await closed.writeOutside('b.guideline', 'guideline "Knee"\n  theirs\n');
    await closed.state().replaceFound();
    expect(closed.textOnDisk('b.guideline')).toBe('guideline "Knee"\n  theirs\n');
    expect(closed.textOnDisk('a.guideline')).toBe(files['a.guideline']);
  });
});
