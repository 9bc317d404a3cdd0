// The application behind the window over HTTP on this computer: calls with JSON, events as one line of JSON each.
import type { HostApi, HostConnection, HostEvent } from '../../host/api.ts';
import { hostMethods } from '../../host/api.ts';
import type { HostReply } from '../../host/call-host.ts';
import { HostFailure } from './host-failure.ts';
import { readLines } from './read-lines.ts';

type Listener = (event: HostEvent) => void;

export interface HttpPage {
  fetch(path: string, init?: RequestInit): Promise<Response>;
  setTimeout(run: () => void, milliseconds: number): unknown;
}

const tokenHeader = 'x-guideline-token';
const firstRetry = 500;
const longestRetry = 8_000;

export function connectOverHttp(page: HttpPage, token: string): HostConnection {
  const call = async (method: string, values: readonly unknown[]): Promise<unknown> => {
    const response = await reach(page, `/api/${method}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', [tokenHeader]: token },
      body: JSON.stringify(values),
    });
    return valueOf(await readReply(response));
  };
  const api = Object.fromEntries(
    hostMethods.map((method) => [
      method,
      async (...values: readonly unknown[]) => await call(method, values),
    ]),
  );
  // The table of methods has just made every member; what each answers is the server's promise.
  return { api: api as unknown as HostApi, subscribe: createSubscribe(page, token) };
}

async function reach(page: HttpPage, path: string, init: RequestInit): Promise<Response> {
  try {
    return await page.fetch(path, init);
  } catch {
    throw new HostFailure(
      'Guideline Studio does not answer.',
      'Start it again and open the address that it prints. Your unsaved text stays in this window.',
    );
  }
}

async function readReply(response: Response): Promise<HostReply> {
  const text = await response.text();
  if (response.headers.get('content-type')?.startsWith('application/json') === true) {
    return JSON.parse(text) as HostReply;
  }
  const help = response.status === 401 ? '' : 'Try again; start Guideline Studio again if it happens again.';
  throw new HostFailure(text.trim() || `The request was refused (${response.status}).`, help);
}

function valueOf(reply: HostReply): unknown {
  if (reply.ok) return reply.value;
  throw new HostFailure(reply.message, reply.help);
}

/** One stream for all listeners, opened with the first; it comes back after a break, and then tells that all may have changed. */
function createSubscribe(page: HttpPage, token: string): HostConnection['subscribe'] {
  const listeners = new Set<Listener>();
  let abort: AbortController | undefined;
  const tell = (event: HostEvent): void => {
    for (const listener of listeners) listener(event);
  };
  const listen = async (stop: AbortController): Promise<void> => {
    let wait = firstRetry;
    for (let again = false; !stop.signal.aborted; again = true) {
      try {
        const response = await page.fetch('/events', {
          headers: { [tokenHeader]: token },
          signal: stop.signal,
        });
        if (response.status === 401 || response.body === null) return;
        if (again) tell({ kind: 'library-changed' });
        wait = firstRetry;
        await readLines(response.body, (line) => tell(JSON.parse(line) as HostEvent));
      } catch {
        wait = Math.min(wait * 2, longestRetry);
      }
      if (!stop.signal.aborted) await new Promise<void>((resolve) => page.setTimeout(resolve, wait));
    }
  };
  return (listener) => {
    listeners.add(listener);
    if (abort === undefined) {
      abort = new AbortController();
      void listen(abort);
    }
    return () => {
      listeners.delete(listener);
      if (listeners.size > 0) return;
      abort?.abort();
      abort = undefined;
    };
  };
}
