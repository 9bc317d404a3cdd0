// The desktop program: locks everything down, then shows the library that it was started with; holds no rule of its own.
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { app, BrowserWindow, dialog } from 'electron';
import type { AboutPanelOptionsOptions } from 'electron';
import { appDataFolder } from '../host/disk/app-data.ts';
import { createLogFile } from '../host/disk/log-file.ts';
import { defaultLibrary } from './connect.ts';
import { answerCalls } from './ipc.ts';
import { chooseFolder, createLibraries } from './libraries.ts';
import { lockDown } from './lockdown.ts';
import { createMenus } from './menu.ts';
import type { AppMenus } from './menu.ts';
import { registerAppScheme, serveAppScheme } from './protocol.ts';
import { sendToWindow } from './window.ts';

const here = dirname(fileURLToPath(import.meta.url));
const log = createLogFile({ folder: join(appDataFolder(), 'logs') });
let menus: AppMenus | undefined;
const libraries = createLibraries({
  preload: join(here, 'preload.cjs'),
  log,
  offer: (window, commands) => menus?.offer(window, commands),
});
const callsDone = answerCalls(libraries.apiOf, (error, method) => {
  console.error(error);
  log.fault('call-broken', error, { method });
});
const wanted = pathsIn(process.argv, process.cwd());

const noteFault = (error: Error): void => log.fault('program-fault', error);
process.on('uncaughtExceptionMonitor', noteFault);
app.once('quit', () => process.off('uncaughtExceptionMonitor', noteFault));
app.enableSandbox();
registerAppScheme();
lockDown();
// A file that macOS hands over before the program is ready joins what it was started with.
app.on('open-file', (event, path) => {
  event.preventDefault();
  if (app.isReady()) void libraries.open(path);
  else wanted.push(path);
});
if (app.requestSingleInstanceLock()) void app.whenReady().then(start).catch(giveUp);
else app.quit();

async function start(): Promise<void> {
  serveAppScheme(join(here, '../renderer'));
  log.note('start', { version: app.getVersion(), platform: process.platform, shell: 'desktop' });
  app.setAboutPanelOptions(aboutPanel());
  menus = createMenus({
    openLibrary: () => void openChosenLibrary(),
    run: (window, command) => sendToWindow(window, { kind: 'command', command }),
  });
  stayAlive();
  for (const path of wanted.length > 0 ? wanted : [await defaultLibrary()]) await libraries.open(path);
  if (BrowserWindow.getAllWindows().length === 0) app.quit();
}

function giveUp(error: unknown): void {
  log.fault('start-failed', error);
  dialog.showErrorBox(
    'Guideline Studio could not start.',
    error instanceof Error ? error.message : String(error),
  );
  app.exit(1);
}

function stayAlive(): void {
  let leaving = false;
  app.on('before-quit', () => {
    leaving = true;
  });
  app.on('window-all-closed', () => {
    // A window that first kept its drafts has called off the wish to quit: it is taken up again here.
    if (leaving || process.platform !== 'darwin') app.quit();
  });
  app.on('will-quit', (event) => {
    event.preventDefault();
    void callsDone().then(() => {
      log.note('quit');
      app.exit();
    });
  });
  app.on('activate', () => {
    if (BrowserWindow.getAllWindows().length === 0) void defaultLibrary().then(libraries.open);
  });
  app.on('second-instance', (_event, argv, folder) => {
    const paths = pathsIn(argv, folder);
    for (const path of paths) void libraries.open(path);
    const [front] = BrowserWindow.getAllWindows();
    if (paths.length > 0 || front === undefined) return;
    if (front.isMinimized()) front.restore();
    front.focus();
  });
}

function aboutPanel(): AboutPanelOptionsOptions {
  return {
    applicationName: 'Guideline Studio',
    applicationVersion: app.getVersion(),
    copyright: 'Licensed under the Apache License 2.0',
    credits: 'Updates are off: this program asks nothing of the network.',
  };
}

async function openChosenLibrary(): Promise<void> {
  const folder = await chooseFolder('Open a library');
  if (folder !== undefined) await libraries.open(folder);
}

/** What a start names, as whole paths; the program and, before it is installed, its folder come first. */
function pathsIn(argv: readonly string[], folder: string): string[] {
  const words = argv.filter((argument) => !argument.startsWith('-'));
  return words.slice(process.defaultApp ? 2 : 1).map((path) => resolve(folder, path));
}
