// The built window as an exact map from path to bytes, read once at the start; no request ever becomes a path on disk.
import { createHash } from 'node:crypto';
import type { Dirent } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { HostError } from '../host/host-error.ts';

export interface Asset {
  readonly bytes: Uint8Array;
  readonly mediaType: string;
  /** With its quotes. */
  readonly etag: string;
  /** The name has a hash of the content in it: a cache may keep it for ever. */
  readonly immutable: boolean;
}

/** Keys are paths of URLs such as `/assets/index-4f1c2b3a.js`; the page itself is `/`. */
export type Assets = ReadonlyMap<string, Asset>;

const mediaTypes: ReadonlyMap<string, string> = new Map([
  ['html', 'text/html; charset=utf-8'],
  ['js', 'text/javascript; charset=utf-8'],
  ['mjs', 'text/javascript; charset=utf-8'],
  ['css', 'text/css; charset=utf-8'],
  ['json', 'application/json; charset=utf-8'],
  ['txt', 'text/plain; charset=utf-8'],
  ['md', 'text/plain; charset=utf-8'],
  ['svg', 'image/svg+xml'],
  ['png', 'image/png'],
  ['ico', 'image/x-icon'],
  ['woff', 'font/woff'],
  ['woff2', 'font/woff2'],
  ['ttf', 'font/ttf'],
  ['wasm', 'application/wasm'],
]);

/** What the build puts into this folder has eight characters of a hash before the ending. */
const hashedName = /^\/?assets\/.*-[A-Za-z0-9_-]{8}\.[a-z0-9]+$/;

/** Files of an unknown kind, source maps among them, are left out. */
export async function readAssets(folder: string): Promise<Assets> {
  const assets = new Map<string, Asset>();
  const entries = await listBuilt(folder);
  for (const entry of entries) {
    const mediaType = mediaTypes.get(/\.([a-z0-9]+)$/.exec(entry.name)?.[1] ?? '');
    if (!entry.isFile() || mediaType === undefined) continue;
    const file = join(entry.parentPath, entry.name);
    const path = file.slice(join(folder, '/').length).replaceAll('\\', '/');
    const asset = toAsset(path, await readFile(file), mediaType);
    assets.set(path === 'index.html' ? '/' : `/${path}`, asset);
  }
  if (!assets.has('/')) throw notBuilt(folder);
  return assets;
}

async function listBuilt(folder: string): Promise<readonly Dirent[]> {
  try {
    return await readdir(folder, { withFileTypes: true, recursive: true });
  } catch (error) {
    throw notBuilt(folder, error);
  }
}

function notBuilt(folder: string, cause?: unknown): HostError {
  return new HostError(`The window of the app is not in ${folder}.`, 'Build it first: npm run build', {
    cause,
  });
}

export function toAsset(path: string, bytes: Uint8Array, mediaType: string): Asset {
  const etag = `"${createHash('sha256').update(bytes).digest('hex')}"`;
  return { bytes, mediaType, etag, immutable: hashedName.test(path) };
}
