// What only a real disk can do to a library: permissions, leftovers, damaged files, names that people's drafts depend on.
import { chmod, mkdir, readFile, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { createDiskStore } from '../../host/disk/disk-store.ts';
import { draftName } from '../../host/disk/draft-area.ts';
import { nodeFileSystem, type FileSystem } from '../../host/disk/file-system.ts';
import { temporaryName } from '../../host/disk/temporaries.ts';
import { defaultSettings } from '../../host/api.ts';
import { diskFixture, type DiskFixture } from './fixture.ts';

const open: DiskFixture[] = [];
afterEach(async () => {
  for (const fixture of open.splice(0)) await fixture.close();
});

async function start(fileSystem?: FileSystem): Promise<DiskFixture> {
  const fixture = await diskFixture({}, fileSystem);
  open.push(fixture);
  return fixture;
}

async function openHash(fixture: DiskFixture, path: string): Promise<string> {
  return (await fixture.host.api.open(path)).hash;
}

describe('what is in the way', () => {
  it('says so for a folder, a pipe-like name, a file as a folder', async () => {
    const fixture = await start();
    await mkdir(join(fixture.root, 'x.guideline'));
    await fixture.put('file.guideline', 'one');
    const { api } = fixture.host;
    await expect(api.open('x.guideline')).rejects.toThrow(
      /x\.guideline could not be opened: there is a folder of that name/,
    );
    expect(await api.save('x.guideline', 'y', '')).toMatchObject({
      kind: 'failed',
      message: expect.stringMatching(/there is a folder/),
    });
    expect(await api.save('file.guideline/y.guideline', 'y', '')).toMatchObject({ kind: 'failed' });
  });

  it('respects a read-only file, which a rename would replace', async () => {
    const fs: FileSystem = {
      ...nodeFileSystem,
      requireWritable: async (path) => {
        if (((await stat(path)).mode & 0o200) === 0)
          throw Object.assign(new Error('EACCES'), { code: 'EACCES' });
      },
    };
    const fixture = await start(fs);
    await fixture.put('x.guideline', 'one');
    await chmod(join(fixture.root, 'x.guideline'), 0o444);
    const outcome = await fixture.host.api.save('x.guideline', 'two', await openHash(fixture, 'x.guideline'));
    expect(outcome).toEqual({
      kind: 'failed',
      message: 'x.guideline could not be saved: you do not have the permission.',
      help: expect.stringMatching(/another name/),
    });
    expect(await readFile(join(fixture.root, 'x.guideline'), 'utf8')).toBe('one');
  });

  it('keeps the permissions of a file that it replaces', async () => {
    const fixture = await start();
    await fixture.put('x.guideline', 'one');
    await chmod(join(fixture.root, 'x.guideline'), 0o660);
    await fixture.host.api.save('x.guideline', 'two', await openHash(fixture, 'x.guideline'));
    expect((await stat(join(fixture.root, 'x.guideline'))).mode & 0o777).toBe(0o660);
  });

  it('sees a change of the same size and the same time', async () => {
    const fixture = await start();
    const file = join(fixture.root, 'x.guideline');
    await fixture.put('x.guideline', 'aaaa');
    const time = new Date('2024-01-01');
    await utimes(file, time, time);
    const base = await openHash(fixture, 'x.guideline');
    await writeFile(file, 'bbbb');
    await utimes(file, time, time);
    expect(await fixture.host.api.save('x.guideline', 'mine', base)).toMatchObject({
      kind: 'conflict',
      diskText: 'bbbb',
    });
    await utimes(file, new Date(), new Date());
    expect(
      (await fixture.host.api.save('x.guideline', 'mine', await openHash(fixture, 'x.guideline'))).kind,
    ).toBe('saved');
  });

  it('sees a change that is made while the new text is being written', async () => {
    let interfere: (() => Promise<void>) | undefined;
    const fs: FileSystem = {
      ...nodeFileSystem,
      openNew: async (path, mode) => {
        if (path.includes('library')) await interfere?.();
        return await nodeFileSystem.openNew(path, mode);
      },
    };
    const fixture = await start(fs);
    await fixture.put('x.guideline', 'one');
    const base = await openHash(fixture, 'x.guideline');
    interfere = async () => await fixture.put('x.guideline', 'other');
    expect(await fixture.host.api.save('x.guideline', 'mine', base)).toMatchObject({
      kind: 'conflict',
      diskText: 'other',
    });
    interfere = async () => await fixture.put('new.guideline', 'faster');
    expect(await fixture.host.api.save('new.guideline', 'mine', '')).toMatchObject({
      kind: 'conflict',
      diskText: 'faster',
    });
    expect(await readFile(join(fixture.root, 'new.guideline'), 'utf8')).toBe('faster');
    expect((await readdir(fixture.root)).toSorted()).toEqual(['new.guideline', 'x.guideline']);
  });

  it('does not believe a disk that says that it wrote more than it did', async () => {
    const fs: FileSystem = {
      ...nodeFileSystem,
      openNew: async (path, mode) => {
        const file = await nodeFileSystem.openNew(path, mode);
        return {
          ...file,
          write: async (bytes) => {
            await file.write(bytes.subarray(1));
            return bytes.length;
          },
        };
      },
    };
    const fixture = await start(fs);
    await fixture.put('x.guideline', 'one');
    const outcome = await fixture.host.api.save('x.guideline', 'two', await openHash(fixture, 'x.guideline'));
    expect(outcome).toMatchObject({
      kind: 'failed',
      message: expect.stringMatching(/the disk reported an error/),
    });
    expect(await readdir(fixture.root)).toEqual(['x.guideline']);
    expect(await readFile(join(fixture.root, 'x.guideline'), 'utf8')).toBe('one');
  });

  it('says what is wrong with the folder of the library', async () => {
    const fixture = await start();
    const { appData, base, root } = fixture;
    await expect(createDiskStore({ root: join(base, 'none'), appData })).rejects.toMatchObject({
      message: expect.stringMatching(/There is no folder .*none/),
      help: expect.stringMatching(/\S/),
    });
    await fixture.put('x.guideline', 'one');
    await expect(createDiskStore({ root: join(root, 'x.guideline'), appData })).rejects.toThrow(
      /is not a folder/,
    );
    await rm(root, { recursive: true });
    await expect(fixture.host.api.library()).rejects.toThrow(/could not be listed: it is not there/);
  });
});

describe('leftovers', () => {
  it('of dead processes are swept at the start, those of living ones are not', async () => {
    const fixture = await start();
    const dead = temporaryName('ab').replace(String(process.pid), '4194999');
    const living = temporaryName('cd');
    const elsewhere = dead.replace(/studio-[0-9a-f]{8}/, 'studio-00000000');
    for (const folder of [
      fixture.root,
      join(fixture.root, 'sub'),
      fixture.appData,
      join(fixture.appData, 'drafts'),
    ]) {
      await mkdir(folder, { recursive: true });
      for (const name of [dead, living, elsewhere]) await writeFile(join(folder, name), 'x');
    }
    await utimes(join(fixture.root, 'sub', elsewhere), 0, 0);
    await fixture.restart();
    expect((await readdir(fixture.root)).toSorted()).toEqual([elsewhere, living, 'sub'].toSorted());
    expect(await readdir(join(fixture.root, 'sub'))).toEqual([living]);
    expect((await readdir(join(fixture.appData, 'drafts'))).toSorted()).toEqual(
      [elsewhere, living].toSorted(),
    );
    expect((await fixture.host.api.library()).files).toEqual([]);
  });

  it('are not made by saves, drafts and settings', async () => {
    const fixture = await start();
    await fixture.host.api.save('x.guideline', 'one', '');
    await fixture.host.api.save('x.guideline', 'two', await openHash(fixture, 'x.guideline'));
    await fixture.host.api.keepDraft('x.guideline', 'three', '');
    await fixture.host.api.writeSettings({ ...defaultSettings, theme: 'dark' });
    const names = await readdir(fixture.base, { recursive: true });
    expect(names.toSorted()).toEqual([
      'app',
      'app/drafts',
      `app/drafts/${draftName(fixture.root, 'x.guideline')}`,
      'app/locks',
      'app/settings.json',
      'library',
      'library/x.guideline',
    ]);
  });
});

describe('drafts and settings on disk', () => {
  it('have names and a first line that later versions will find', async () => {
    // If these change, people lose their unsaved work.
    expect(draftName('/home/anna/guidelines', 'mr-spectroscopy/2024.guideline')).toBe(
      '7b67c35985c2cf470082fab16e2e0497df64230b25b652f8baba25ad81c6c936.draft',
    );
    const fixture = await start();
    await fixture.host.api.keepDraft('x.guideline', 'a\r\nb', 'c'.repeat(64));
    const file = join(fixture.appData, 'drafts', draftName(fixture.root, 'x.guideline'));
    expect(await readFile(file, 'utf8')).toBe(
      `{"format":1,"root":${JSON.stringify(fixture.root)},"path":"x.guideline","baseHash":"${'c'.repeat(64)}","savedAt":"2024-11-01T12:00:00.000Z"}\na\r\nb`,
    );
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect((await stat(join(fixture.appData, 'drafts'))).mode & 0o777).toBe(0o700);
  });

  it('belong to one library', async () => {
    const fixture = await start();
    await fixture.host.api.keepDraft('x.guideline', 'mine', '');
    const other = join(fixture.base, 'other');
    await mkdir(other);
    const store = await createDiskStore({ root: other, appData: fixture.appData });
    expect(await store.drafts.all()).toEqual([]);
    await store.drafts.discard('x.guideline');
    expect(await fixture.host.api.drafts()).toHaveLength(1);
  });

  it('never stop the app when they are damaged, at whatever byte', async () => {
    const fixture = await start();
    const { api } = fixture.host;
    await api.keepDraft('x.guideline', 'text', '');
    const file = join(fixture.appData, 'drafts', draftName(fixture.root, 'x.guideline'));
    const whole = await readFile(file);
    const head = whole.indexOf(10);
    for (let length = 0; length <= head; length += 7) {
      await writeFile(file, whole.subarray(0, length));
      expect(await api.drafts()).toEqual([]);
      expect(await readFile(`${file}.damaged`)).toEqual(whole.subarray(0, length));
    }
    for (let at = 0; at < head; at++) {
      const flipped = Buffer.from(whole);
      flipped[at] = (flipped[at] ?? 0) ^ 0xff;
      await writeFile(file, flipped);
      expect(
        (await api.drafts()).filter(({ path, text }) => path !== 'x.guideline' || text !== 'text'),
      ).toEqual([]);
    }
  });

  it('set damaged settings aside and go on with defaults', async () => {
    const fixture = await start();
    const file = join(fixture.appData, 'settings.json');
    await mkdir(fixture.appData, { recursive: true });
    for (const damaged of [
      '',
      '{',
      '[]',
      'null',
      '"x"',
      '{"theme":"dark"',
      '\ufeff{}',
      'a'.repeat(6_000_000),
    ]) {
      await writeFile(file, damaged);
      expect(await fixture.host.api.readSettings()).toEqual(defaultSettings);
      expect(await readFile(`${file}.damaged`, 'utf8')).toBe(damaged);
    }
    await writeFile(file, '{"__proto__":{"polluted":1},"theme":"dark"}');
    expect(await fixture.host.api.readSettings()).toMatchObject({ theme: 'dark' });
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});
