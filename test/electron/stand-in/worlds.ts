// What the stand-in runs inside a page: the preload script in a world of its own, and the bridge from there to the page.
// oxlint-disable unicorn/consistent-function-scoping -- the text of each function runs in a page, alone
import { createWire } from './wire.ts';
import type { Wire } from './wire.ts';

/** Names that no page can guess, new for each window. */
export interface WorldNames {
  readonly world: string;
  readonly binding: string;
  readonly toPage: string;
  readonly toPreload: string;
}

/** What the preload's world says to the main process. */
export type FromPreload =
  | { readonly kind: 'invoke'; readonly id: number; readonly channel: string; readonly args: string }
  | { readonly kind: 'close' }
  | { readonly kind: 'open'; readonly url: string }
  | { readonly kind: 'failed'; readonly message: string };

/** What the main process calls in the preload's world, under the name of the binding. */
export interface PreloadDoor {
  reply(id: number, ok: boolean, packed: string): void;
  receive(channel: string, packed: string): void;
}

/** Runs in the page's world, before any script of the page. */
export function pageScript(names: WorldNames): string {
  return `(${pageWorld.toString()})(${JSON.stringify(names)}, (${createWire.toString()})(), ${createBridgeEnd.toString()});`;
}

/** Runs in the isolated world; `preload` is the text of the built preload script. */
export function preloadScript(names: WorldNames, preload: string): string {
  const wrapped = `(function (require, module, exports) {${preload}\n})`;
  return `(${preloadWorld.toString()})(${JSON.stringify(names)}, (${createWire.toString()})(), ${createBridgeEnd.toString()}, ${wrapped});`;
}

type Callable = (...args: unknown[]) => unknown;

interface BridgeEnd {
  readonly lend: (callable: Callable) => number;
  readonly borrow: (id: number) => Callable;
}

/** One end of the bridge: functions stay on their side and are called by number through events that both worlds see. */
function createBridgeEnd(wire: Wire, send: string, hear: string): BridgeEnd {
  const lent: Callable[] = [];
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: unknown) => void }>();
  let calls = 0;
  let returned: { ok: boolean; packed: string; promised: boolean } | undefined;
  const say = (message: object) => dispatchEvent(new CustomEvent(send, { detail: JSON.stringify(message) }));
  const words = (error: unknown) => new Error(error instanceof Error ? error.message : String(error));
  const end: BridgeEnd = {
    lend: (callable) => lent.push(callable) - 1,
    borrow:
      (id) =>
      (...args) => {
        const call = ++calls;
        returned = undefined;
        say({ kind: 'call', call, id, args: wire.pack(args, end.lend) });
        const answer = returned as { ok: boolean; packed: string; promised: boolean } | undefined;
        if (!answer) throw new Error('The other side of the bridge is gone.');
        if (answer.promised) return new Promise((resolve, reject) => waiting.set(call, { resolve, reject }));
        const value = wire.unpack(answer.packed, end.borrow);
        if (answer.ok) return value;
        throw value;
      },
  };
  const perform = (message: { call: number; id: number; args: string }) => {
    try {
      const args = wire.unpack(message.args, end.borrow);
      const value = lent[message.id]?.(...(Array.isArray(args) ? args : []));
      if (!(value instanceof Promise))
        return say({ kind: 'return', ok: true, packed: wire.pack(value, end.lend) });
      const settle = (ok: boolean, outcome: unknown) =>
        say({ kind: 'settle', call: message.call, ok, packed: wire.pack(outcome, end.lend) });
      value.then(
        (outcome) => settle(true, outcome),
        (error: unknown) => settle(false, words(error)),
      );
      return say({ kind: 'return', ok: true, promised: true, packed: '' });
    } catch (error) {
      return say({ kind: 'return', ok: false, packed: wire.pack(words(error)) });
    }
  };
  addEventListener(hear, (event) => {
    if (!(event instanceof CustomEvent)) return;
    const message = JSON.parse(String(event.detail));
    if (message.kind === 'call') perform(message);
    if (message.kind === 'return') returned = message;
    if (message.kind !== 'settle') return;
    const waiter = waiting.get(message.call);
    waiting.delete(message.call);
    const value = wire.unpack(message.packed, end.borrow);
    if (message.ok) waiter?.resolve(value);
    else waiter?.reject(value);
  });
  return end;
}

function pageWorld(names: WorldNames, wire: Wire, makeEnd: typeof createBridgeEnd): void {
  if (window.top !== window) return;
  const end = makeEnd(wire, names.toPreload, names.toPage);
  const freeze = (value: unknown): unknown => {
    if (typeof value === 'object' && value !== null) {
      for (const entry of Object.values(value)) freeze(entry);
      Object.freeze(value);
    }
    return value;
  };
  addEventListener(`${names.toPage}-expose`, (event) => {
    if (!(event instanceof CustomEvent)) return;
    const { key, packed } = JSON.parse(String(event.detail));
    Object.defineProperty(window, key, { value: freeze(wire.unpack(packed, end.borrow)), enumerable: true });
  });
  window.close = () => {
    dispatchEvent(new CustomEvent(`${names.toPreload}-close`));
  };
  window.open = (url) => {
    dispatchEvent(new CustomEvent(`${names.toPreload}-open`, { detail: String(url ?? '') }));
    return null;
  };
}

function preloadWorld(
  names: WorldNames,
  wire: Wire,
  makeEnd: typeof createBridgeEnd,
  preload: (require: (name: string) => object, module: object, exports: object) => void,
): void {
  if (window.top !== window) return;
  const end = makeEnd(wire, names.toPage, names.toPreload);
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: unknown) => void }>();
  const heard = new Map<string, ((event: object, ...args: unknown[]) => void)[]>();
  let calls = 0;
  const scope: Record<string, unknown> = Object(globalThis);
  const send = (message: FromPreload) => {
    const binding = scope[names.binding];
    if (typeof binding === 'function') binding(JSON.stringify(message));
  };
  const contextBridge = {
    exposeInMainWorld: (key: string, api: unknown) => {
      const detail = JSON.stringify({ key, packed: wire.pack(api, end.lend) });
      dispatchEvent(new CustomEvent(`${names.toPage}-expose`, { detail }));
    },
  };
  const ipcRenderer = {
    invoke: async (channel: string, ...args: unknown[]) => {
      const id = ++calls;
      const packed = wire.pack(args);
      return await new Promise((resolve, reject) => {
        waiting.set(id, { resolve, reject });
        send({ kind: 'invoke', id, channel, args: packed });
      });
    },
    on: (channel: string, listener: (event: object, ...args: unknown[]) => void) => {
      heard.set(channel, [...(heard.get(channel) ?? []), listener]);
      return ipcRenderer;
    },
    removeListener: (channel: string, listener: (event: object, ...args: unknown[]) => void) => {
      const rest = (heard.get(channel) ?? []).filter((candidate) => candidate !== listener);
      heard.set(channel, rest);
      return ipcRenderer;
    },
  };
  const door: PreloadDoor = {
    reply: (id, ok, packed) => {
      const waiter = waiting.get(id);
      waiting.delete(id);
      if (ok) waiter?.resolve(wire.unpack(packed));
      else waiter?.reject(wire.unpack(packed));
    },
    receive: (channel, packed) => {
      const args = wire.unpack(packed);
      for (const listener of heard.get(channel) ?? []) listener({}, ...(Array.isArray(args) ? args : []));
    },
  };
  scope[`${names.binding}Door`] = door;
  addEventListener(`${names.toPreload}-close`, () => send({ kind: 'close' }));
  addEventListener(`${names.toPreload}-open`, (event) => {
    if (event instanceof CustomEvent) send({ kind: 'open', url: String(event.detail) });
  });
  try {
    const module = { exports: {} };
    const require = (name: string) => {
      if (name === 'electron') return { contextBridge, ipcRenderer };
      throw new Error(`A sandboxed preload script cannot require "${name}"`);
    };
    preload(require, module, module.exports);
  } catch (error) {
    send({ kind: 'failed', message: error instanceof Error ? error.message : String(error) });
  }
}
