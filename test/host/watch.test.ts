// The watch over a real folder: exchanged folders, files that git replaces, systems that cannot watch, and the end of it.
import { createHash } from 'node:crypto';
import { mkdir, rename, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { nodeFileSystem, type FileSystem } from '../../host/disk/file-system.ts';
import { watchLibrary, type LibraryWatch } from '../../host/disk/watch-library.ts';
import type { StoredChange } from '../../host/store.ts';
import { diskFixture, type DiskFixture } from './fixture.ts';

const hash = (text: string): string => createHash('sha256').update(text).digest('hex');

interface Watched {
  readonly fixture: DiskFixture;
  readonly watch: LibraryWatch;
  readonly seen: StoredChange[];
  /** Resolves when these are the last that was told of each file. */
  until(wanted: Readonly<Record<string, string>>): Promise<void>;
}

const open: Watched[] = [];
afterEach(async () => {
  for (const { fixture, watch } of open.splice(0)) {
    watch.stop();
    await fixture.close();
  }
});

async function start(
  files: Readonly<Record<string, string>>,
  fs: FileSystem = nodeFileSystem,
): Promise<Watched> {
  const fixture = await diskFixture();
  for (const [path, text] of Object.entries(files)) await fixture.put(path, text);
  const seen: StoredChange[] = [];
  let check = (): void => undefined;
  const watch = watchLibrary({
    fs,
    poll: 100,
    root: fixture.root,
    inTurn: async (task) => await task(),
    changed: (changes) => {
      seen.push(...changes);
      check();
    },
  });
  const until = async (wanted: Readonly<Record<string, string>>): Promise<void> =>
    await new Promise((resolve) => {
      check = () => {
        const last = new Map(seen.map((change) => [change.path, change.hash]));
        if (
          Object.entries(wanted).every(([path, text]) => last.get(path) === (text === '' ? '' : hash(text)))
        )
          resolve();
      };
      check();
    });
  const watched = { fixture, watch, seen, until };
  open.push(watched);
  await watch.ready;
  return watched;
}

describe('the watch', () => {
  it('says nothing of what is there at the start', async () => {
    const { seen, fixture, until } = await start({ 'a.guideline': 'a' });
    await fixture.put('b.guideline', 'b');
    await until({ 'b.guideline': 'b' });
    expect(new Set(seen.map(({ path }) => path))).toEqual(new Set(['b.guideline']));
  });

  it('sees a file that is replaced by a rename, as git does', async () => {
    const { fixture, until } = await start({ 'a/x.guideline': 'old' });
    await writeFile(join(fixture.base, 'new'), 'new');
    await rename(join(fixture.base, 'new'), join(fixture.root, 'a/x.guideline'));
    await until({ 'a/x.guideline': 'new' });
  });

  it('sees folders that are made, exchanged and removed, with all that is in them', async () => {
    const { fixture, until } = await start({ 'a/x.guideline': 'one', 'b/x.guideline': 'two' });
    await mkdir(join(fixture.base, 'c/deep'), { recursive: true });
    await writeFile(join(fixture.base, 'c/deep/y.cases'), 'three');
    await rename(join(fixture.base, 'c'), join(fixture.root, 'c'));
    await until({ 'c/deep/y.cases': 'three' });
    await rename(join(fixture.root, 'a'), join(fixture.root, 'z'));
    await rename(join(fixture.root, 'b'), join(fixture.root, 'a'));
    await until({ 'a/x.guideline': 'two', 'b/x.guideline': '', 'z/x.guideline': 'one' });
    await fixture.put('a/x.guideline', 'watched still');
    await until({ 'a/x.guideline': 'watched still' });
    await rm(join(fixture.root, 'c'), { recursive: true });
    await until({ 'c/deep/y.cases': '' });
  });

  it('is silent about touches, hidden folders, other files and what it was told to remember', async () => {
    const { fixture, watch, seen, until } = await start({ 'x.guideline': 'x' });
    await utimes(join(fixture.root, 'x.guideline'), new Date(), new Date());
    await fixture.put('.git/y.guideline', 'hidden');
    await fixture.put('notes.txt', 'other');
    watch.remember('own.guideline', hash('own'));
    await fixture.put('own.guideline', 'own');
    await fixture.put('z.guideline', 'end');
    await until({ 'z.guideline': 'end' });
    expect(new Set(seen.map(({ path }) => path))).toEqual(new Set(['z.guideline']));
  });

  it('tells of a file that can no longer be read without a content of its own', async () => {
    const { fixture, seen, until } = await start({ 'x.guideline': 'x' });
    await rm(join(fixture.root, 'x.guideline'));
    await symlink('/etc/passwd', join(fixture.root, 'x.guideline'));
    await fixture.put('z.guideline', 'end');
    await until({ 'z.guideline': 'end' });
    await expect.poll(() => seen.findLast(({ path }) => path === 'x.guideline')?.hash).toBe('0'.repeat(64));
  });

  it.each([
    [
      'refuses to watch',
      () => {
        throw Object.assign(new Error('ENOSPC'), { code: 'ENOSPC' });
      },
    ],
    [
      'stops watching',
      (_folder: string, _recursive: boolean, _changed: unknown, failed: () => void) => {
        setTimeout(failed, 0);
        return () => undefined;
      },
    ],
  ] satisfies readonly (readonly [string, FileSystem['watch']])[])(
    'looks now and then where the system %s',
    async (_name, watch) => {
      const { fixture, until } = await start({ 'x.guideline': 'x' }, { ...nodeFileSystem, watch });
      await fixture.put('x.guideline', 'changed');
      await until({ 'x.guideline': 'changed' });
    },
  );

  it('closes every watcher at the end', async () => {
    let count = 0;
    const fs: FileSystem = {
      ...nodeFileSystem,
      watch: (...given) => {
        const close = nodeFileSystem.watch(...given);
        count++;
        return () => {
          count--;
          close();
        };
      },
    };
    const { fixture, watch, until, seen } = await start({ 'a/x.guideline': 'x', 'b/c/y.guideline': 'y' }, fs);
    expect(count).toBeGreaterThan(0);
    await rm(join(fixture.root, 'b'), { recursive: true });
    await until({ 'b/c/y.guideline': '' });
    watch.stop();
    expect(count).toBe(0);
    const before = seen.length;
    await fixture.put('a/x.guideline', 'after');
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(seen).toHaveLength(before);
  });
});
