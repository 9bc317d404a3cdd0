// The browser shell: the built window and the host's calls over HTTP on this computer alone; every rule of entry is in guard.ts.
import { createServer, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { HostConnection } from '../host/api.ts';
import { answer, type Desk } from './answer.ts';
import type { Assets } from './assets.ts';
import { createEventStreams, type EventStreams } from './event-streams.ts';
import { createToken } from './guard.ts';

export interface ServerOptions {
  readonly host: HostConnection;
  readonly assets: Assets;
  /** 0, the default, takes any free port. */
  readonly port?: number;
  /** Hears of programming errors; their words never reach a window. */
  readonly report?: (error: unknown) => void;
  readonly limits?: Partial<ServerLimits>;
}

/** Milliseconds and bytes. */
export interface ServerLimits {
  readonly headersTimeout: number;
  readonly requestTimeout: number;
  readonly checkEvery: number;
  readonly largestCall: number;
}

export interface RunningServer {
  /** With the token in the fragment, which no browser sends anywhere. */
  readonly url: string;
  close(): Promise<void>;
}

const defaultLimits: ServerLimits = {
  headersTimeout: 3_000,
  requestTimeout: 30_000,
  checkEvery: 1_000,
  largestCall: 10 * 1024 * 1024,
};

/** Rejects where the port is taken. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const limits = { ...defaultLimits, ...options.limits };
  const server = createServer({
    maxHeaderSize: 8 * 1024,
    headersTimeout: limits.headersTimeout,
    requestTimeout: limits.requestTimeout,
    connectionsCheckingInterval: limits.checkEvery,
    keepAliveTimeout: 30_000,
    insecureHTTPParser: false,
  });
  server.maxConnections = 512;
  server.on('clientError', refuseSocket);
  await listen(server, options.port ?? 0);
  const { port } = server.address() as AddressInfo;
  const streams = createEventStreams(options.host);
  const desk: Desk = {
    host: options.host,
    assets: options.assets,
    streams,
    port,
    token: createToken(),
    largestCall: limits.largestCall,
    report: options.report ?? (() => undefined),
  };
  server.on('request', (request, response) => void answer(desk, request, response));
  return {
    url: `http://127.0.0.1:${port}/#token=${desk.token}`,
    close: async () => await close(server, streams),
  };
}

async function listen(server: Server, port: number): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve();
    });
  });
}

async function close(server: Server, streams: EventStreams): Promise<void> {
  streams.close();
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

/** What is not even HTTP, or takes too long. */
function refuseSocket(error: Error & { code?: string }, socket: Socket): void {
  if (!socket.writable || error.code === 'ECONNRESET') {
    socket.destroy();
    return;
  }
  const status = statuses.get(error.code ?? '') ?? '400 Bad Request';
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`, () => socket.destroy());
}

const statuses: ReadonlyMap<string, string> = new Map([
  ['HPE_HEADER_OVERFLOW', '431 Request Header Fields Too Large'],
  ['ERR_HTTP_REQUEST_TIMEOUT', '408 Request Timeout'],
]);
