// The real main process and preload script of the desktop, against a stand-in for Electron and a page of a few lines.
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { callChannel } from '../../electron/channels.ts';
import { hostMethods } from '../../host/api.ts';
import { contentSecurityPolicy } from '../../host/content-policy.ts';
import { commands } from '../../renderer/app/commands.ts';
import { buildTestDesktop } from './desktop-fixture.ts';
import type { BuiltDesktop } from './desktop-fixture.ts';
import type { MenuItem } from './stand-in/electron-module.ts';
import { launchStandIn } from './stand-in/launch.ts';
import type { StandInDesktop } from './stand-in/launch.ts';

let built: BuiltDesktop;
let library: string;
let runs = 0;

beforeAll(async () => {
  built = await buildTestDesktop();
  library = join(built.folder, 'library');
  await mkdir(library, { recursive: true });
  await writeFile(join(library, 'a.guideline'), 'guideline "A"\n');
}, 60_000);

afterAll(async () => {
  await rm(built.folder, { recursive: true, force: true });
});

async function start(...args: readonly string[]): Promise<StandInDesktop> {
  const home = join(built.folder, `home-${++runs}`);
  return await launchStandIn({ main: built.main, args: args.length > 0 ? args : [library], home });
}

describe('a window of the desktop', () => {
  let desktop: StandInDesktop;
  const inPage = async (expression: string): Promise<unknown> => await desktop.page.evaluate(expression);

  beforeAll(async () => {
    desktop = await start();
  }, 60_000);

  afterAll(async () => {
    await desktop.close();
  });

  it('shows the library that the program was started with', async () => {
    const shown = await inPage('guidelineHost.api.library()');
    expect(shown).toMatchObject({ files: [{ path: 'a.guideline', title: 'A' }] });
    expect(await inPage('guidelineHost.api.appInfo()')).toMatchObject({ shell: 'desktop' });
  });

  it('gives the page one closure for each call of the host, and nothing of Node or Electron', async () => {
    expect(await inPage('[typeof require, typeof process, typeof module, typeof ipcRenderer]')).toEqual(
      Array(4).fill('undefined'),
    );
    expect(await inPage('Object.keys(guidelineHost.api).toSorted()')).toEqual(hostMethods.toSorted());
    expect(await inPage("Object.values(guidelineHost.api).every((call) => typeof call === 'function')")).toBe(
      true,
    );
    expect(await inPage("Reflect.set(guidelineHost.api, 'open', 1)")).toBe(false);
  });

  it('opens and saves what the page asks for', async () => {
    const opened = await inPage("guidelineHost.api.open('a.guideline')");
    expect(opened).toMatchObject({ text: 'guideline "A"\n' });
    const save =
      "guidelineHost.api.open('a.guideline').then((file) => guidelineHost.api.save('b.guideline', 'text', ''))";
    expect(await inPage(save)).toMatchObject({ kind: 'saved' });
    expect(await readFile(join(library, 'b.guideline'), 'utf8')).toBe('text');
    await rm(join(library, 'b.guideline'));
  });

  it.each([
    ["open('../a.guideline')", /is not a file of the library|cannot be a file/],
    ['open(7)', /expected string/],
    ['open()', /open/],
    ["save('a.guideline', 'x', 'no hash')", /SHA-256/],
    ["writeSettings({ theme: 'loud', layout: {}, recent: [] })", /theme|Invalid/i],
  ])('refuses %s with words and without a stack', async (call, words) => {
    const message = await inPage(
      `guidelineHost.api.${call}.then(() => 'accepted', (error) => error.message)`,
    );
    expect(message).toMatch(words);
    expect(message).not.toMatch(/\n|Error invoking|at \w+ \(/);
  });

  it.each([
    ['a page of another site', { url: 'https://example.org/' }],
    ['a page whose address only begins like ours', { url: 'app://bundle.example.org/index.html' }],
    ['a frame inside our page', { url: 'app://bundle/index.html' }],
    ['a frame that is gone', null],
  ])('hears no call of %s', async (_who, frame) => {
    const reply = await desktop.controls.invokeAs(callChannel('library'), frame, []);
    expect(reply).toMatchObject({ ok: false, reason: 'bad-call' });
  });

  it('opens no second window, and a web page only after a yes', async () => {
    expect(await inPage("window.open('https://example.org/one')")).toBeNull();
    await vi.waitFor(() =>
      expect(desktop.controls.dialogs.at(-1)).toMatchObject({
        options: { detail: 'https://example.org/one' },
      }),
    );
    expect(desktop.controls.openedOutside).toEqual([]);
    desktop.controls.answerNext({ response: 0 });
    await desktop.page.click('#https');
    await vi.waitFor(() => expect(desktop.controls.openedOutside).toEqual(['https://example.org/paper']));
    expect(desktop.controls.windows).toHaveLength(1);
  });

  it('grants no permission', () => {
    const granted = permissionNames.filter((name) => desktop.controls.isGranted(name));
    expect(granted).toEqual([]);
  });

  it.each([
    '/',
    '/index.html/',
    '/assets',
    '/../electron/main.mjs',
    '/%2e%2e/electron/main.mjs',
    '/page.js%00',
    '/page%2ejs',
    '/renderer.json',
  ])('has nothing at %s', async (path) => {
    expect(await inPage(`fetch(${JSON.stringify(path)}).then((response) => response.status)`)).toBe(404);
  });

  it('answers with the content policy, on what is there and on what is not', async () => {
    for (const path of ['/page.js', '/nothing']) {
      const header = `fetch('${path}').then((response) => response.headers.get('content-security-policy'))`;
      expect(await inPage(header)).toBe(contentSecurityPolicy);
    }
    expect(await inPage("fetch('/page.js', { method: 'POST' }).then((response) => response.status)")).toBe(
      405,
    );
    expect(
      await inPage("fetch('/page.js').then((response) => response.headers.get('content-type'))"),
    ).toMatch(/^text\/javascript/);
  });

  it('shows the commands that the window offers, in its words and with its keys', async () => {
    const offered = commands.map(({ id, title, group, keys: [first = ''] }) => {
      return { id, title, group, keys: first, enabled: id !== 'save-all' };
    });
    await inPage(`guidelineHost.api.offerCommands(${JSON.stringify(offered)})`);
    const menu = flat(desktop.controls.menu);
    const item = (id: string) => desktop.controls.findMenu(id);
    expect(menu.flatMap(({ id }) => id ?? [])).toEqual(
      expect.arrayContaining(['open-library', ...offered.map(({ id }) => id)]),
    );
    expect(item('export-bundle')).toMatchObject({
      accelerator: 'CmdOrCtrl+Shift+E',
      registerAccelerator: false,
    });
    expect(item('find')).toMatchObject({ accelerator: 'CmdOrCtrl+F' });
    expect(item('shortcuts')).toMatchObject({ accelerator: 'CmdOrCtrl+/' });
    expect(item('save-all')).toMatchObject({ enabled: false });
    const enabled = offered.filter(({ id }) => id !== 'save-all').map(({ id }) => id);
    for (const id of enabled) desktop.controls.clickMenu(id);
    const heard = 'heard.map((event) => event.command)';
    await vi.waitFor(async () => expect(await inPage(heard)).toEqual(expect.arrayContaining(enabled)));
  });

  it('follows keys that the person has set, and shows none that the system does not know', async () => {
    const save = { id: 'save', title: 'Save', group: 'File', keys: 'Ctrl+Alt+F13', enabled: true };
    const odd = { id: 'odd', title: 'R&D', group: 'Versions', keys: 'Ctrl+ß', enabled: true };
    await inPage(`guidelineHost.api.offerCommands(${JSON.stringify([save, odd])})`);
    const menu = flat(desktop.controls.menu);
    expect(menu.find(({ id }) => id === 'save')).toMatchObject({ accelerator: 'CmdOrCtrl+Alt+F13' });
    const shown = menu.find(({ id }) => id === 'odd');
    expect(shown).toMatchObject({ label: 'R&&D' });
    expect(shown).not.toHaveProperty('accelerator');
    expect(menu.find(({ id }) => id === 'find')).toBeUndefined();
  });

  it('points at what was made in its folder, and at nothing else of the computer', async () => {
    const page = "{ name: 'one', format: 'json', json: '{}' }";
    const saved = await inPage(`guidelineHost.api.savePage(${page})`);
    const file = join(built.folder, 'exports/one.json');
    expect(saved).toEqual({ kind: 'saved', file });
    const show = async (path: string) =>
      await inPage(
        `guidelineHost.api.showInFolder(${JSON.stringify(path)}).then(({ kind }) => kind, (error) => error.message)`,
      );
    expect(await show(file)).toBe('shown');
    expect(await show('/etc/passwd')).toMatch(/not shown/);
    expect(await show(`${built.folder}/exports/../../x`)).toMatch(/not shown/);
    expect(desktop.controls.shownInFolder).toEqual([file]);
  });

  it('tells the system which document was opened last, each once', async () => {
    const write = (recent: readonly string[]) =>
      inPage(
        `guidelineHost.api.readSettings().then((settings) => guidelineHost.api.writeSettings({ ...settings, recent: ${JSON.stringify(recent)} }))`,
      );
    await write(['a.guideline']);
    await write(['a.guideline', 'b.guideline']);
    expect(desktop.controls.recentDocuments).toEqual([join(library, 'a.guideline')]);
  });

  it('keeps a log without a word of what is written, and gives it with the versions to whoever helps', async () => {
    const stack = 'TypeError: secret dose\n    at draw (app://bundle/assets/main-1.js:10:5)';
    await inPage(`guidelineHost.api.noteFault('TypeError', ${JSON.stringify(stack)})`);
    const told = await inPage('guidelineHost.api.diagnostics()');
    expect(told).toMatchObject({
      text: expect.stringMatching(/window-fault error=TypeError at=draw@main-1\.js:10:5/),
      logFile: expect.stringContaining('guideline-studio.log'),
    });
    expect(JSON.stringify(told)).not.toContain('secret');
    expect(told).toMatchObject({
      text: expect.stringMatching(/^Guideline Studio 0\.0\.0-stand-in, desktop/),
    });
  });

  it('says in its about box that it looks for no updates', () => {
    expect(desktop.controls.aboutPanel).toMatchObject({
      applicationVersion: '0.0.0-stand-in',
      credits: expect.stringMatching(/Updates are off/),
    });
  });

  it('hears when somebody else changes a file', async () => {
    await writeFile(join(library, 'c.guideline'), 'guideline "C"\n');
    const changed = "heard.some((event) => event.kind === 'file-changed' && event.path === 'c.guideline')";
    await vi.waitFor(async () => expect(await inPage(changed)).toBe(true), 10_000);
    await rm(join(library, 'c.guideline'));
  });

  it('has asked nothing of the network and broken no policy', async () => {
    expect(desktop.controls.requestsOutside).toEqual([]);
    expect(await inPage('policyViolations')).toBe(0);
  });

  it('stays on its page whatever the page tries', async () => {
    const before = desktop.page.url();
    await desktop.page.click('#away');
    for (const attempt of [
      "location.href = 'https://example.org/'",
      "location.href = 'app://bundle/page.js'",
      "location.href = 'file:///etc/passwd'",
      "location.href = 'javascript:document.title = 1'",
      "Object.assign(document.body.appendChild(document.createElement('form')), { action: 'https://example.org/', method: 'post' }).submit()",
    ]) {
      await inPage(`{ ${attempt}; undefined }`);
      await desktop.page.waitForTimeout(50);
    }
    expect(desktop.page.url()).toBe(before);
    expect(desktop.controls.requestsOutside).toEqual([]);
    expect(await inPage('document.title')).toBe('Test page');
  });
});

describe('the desktop program', () => {
  it('opens the folder of a file and that file in it', async () => {
    const desktop = await start(join(library, 'a.guideline'));
    const heard = async () => await desktop.page.evaluate('heard');
    await vi.waitFor(async () =>
      expect(await heard()).toEqual([{ kind: 'command', command: 'open:a.guideline' }]),
    );
    await desktop.close();
  });

  it('lets the page keep its drafts before the window closes, and gives them back at the next start', async () => {
    const home = join(built.folder, 'home-of-drafts');
    const desktop = await launchStandIn({ main: built.main, args: [library], home });
    const keep = "guidelineHost.api.keepDraft('a.guideline', 'typed', '').then(() => window.close())";
    await desktop.page.evaluate(`window.beforeClose = () => ${keep}`);
    await desktop.close();
    const again = await launchStandIn({ main: built.main, args: [library], home });
    const drafts = await again.page.evaluate('guidelineHost.api.drafts()');
    expect(drafts).toMatchObject([{ path: 'a.guideline', text: 'typed' }]);
    await again.close();
  });

  it('closes a window that does not answer', async () => {
    const desktop = await start();
    await desktop.page.evaluate('window.beforeClose = () => undefined');
    await desktop.close();
    expect(desktop.controls.windows).toEqual([]);
  });

  it('shows a second start in the one program: the same library in its window, another in a new one', async () => {
    const desktop = await start();
    desktop.controls.secondInstance(library);
    const other = join(built.folder, 'other');
    await mkdir(other, { recursive: true });
    desktop.controls.secondInstance(other);
    await vi.waitFor(() => expect(desktop.controls.windows).toHaveLength(2));
    desktop.controls.secondInstance();
    await desktop.close();
    expect(desktop.controls.windows).toEqual([]);
  });

  it('opens a file of cases that a second start names, in the window of its library', async () => {
    const desktop = await start();
    await writeFile(join(library, 'a.cases'), 'cases for a\n');
    desktop.controls.secondInstance(join(library, 'a.cases'));
    await vi.waitFor(async () =>
      expect(await desktop.page.evaluate('heard')).toEqual([{ kind: 'command', command: 'open:a.cases' }]),
    );
    expect(desktop.controls.windows).toHaveLength(1);
    await rm(join(library, 'a.cases'));
    await desktop.close();
  });

  it('opens a document that the system hands over', async () => {
    const desktop = await start();
    desktop.controls.app.emit('open-file', { preventDefault: () => undefined }, join(library, 'a.guideline'));
    await vi.waitFor(async () =>
      expect(await desktop.page.evaluate('heard')).toEqual([
        { kind: 'command', command: 'open:a.guideline' },
      ]),
    );
    await desktop.close();
  });

  it('opens another library from its menu', async () => {
    const desktop = await start();
    const other = join(built.folder, 'chosen');
    await mkdir(other, { recursive: true });
    desktop.controls.answerNext({ canceled: false, filePaths: [other] });
    desktop.controls.clickMenu('open-library');
    await vi.waitFor(() => expect(desktop.controls.windows).toHaveLength(2));
    await desktop.close();
  });

  it('says what is wrong with a library that is not there', async () => {
    const desktop = await start(library, join(built.folder, 'missing'));
    await vi.waitFor(() => expect(desktop.controls.dialogs).toHaveLength(1));
    expect(desktop.controls.dialogs[0]).toMatchObject({
      kind: 'error',
      options: { title: expect.stringContaining('missing'), content: expect.stringMatching(/folder/) },
    });
    await desktop.close();
  });

  it('says so and leaves where it cannot start', async () => {
    const broken = await buildTestDesktop();
    await rm(join(broken.folder, 'dist/renderer.json'));
    const started = launchStandIn({ main: broken.main, args: [library], home: join(broken.folder, 'home') });
    await expect(started).rejects.toThrow(/could not start.*renderer\.json/);
    await rm(broken.folder, { recursive: true, force: true });
  });

  it('offers to load a window again that does not answer, and says what is kept', async () => {
    const desktop = await start();
    desktop.controls.answerNext({ response: 1 });
    desktop.controls.windows[0]?.emit('unresponsive');
    await vi.waitFor(() =>
      expect(desktop.controls.dialogs.map(({ options }) => options)).toMatchObject([
        { buttons: ['Wait', 'Load again'], detail: expect.stringMatching(/kept/) },
        { buttons: ['Load again', 'Close'] },
      ]),
    );
    await desktop.close();
  });

  it('offers to load a window again that has crashed', async () => {
    const desktop = await start();
    desktop.controls.windows[0]?.webContents.emit('render-process-gone', {}, { reason: 'crashed' });
    await vi.waitFor(() =>
      expect(desktop.controls.dialogs.at(-1)).toMatchObject({
        options: { buttons: ['Load again', 'Close'] },
      }),
    );
    await desktop.close();
  });
});

const permissionNames = [
  'clipboard-read',
  'clipboard-sanitized-write',
  'display-capture',
  'fullscreen',
  'geolocation',
  'hid',
  'idle-detection',
  'media',
  'mediaKeySystem',
  'midi',
  'midiSysex',
  'notifications',
  'openExternal',
  'pointerLock',
  'serial',
  'speaker-selection',
  'storage-access',
  'usb',
  'window-management',
  'unknown',
  'fileSystem',
];

function flat(items: readonly MenuItem[]): readonly MenuItem[] {
  return items.flatMap((item) => [item, ...flat(item.submenu ?? [])]);
}
