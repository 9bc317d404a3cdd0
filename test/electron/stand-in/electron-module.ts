// The exports of the `electron` module as far as our main process uses them, over one headless Chromium; not Electron.
import { EventEmitter } from 'node:events';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { collectProblems } from '../../support/page-problems.ts';
import { routeAppScheme } from './app-scheme.ts';
import type { SchemeHandler } from './app-scheme.ts';
import { createSafeStorage, type SafeStorage } from './safe-storage.ts';
import { StandInWindow } from './window.ts';
import type { WindowOptions, WindowWorld } from './window.ts';

export interface MenuItem {
  readonly id?: string;
  readonly label?: string;
  readonly role?: string;
  readonly accelerator?: string;
  readonly registerAccelerator?: boolean;
  readonly enabled?: boolean;
  readonly submenu?: readonly MenuItem[];
  readonly click?: () => void;
}

/** What a test sees of the desktop and how it plays the person in front of it. */
export interface DesktopControls {
  readonly windows: readonly StandInWindow[];
  readonly app: EventEmitter;
  /** Every dialog that was shown, in order. */
  readonly dialogs: readonly { readonly kind: string; readonly options: unknown }[];
  /** The answer to the next dialog; cancel where none was given. */
  answerNext(answer: object): void;
  readonly keystore: SafeStorage;
  readonly openedOutside: readonly string[];
  readonly shownInFolder: readonly string[];
  /** Titles of the pages that went to the printer. */
  readonly onPaper: readonly string[];
  /** In Electron's words: `Print job canceled`, `Print job failed`. */
  failNextPrint(reason: string): void;
  /** As the system was told of them, the last one last. */
  readonly recentDocuments: readonly string[];
  readonly aboutPanel: object;
  /** Requests that would have left the machine. */
  readonly requestsOutside: readonly string[];
  /** Errors and complaints of all pages. */
  readonly problems: readonly string[];
  readonly menu: readonly MenuItem[];
  /** The item of a command, in whatever menu. */
  findMenu(id: string): MenuItem | undefined;
  clickMenu(id: string): void;
  /** What the session's handlers say to a permission; true = granted. */
  isGranted(permission: string): boolean;
  /** Starting the program a second time, as the single instance sees it. */
  secondInstance(...args: readonly string[]): void;
  /** A call on a channel as if from elsewhere: a frame in the page, another address, a frame that is gone. */
  invokeAs(
    channel: string,
    senderFrame: { readonly url: string } | null,
    args: readonly unknown[],
  ): Promise<unknown>;
}

export interface StandIn {
  /** Named exports for `import ... from 'electron'`. */
  readonly exports: Readonly<Record<string, unknown>>;
  readonly controls: DesktopControls;
  /** Lets the program begin: Electron is ready once the main module has been evaluated. */
  readonly ready: () => void;
}

export interface StandInPlaces {
  /** Holds userData, documents and temp. */
  readonly home: string;
}

type Handler = (event: object, ...args: unknown[]) => unknown;

export async function createStandIn(browser: Browser, places: StandInPlaces): Promise<StandIn> {
  const context = await browser.newContext();
  const problems = collectProblems(context);
  const windows: StandInWindow[] = [];
  const handlers = new Map<string, Handler>();
  const schemes = new Map<string, SchemeHandler>();
  const privileged: string[] = [];
  const requestsOutside: string[] = [];
  const session = createSession();
  const app = new StandInApp(places.home, windows);
  const dialogs = createDialogs();
  const safeStorage = createSafeStorage();
  const menus = createMenus(app);
  const openedOutside: string[] = [];
  const shownInFolder: string[] = [];
  const onPaper: string[] = [];
  const printFailures: string[] = [];

  await routeAppScheme(context, {
    handler: (scheme) => (privileged.includes(scheme) ? schemes.get(scheme) : undefined),
    mayNavigate: (page, url) => {
      const window = windows.find((candidate) => page !== undefined && candidate.page === page);
      if (!window) {
        windows.at(-1)?.webContents.wantsToOpen(url);
        return false;
      }
      return url === window.loading || window.webContents.wantsToGo(url);
    },
    outside: requestsOutside,
  });

  const invoke: WindowWorld['invoke'] = async (channel, event, args) => {
    const handler = handlers.get(channel);
    if (!handler) throw new Error(`No handler registered for '${channel}'`);
    return await handler(event, ...args);
  };
  const world: WindowWorld = {
    context,
    invoke,
    toPaper: (title) => {
      onPaper.push(title);
      return printFailures.shift() ?? '';
    },
    closed: (window) => {
      windows.splice(windows.indexOf(window), 1);
      if (windows.length === 0 && !app.leaving) app.emit('window-all-closed');
    },
  };
  class BrowserWindow extends StandInWindow {
    constructor(options: WindowOptions) {
      // As in Electron, whose state of windows is kept by name.
      if (windows.some((window) => window.name === options.name))
        throw new Error(`Window name '${options.name}' is already in use`);
      super(options, world);
      windows.push(this);
      app.emit('web-contents-created', {}, this.webContents);
      this.once('ready-to-show', () => app.emit('window-shown', this));
    }
    static getAllWindows = () => [...windows];
    static getFocusedWindow = () => windows.at(-1) ?? null;
    static fromWebContents = (contents: object) =>
      windows.find((window) => window.webContents === contents) ?? null;
  }

  const exports = {
    app,
    BrowserWindow,
    dialog: dialogs.module,
    ipcMain: { handle: (channel: string, handler: Handler) => void handlers.set(channel, handler) },
    Menu: menus.module,
    nativeTheme: { shouldUseDarkColors: false },
    protocol: {
      registerSchemesAsPrivileged: (list: readonly { readonly scheme: string }[]) =>
        void privileged.push(...list.map((entry) => entry.scheme)),
      handle: (scheme: string, handler: SchemeHandler) => void schemes.set(scheme, handler),
    },
    session: {
      defaultSession: session,
      fromPartition: () => {
        const own = createOwnSession();
        app.emit('session-created', own);
        return own;
      },
    },
    safeStorage: safeStorage.module,
    shell: {
      openExternal: async (url: string) => void openedOutside.push(url),
      showItemInFolder: (path: string) => void shownInFolder.push(path),
    },
  };
  const controls: DesktopControls = {
    windows,
    app,
    dialogs: dialogs.shown,
    answerNext: dialogs.answerNext,
    keystore: safeStorage,
    openedOutside,
    shownInFolder,
    onPaper,
    failNextPrint: (reason) => void printFailures.push(reason),
    recentDocuments: app.recentDocuments,
    get aboutPanel() {
      return app.aboutPanel;
    },
    requestsOutside,
    problems,
    get menu() {
      return menus.items();
    },
    findMenu: menus.find,
    clickMenu: menus.click,
    isGranted: session.isGranted,
    secondInstance: (...args) =>
      void app.emit('second-instance', {}, ['electron', '--switch', '.', ...args], places.home),
    invokeAs: async (channel, senderFrame, args) => {
      const sender = windows[0]?.webContents;
      return await invoke(channel, { sender, senderFrame, type: 'frame' }, args);
    },
  };
  const ready = () => {
    app.emit('session-created', session);
    app.begin();
  };
  return { exports, controls, ready };
}

interface Signal {
  readonly reached: Promise<void>;
  readonly reach: () => void;
}

function createSignal(): Signal {
  const listeners = new EventEmitter();
  const reached = new Promise<void>((resolve) => listeners.once('reached', resolve));
  return { reached, reach: () => void listeners.emit('reached') };
}

class StandInApp extends EventEmitter {
  readonly isPackaged = false;
  readonly name = 'Guideline Studio';
  leaving = false;
  readonly recentDocuments: string[] = [];
  aboutPanel: object = {};
  readonly #home: string;
  readonly #windows: readonly StandInWindow[];
  readonly #ready = createSignal();

  constructor(home: string, windows: readonly StandInWindow[]) {
    super();
    this.#home = home;
    this.#windows = windows;
  }

  begin(): void {
    this.emit('ready');
    this.#ready.reach();
  }

  whenReady(): Promise<void> {
    return this.#ready.reached;
  }

  enableSandbox(): void {
    return undefined;
  }

  addRecentDocument(path: string): void {
    this.recentDocuments.push(path);
  }

  setAboutPanelOptions(options: object): void {
    this.aboutPanel = options;
  }

  isReady(): boolean {
    return true;
  }

  requestSingleInstanceLock(): boolean {
    return true;
  }

  getVersion(): string {
    return '0.0.0-stand-in';
  }

  getPath(name: string): string {
    return join(this.#home, name);
  }

  quit(): void {
    this.emit('before-quit', {});
    this.leaving = true;
    for (const window of this.#windows.toReversed()) window.close();
    this.leaving = false;
    if (this.#windows.length === 0) this.#leave();
  }

  exit(): void {
    this.emit('quit');
  }

  #leave(): void {
    let allowed = true;
    this.emit('will-quit', { preventDefault: () => (allowed = false) });
    if (allowed) this.emit('quit');
  }
}

interface StandInSession {
  readonly isGranted: (permission: string) => boolean;
}

/** Without handlers Electron grants everything. */
function createSession(): StandInSession & Readonly<Record<string, unknown>> {
  type Request = (contents: unknown, permission: string, callback: (granted: boolean) => void) => void;
  type Check = (contents: unknown, permission: string) => boolean;
  let request: Request | undefined;
  let check: Check | undefined;
  let device: (() => boolean) | undefined;
  return {
    setPermissionRequestHandler: (handler: Request) => void (request = handler),
    setPermissionCheckHandler: (handler: Check) => void (check = handler),
    setDevicePermissionHandler: (handler: () => boolean) => void (device = handler),
    isGranted: (permission) => {
      if (!request || !check || !device) return true;
      let granted = check(undefined, permission) || device();
      request(undefined, permission, (answer) => (granted ||= answer));
      return granted;
    },
  };
}

/** Nothing but what it is given to serve; a scheme that nobody serves is an error, as in Chromium. */
function createOwnSession() {
  const served = new Map<string, (request: Request) => Response | Promise<Response>>();
  return {
    ...createSession(),
    protocol: {
      handle: (scheme: string, handler: (request: Request) => Response | Promise<Response>) =>
        void served.set(scheme, handler),
      unhandle: (scheme: string) => void served.delete(scheme),
    },
    answer: async (url: string): Promise<Response> => {
      const handler = served.get(new URL(url).protocol.replace(':', ''));
      if (handler === undefined) throw new Error(`Nobody serves ${url} in this session`);
      return await handler(new Request(url));
    },
  };
}

function createDialogs() {
  const shown: { readonly kind: string; readonly options: unknown }[] = [];
  const answers: object[] = [];
  const show =
    (kind: string, cancelled: object) =>
    async (...args: readonly unknown[]) => {
      shown.push({ kind, options: args.at(-1) });
      return answers.shift() ?? cancelled;
    };
  return {
    shown,
    answerNext: (answer: object) => void answers.push(answer),
    module: {
      showMessageBox: show('message', { response: 1 }),
      showOpenDialog: show('open', { canceled: true, filePaths: [] }),
      showErrorBox: (title: string, content: string) =>
        void shown.push({ kind: 'error', options: { title, content } }),
    },
  };
}

function createMenus(app: StandInApp) {
  let current: readonly MenuItem[] = [];
  const all = (items: readonly MenuItem[]): readonly MenuItem[] =>
    items.flatMap((item) => [item, ...all(item.submenu ?? [])]);
  const find = (id: string) => all(current).find((candidate) => candidate.id === id);
  return {
    items: () => current,
    find,
    click: (id: string) => {
      if (id === 'quit') return app.quit();
      const item = find(id);
      if (!item?.click) throw new Error(`The menu has no item "${id}"`);
      if (item.enabled === false) throw new Error(`"${id}" is grey`);
      return item.click();
    },
    module: {
      buildFromTemplate: (template: readonly MenuItem[]) => template,
      setApplicationMenu: (template: readonly MenuItem[]) => void (current = template),
    },
  };
}
