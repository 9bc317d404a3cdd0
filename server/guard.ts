// Decides whether a request may be looked at: everything that a foreign page, a foreign name or a foreign user could send stops here.
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

export interface Refusal {
  readonly status: number;
  readonly why: string;
}

/** What a request asks for, once it is known to come from our own page or from the address bar. */
export type Target =
  | { readonly kind: 'asset'; readonly path: string }
  | { readonly kind: 'events' }
  | { readonly kind: 'call'; readonly method: string };

export const tokenHeader = 'x-guideline-token';

/** 256 bits, made anew at each start. */
export function createToken(): string {
  return randomBytes(32).toString('base64url');
}

/** A name that resolves to this computer (DNS rebinding), a page elsewhere, a form: all fail before the path is read. */
export function refuseStranger(request: IncomingMessage, port: number): Refusal | undefined {
  const hosts = request.headersDistinct['host'] ?? [];
  const [host] = hosts;
  if (hosts.length !== 1 || (host !== `127.0.0.1:${port}` && host !== `localhost:${port}`)) {
    return { status: 421, why: 'This server answers to its own address only.' };
  }
  if (!isKnownMethod(request.method)) return { status: 405, why: 'Only GET, HEAD and POST are answered.' };
  if (request.headers.upgrade !== undefined) return { status: 400, why: 'No other protocol is spoken here.' };
  const origins = request.headersDistinct['origin'] ?? [];
  if (origins.some((origin) => origin !== `http://${host}`))
    return { status: 403, why: 'Requests of other pages are refused.' };
  return refuseSite(request);
}

/** undefined = there is nothing of that name. */
export function readTarget(request: IncomingMessage): Target | undefined {
  const path = request.url ?? '';
  const method = /^\/api\/([A-Za-z]+)$/.exec(path)?.[1];
  if (request.method === 'POST') return method === undefined ? undefined : { kind: 'call', method };
  if (path !== '/events') return { kind: 'asset', path };
  return request.method === 'GET' ? { kind: 'events' } : undefined;
}

export function refuseWithoutToken(request: IncomingMessage, token: string): Refusal | undefined {
  const given = request.headersDistinct[tokenHeader] ?? [];
  const [only] = given;
  if (given.length === 1 && only !== undefined && isSame(only, token)) return undefined;
  return { status: 401, why: 'Open the address that Guideline Studio printed when it started.' };
}

export function refuseContentType(request: IncomingMessage): Refusal | undefined {
  if (/^application\/json(?:\s*;\s*charset=utf-8)?$/i.test(request.headers['content-type'] ?? ''))
    return undefined;
  return { status: 415, why: 'Calls are made with JSON.' };
}

function isKnownMethod(method: string | undefined): boolean {
  return method === 'GET' || method === 'HEAD' || method === 'POST';
}

/** Browsers say where a request comes from; programs that say nothing have the token or nothing to win. */
function refuseSite(request: IncomingMessage): Refusal | undefined {
  const sites = request.headersDistinct['sec-fetch-site'] ?? [];
  const typedIn = request.method === 'GET' && request.url === '/';
  if (sites.every((site) => site === 'same-origin' || (site === 'none' && typedIn))) return undefined;
  return { status: 403, why: 'Requests of other pages are refused.' };
}

/** Hashed first, so that neither length nor content shows in the time that it takes. */
function isSame(given: string, token: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(token));
}
