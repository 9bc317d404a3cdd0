// UTF-8 to text and back in plain ES, strict where the platform's decoders repair silently; knows nothing of files.

/** undefined = not UTF-8: truncated, overlong, a surrogate, or beyond U+10FFFF. A byte order mark is kept. */
export function decodeUtf8(bytes: Uint8Array): string | undefined {
  const pieces: string[] = [];
  let units: number[] = [];
  let at = 0;
  while (at < bytes.length) {
    const first = bytes[at] ?? 0;
    const length = sequenceLength(first);
    const code = length === 1 ? first : decodeSequence(bytes, at, length);
    if (code < 0) return undefined;
    if (code < 0x10000) units.push(code);
    else units.push(0xd800 + ((code - 0x10000) >> 10), 0xdc00 + ((code - 0x10000) & 0x3ff));
    at += length;
    // Function.apply has a limit on its arguments.
    if (units.length >= 8000) {
      pieces.push(String.fromCharCode(...units));
      units = [];
    }
  }
  pieces.push(String.fromCharCode(...units));
  return pieces.join('');
}

/** A lone surrogate, which UTF-8 cannot carry, becomes U+FFFD; ask `isWellFormed` first where that would be a loss. */
export function encodeUtf8(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length * 3);
  let length = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.codePointAt(at) ?? 0;
    if (code > 0xffff) at++;
    length += encodePoint(code >= 0xd800 && code <= 0xdfff ? 0xfffd : code, bytes, length);
  }
  return bytes.slice(0, length);
}

export function isWellFormed(text: string): boolean {
  return !/\p{Surrogate}/u.test(text);
}

/** 0 where no sequence starts with this byte. */
function sequenceLength(first: number): number {
  if (first < 0x80) return 1;
  if (first >= 0xc2 && first <= 0xdf) return 2;
  if (first >= 0xe0 && first <= 0xef) return 3;
  return first >= 0xf0 && first <= 0xf4 ? 4 : 0;
}

const smallest = [0, 0, 0x80, 0x800, 0x10000];

/** -1 = malformed. */
function decodeSequence(bytes: Uint8Array, at: number, length: number): number {
  if (length === 0 || at + length > bytes.length) return -1;
  let code = (bytes[at] ?? 0) & (0xff >> (length + 1));
  for (let i = 1; i < length; i++) {
    const next = bytes[at + i] ?? 0;
    if ((next & 0xc0) !== 0x80) return -1;
    code = (code << 6) | (next & 0x3f);
  }
  const surrogate = code >= 0xd800 && code <= 0xdfff;
  return surrogate || code > 0x10ffff || code < (smallest[length] ?? 0) ? -1 : code;
}

function encodePoint(code: number, bytes: Uint8Array, at: number): number {
  if (code < 0x80) {
    bytes[at] = code;
    return 1;
  }
  const length = code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  for (let i = length - 1; i > 0; i--) {
    bytes[at + i] = 0x80 | (code & 0x3f);
    code >>= 6;
  }
  bytes[at] = ((0xf00 >> length) & 0xff) | code;
  return length;
}
