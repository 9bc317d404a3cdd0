// The command line of the browser shell, as a process: what it prints, how it ends, what it says when it cannot start.
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { browserCommand } from '../../server/open-browser.ts';
import { readOptions } from '../../server/options.ts';
import { findPlaces } from '../../server/places.ts';

const bases: string[] = [];
const children: ChildProcess[] = [];
afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  for (const base of bases.splice(0)) await rm(base, { recursive: true, force: true });
});

interface Run {
  readonly child: ChildProcess;
  /** Resolves with the first line that is printed, or '' when it ends without one. */
  readonly line: Promise<string>;
  readonly ended: Promise<{ code: number | null; out: string; err: string }>;
}

async function makeBase(): Promise<string> {
  const base = await mkdtemp(join(tmpdir(), 'guideline-main-'));
  bases.push(base);
  await mkdir(join(base, 'renderer'));
  await mkdir(join(base, 'guidelines'));
  await writeFile(join(base, 'renderer', 'index.html'), '<title>page</title>');
  await writeFile(join(base, 'guidelines', 'x.guideline'), 'guideline "Shipped"\n');
  return base;
}

function run(base: string, ...argv: string[]): Run {
  const places = { renderer: join(base, 'renderer'), guidelines: join(base, 'guidelines'), version: '9.8.7' };
  const env = { PATH: process.env['PATH'], HOME: base, XDG_DATA_HOME: join(base, 'data') };
  const child = spawn(
    process.execPath,
    [join(import.meta.dirname, 'run-main.ts'), JSON.stringify(places), ...argv],
    { env },
  );
  children.push(child);
  let out = '';
  let err = '';
  const ended = new Promise<{ code: number | null; out: string; err: string }>((resolve) =>
    child.once('close', (code) => resolve({ code, out, err })),
  );
  child.stderr?.on('data', (piece) => (err += String(piece)));
  const line = new Promise<string>((resolve) => {
    child.stdout?.on('data', (piece) => {
      out += String(piece);
      if (out.includes('\n')) resolve(out.slice(0, out.indexOf('\n')));
    });
    void ended.then(() => resolve(''));
  });
  return { child, line, ended };
}

describe('the browser shell', () => {
  it.each(['SIGINT', 'SIGTERM'] as const)(
    'prints one line, serves the shipped guidelines, and ends cleanly on %s',
    async (signal) => {
      const base = await makeBase();
      const { child, line, ended } = run(base);
      const [, url = ''] =
        /^Guideline Studio is at (http:\/\/127\.0\.0\.1:\d+\/#token=\S+) \(library: .*guidelines\)$/.exec(
          await line,
        ) ?? [];
      const { origin, hash } = new URL(url);
      const api = async (method: string, values: readonly unknown[]): Promise<unknown> =>
        await (
          await fetch(`${origin}/api/${method}`, {
            method: 'POST',
            headers: { 'content-type': 'application/json', 'x-guideline-token': hash.replace('#token=', '') },
            body: JSON.stringify(values),
          })
        ).json();
      expect(await (await fetch(origin)).text()).toContain('page');
      expect(await api('appInfo', [])).toEqual({
        ok: true,
        value: { version: '9.8.7', shell: 'browser', platform: process.platform },
      });
      expect(await api('save', ['y.guideline', 'made', ''])).toMatchObject({ ok: true });
      await api('keepDraft', ['y.guideline', 'draft', '']);
      child.kill(signal);
      const { code, out, err } = await ended;
      expect([code, out.split('\n').length, err]).toEqual([0, 2, '']);
      expect(await readFile(join(base, 'guidelines', 'y.guideline'), 'utf8')).toBe('made');
    },
  );

  it('opens another library', async () => {
    const base = await makeBase();
    await mkdir(join(base, 'mine'));
    const { line } = run(base, '--library', join(base, 'mine'), '--no-open');
    expect(await line).toContain(`(library: ${join(base, 'mine')})`);
  });

  it.each([
    [['--port', '99999'], 2, /a port is a number/],
    [['--what'], 2, /--what/],
    [['extra'], 2, /extra/],
    [['--library', '/no/such/folder'], 1, /There is no folder \/no\/such\/folder\.\nStart with/],
    [['--library', ''], 2, /needs the name of a folder/],
  ])('says what is wrong with %j', async (argv, expected, words) => {
    const { code, out, err } = await run(await makeBase(), ...argv).ended;
    expect([code, out]).toEqual([expected, '']);
    expect(err).toMatch(words);
    expect(err).not.toMatch(/\n\s+at /);
  });

  it('says that the app has not been built, and that a port is taken', async () => {
    const base = await makeBase();
    const { line } = run(base);
    const port = /:(\d+)\//.exec(await line)?.[1] ?? '';
    const taken = await run(base, '--port', port).ended;
    expect([taken.code, taken.err]).toEqual([
      1,
      `Port ${port} is in use by another program.\nLeave --port out, or choose another.\n`,
    ]);
    await rm(join(base, 'renderer'), { recursive: true });
    const unbuilt = await run(base).ended;
    expect(unbuilt.code).toBe(1);
    expect(unbuilt.err).toMatch(/Build it first: npm run build/);
  });

  it('explains itself', async () => {
    const { code, out } = await run(await makeBase(), '--help').ended;
    expect(code).toBe(0);
    for (const option of ['--library', '--port', '--no-open']) expect(out).toContain(option);
  });
});

describe('its parts', () => {
  it('reads the command line', () => {
    expect(readOptions([])).toEqual({
      ok: true,
      options: { library: undefined, port: 0, open: true, help: false },
    });
    expect(readOptions(['--library', 'a b', '--port=8123', '--no-open'])).toEqual({
      ok: true,
      options: { library: 'a b', port: 8123, open: false, help: false },
    });
    for (const port of ['-1', '1.5', '', 'x', '65536', '1e3', ' 1'])
      expect(readOptions([`--port=${port}`]).ok).toBe(false);
  });

  it('opens a browser only where there is a screen', () => {
    const url = 'http://127.0.0.1:1/#token=x';
    expect(browserCommand(url, { platform: 'linux', env: {} })).toBeUndefined();
    expect(browserCommand(url, { platform: 'linux', env: { DISPLAY: '' } })).toBeUndefined();
    expect(browserCommand(url, { platform: 'linux', env: { DISPLAY: ':0' } })).toEqual({
      file: 'xdg-open',
      arguments: [url],
    });
    expect(browserCommand(url, { platform: 'linux', env: { WAYLAND_DISPLAY: 'wayland-0' } })?.file).toBe(
      'xdg-open',
    );
    expect(browserCommand(url, { platform: 'darwin', env: {} })?.file).toBe('open');
    expect(browserCommand(url, { platform: 'win32', env: {} })?.arguments.at(-1)).toBe(url);
    for (const env of [
      { SSH_CONNECTION: 'x', DISPLAY: ':0' },
      { CI: '1', DISPLAY: ':0' },
    ])
      expect(browserCommand(url, { platform: 'linux', env })).toBeUndefined();
  });

  it('finds the project around its own file, built or not', async () => {
    const base = await makeBase();
    await writeFile(join(base, 'package.json'), '{"version":"1.2.3"}');
    await mkdir(join(base, 'dist', 'server'), { recursive: true });
    for (const here of [join(base, 'server'), join(base, 'dist', 'server')]) {
      expect(findPlaces(here)).toEqual({
        renderer: join(base, 'dist', 'renderer'),
        guidelines: join(base, 'guidelines'),
        version: '1.2.3',
      });
    }
    await writeFile(join(base, 'package.json'), '{');
    expect(findPlaces(base).version).toBe('');
  });
});
