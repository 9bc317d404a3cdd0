// A running browser shell over memory, and requests sent byte by byte as no browser would send them.
import { connect } from 'node:net';
import type { HostConnection } from '../../host/api.ts';
import { createHost } from '../../host/create-host.ts';
import { createMemoryStore, type MemoryStore } from '../../host/memory/memory-store.ts';
import { toAsset, type Assets } from '../../server/assets.ts';
import { startServer, type RunningServer, type ServerLimits } from '../../server/start-server.ts';
import { fakeServices } from '../host/fixture.ts';

/** Words that only somebody with the token may read. */
export const canary = 'canary-in-the-library';
const page = '<!doctype html><title>Guideline Studio</title>';

export interface ServerFixture {
  readonly server: RunningServer;
  readonly store: MemoryStore;
  readonly port: number;
  readonly token: string;
  /** The calls that reached the host. */
  readonly calls: string[];
  readonly mistakes: unknown[];
}

export async function startFixture(
  limits: Partial<ServerLimits> = {},
  change?: (host: HostConnection) => HostConnection,
): Promise<ServerFixture> {
  const store = createMemoryStore();
  store.change('x.guideline', new TextEncoder().encode(`guideline "${canary}"\n`));
  const calls: string[] = [];
  const mistakes: unknown[] = [];
  const host = recordCalls(createHost(store, fakeServices()), calls);
  const report = (error: unknown): void => void mistakes.push(error);
  const server = await startServer({ host: change?.(host) ?? host, assets: fakeAssets(), limits, report });
  const url = new URL(server.url);
  return { server, store, port: Number(url.port), token: url.hash.replace('#token=', ''), calls, mistakes };
}

function fakeAssets(): Assets {
  const asset = (path: string, text: string, type: string): [string, ReturnType<typeof toAsset>] => [
    path,
    toAsset(path, new TextEncoder().encode(text), type),
  ];
  return new Map([
    asset('/', page, 'text/html; charset=utf-8'),
    asset('/assets/index-4f1c2b3a.js', 'export {};', 'text/javascript; charset=utf-8'),
    asset('/favicon.svg', '<svg/>', 'image/svg+xml'),
  ]);
}

function recordCalls(host: HostConnection, calls: string[]): HostConnection {
  const api = new Proxy(host.api, {
    get: (target, name) => {
      calls.push(String(name));
      return Reflect.get(target, name) as unknown;
    },
  });
  return { ...host, api };
}

export interface Answer {
  /** 0 = the connection was closed without a word. */
  readonly status: number;
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string;
  readonly raw: string;
}

/** Sends the bytes as they are and reads until the server closes. */
export async function sendRaw(port: number, request: string | Uint8Array): Promise<Answer> {
  const raw = await new Promise<string>((resolve) => {
    const pieces: Buffer[] = [];
    const done = (): void => {
      socket.destroy();
      resolve(Buffer.concat(pieces).toString('latin1'));
    };
    const socket = connect(port, '127.0.0.1', () => socket.write(request));
    socket.on('data', (piece) => pieces.push(piece));
    socket.on('error', done);
    socket.on('close', done);
    // Only for a server that neither answers nor closes: the answer is then what came so far.
    socket.setTimeout(8_000, done);
  });
  const [head = '', ...rest] = raw.split('\r\n\r\n');
  const [first = '', ...lines] = head.split('\r\n');
  const headers = new Map(
    lines.map((line) => [
      line.slice(0, line.indexOf(':')).toLowerCase(),
      line.slice(line.indexOf(':') + 1).trim(),
    ]),
  );
  return {
    status: Number(/^HTTP\/1\.1 (\d{3})/.exec(first)?.[1] ?? 0),
    headers,
    body: rest.join('\r\n\r\n'),
    raw,
  };
}

export interface RequestParts {
  readonly line?: string;
  /** Replaces or, with undefined, leaves out; more than one of a name by a list. */
  readonly headers?: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body?: string;
}

/** A good call of `open`, with the parts that an attack would change. */
export function request(
  { port, token }: ServerFixture,
  { line, headers = {}, body = '["x.guideline"]' }: RequestParts = {},
): string {
  const all: Record<string, string | readonly string[] | undefined> = {
    Host: `127.0.0.1:${port}`,
    Connection: 'close',
    'X-Guideline-Token': token,
    'Content-Type': 'application/json',
    'Content-Length': String(Buffer.byteLength(body)),
    ...headers,
  };
  const lines = Object.entries(all).flatMap(([name, value]) =>
    [value ?? []].flat().map((one) => `${name}: ${one}`),
  );
  return [line ?? 'POST /api/open HTTP/1.1', ...lines, '', body].join('\r\n');
}

/** A request without a body, as a browser makes for a page. */
export function get(fixture: ServerFixture, line: string, headers: RequestParts['headers'] = {}): string {
  const none = { 'X-Guideline-Token': undefined, 'Content-Type': undefined, 'Content-Length': undefined };
  return request(fixture, { line, headers: { ...none, ...headers }, body: '' });
}
