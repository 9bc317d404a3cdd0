// Undoes the compression that a bundle travels in, within bounds: an archive is never more than it may be, nor blown up from little.
import { gunzipSync, gzipSync } from 'node:zlib';
import { archiveLimits } from '../archive.ts';
import { isCompressed } from '../activation/activate.ts';

/** More than any bundle of text reaches; a bomb is at a thousand. */
const highestRatio = 100;
const alwaysAllowed = 1024 * 1024;

/** undefined where the bytes are not whole, or would be more than a bundle can be. */
export function inflateBundle(bytes: Uint8Array): Uint8Array | undefined {
  const most = Math.min(archiveLimits.bytes, Math.max(alwaysAllowed, bytes.length * highestRatio));
  try {
    return new Uint8Array(gunzipSync(bytes, { maxOutputLength: most }));
  } catch {
    return undefined;
  }
}

/** The archive whether it comes compressed or not. */
export function archiveOf(bytes: Uint8Array): Uint8Array | undefined {
  return isCompressed(bytes) ? inflateBundle(bytes) : bytes;
}

/** For transport only: other programs compress to other bytes, so the archive inside is what has a hash. */
export function deflateBundle(archive: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(gzipSync(archive, { level: 9 }));
  // The tenth byte names the operating system that compressed: 255 is "unknown", the same on all.
  bytes[9] = 255;
  return bytes;
}
