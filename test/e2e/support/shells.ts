// Starts the built app as a person would, in each shell, over a library of the test's own; specs run once per shell.
import { spawn } from 'node:child_process';
import { cp, mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { _electron } from 'playwright-core';
import type { Page } from 'playwright-core';
import type { DesktopControls } from '../../electron/stand-in/electron-module.ts';
import { launchStandIn } from '../../electron/stand-in/launch.ts';
import { launchChromium } from '../../support/chromium.ts';
import { collectProblems } from '../../support/page-problems.ts';

export interface Start {
  /** The folder of a library, or a .guideline file in one. */
  readonly library: string;
  /** Where drafts and settings are kept: give the same one again to start as after a crash. */
  readonly home?: string;
  /** Browser shell only: prepares the empty page before it goes to the app. */
  readonly prepare?: (page: Page) => Promise<void>;
}

export interface RunningShell {
  readonly page: Page;
  /** Errors of the page and breaches of its content policy, in order. */
  readonly problems: readonly string[];
  /** What plays the system around the desktop; absent in a browser and with Electron itself. */
  readonly desktop?: DesktopControls;
  close(): Promise<void>;
}

export interface Shell {
  readonly name: string;
  readonly launch: (start: Start) => Promise<RunningShell>;
}

/** The desktop is Electron itself where ELECTRON_BINARY names it, and a stand-in for it elsewhere. */
export const shells: readonly Shell[] = [
  { name: 'browser shell', launch: launchBrowserShell },
  process.env['ELECTRON_BINARY']
    ? { name: 'desktop', launch: launchDesktopBinary }
    : { name: 'desktop (stand-in)', launch: launchDesktopStandIn },
];

export interface TestLibrary {
  readonly root: string;
  /** For `Start.home`. */
  readonly home: string;
  remove(): Promise<void>;
}

/** A copy of the shipped guidelines, or of another folder, that a spec may write to. */
export async function copyLibrary(from: string = join(projectRoot, 'guidelines')): Promise<TestLibrary> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'library-')));
  const root = join(folder, 'guidelines');
  await cp(from, root, { recursive: true });
  return {
    root,
    home: join(folder, 'home'),
    remove: async () => await rm(folder, { recursive: true, force: true }),
  };
}

export async function launchBrowserShell({ library, home, prepare }: Start): Promise<RunningShell> {
  const keep = await homeOf(home);
  const program = join(projectRoot, 'dist/server/main.mjs');
  const server = spawn(process.execPath, [program, '--library', library, '--no-open'], {
    env: { ...process.env, ...surroundings(keep.folder) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<void>((resolve) => server.once('close', () => resolve()));
  const stop = async () => {
    server.kill('SIGTERM');
    await ended;
    await keep.remove();
  };
  try {
    const address = await addressFrom(server.stdout, server.stderr, ended);
    const browser = await launchChromium();
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    const problems = collectProblems(context);
    const page = await context.newPage();
    page.setDefaultTimeout(stepTimeout);
    await prepare?.(page);
    await page.goto(address);
    const close = async () => {
      await browser.close();
      await stop();
    };
    return { page, problems, close };
  } catch (error) {
    await stop();
    throw error;
  }
}

export async function launchDesktopStandIn({ library, home }: Start): Promise<RunningShell> {
  const keep = await homeOf(home);
  const main = join(projectRoot, 'dist/electron/main.mjs');
  const desktop = await launchStandIn({ main, args: [library], home: keep.folder });
  desktop.page.setDefaultTimeout(stepTimeout);
  const close = async () => {
    await desktop.close();
    await keep.remove();
  };
  return { page: desktop.page, problems: desktop.controls.problems, desktop: desktop.controls, close };
}

/** Electron itself, where ELECTRON_BINARY names its program. */
export async function launchDesktopBinary({ library, home }: Start): Promise<RunningShell> {
  const keep = await homeOf(home);
  const app = await _electron.launch({
    executablePath: process.env['ELECTRON_BINARY'] ?? '',
    args: [projectRoot, `--user-data-dir=${join(keep.folder, 'userData')}`, library],
    env: { ...definedEnvironment(), ...surroundings(keep.folder) },
  });
  const problems = collectProblems(app.context());
  const page = await app.firstWindow();
  page.setDefaultTimeout(stepTimeout);
  const close = async () => {
    await app.close();
    await keep.remove();
  };
  return { page, problems, close };
}

/** Milliseconds for one step on a busy machine. */
const stepTimeout = 20_000;

const projectRoot = join(dirname(fileURLToPath(import.meta.url)), '../../..');

/** The environment that sends what the app keeps into a folder of the test's own. */
function surroundings(home: string): Record<string, string> {
  return { XDG_DATA_HOME: home, APPDATA: home, HOME: home };
}

function definedEnvironment(): Record<string, string> {
  const entries = Object.entries(process.env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  return Object.fromEntries(entries);
}

async function homeOf(
  given: string | undefined,
): Promise<{ readonly folder: string; remove(): Promise<void> }> {
  if (given !== undefined) return { folder: given, remove: async () => undefined };
  const folder = await mkdtemp(join(tmpdir(), 'home-'));
  return { folder, remove: async () => await rm(folder, { recursive: true, force: true }) };
}

function addressFrom(
  output: NodeJS.ReadableStream,
  complaints: NodeJS.ReadableStream,
  ended: Promise<void>,
): Promise<string> {
  let said = '';
  return new Promise((resolve, reject) => {
    const hear = (bytes: Buffer) => {
      said += bytes.toString();
      const [address] = /http:\/\/127\.0\.0\.1:\d+\/\S*/.exec(said) ?? [];
      if (address !== undefined) resolve(address);
    };
    output.on('data', hear);
    complaints.on('data', hear);
    void ended.then(() => reject(new Error(`The server ended before it said its address: ${said}`)));
  });
}
