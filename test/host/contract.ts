// What every host promises to a window, whatever the store below it; run over disk and memory alike.
import { createHash } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import type { Settings } from '../../host/api.ts';
import { largestFile } from '../../host/store.ts';
import { defaultSettings } from '../../host/api.ts';
import { describeChangeFiles } from './contract-change-files.ts';
import { describeEvents } from './contract-events.ts';
import { describeLintSettings } from './contract-lint-settings.ts';
import { describeReviews } from './contract-reviews.ts';
import { toBytes, type HostFixture, type MakeFixture } from './fixture.ts';

const guideline = 'guideline "One"\n  id one\n  version 1.0\n  status draft\n';
const hash = (content: string | Uint8Array): string =>
  createHash('sha256').update(toBytes(content)).digest('hex');

export function describeHostContract(name: string, make: MakeFixture): void {
  describe(`host over ${name}`, () => {
    const open: HostFixture[] = [];
    const start: MakeFixture = async (services) => {
      const fixture = await make(services);
      open.push(fixture);
      return fixture;
    };
    afterEach(async () => {
      for (const fixture of open.splice(0)) await fixture.close();
    });
    describeLibrary(start);
    describeOpening(start);
    describeSaving(start);
    describeConflicts(start);
    describeChangeFiles(start);
    describeDrafts(start);
    describeSettings(start);
    describeLintSettings(start);
    describeReviews(start);
    describeServices(start);
    describeEvents(start);
  });
}

function describeLibrary(start: MakeFixture): void {
  it('lists files with their header lines, sorted, and nothing else', async () => {
    const { host, put, store } = await start();
    await put('b/2024.guideline', guideline);
    await put('b/2024.cases', 'cases for one 1.0\n');
    await put('a.guideline', 'fragment "Part"\n  id part\n  version 2\n');
    await put('readme.md', '# no');
    await put('.git/x.guideline', guideline);
    await put('node_modules/p/x.guideline', guideline);
    const library = await host.api.library();
    expect(library.root).toBe(store.root);
    expect(
      library.files.map(({ path, kind, title, id, version }) => [path, kind, title, id, version]),
    ).toEqual([
      ['a.guideline', 'fragment', 'Part', 'part', '2'],
      ['b/2024.cases', 'cases', '', 'one', '1.0'],
      ['b/2024.guideline', 'guideline', 'One', 'one', '1.0'],
    ]);
    expect(library.files[2]).toMatchObject({
      status: 'draft',
      sizeBytes: toBytes(guideline).length,
      problem: '',
    });
  });

  it('shows what cannot be read with the reason, and reads no header of it', async () => {
    const { host, put } = await start();
    await put('bad.guideline', Uint8Array.from([...toBytes(guideline), 0xff]));
    await put('large.guideline', guideline + ' '.repeat(largestFile));
    await put('merge.guideline', `${guideline}<<<<<<< HEAD\n=======\n>>>>>>> x\n`);
    const { files } = await host.api.library();
    expect(files.map(({ path, title }) => [path, title])).toEqual([
      ['bad.guideline', ''],
      ['large.guideline', ''],
      ['merge.guideline', ''],
    ]);
    const [bad, large, merge] = files.map(({ problem }) => problem);
    expect(bad).toMatch(/UTF-8/);
    expect(large).toMatch(/larger than 5 MB/);
    expect(merge).toMatch(/conflict markers/);
    for (const { path } of files) await expect(host.api.open(path)).rejects.toThrow(/cannot be opened/);
  });

  it('is empty for an empty folder', async () => {
    const { host } = await start();
    expect((await host.api.library()).files).toEqual([]);
  });
}

function describeOpening(start: MakeFixture): void {
  it('opens a text with the hash of its bytes, without a byte order mark and with its line ends', async () => {
    const { host, put } = await start();
    const content = '\ufeffguideline "x"\r\n  id y\n';
    await put('x.guideline', content);
    expect(await host.api.open('x.guideline')).toEqual({
      path: 'x.guideline',
      text: content.slice(1),
      hash: hash(content),
      draft: undefined,
    });
  });

  it('says what is wrong when there is nothing of that name, or the name leads elsewhere', async () => {
    const { host } = await start();
    await expect(host.api.open('gone.guideline')).rejects.toMatchObject({
      message: expect.stringMatching(/not in the library/),
      help: expect.stringMatching(/list/),
    });
    for (const path of ['../x.guideline', '/etc/passwd', 'x.txt', 'a\\b.guideline', '.git/x.guideline']) {
      await expect(host.api.open(path)).rejects.toThrow(/cannot be a file of the library/);
    }
  });
}

function describeSaving(start: MakeFixture): void {
  it('saves over the text that was opened, and again over its own save', async () => {
    const { host, put, bytes } = await start();
    await put('x.guideline', guideline);
    const opened = await host.api.open('x.guideline');
    const first = await host.api.save('x.guideline', `${guideline}# 1\n`, opened.hash);
    expect(first).toEqual({ kind: 'saved', hash: hash(`${guideline}# 1\n`) });
    const second = await host.api.save('x.guideline', `${guideline}# 2\n`, hash(`${guideline}# 1\n`));
    expect(second.kind).toBe('saved');
    expect(await bytes('x.guideline')).toEqual(toBytes(`${guideline}# 2\n`));
  });

  it('makes a new file, with its folder, only where there is none', async () => {
    const { host, bytes } = await start();
    const path = 'new topic/2025.guideline';
    expect(await host.api.save(path, guideline, '')).toEqual({ kind: 'saved', hash: hash(guideline) });
    expect(await bytes(path)).toEqual(toBytes(guideline));
    expect(await host.api.save(path, 'other', '')).toEqual({
      kind: 'conflict',
      diskText: guideline,
      diskHash: hash(guideline),
    });
    expect(await bytes(path)).toEqual(toBytes(guideline));
  });

  it.each(['\ufeffa\r\nb\r\n', 'a\r\nb\nc\rd', '', '\ufeff', 'no end'])(
    'keeps the bytes of %j when nothing was edited',
    async (content) => {
      const { host, put, bytes } = await start();
      await put('x.guideline', content);
      const opened = await host.api.open('x.guideline');
      expect(await host.api.save('x.guideline', opened.text, opened.hash)).toEqual({
        kind: 'saved',
        hash: opened.hash,
      });
      expect(await bytes('x.guideline')).toEqual(toBytes(content));
    },
  );

  it('keeps the byte order mark of a text that was edited', async () => {
    const { host, put, bytes } = await start();
    await put('x.guideline', '\ufeffa\r\n');
    const { hash: base } = await host.api.open('x.guideline');
    await host.api.save('x.guideline', 'b\r\n', base);
    expect(await bytes('x.guideline')).toEqual(toBytes('\ufeffb\r\n'));
  });

  it.each([
    ['too large', 'a'.repeat(largestFile + 1), /larger than 5 MB/],
    ['half a character', 'a\ud800', /half a character/],
    ['conflict markers', '>>>>>>> x\n', /conflict markers/],
  ])('refuses a text with %s and changes nothing', async (_name, text, words) => {
    const { host, put, bytes } = await start();
    await put('x.guideline', guideline);
    const outcome = await host.api.save('x.guideline', text, hash(guideline));
    expect(outcome).toMatchObject({
      kind: 'failed',
      message: expect.stringMatching(words),
      help: expect.stringMatching(/stays in the editor/),
    });
    expect(await bytes('x.guideline')).toEqual(toBytes(guideline));
  });

  it.each([
    ['not UTF-8', Uint8Array.from([0xff, 1])],
    ['with conflict markers', toBytes('<<<<<<< a\n')],
    ['too large', new Uint8Array(largestFile + 1)],
  ])('never replaces a file that is %s, even with its hash', async (_name, content) => {
    const { host, put, bytes } = await start();
    await put('x.guideline', content);
    expect((await host.api.save('x.guideline', guideline, hash(content))).kind).toBe('failed');
    expect((await host.api.save('x.guideline', guideline, hash(guideline))).kind).toBe('failed');
    expect(await bytes('x.guideline')).toEqual(content);
  });

  it('refuses names that are not of the library as an outcome, not as a throw', async () => {
    const { host } = await start();
    expect(await host.api.save('../x.guideline', guideline, '')).toMatchObject({
      kind: 'failed',
      message: expect.stringMatching(/library/),
    });
  });
}

function describeConflicts(start: MakeFixture): void {
  it.each([
    ['the same size', 'guideline "Two"'],
    ['another size', 'guideline "Two and more"'],
    ['other line ends only', 'guideline "One"\r'],
    ['nothing in it', ''],
  ])('shows the other text when the file was changed to %s', async (_name, other) => {
    const { host, put, bytes } = await start();
    await put('x.guideline', 'guideline "One"');
    const { hash: base } = await host.api.open('x.guideline');
    await put('x.guideline', other);
    const outcome = await host.api.save('x.guideline', 'guideline "Mine"', base);
    expect(outcome).toEqual({ kind: 'conflict', diskText: other, diskHash: hash(other) });
    expect(await bytes('x.guideline')).toEqual(toBytes(other));
    // "Save mine" is a save over what was shown.
    expect((await host.api.save('x.guideline', 'guideline "Mine"', hash(other))).kind).toBe('saved');
  });

  it('shows an empty text when the file was removed, and makes it again on request', async () => {
    const { host, put, remove, bytes } = await start();
    await put('x.guideline', guideline);
    await remove('x.guideline');
    expect(await host.api.save('x.guideline', 'mine', hash(guideline))).toEqual({
      kind: 'conflict',
      diskText: '',
      diskHash: '',
    });
    expect(await bytes('x.guideline')).toBeUndefined();
    expect((await host.api.save('x.guideline', 'mine', '')).kind).toBe('saved');
  });

  it('is none when the other program wrote the same text, or none at all', async () => {
    const { host, put } = await start();
    await put('x.guideline', guideline);
    await put('x.guideline', 'mine');
    expect(await host.api.save('x.guideline', 'mine', hash(guideline))).toEqual({
      kind: 'saved',
      hash: hash('mine'),
    });
    await put('x.guideline', 'mine');
    expect((await host.api.save('x.guideline', 'more', hash('mine'))).kind).toBe('saved');
  });

  it('lets exactly one of two saves over one text win', async () => {
    const { host, put, bytes } = await start();
    await put('x.guideline', guideline);
    const outcomes = await Promise.all(
      ['a', 'b', 'c'].map(async (text) => await host.api.save('x.guideline', text, hash(guideline))),
    );
    expect(outcomes.map(({ kind }) => kind)).toEqual(['saved', 'conflict', 'conflict']);
    expect(await bytes('x.guideline')).toEqual(toBytes('a'));
  });
}

function describeDrafts(start: MakeFixture): void {
  const path = 'x.guideline';

  it('keeps unsaved text over a restart and gives it back with the file', async () => {
    const { host, put, restart, bytes } = await start();
    await put(path, guideline);
    await host.api.keepDraft(path, 'first', hash(guideline));
    await host.api.keepDraft(path, 'unsaved\r\n\nwork 😀', hash(guideline));
    await host.api.keepDraft('a new one.guideline', 'n', '');
    const later = await restart();
    const draft = {
      path,
      text: 'unsaved\r\n\nwork 😀',
      baseHash: hash(guideline),
      savedAt: '2024-11-01T12:00:00.000Z',
    };
    expect((await later.api.open(path)).draft).toEqual(draft);
    expect((await later.api.drafts()).map((one) => one.path)).toEqual(['a new one.guideline', path]);
    expect(await bytes(path)).toEqual(toBytes(guideline));
  });

  it('forgets a draft when it is saved, discarded, or says what the file says', async () => {
    const { host, put } = await start();
    await put(path, guideline);
    await host.api.keepDraft(path, 'mine', hash(guideline));
    await host.api.save(path, 'mine', hash(guideline));
    expect(await host.api.drafts()).toEqual([]);
    await host.api.keepDraft(path, 'mine', hash('mine'));
    expect((await host.api.open(path)).draft).toBeUndefined();
    expect(await host.api.drafts()).toEqual([]);
    await host.api.keepDraft(path, 'again', hash('mine'));
    await host.api.discardDraft(path);
    await host.api.discardDraft(path);
    expect(await host.api.drafts()).toEqual([]);
  });

  it('keeps the draft when a save does not succeed', async () => {
    const { host, put } = await start();
    await put(path, guideline);
    await host.api.keepDraft(path, 'mine', hash('older'));
    expect((await host.api.save(path, 'mine', hash('older'))).kind).toBe('conflict');
    expect((await host.api.drafts()).map(({ text }) => text)).toEqual(['mine']);
  });

  it('keeps what is typed during a save', async () => {
    const { host, put } = await start();
    await put(path, guideline);
    const saving = host.api.save(path, 'mine', hash(guideline));
    await Promise.all([saving, host.api.keepDraft(path, 'mine and more', hash(guideline))]);
    expect((await host.api.drafts()).map(({ text }) => text)).toEqual(['mine and more']);
  });

  it('takes only names of the library', async () => {
    const { host } = await start();
    await expect(host.api.keepDraft('../../x.guideline', 'x', '')).rejects.toThrow(/library/);
    await expect(host.api.discardDraft('/etc/passwd')).rejects.toThrow(/library/);
  });
}

function describeSettings(start: MakeFixture): void {
  it('starts with defaults, remembers, and keeps keys that it does not know', async () => {
    const { host, restart } = await start();
    expect(await host.api.readSettings()).toEqual(defaultSettings);
    const newer = {
      ...defaultSettings,
      theme: 'dark',
      layout: { tree: 0.3 },
      recent: ['a.guideline'],
      later: { a: [1] },
    } as Settings;
    await host.api.writeSettings(newer);
    const later = await restart();
    expect(await later.api.readSettings()).toEqual(newer);
    await later.api.writeSettings({ ...defaultSettings, theme: 'light', formatOnSave: false });
    expect(await later.api.readSettings()).toEqual({
      ...defaultSettings,
      theme: 'light',
      formatOnSave: false,
      later: { a: [1] },
    });
  });

  it('takes defaults for values that are wrong', async () => {
    const { host, store } = await start();
    await store.settings.write({
      theme: 'pink',
      layout: { a: 'b' },
      recent: 'x',
      formatOnSave: 'no',
      other: null,
    });
    expect(await host.api.readSettings()).toEqual({ ...defaultSettings, other: null });
  });
}

function describeServices(start: MakeFixture): void {
  it('hands bundles to their service, beside the library where no folder was chosen', async () => {
    const { host, store } = await start();
    const beside = `${store.root.slice(0, store.root.lastIndexOf('/'))}/exports`;
    expect(await host.api.exportBundle('a/x.guideline', '')).toMatchObject({
      message: 'export a/x.guideline',
      help: beside,
    });
    expect(await host.api.exportBundle('x.guideline', '/tmp/out')).toMatchObject({ help: '/tmp/out' });
    expect(await host.api.verifyBundle('/tmp/x.tar')).toMatchObject({ guidelineId: '/tmp/x.tar' });
    await expect(host.api.exportBundle('x.cases', '')).rejects.toThrow(/not a guideline/);
    await expect(host.api.exportBundle('../x.guideline', '')).rejects.toThrow(/library/);
    await expect(host.api.exportBundle('x.guideline', 'relative')).rejects.toThrow(/not a whole path/);
    await expect(host.api.verifyBundle('x.tar')).rejects.toThrow(/not a whole path/);
  });

  it('asks the shell for folders, where it has a dialog', async () => {
    const without = await start();
    expect(await without.host.api.chooseFolder()).toBeUndefined();
    const { host } = await start({ chooseFolder: async () => '/chosen' });
    expect(await host.api.chooseFolder()).toBe('/chosen');
    expect(await host.api.appInfo()).toEqual({ version: '1.2.3', shell: 'browser', platform: 'test' });
  });
}
