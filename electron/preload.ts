// Runs sandboxed before the page and gives it closures over the calls of the host; no value of Electron goes through.
import { contextBridge, ipcRenderer } from 'electron';
import { hostMethods } from '../host/api.ts';
import type { HostEvent } from '../host/api.ts';
import type { HostReply } from '../host/call-host.ts';
import { callChannel, connectionName, eventChannel } from './channels.ts';

type Listener = (event: HostEvent) => void;

const listeners = new Set<Listener>();
/** What came before the page began to listen: a file to open is sent as soon as the page is loaded. */
const early: HostEvent[] = [];

ipcRenderer.on(eventChannel, (_event, event: HostEvent) => {
  if (listeners.size === 0) early.push(event);
  for (const listener of listeners) listener(event);
});

contextBridge.exposeInMainWorld(connectionName, {
  api: Object.fromEntries(hostMethods.map((method) => [method, caller(callChannel(method))])),
  subscribe: (listener: Listener) => {
    listeners.add(listener);
    for (const event of early.splice(0)) listener(event);
    return () => {
      listeners.delete(listener);
    };
  },
});

/** Only the words of an error cross the bridge: what happened and what to do are joined. */
function caller(channel: string): (...args: readonly unknown[]) => Promise<unknown> {
  return async (...args) => {
    const reply: HostReply = await ipcRenderer.invoke(channel, ...args);
    if (reply.ok) return reply.value;
    throw new Error(`${reply.message} ${reply.help}`.trim());
  };
}
