// A BrowserWindow whose page is a real headless Chromium page with the real preload script in a world of its own.
import { randomUUID } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import type { BrowserContext, CDPSession, Page } from 'playwright-core';
import { toApp, toPlayed } from './app-scheme.ts';
import { createWire } from './wire.ts';
import { pageScript, preloadScript } from './worlds.ts';
import type { FromPreload, WorldNames } from './worlds.ts';

export interface WindowOptions {
  readonly name?: string;
  readonly width?: number;
  readonly height?: number;
  readonly webPreferences?: {
    readonly preload?: string;
    readonly contextIsolation?: boolean;
    readonly sandbox?: boolean;
    readonly javascript?: boolean;
    /** Of its own: what it serves is all that the window reaches. */
    readonly session?: { readonly answer: (url: string) => Promise<Response> };
  };
}

/** What a window needs of the rest of the stand-in. */
export interface WindowWorld {
  readonly context: BrowserContext;
  invoke(channel: string, event: object, args: readonly unknown[]): Promise<unknown>;
  closed(window: StandInWindow): void;
  /** Why the page of this title is not printed; '' where it is. */
  toPaper(title: string): string;
}

type OpenHandler = (details: { readonly url: string }) => { readonly action: string };

const wire = createWire();
let lastId = 0;

export class StandInContents extends EventEmitter {
  readonly id = ++lastId;
  readonly mainFrame: { readonly url: string };
  openHandler: OpenHandler | undefined;
  loading = true;
  readonly #window: StandInWindow;

  constructor(window: StandInWindow) {
    super();
    this.#window = window;
    this.mainFrame = {
      get url() {
        return toApp(window.page?.url() ?? '');
      },
    };
  }

  setWindowOpenHandler(handler: OpenHandler): void {
    this.openHandler = handler;
  }

  send(channel: string, ...args: readonly unknown[]): void {
    void this.#window.deliver(channel, wire.pack(args));
  }

  async printToPDF(options: {
    readonly pageSize?: string;
    readonly printBackground?: boolean;
    readonly generateTaggedPDF?: boolean;
    readonly generateDocumentOutline?: boolean;
  }): Promise<Uint8Array> {
    const { page } = this.#window;
    if (page === undefined) throw new Error('Nothing was loaded that could be printed');
    return await page.pdf({
      format: options.pageSize ?? 'Letter',
      printBackground: options.printBackground ?? false,
      tagged: options.generateTaggedPDF ?? false,
      outline: options.generateDocumentOutline ?? false,
    });
  }

  /** The person prints, where a test has not said otherwise; what was printed can be looked at. */
  print(
    options: { readonly silent?: boolean },
    done: (success: boolean, failureReason: string) => void,
  ): void {
    const { page } = this.#window;
    if (page === undefined || options.silent !== false)
      throw new Error('Paper is printed with a dialog only');
    void page.title().then((title) => {
      const failure = this.#window.toPaper(title);
      done(failure === '', failure);
    });
  }

  forcefullyCrashRenderer(): void {
    this.#window.crashed = true;
    this.emit('render-process-gone', {}, { reason: 'killed', exitCode: 9 });
  }

  isLoading(): boolean {
    return this.loading;
  }

  isCrashed(): boolean {
    return this.#window.crashed;
  }

  /** As Chromium does: listeners may forbid, and the address stays as it is. */
  wantsToGo(url: string): boolean {
    let allowed = true;
    const event = { url, isMainFrame: true, preventDefault: () => (allowed = false) };
    this.emit('will-frame-navigate', event);
    this.emit('will-navigate', event);
    return allowed;
  }

  wantsToOpen(url: string): void {
    const action = this.openHandler?.({ url }).action ?? 'allow';
    if (action !== 'deny')
      throw new Error(`A second window was allowed for ${url}: the stand-in has only denial`);
  }
}

export class StandInWindow extends EventEmitter {
  readonly webContents: StandInContents;
  readonly name: string | undefined;
  /** undefined until the first address is loaded. */
  page: Page | undefined;
  crashed = false;
  /** The address that the main process itself asked for. */
  loading = '';
  readonly #options: WindowOptions;
  readonly #world: WindowWorld;
  readonly #names: WorldNames;
  #session: CDPSession | undefined;
  #preloadContext: number | undefined;
  #destroyed = false;

  constructor(options: WindowOptions, world: WindowWorld) {
    super();
    const { contextIsolation, sandbox } = options.webPreferences ?? {};
    if (contextIsolation !== true || sandbox !== true)
      throw new Error('The stand-in plays isolated, sandboxed windows only');
    this.#options = options;
    this.name = options.name;
    this.#world = world;
    const secret = randomUUID().replaceAll('-', '');
    this.#names = {
      world: `preload-${secret}`,
      binding: `b${secret}`,
      toPage: `p${secret}`,
      toPreload: `q${secret}`,
    };
    this.webContents = new StandInContents(this);
  }

  async loadURL(url: string): Promise<void> {
    this.loading = url;
    const page = this.page ?? (await this.#open());
    const own = this.#options.webPreferences?.session;
    if (own) await page.setContent(await (await own.answer(url)).text());
    else await page.goto(toPlayed(url));
    this.emit('ready-to-show');
    this.webContents.loading = false;
    this.webContents.emit('did-finish-load');
  }

  toPaper(title: string): string {
    return this.#world.toPaper(title);
  }

  reload(): void {
    void this.page?.reload();
  }

  /** Text of the event, as the preload's world unpacks it. */
  async deliver(channel: string, packed: string): Promise<void> {
    await this.#callDoor('receive', [channel, packed]);
  }

  close(): void {
    if (this.#destroyed) return;
    let allowed = true;
    this.emit('close', { preventDefault: () => (allowed = false) });
    if (allowed) this.destroy();
  }

  destroy(): void {
    if (this.#destroyed) return;
    this.#destroyed = true;
    void this.page?.close().catch(() => undefined);
    this.webContents.emit('destroyed');
    this.emit('closed');
    this.#world.closed(this);
  }

  isDestroyed(): boolean {
    return this.#destroyed;
  }

  isMinimized(): boolean {
    return false;
  }

  show(): void {
    this.emit('show');
  }

  restore(): void {
    this.emit('restore');
  }

  focus(): void {
    this.emit('focus');
  }

  async #open(): Promise<Page> {
    const page = await this.#world.context.newPage();
    const { width = 800, height = 600 } = this.#options;
    await page.setViewportSize({ width, height });
    this.page = page;
    page.on('crash', () => {
      this.crashed = true;
      this.webContents.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 1 });
    });
    page.on('close', () => this.destroy());
    page.on('popup', (popup) => void popup.close());
    await this.#prepare(page);
    return page;
  }

  async #prepare(page: Page): Promise<void> {
    const session = await this.#world.context.newCDPSession(page);
    this.#session = session;
    const { world, binding } = this.#names;
    session.on('Runtime.executionContextCreated', ({ context }) => {
      if (context.name === world) this.#preloadContext = context.id;
    });
    session.on('Runtime.bindingCalled', ({ name, payload }) => {
      if (name === binding) void this.#hear(JSON.parse(payload));
    });
    await session.send('Runtime.enable');
    await session.send('Page.enable');
    await session.send('Runtime.addBinding', { name: binding, executionContextName: world });
    await session.send('Page.addScriptToEvaluateOnNewDocument', { source: pageScript(this.#names) });
    const preload = this.#options.webPreferences?.preload;
    const source = preloadScript(this.#names, preload === undefined ? '' : readFileSync(preload, 'utf8'));
    await session.send('Page.addScriptToEvaluateOnNewDocument', { source, worldName: world });
  }

  async #hear(message: FromPreload): Promise<void> {
    switch (message.kind) {
      case 'close':
        return this.close();
      case 'open':
        return this.webContents.wantsToOpen(message.url);
      case 'failed':
        this.webContents.emit(
          'preload-error',
          {},
          this.#options.webPreferences?.preload,
          new Error(message.message),
        );
        return undefined;
      case 'invoke':
        return await this.#invoke(message);
    }
  }

  async #invoke(message: Extract<FromPreload, { kind: 'invoke' }>): Promise<void> {
    const event = { sender: this.webContents, senderFrame: this.webContents.mainFrame, type: 'frame' };
    try {
      const args = wire.unpack(message.args);
      const value = await this.#world.invoke(message.channel, event, Array.isArray(args) ? args : []);
      await this.#callDoor('reply', [message.id, true, wire.pack(value)]);
    } catch (error) {
      const words = `Error invoking remote method '${message.channel}': ${String(error)}`;
      await this.#callDoor('reply', [message.id, false, wire.pack(new Error(words))]);
    }
  }

  /** A page that is gone or going hears nothing, as in Electron. */
  async #callDoor(method: 'reply' | 'receive', args: readonly unknown[]): Promise<void> {
    if (this.#preloadContext === undefined) return;
    const expression = `${this.#names.binding}Door.${method}(...${JSON.stringify(args)})`;
    const evaluation = this.#session?.send('Runtime.evaluate', {
      expression,
      contextId: this.#preloadContext,
    });
    await evaluation?.catch(() => undefined);
  }
}
