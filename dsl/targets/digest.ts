// SHA-256 in plain ECMAScript, so that a bundle has the same digests wherever it is made; keeps no keys.
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';

/** `sha256:` and 64 hex digits. */
export type Digest = string;

export function digestOf(bytes: Uint8Array): Digest {
  return `sha256:${bytesToHex(sha256(bytes))}`;
}
