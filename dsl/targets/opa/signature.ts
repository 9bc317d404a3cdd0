// What an OPA bundle's signature signs: a hash of every file, that of JSON files taken over their content; holds no keys.
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { utf8 } from '@scure/base';

/** A file by its place in the bundle, without a leading slash. */
export interface OpaFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

export const opaSignaturesPath = '.signatures.json';

/**
 * Claims of the token in `.signatures.json`, as text. `scope` is what the verifying OPA is configured with, '' for none.
 * Throws on a JSON file that holds a number which is not whole: OPA hashes numbers as they are spelled.
 */
export function opaSignaturePayload(files: readonly OpaFile[], scope = ''): string {
  const signed = files
    .filter(({ path }) => path !== opaSignaturesPath)
    .map(({ path, bytes }) => ({ name: path, hash: opaHash({ path, bytes }), algorithm: 'SHA-256' }))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
  return JSON.stringify({ files: signed, ...(scope === '' ? {} : { scope }) });
}

/** In hex. */
export function opaHash({ path, bytes }: OpaFile): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const isStructured = name === '.manifest' || name === 'data.json';
  if (!isStructured) return bytesToHex(sha256(bytes));
  const content: unknown = JSON.parse(utf8.encode(bytes));
  return bytesToHex(sha256(utf8ToBytes(opaForm(content))));
}

/** The text that OPA hashes for a JSON value: no white space, keys in the order of their UTF-8 bytes, strings as Go writes them. */
export function opaForm(value: unknown): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return goString(value);
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value)) throw new Error(`not a whole number: ${String(value)}`);
    return String(value);
  }
  if (Array.isArray(value)) return `[${value.map(opaForm).join(',')}]`;
  const members = Object.entries(value as object).toSorted(([a], [b]) => byBytes(a, b));
  return `{${members.map(([key, member]) => `${goString(key)}:${opaForm(member)}`).join(',')}}`;
}

/** Go writes halves of a surrogate pair as the replacement character, and names the two line separators. */
function goString(text: string): string {
  return JSON.stringify(wellFormed(text)).replace(/[\u2028\u2029]/g, (mark) =>
    mark === '\u2028' ? '\\u2028' : '\\u2029',
  );
}

function byBytes(a: string, b: string): number {
  const [left, right] = [utf8ToBytes(wellFormed(a)), utf8ToBytes(wellFormed(b))];
  const at = left.findIndex((byte, place) => byte !== right[place]);
  return at === -1 ? left.length - right.length : (left[at] ?? 0) - (right[at] ?? -1);
}

function wellFormed(text: string): string {
  return text.replaceAll(/\p{Surrogate}/gu, '\ufffd');
}
