// Where the app keeps its own files on each system, and the copy of the shipped guidelines at the first run.
import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { appDataFolder } from '../../host/disk/app-data.ts';
import { ensureLibrary } from '../../host/disk/ensure-library.ts';

describe('the folder of the app', () => {
  it.each([
    ['linux', {}, '/home/anna/.local/share/guideline-studio'],
    ['linux', { XDG_DATA_HOME: '/data' }, '/data/guideline-studio'],
    ['linux', { XDG_DATA_HOME: 'relative' }, '/home/anna/.local/share/guideline-studio'],
    ['freebsd', { XDG_DATA_HOME: '' }, '/home/anna/.local/share/guideline-studio'],
    ['darwin', { XDG_DATA_HOME: '/data' }, '/home/anna/Library/Application Support/Guideline Studio'],
    ['win32', {}, '/home/anna/AppData/Roaming/Guideline Studio'],
    ['win32', { APPDATA: 'C:/Users/anna/Roaming' }, 'C:/Users/anna/Roaming/Guideline Studio'],
  ])('%s %j', (platform, env, folder) => {
    expect(appDataFolder({ platform, env, home: '/home/anna' }).replaceAll('\\', '/')).toBe(folder);
  });
});

describe('the first run', () => {
  const bases: string[] = [];
  afterEach(async () => {
    for (const base of bases.splice(0)) await rm(base, { recursive: true, force: true });
  });

  async function start(): Promise<{ shipped: string; documents: string }> {
    const base = await mkdtemp(join(tmpdir(), 'guideline-first-'));
    bases.push(base);
    const shipped = join(base, 'shipped');
    await mkdir(join(shipped, 'topic'), { recursive: true });
    await writeFile(join(shipped, 'topic', '2024.guideline'), 'guideline "x"\n');
    return { shipped, documents: join(base, 'Documents') };
  }

  it('copies the shipped guidelines once and never touches the copy again', async () => {
    const given = await start();
    const library = await ensureLibrary(given);
    expect(library).toBe(join(given.documents, 'Guideline Studio', 'guidelines'));
    const copy = join(library, 'topic', '2024.guideline');
    expect(await readFile(copy, 'utf8')).toBe('guideline "x"\n');
    await writeFile(copy, 'mine');
    await writeFile(join(given.shipped, 'new.guideline'), 'newer');
    expect(await ensureLibrary(given)).toBe(library);
    expect(await readFile(copy, 'utf8')).toBe('mine');
    expect(await readdir(library)).toEqual(['topic']);
  });

  it('leaves nothing half-copied when it fails, and says why', async () => {
    const given = await start();
    const broken = { ...given, shipped: join(given.shipped, 'none') };
    await expect(ensureLibrary(broken)).rejects.toThrow(/could not be copied: it is not there/);
    expect(await readdir(join(given.documents, 'Guideline Studio'))).toEqual([]);
    expect(await readdir(await ensureLibrary(given))).toEqual(['topic']);
  });

  it('is safe when the app is started twice at once', async () => {
    const given = await start();
    const [one, two] = await Promise.all([ensureLibrary(given), ensureLibrary(given)]);
    expect(one).toBe(two);
    expect(await readdir(join(given.documents, 'Guideline Studio'))).toEqual(['guidelines']);
  });
});
