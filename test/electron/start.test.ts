// What `npm start` decides: which shell, with which arguments, and how long it waits for an Electron that does not come.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fetchElectron, findElectron } from '../../scripts/electron-binary.ts';
import { noDesktopHere, readStart, serverArguments } from '../../scripts/start.ts';

describe('whether there can be a desktop', () => {
  it.each([
    ['linux', {}, 1000, /display/],
    ['linux', { DISPLAY: ':0' }, 0, /root/],
    ['linux', { DISPLAY: ':0' }, 1000, /^$/],
    ['linux', { WAYLAND_DISPLAY: 'wayland-0' }, 1000, /^$/],
    ['darwin', {}, 501, /^$/],
    ['win32', {}, undefined, /^$/],
  ] as const)('on %s with %j as user %s', (platform, env, user, why) => {
    expect(noDesktopHere(platform, env, user)).toMatch(why);
  });
});

describe('the arguments', () => {
  it('name a path from where it was typed', () => {
    expect(readStart(['--browser', 'my/library', '--port', '8123'], '/home/nurse')).toEqual({
      browser: true,
      path: '/home/nurse/my/library',
      serverOptions: ['--port', '8123'],
    });
    expect(readStart([], '/home/nurse')).toEqual({ browser: false, path: '', serverOptions: [] });
  });

  it('are refused in words where they make no sense', () => {
    expect(() => readStart(['--brwoser'], '/')).toThrow(/--brwoser/);
    expect(() => readStart(['a', 'b'], '/')).toThrow(/One library/);
  });

  it('name a folder to the server: for a file, the library that has its fragments', async () => {
    const shipped = join(dirname(fileURLToPath(import.meta.url)), '../../guidelines');
    const file = join(shipped, 'mr-spectroscopy/2024.guideline');
    const start = { browser: true, serverOptions: ['--no-open'] };
    expect(await serverArguments({ ...start, path: file })).toEqual(['--no-open', '--library', shipped]);
    expect(await serverArguments({ ...start, path: '/l' })).toEqual(['--no-open', '--library', '/l']);
    expect(await serverArguments({ ...start, path: '/nowhere/topic/a.guideline' })).toContain(
      '/nowhere/topic',
    );
    expect(await serverArguments({ ...start, path: '' })).toEqual(['--no-open']);
  });
});

describe('the Electron binary', () => {
  let folder: string;
  const places = () => ({ packageFolder: join(folder, 'electron'), overrideFolder: undefined });
  const installer = async (code: string) => {
    await writeFile(join(folder, 'electron/install.js'), code);
  };
  /** Milliseconds; a busy machine needs a second to start an installer at all. */
  const patient = { silence: 20_000, total: 60_000 };

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'electron-'));
    await mkdir(join(folder, 'electron'));
    await writeFile(join(folder, 'electron/package.json'), '{}');
  });

  afterEach(async () => {
    await rm(folder, { recursive: true, force: true });
  });

  it('is missing until the package has fetched it', async () => {
    expect(findElectron(places())).toMatchObject({ kind: 'missing' });
    await writeFile(join(folder, 'electron/path.txt'), 'electron');
    expect(findElectron(places())).toMatchObject({
      kind: 'missing',
      why: expect.stringContaining('nothing at'),
    });
    await mkdir(join(folder, 'electron/dist'));
    await writeFile(join(folder, 'electron/dist/electron'), '');
    expect(findElectron(places())).toEqual({ kind: 'found', path: join(folder, 'electron/dist/electron') });
  });

  it('may be one of the user', async () => {
    await writeFile(join(folder, 'electron/path.txt'), 'electron');
    await mkdir(join(folder, 'own'));
    await writeFile(join(folder, 'own/electron'), '');
    const found = findElectron({
      packageFolder: join(folder, 'electron'),
      overrideFolder: join(folder, 'own'),
    });
    expect(found).toEqual({ kind: 'found', path: join(folder, 'own/electron') });
  });

  it('is fetched by the package itself', async () => {
    await installer(`const fs = require('fs');
      fs.mkdirSync(__dirname + '/dist');
      fs.writeFileSync(__dirname + '/dist/electron', '');
      fs.writeFileSync(__dirname + '/path.txt', 'electron');`);
    const fetched = await fetchElectron(places(), join(folder, 'cache'), patient);
    expect(fetched).toEqual({ kind: 'found', path: join(folder, 'electron/dist/electron') });
  });

  it('is given up with the reason where the network refuses', async () => {
    await installer("console.error(new Error('getaddrinfo ENOTFOUND example.org').stack); process.exit(1);");
    const fetched = await fetchElectron(places(), join(folder, 'cache'), patient);
    expect(fetched).toEqual({ kind: 'missing', why: 'getaddrinfo ENOTFOUND example.org' });
  });

  it('is given up where nothing arrives', async () => {
    await installer('setInterval(() => undefined, 1000);');
    const fetched = await fetchElectron(places(), join(folder, 'cache'), { silence: 500, total: 20_000 });
    expect(fetched).toEqual({ kind: 'missing', why: 'the download did not arrive' });
  });

  it('is waited for as long as something arrives', async () => {
    await installer(`const fs = require('fs');
      let pieces = 0;
      const timer = setInterval(() => {
        fs.appendFileSync(require('os').tmpdir() + '/part', 'piece');
        if (++pieces < 12) return;
        clearInterval(timer);
        fs.mkdirSync(__dirname + '/dist');
        fs.writeFileSync(__dirname + '/dist/electron', '');
        fs.writeFileSync(__dirname + '/path.txt', 'electron');
      }, 300);`);
    const limits = { silence: 3_000, total: 60_000 };
    expect(await fetchElectron(places(), join(folder, 'cache'), limits)).toMatchObject({ kind: 'found' });
  });
});
