// Serves the page under app://bundle from a list made at build time; anything that is not on the list does not exist.
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { protocol } from 'electron';
import { securityHeaders } from '../host/content-policy.ts';

export const pageUrl = 'app://bundle/index.html';

/** Must run before the app is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
}

/** Whether a URL is of our own page. `URL.origin` is "null" for every scheme that Node does not know. */
export function isOurPage(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol: scheme, host } = new URL(url);
  return scheme === 'app:' && host === 'bundle';
}

/** The list beside the folder maps each path, exactly as a URL spells it, to its media type; no path is computed. */
export function serveAppScheme(folder: string): void {
  const files = new Map<string, string>(Object.entries(JSON.parse(readFileSync(`${folder}.json`, 'utf8'))));
  protocol.handle('app', async (request) => {
    if (request.method !== 'GET') return refuse(405);
    const path = new URL(request.url).pathname;
    const mediaType = isOurPage(request.url) ? files.get(path) : undefined;
    if (mediaType === undefined) return refuse(404);
    const headers = { ...securityHeaders, 'content-type': mediaType };
    return new Response(await readFile(join(folder, path)), { headers });
  });
}

function refuse(status: number): Response {
  return new Response(undefined, { status, headers: { ...securityHeaders } });
}
