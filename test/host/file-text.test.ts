// Bytes to text and back: what is no text is refused with a reason, what is text comes back byte for byte.
import { describe, expect, it } from 'vitest';
import { readText, writeText } from '../../host/file-text.ts';
import { largestFile } from '../../host/store.ts';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const read = (bytes: Uint8Array): ReturnType<typeof readText> =>
  readText({ kind: 'bytes', bytes, hash: 'x' });

describe('file text', () => {
  it.each([
    '',
    'a\r\nb\nc\rd',
    '\ufeffguideline\r\n',
    '\ufeff\ufeffx',
    'no end of line',
    '\0\u2028',
    '=======\n<<<<<< six\n',
  ])('gives back the bytes of %j', (text) => {
    const bytes = bytesOf(text);
    const reading = read(bytes);
    expect(reading.kind).toBe('text');
    if (reading.kind !== 'text') return;
    expect(reading.text).toBe(text.startsWith('\ufeff') ? text.slice(1) : text);
    expect(writeText(reading.text, reading.mark)).toEqual({ kind: 'bytes', bytes });
  });

  it.each([
    ['not UTF-8', Uint8Array.from([0x61, 0xff]), /not text in UTF-8/],
    ['UTF-16', Uint8Array.from([0xff, 0xfe, 0x61, 0]), /UTF-16/],
    [
      'a conflict',
      bytesOf('a\n<<<<<<< HEAD\nb\n=======\nc\n>>>>>>> theirs\n'),
      /conflict markers of git \(line 2\)/,
    ],
    ['a rest of a conflict', bytesOf('a\r\nb\r\n>>>>>>> theirs\r\n'), /\(line 3\)/],
    ['a conflict in the common style', bytesOf('||||||| base\n'), /conflict markers/],
    ['a pointer', bytesOf('version https://git-lfs.github.com/spec/v1\noid sha256:00\n'), /git LFS/],
  ])('refuses to read %s', (_name, bytes, words) => {
    const reading = read(bytes);
    expect(reading.kind).toBe('problem');
    if (reading.kind !== 'problem') return;
    expect(reading.problem.what).toMatch(words);
    expect(reading.problem.help).toMatch(/^[A-Z].+\.$/);
  });

  it('refuses what is too large, both ways', () => {
    expect(readText({ kind: 'too-large', sizeBytes: 9_000_000, hash: '' })).toMatchObject({
      problem: { what: expect.stringMatching(/8\.6 MB/) },
    });
    expect(writeText('a'.repeat(largestFile), false).kind).toBe('bytes');
    expect(writeText('a'.repeat(largestFile), true).kind).toBe('problem');
    expect(writeText('é'.repeat(largestFile / 2 + 1), false)).toMatchObject({
      problem: { what: expect.stringMatching(/larger than 5 MB/) },
    });
  });

  it('refuses to write what could not be opened again', () => {
    expect(writeText('a\nb\ud83d\n', false)).toMatchObject({
      problem: { what: expect.stringMatching(/half a character \(line 2\)/) },
    });
    expect(writeText('<<<<<<< HEAD\n', false).kind).toBe('problem');
  });
});
