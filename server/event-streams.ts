// The events of the host as one line of JSON each, to every window that listens; an empty line now and then keeps the way open.
import type { ServerResponse } from 'node:http';
import type { HostConnection, HostEvent } from '../host/api.ts';

export interface EventStreams {
  /** Takes over a response whose headers are still to be sent. */
  add(response: ServerResponse, headers: Readonly<Record<string, string>>): void;
  readonly isFull: () => boolean;
  close(): void;
}

const mostStreams = 64;
const heartbeat = 15_000;
/** A window that does not read falls behind; it asks for everything anew when it comes back. */
const mostWaiting = 1024 * 1024;

export function createEventStreams(host: HostConnection): EventStreams {
  const open = new Map<ServerResponse, () => void>();
  const send = (response: ServerResponse, line: string): void => {
    if (response.writableLength > mostWaiting) response.destroy();
    else response.write(`${line}\n`);
  };
  const clock = setInterval(() => {
    for (const response of open.keys()) send(response, '');
  }, heartbeat).unref();
  return {
    isFull: () => open.size >= mostStreams,
    add: (response, headers) => {
      response.writeHead(200, {
        ...headers,
        'content-type': 'application/x-ndjson; charset=utf-8',
        'cache-control': 'no-store',
      });
      // Without a first byte the window would wait for the headers until the first event.
      send(response, '');
      open.set(
        response,
        host.subscribe((event: HostEvent) => send(response, JSON.stringify(event))),
      );
      response.once('close', () => {
        open.get(response)?.();
        open.delete(response);
      });
    },
    close: () => {
      clearInterval(clock);
      for (const [response, stop] of open) {
        stop();
        response.end();
      }
      open.clear();
    },
  };
}
