// The archive of a bundle: one spelling only, so that a cut, a flipped bit or a hostile name is always refused.
import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isArchiveName, readArchive, writeArchive } from '../../host/archive.ts';
import type { ArchiveMember } from '../../host/archive.ts';

const encoder = new TextEncoder();

function member(name: string, text: string): ArchiveMember {
  return { name, bytes: encoder.encode(text) };
}

const small = [member('b.txt', 'second'), member('a/one.txt', 'x'.repeat(512)), member('empty.txt', '')];

const membersArbitrary = fc
  .uniqueArray(
    fc.tuple(
      fc.stringMatching(/^[a-m][a-m0-9]{0,8}(\/[a-m][a-m0-9.]{0,5}[a-m])?$/),
      fc.uint8Array({ maxLength: 1100 }),
    ),
    {
      selector: ([name]) => name,
      maxLength: 6,
    },
  )
  .map((pairs) => pairs.filter(([name]) => isArchiveName(name)).map(([name, bytes]) => ({ name, bytes })));

describe('archive', () => {
  it('reads back what was written, sorted, whatever the order it was given in', () => {
    fc.assert(
      fc.property(membersArbitrary, (members) => {
        const bytes = writeArchive(members);
        expect(writeArchive(members.toReversed())).toEqual(bytes);
        const reading = readArchive(bytes);
        if (reading.kind !== 'read') throw new Error(reading.why);
        expect(reading.members.map(({ name }) => name)).toEqual(members.map(({ name }) => name).toSorted());
        expect(writeArchive(reading.members)).toEqual(bytes);
      }),
      { seed: 20241101, numRuns: 200 },
    );
  });

  it('is an archive that tar itself lists', () => {
    const listed = execFileSync('tar', ['-tvf', '-'], {
      input: writeArchive(small),
      env: { ...process.env, TZ: 'UTC' },
    });
    expect(
      listed
        .toString()
        .trim()
        .split('\n')
        .map((line) => line.replace(/\s+/g, ' ')),
    ).toEqual([
      '-rw-r--r-- 0/0 512 1970-01-01 00:00 a/one.txt',
      '-rw-r--r-- 0/0 6 1970-01-01 00:00 b.txt',
      '-rw-r--r-- 0/0 0 1970-01-01 00:00 empty.txt',
    ]);
  });

  it('refuses every prefix and every extension', () => {
    const bytes = writeArchive(small);
    for (let length = 0; length < bytes.length; length++) {
      expect(readArchive(bytes.slice(0, length)).kind, `first ${length} bytes`).toBe('refused');
    }
    for (const more of [1, 512, 1024])
      expect(readArchive(Uint8Array.from([...bytes, ...new Uint8Array(more)])).kind).toBe('refused');
  });

  it('refuses every flipped bit that is not in the contents of a file', () => {
    const bytes = writeArchive(small);
    let accepted = 0;
    for (let bit = 0; bit < bytes.length * 8; bit++) {
      const changed = bytes.slice();
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      const reading = readArchive(changed);
      if (reading.kind === 'refused') continue;
      accepted++;
      expect(writeArchive(reading.members)).toEqual(changed);
    }
    // Only the contents themselves: 512 bytes of one file and 6 of the other.
    expect(accepted).toBe((512 + 6) * 8);
  });

  it('names the file whose header or padding was changed', () => {
    const bytes = writeArchive(small);
    const inMode = bytes.slice();
    inMode[100] = 0x31;
    expect(readArchive(inMode)).toMatchObject({ kind: 'refused', file: 'a/one.txt', offset: 100 });
    const inPadding = bytes.slice();
    inPadding[512 + 512 + 512 + 100] = 1;
    expect(readArchive(inPadding)).toMatchObject({ kind: 'refused', file: 'b.txt', offset: 1636 });
  });

  it.each([
    '../x',
    '/x',
    'C:\\x',
    '\\\\h\\s',
    'x/../../y',
    'x/./y',
    './x',
    'x//y',
    'x/',
    '',
    '.',
    '..',
    'con',
    'aux.txt',
    'sources/nul.json',
    'com1',
    'a:b',
    'trailing.',
    'trailing ',
    'dir./x',
    'UPPER',
    'café',
    'cafe\u0301',
    'a\0b',
    'a\nb',
    '-rf',
    '.hidden',
    'a/.hidden',
    '.manifest/x',
    'a/.manifest.json',
    'x'.repeat(101),
    '__proto__',
    'a*b',
    'a?b',
    'a"b',
    'a|b',
    'a<b',
  ])('refuses the name %j, both ways', (name) => {
    expect(isArchiveName(name)).toBe(false);
    expect(() => writeArchive([member(name, '')])).toThrow('not a name');
  });

  it.each([
    ['a link', 156, '2'],
    ['a hard link', 156, '1'],
    ['a device', 156, '3'],
    ['a folder', 156, '5'],
    ['a pax header', 156, 'x'],
    ['a global pax header', 156, 'g'],
    ['a GNU long name', 156, 'L'],
    ['a sparse file', 156, 'S'],
    ['a link target', 157, 'b'],
    ['an owner name', 265, 'root'],
    ['a name prefix', 345, 'up'],
    ['a time', 136, '00000000001'],
    ['another user', 108, '0000001'],
    ['an executable mode', 100, '0000755'],
  ])('refuses %s, even with a right checksum', (_, offset, text) => {
    const bytes = writeArchive(small);
    bytes.set(encoder.encode(text), offset);
    expect(readArchive(withChecksum(bytes)).kind).toBe('refused');
  });

  it('refuses a file that stands twice or out of order', () => {
    const one = writeArchive([member('a', '1')]).slice(0, 1024);
    const two = writeArchive([member('b', '2')]).slice(0, 1024);
    const end = new Uint8Array(1024);
    expect(readArchive(Uint8Array.from([...one, ...one, ...end]))).toMatchObject({
      why: 'a file that stands twice',
      file: 'a',
    });
    expect(readArchive(Uint8Array.from([...two, ...one, ...end]))).toMatchObject({
      why: 'a file that is out of order',
      file: 'a',
    });
    expect(readArchive(Uint8Array.from([...one, ...two, ...end])).kind).toBe('read');
    expect(() => writeArchive([member('a', '1'), member('a', '2')])).toThrow('not a name');
  });
});

function withChecksum(bytes: Uint8Array): Uint8Array {
  const changed = bytes.slice();
  changed.set(encoder.encode('        '), 148);
  const sum = changed.subarray(0, 512).reduce((total, byte) => total + byte, 0);
  changed.set(encoder.encode(`${sum.toString(8).padStart(6, '0')}\0 `), 148);
  return changed;
}
