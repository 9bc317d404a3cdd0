// The hash of commented words, so that anyone can see later whether they still stand; knows no review.
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { encodeUtf8 } from './utf8.ts';

export function sha256Hex(text: string): string {
  return bytesToHex(sha256(encodeUtf8(text)));
}
