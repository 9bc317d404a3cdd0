// The only place that hears calls of windows: checks who calls, hands the rest to the host's own check, loops over its table.
import { ipcMain } from 'electron';
import type { IpcMainInvokeEvent } from 'electron';
import { hostMethods } from '../host/api.ts';
import type { HostApi } from '../host/api.ts';
import { callHost } from '../host/call-host.ts';
import type { HostReply } from '../host/call-host.ts';
import { callChannel } from './channels.ts';
import { isOurPage } from './protocol.ts';

/**
 * `apiOf` finds the host of a window by the id of its contents. Gives back how to wait until no call is being
 * worked on: nothing may end half-written.
 */
export function answerCalls(
  apiOf: (contentsId: number) => HostApi | undefined,
  report: (error: unknown, method: string) => void,
): () => Promise<void> {
  const running = new Set<Promise<HostReply>>();
  for (const method of hostMethods) {
    handle(callChannel(method), async (event, args) => {
      const api = apiOf(event.sender.id);
      if (!api) return refusal;
      const reply = callHost(api, method, args, (error) => report(error, method));
      running.add(reply);
      return await reply.finally(() => running.delete(reply));
    });
  }
  return async () => {
    while (running.size > 0) await Promise.allSettled(running);
  };
}

const refusal: HostReply = { ok: false, reason: 'bad-call', message: 'This window may not call.', help: '' };

function handle(
  channel: string,
  answer: (event: IpcMainInvokeEvent, args: readonly unknown[]) => Promise<HostReply>,
): void {
  ipcMain.handle(channel, async (event, ...args: readonly unknown[]) => {
    return isOurTopFrame(event) ? await answer(event, args) : refusal;
  });
}

/** A frame is null once it has navigated away; a frame inside the page is never ours. */
function isOurTopFrame(event: IpcMainInvokeEvent): boolean {
  const frame = event.senderFrame;
  return frame !== null && frame === event.sender.mainFrame && isOurPage(frame.url);
}
