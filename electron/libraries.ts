// The libraries that are open, each with its own host and window; knows neither how calls arrive nor what is in a file.
import { stat } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { app, dialog, shell } from 'electron';
import type { BrowserWindow } from 'electron';
import type { FileKind, HostApi, OfferedCommand } from '../host/api.ts';
import { libraryOfFile } from '../host/disk/library-of-file.ts';
import { HostError } from '../host/host-error.ts';
import type { Log } from '../host/log.ts';
import { createTurns } from '../host/turns.ts';
import { connectLibrary } from './connect.ts';
import { createAppWindow, sendToWindow } from './window.ts';

export interface Libraries {
  /** Shows the library of a folder, or of the folder of a file and that file in it. */
  readonly open: (path: string) => Promise<void>;
  readonly apiOf: (contentsId: number) => HostApi | undefined;
}

export interface LibrariesOptions {
  readonly preload: string;
  readonly log: Log;
  readonly offer: (window: BrowserWindow, commands: readonly OfferedCommand[]) => void;
}

export function createLibraries({ preload, log, offer }: LibrariesOptions): Libraries {
  const windows = new Map<string, BrowserWindow>();
  const apis = new Map<number, HostApi>();
  const takeTurn = createTurns();

  const show = async (root: string): Promise<BrowserWindow> => {
    const there = windows.get(root);
    if (there) {
      if (there.isMinimized()) there.restore();
      there.focus();
      return there;
    }
    const connection = await connectLibrary(root, {
      chooseFolder: async () => await chooseFolder('Choose a folder'),
      chooseCases,
      chooseFile,
      showInFolder: (path) => shell.showItemInFolder(path),
      offerCommands: (commands) => offer(window, commands),
      log,
    });
    const window = createAppWindow({ name: `library ${root}`, preload, log });
    const { id } = window.webContents;
    windows.set(root, window);
    apis.set(id, rememberRecent(connection.api, root));
    const stop = connection.subscribe((event) => sendToWindow(window, event));
    window.once('closed', () => {
      stop();
      windows.delete(root);
      apis.delete(id);
    });
    return window;
  };

  const open = async (path: string): Promise<void> => {
    try {
      const { root, file } = await locate(resolve(path));
      const window = await show(root);
      if (file !== '') openInWindow(window, file);
    } catch (error) {
      if (!(error instanceof HostError)) throw error;
      dialog.showErrorBox(error.message, error.help);
    }
  };

  // One after the other: two starts at once must not open a library twice.
  return {
    apiOf: (id) => apis.get(id),
    open: async (path) => await takeTurn('', async () => await open(path)),
  };
}

export async function chooseFolder(title: string): Promise<string | undefined> {
  const { canceled, filePaths } = await dialog.showOpenDialog({
    title,
    properties: ['openDirectory', 'createDirectory'],
  });
  return canceled ? undefined : filePaths[0];
}

async function chooseCases(): Promise<string | undefined> {
  const { canceled, filePaths } = await dialog.showOpenDialog({
    title: 'Choose a file of past cases',
    properties: ['openFile'],
    filters: [
      { name: 'Cases', extensions: ['csv', 'tsv', 'txt', 'jsonl', 'ndjson', 'json', 'parquet'] },
      { name: 'All files', extensions: ['*'] },
    ],
  });
  return canceled ? undefined : filePaths[0];
}

const fileKinds: Readonly<
  Record<FileKind, { readonly title: string; readonly name: string; readonly extensions: string[] }>
> = {
  bundle: { title: 'Choose a bundle', name: 'Bundles', extensions: ['tar', 'gz'] },
  trust: { title: 'Choose a trust file', name: 'Trust files', extensions: ['json'] },
  revocations: { title: 'Choose a revocation list', name: 'Revocation lists', extensions: ['json'] },
};

async function chooseFile(kind: FileKind): Promise<string | undefined> {
  const { title, name, extensions } = fileKinds[kind];
  const { canceled, filePaths } = await dialog.showOpenDialog({
    title,
    properties: ['openFile'],
    filters: [
      { name, extensions },
      { name: 'All files', extensions: ['*'] },
    ],
  });
  return canceled ? undefined : filePaths[0];
}

/** `file` is '' for a folder. */
async function locate(path: string): Promise<{ readonly root: string; readonly file: string }> {
  try {
    if ((await stat(path)).isDirectory()) return { root: path, file: '' };
    const root = await libraryOfFile(path);
    return { root, file: relative(root, path).replaceAll('\\', '/') };
  } catch (cause) {
    throw new HostError(`${path} cannot be opened.`, 'Give a folder, or a .guideline or .cases file.', {
      cause,
    });
  }
}

/** What the window opened last is told to the system, for its own lists of recent documents. */
function rememberRecent(api: HostApi, root: string): HostApi {
  let last: string | undefined;
  return {
    ...api,
    writeSettings: async (settings) => {
      await api.writeSettings(settings);
      const [recent] = settings.recent;
      if (recent === undefined || recent === last) return;
      last = recent;
      app.addRecentDocument(join(root, recent));
    },
  };
}

function openInWindow(window: BrowserWindow, file: string): void {
  const send = () => sendToWindow(window, { kind: 'command', command: `open:${file}` });
  if (window.webContents.isLoading()) window.webContents.once('did-finish-load', send);
  else send();
}
