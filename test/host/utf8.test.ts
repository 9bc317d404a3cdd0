// UTF-8 in plain ES against the platform's strict codecs, on random and on hostile bytes.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeUtf8, encodeUtf8, isWellFormed } from '../../host/utf8.ts';

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function platformDecode(bytes: Uint8Array): string | undefined {
  try {
    return strict.decode(bytes);
  } catch {
    return undefined;
  }
}

/** Bytes that are nearly UTF-8: pieces of real sequences, cut and mixed. */
const nearly = fc
  .array(
    fc.oneof(
      fc.constantFrom(0xc0, 0xc1, 0xc2, 0xe0, 0xed, 0xef, 0xf0, 0xf4, 0xf5, 0xff, 0x80, 0x9f, 0xa0, 0xbf),
      fc.nat(255),
    ),
    {
      maxLength: 12,
    },
  )
  .map((bytes) => Uint8Array.from(bytes));

describe('utf8', () => {
  it('decodes exactly what the platform decodes', () => {
    fc.assert(
      fc.property(fc.oneof(nearly, fc.uint8Array({ maxLength: 40 })), (bytes) => {
        expect(decodeUtf8(bytes)).toBe(platformDecode(bytes));
      }),
      { seed: 7, numRuns: 4000 },
    );
  });

  it('decodes every text that the platform encodes, and encodes the same bytes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        const bytes = new TextEncoder().encode(text);
        expect(encodeUtf8(text)).toEqual(bytes);
        if (isWellFormed(text)) expect(decodeUtf8(bytes)).toBe(text);
      }),
      { seed: 7, numRuns: 2000 },
    );
  });

  it('keeps a byte order mark and texts longer than one piece', () => {
    const long = `\ufeff${'é𝛼a\r\n'.repeat(5000)}`;
    expect(decodeUtf8(new TextEncoder().encode(long))).toBe(long);
  });

  it.each([
    ['overlong slash', [0xc0, 0xaf]],
    ['overlong NUL', [0xe0, 0x80, 0x80]],
    ['surrogate', [0xed, 0xa0, 0x80]],
    ['beyond U+10FFFF', [0xf4, 0x90, 0x80, 0x80]],
    ['truncated', [0x61, 0xe2, 0x82]],
    ['lone continuation', [0x80]],
    ['UTF-16 mark', [0xff, 0xfe, 0x61, 0x00]],
  ])('refuses %s', (_name, bytes) => {
    expect(decodeUtf8(Uint8Array.from(bytes))).toBeUndefined();
  });

  it('sees a lone surrogate and no pair', () => {
    expect(isWellFormed('a\ud83d\ude00b')).toBe(true);
    expect(isWellFormed('a\ud83db')).toBe(false);
    expect(isWellFormed('\ude00')).toBe(false);
  });
});
