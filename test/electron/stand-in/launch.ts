// Starts a built desktop program against the stand-in and hands over its first page; never says that Electron ran.
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { launchChromium } from '../../support/chromium.ts';
import { createStandIn } from './electron-module.ts';
import type { DesktopControls } from './electron-module.ts';
import type * as NativeImport from './native-import.ts';
import type { StandInWindow } from './window.ts';

export interface StandInDesktop {
  readonly page: Page;
  readonly controls: DesktopControls;
  /** Quits as a person would and waits until the program has left. */
  close(): Promise<void>;
}

export interface StandInStart {
  /** The built dist/electron/main.mjs, or one that a test has built elsewhere. */
  readonly main: string;
  readonly args: readonly string[];
  /** A folder of the test's own for what the program keeps. */
  readonly home: string;
}

const native: typeof NativeImport = createRequire(import.meta.url)('./native-import.ts');

export async function launchStandIn(start: StandInStart): Promise<StandInDesktop> {
  const browser = await launchChromium();
  try {
    const restore = keepDataIn(start.home);
    const { exports, controls, ready } = await createStandIn(browser, { home: start.home });
    const first = new Promise<StandInWindow>((resolve, reject) => {
      controls.app.once('window-shown', resolve);
      controls.app.once('quit', () =>
        reject(new Error(`It left without a window: ${JSON.stringify(controls.dialogs)}`)),
      );
    });
    await withArguments(start.args, async () => {
      await native.importWithElectron(pathToFileURL(start.main).href, randomUUID(), exports);
    });
    ready();
    const { page } = await first;
    if (!page) throw new Error('The window has no page');
    const close = async () => {
      const left = once(controls.app, 'quit');
      controls.clickMenu('quit');
      await left;
      restore();
      await browser.close();
    };
    return { page, controls, close };
  } catch (error) {
    await browser.close();
    throw error;
  }
}

/** Drafts and settings of a test must not touch those of the person who runs it; returns the way back. */
function keepDataIn(home: string): () => void {
  const before = new Map(['XDG_DATA_HOME', 'APPDATA', 'HOME'].map((name) => [name, process.env[name]]));
  for (const name of before.keys()) process.env[name] = home;
  return () => {
    for (const [name, value] of before) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  };
}

/** The program reads its arguments while it is loaded, as from the command line of a development start. */
async function withArguments(args: readonly string[], load: () => Promise<void>): Promise<void> {
  const before = process.argv;
  process.argv = ['electron', '.', ...args];
  Object.assign(process, { defaultApp: true });
  try {
    await load();
  } finally {
    process.argv = before;
  }
}
