// Runs the decision service over HTTP: starts only with every bundle in order, reloads without dropping a request, and ends when all are answered.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { HostError } from '../host/host-error.ts';
import { answer, loggedBundle, refuse, type Desk, type Reply, type Routed } from './answers.ts';
import { createBundleSet, type Reload } from './bundle-set.ts';
import { noLog, openDecisionLog, type DecisionLog, type SyncPolicy } from './decision-log.ts';
import type { LoadBundles } from './load-bundle.ts';
import type { LogEntry } from './log-lines.ts';
import { createMetrics } from './metrics.ts';
import { problem } from './problem.ts';
import { CallerGone } from './read-body.ts';

export interface ServiceOptions {
  /** Archives, or folders of archives. */
  readonly bundles: readonly string[];
  readonly load: LoadBundles;
  readonly host?: string;
  /** 0, the default, takes any free port. */
  readonly port?: number;
  /** Path of the decision log; without one nothing is recorded. */
  readonly log?: string | undefined;
  readonly logFacts?: boolean;
  readonly sync?: SyncPolicy;
  /** How the log is opened, where it is no file of this computer. */
  readonly openLog?: typeof openDecisionLog;
  /** Of this program, for its description. */
  readonly version: string;
  readonly limits?: Partial<ServiceLimits>;
  /** Hears of what went wrong inside. */
  readonly report?: (error: unknown) => void;
  /** Hears what became of the bundles each time that they were read again, whoever asked for it. */
  readonly reloaded?: (reload: Reload) => void;
}

/** Milliseconds and bytes. */
export interface ServiceLimits {
  readonly mostBytes: number;
  readonly headersTimeout: number;
  readonly requestTimeout: number;
  /** How long requests are still taken once it is told to end, so that whoever sends them finds another in time. */
  readonly draining: number;
  /** How long those under way may take then. */
  readonly closing: number;
}

export interface RunningService {
  /** Such as `http://127.0.0.1:8080`. */
  readonly url: string;
  /** What the start has read. */
  readonly started: Reload;
  readonly reload: () => Promise<Reload>;
  /** Is not ready any more, answers what still comes for a moment and what is under way, and closes the log. */
  readonly close: () => Promise<void>;
}

const defaultLimits: ServiceLimits = {
  mostBytes: 4 * 1024 * 1024,
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  draining: 1_000,
  closing: 10_000,
};

/** Rejects where a bundle is refused, the log cannot be opened, or the port is taken. */
export async function startService(options: ServiceOptions): Promise<RunningService> {
  const { load, version, host = '127.0.0.1', port = 0 } = options;
  const limits = { ...defaultLimits, ...options.limits };
  const bundles = createBundleSet(options.bundles, load);
  const started = await bundles.reload();
  refuseStart(started);
  const log = await openLog(options);
  const metrics = createMetrics();
  const note = async (reload: Reload): Promise<void> => {
    metrics.reloaded(reload.refused.length, bundles.live().bundles);
    await log.append(entriesOf(reload)).catch(() => undefined);
  };
  await note(started);
  const reload = async (): Promise<Reload> => {
    const outcome = await bundles.reload();
    await note(outcome);
    options.reloaded?.(outcome);
    return outcome;
  };
  let closing = false;
  const desk: Desk = {
    bundles,
    reload,
    log,
    metrics,
    version,
    mostBytes: limits.mostBytes,
    logFacts: options.logFacts ?? false,
    isClosing: () => closing,
  };
  const server = createServer({
    headersTimeout: limits.headersTimeout,
    requestTimeout: limits.requestTimeout,
    keepAliveTimeout: 65_000,
  });
  server.on('clientError', refuseSocket);
  server.on('request', (request, response) => void serve(desk, request, response, options.report));
  try {
    await listen(server, port, host);
  } catch (error) {
    await log.close();
    throw error;
  }
  const close = async (): Promise<void> => {
    closing = true;
    await new Promise((resolve) => setTimeout(resolve, limits.draining));
    await closeServer(server, limits.closing);
    await log.close();
  };
  return { url: addressOf(server), started, reload, close };
}

/** A service that starts with less than it was given would answer less than its operator believes. */
function refuseStart({ activated, refused }: Reload): void {
  const [first, ...others] = refused;
  if (first !== undefined) {
    const more = others.length === 0 ? '' : ` (and ${others.length} more)`;
    throw new HostError(
      `${first.file} is not taken: ${first.why}${more}.`,
      'Nothing was started. Check it with `guideline verify`.',
    );
  }
  if (activated.length === 0)
    throw new HostError(
      'There is no bundle to serve.',
      'Name archives that end in .bundle.tar, or a folder of them.',
    );
}

async function openLog(options: ServiceOptions): Promise<DecisionLog> {
  const { log, sync = 'second', openLog: open = openDecisionLog } = options;
  return log === undefined ? noLog : await open(log, { sync, now: () => new Date().toISOString() });
}

function entriesOf({ activated, withdrawn, refused }: Reload): readonly LogEntry[] {
  return [
    ...refused.map(({ file, why }): LogEntry => ({ kind: 'refused', file, why })),
    ...withdrawn.map((bundle): LogEntry => ({ kind: 'withdrawn', bundle: loggedBundle(bundle) })),
    ...activated.map((bundle): LogEntry => ({ kind: 'activated', bundle: loggedBundle(bundle) })),
  ];
}

async function serve(
  desk: Desk,
  request: IncomingMessage,
  response: ServerResponse,
  report: ServiceOptions['report'],
): Promise<void> {
  const start = performance.now();
  const { route, reply } = await routed(desk, request, report);
  if (response.destroyed) return;
  send(request, response, reply, desk);
  desk.metrics.answered(route, reply.status, (performance.now() - start) / 1000);
}

async function routed(
  desk: Desk,
  request: IncomingMessage,
  report: ServiceOptions['report'],
): Promise<Routed> {
  try {
    return await answer(desk, request);
  } catch (error) {
    if (!(error instanceof CallerGone)) report?.(error);
    return {
      route: 'other',
      reply: refuse(
        problem('our-fault', 'Nothing was decided. The operator finds more in the output of the service.'),
      ),
    };
  }
}

function send(
  request: IncomingMessage,
  response: ServerResponse,
  { status, type, body, headers = {} }: Reply,
  { isClosing, version }: Desk,
): void {
  // What is left of a refused body must not be read as the next request.
  const isRead = request.complete || request.headers['content-length'] === undefined;
  response.writeHead(status, {
    'content-type': type,
    'content-length': typeof body === 'string' ? Buffer.byteLength(body) : body.length,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    server: `guideline-studio/${version}`,
    ...(isClosing() || (status >= 400 && !isRead) ? { connection: 'close' } : {}),
    ...headers,
  });
  response.end(request.method === 'HEAD' ? undefined : body);
}

async function listen(server: Server, port: number, host: string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const why = error.code === 'EADDRINUSE' ? 'another program has it' : (error.code ?? error.message);
      reject(
        new HostError(`Port ${port} of ${host} cannot be used: ${why}.`, 'Choose another with --port.', {
          cause: error,
        }),
      );
    });
    server.listen(port, host, () => {
      server.removeAllListeners('error');
      resolve();
    });
  });
}

function addressOf(server: Server): string {
  const { address, port, family } = server.address() as AddressInfo;
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`;
}

/** Idle connections end at once, the others with their answer; what takes too long is cut off. */
async function closeServer(server: Server, patience: number): Promise<void> {
  await new Promise<void>((resolve) => {
    const clock = setTimeout(() => server.closeAllConnections(), patience);
    server.close(() => {
      clearTimeout(clock);
      resolve();
    });
    server.closeIdleConnections();
  });
}

/** What is not even HTTP, or takes too long. */
function refuseSocket(error: Error & { code?: string }, socket: Socket): void {
  if (!socket.writable || error.code === 'ECONNRESET') {
    socket.destroy();
    return;
  }
  const status =
    error.code === 'HPE_HEADER_OVERFLOW'
      ? '431 Request Header Fields Too Large'
      : error.code === 'ERR_HTTP_REQUEST_TIMEOUT'
        ? '408 Request Timeout'
        : '400 Bad Request';
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`, () => socket.destroy());
}
