// Links in a library, and links that are led elsewhere while they are used: nothing outside is read or written.
import { mkdir, readFile, readdir, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { createDiskStore } from '../../host/disk/disk-store.ts';
import { nodeFileSystem, type FileSystem } from '../../host/disk/file-system.ts';
import { HostError } from '../../host/host-error.ts';
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

describe('links', () => {
  it('are followed inside of the library, and a save goes to the file behind them', async () => {
    const fixture = await start();
    await fixture.put('real/a.guideline', 'one');
    await symlink('real/a.guideline', join(fixture.root, 'link.guideline'));
    const { api } = fixture.host;
    expect((await api.open('link.guideline')).text).toBe('one');
    expect((await api.save('link.guideline', 'two', await openHash(fixture, 'link.guideline'))).kind).toBe(
      'saved',
    );
    expect(await readFile(join(fixture.root, 'real/a.guideline'), 'utf8')).toBe('two');
    expect((await api.library()).files.map(({ path, problem }) => [path, problem])).toEqual([
      ['link.guideline', ''],
      ['real/a.guideline', ''],
    ]);
  });

  it.each([
    [
      'a file outside',
      async (f: DiskFixture) => await symlink('../secret.guideline', join(f.root, 'x.guideline')),
    ],
    [
      'an absolute file',
      async (f: DiskFixture) => await symlink(join(f.base, 'secret.guideline'), join(f.root, 'x.guideline')),
    ],
    [
      'a file of another kind inside',
      async (f: DiskFixture) => {
        await f.put('notes.txt', 'secret');
        await symlink('notes.txt', join(f.root, 'x.guideline'));
      },
    ],
    [
      'a hidden file inside',
      async (f: DiskFixture) => {
        await f.put('.git/config.guideline', 'secret');
        await symlink('.git/config.guideline', join(f.root, 'x.guideline'));
      },
    ],
    [
      'nothing, outside',
      async (f: DiskFixture) => await symlink('../made.guideline', join(f.root, 'x.guideline')),
    ],
    ['itself', async (f: DiskFixture) => await symlink('x.guideline', join(f.root, 'x.guideline'))],
  ])('to %s are neither read nor written', async (_name, makeLink) => {
    const fixture = await start();
    await writeFile(join(fixture.base, 'secret.guideline'), 'secret');
    await makeLink(fixture);
    const { api } = fixture.host;
    await expect(api.open('x.guideline')).rejects.toThrow(HostError);
    const failed = await api.save('x.guideline', 'overwritten', '');
    expect(failed.kind).toBe('failed');
    expect(JSON.stringify(failed)).not.toContain('"secret"');
    expect(
      (await api.library()).files.filter(({ path, problem }) => path === 'x.guideline' && problem === ''),
    ).toEqual([]);
    expect(await readFile(join(fixture.base, 'secret.guideline'), 'utf8')).toBe('secret');
    expect(await readdir(fixture.base)).not.toContain('made.guideline');
  });

  it('to folders outside are not walked, read or written through', async () => {
    const fixture = await start();
    await mkdir(join(fixture.base, 'outside'));
    await writeFile(join(fixture.base, 'outside', 'x.guideline'), 'secret');
    await symlink('../outside', join(fixture.root, 'folder'));
    const { api } = fixture.host;
    expect((await api.library()).files).toEqual([]);
    await expect(api.open('folder/x.guideline')).rejects.toThrow(/leads out of the library/);
    expect(await api.save('folder/x.guideline', 'y', '')).toMatchObject({
      kind: 'failed',
      message: expect.stringMatching(/leads out/),
    });
    expect(await api.save('folder/new/y.guideline', 'y', '')).toMatchObject({ kind: 'failed' });
    expect(await readdir(join(fixture.base, 'outside'))).toEqual(['x.guideline']);
  });

  it('that are led out between the check and the opening are noticed', async () => {
    let swap: (() => Promise<void>) | undefined;
    const fs: FileSystem = {
      ...nodeFileSystem,
      openToRead: async (path) => {
        await swap?.();
        return await nodeFileSystem.openToRead(path);
      },
    };
    const fixture = await start(fs);
    await mkdir(join(fixture.base, 'outside'));
    await writeFile(join(fixture.base, 'outside', 'x.guideline'), 'secret');
    await fixture.put('folder/x.guideline', 'public');
    swap = async () => {
      swap = undefined;
      await rename(join(fixture.root, 'folder'), join(fixture.base, 'away'));
      await symlink('../outside', join(fixture.root, 'folder'));
    };
    await expect(fixture.host.api.open('folder/x.guideline')).rejects.toThrow(/leads out of the library/);
  });

  it('that are led out for the moment of the opening alone are noticed too', async () => {
    let aside: (() => Promise<() => Promise<void>>) | undefined;
    const fs: FileSystem = {
      ...nodeFileSystem,
      openToRead: async (path) => {
        const back = await aside?.();
        const file = await nodeFileSystem.openToRead(path);
        await back?.();
        return file;
      },
    };
    const fixture = await start(fs);
    const [folder, away] = [join(fixture.root, 'folder'), join(fixture.base, 'away')];
    await mkdir(join(fixture.base, 'outside'));
    await writeFile(join(fixture.base, 'outside', 'x.guideline'), 'secret');
    await fixture.put('folder/x.guideline', 'public');
    let swaps = 1;
    aside = async () => {
      if (swaps-- <= 0) return async () => undefined;
      await rename(folder, away);
      await symlink('../outside', folder);
      return async () => {
        await rm(folder);
        await rename(away, folder);
      };
    };
    expect((await fixture.host.api.open('folder/x.guideline')).text).toBe('public');
    swaps = 100;
    await expect(fixture.host.api.open('folder/x.guideline')).rejects.toThrow(/changes while it is read/);
  });

  it('a library that is itself reached through a link works', async () => {
    const fixture = await start();
    await fixture.put('x.guideline', 'one');
    await symlink(fixture.root, join(fixture.base, 'alias'));
    const store = await createDiskStore({ root: join(fixture.base, 'alias'), appData: fixture.appData });
    expect(store.root).toBe(fixture.root);
    expect(await store.list()).toEqual(['x.guideline']);
  });
});
