// Answers one request to the browser shell: a file of the window, a call of the host, or the stream of events; guard.ts comes first.
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { HostConnection } from '../host/api.ts';
import { callHost, type HostReply } from '../host/call-host.ts';
import { securityHeaders } from '../host/content-policy.ts';
import type { Asset, Assets } from './assets.ts';
import type { EventStreams } from './event-streams.ts';
import { readTarget, refuseContentType, refuseStranger, refuseWithoutToken, type Refusal } from './guard.ts';
import { readJson } from './read-json.ts';

export interface Desk {
  readonly host: HostConnection;
  readonly assets: Assets;
  readonly streams: EventStreams;
  readonly token: string;
  readonly port: number;
  /** Bytes. */
  readonly largestCall: number;
  readonly report: (error: unknown) => void;
}

export async function answer(desk: Desk, request: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    const refusal = refuseStranger(request, desk.port) ?? (await serve(desk, request, response));
    if (refusal !== undefined) refuse(response, refusal);
  } catch (error) {
    // A window that went away in the middle of a call is no error of ours.
    if (request.destroyed && !request.complete) return;
    desk.report(error);
    if (response.headersSent) response.destroy();
    else refuse(response, { status: 500, why: 'Guideline Studio made a mistake.' });
  }
}

/** A refusal, or undefined when the answer is on its way. */
async function serve(
  desk: Desk,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<Refusal | undefined> {
  const target = readTarget(request);
  if (target === undefined) return notFound;
  if (target.kind === 'asset') {
    const asset = desk.assets.get(target.path);
    return asset === undefined ? notFound : sendAsset(request, response, asset);
  }
  const refusal = refuseWithoutToken(request, desk.token);
  if (refusal !== undefined) return refusal;
  if (target.kind === 'call') return await serveCall(desk, request, response, target.method);
  if (desk.streams.isFull()) return { status: 503, why: 'Too many windows are open.' };
  desk.streams.add(response, securityHeaders);
  return undefined;
}

const notFound: Refusal = { status: 404, why: 'There is nothing of that name.' };

function sendAsset(request: IncomingMessage, response: ServerResponse, asset: Asset): undefined {
  const headers = {
    ...securityHeaders,
    'content-type': asset.mediaType,
    'cache-control': asset.immutable ? 'public, max-age=31536000, immutable' : 'no-cache',
    etag: asset.etag,
  };
  if (request.headers['if-none-match'] === asset.etag) {
    response.writeHead(304, headers).end();
    return;
  }
  response.writeHead(200, { ...headers, 'content-length': asset.bytes.length }).end(asset.bytes);
}

async function serveCall(
  desk: Desk,
  request: IncomingMessage,
  response: ServerResponse,
  method: string,
): Promise<Refusal | undefined> {
  const wrongType = refuseContentType(request);
  if (wrongType !== undefined) return wrongType;
  const body = await readJson(request, desk.largestCall);
  if (!body.ok) return body.refusal;
  const reply = await callHost(desk.host.api, method, body.value, desk.report);
  sendReply(response, reply);
  return undefined;
}

const statuses = { 'bad-call': 400, failed: 422, broken: 500 } as const;

function sendReply(response: ServerResponse, reply: HostReply): void {
  const bytes = Buffer.from(JSON.stringify(reply));
  const headers = {
    ...securityHeaders,
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
  };
  response
    .writeHead(reply.ok ? 200 : statuses[reply.reason], { ...headers, 'content-length': bytes.length })
    .end(bytes);
}

/** The connection ends with it: what is left of a refused request must not be read as the next one. */
function refuse(response: ServerResponse, { status, why }: Refusal): void {
  const bytes = Buffer.from(`${why}\n`);
  const headers = {
    ...securityHeaders,
    'content-type': 'text/plain; charset=utf-8',
    'cache-control': 'no-store',
    connection: 'close',
  };
  response.writeHead(status, { ...headers, 'content-length': bytes.length }).end(bytes);
}
