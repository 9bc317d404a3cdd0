// A signed bundle with any bit flipped or cut short anywhere is never accepted. One bit of every seventh byte, and of every byte outside of files, here; LAW_RUNS=8 flips every bit.
import { describe, expect, it } from 'vitest';
import { signedChecks } from '../../host/activation/signed-checks.ts';
import { readArchive } from '../../host/archive.ts';
import { makeBundle } from '../../host/bundles.ts';
import { deflateBundle, inflateBundle } from '../../host/node/inflate.ts';
import { signBundle } from '../../host/signing/bundle-signature.ts';
import { readRevocations } from '../../host/signing/revocations.ts';
import { readTrust } from '../../host/signing/trust.ts';
import { inputOf, publisher, revocationList, today, trustFile, trustOf } from './support/keys.ts';
import { nodeCrypto } from '../../host/node/ed25519.ts';

const guideline = 'guideline "Knee"\n  id knee\n  version 1\n\nindications\n  ANY OF\n    1. Pain  {pain}\n';
const bits = Math.min(8, Number(process.env['LAW_RUNS'] ?? 1));
const stride = bits === 1 ? 7 : 1;
const time = 3_600_000;

const signed = small();
const input = inputOf();

describe(`a signed bundle of ${signed.length} bytes`, () => {
  it('is accepted as it is', () => {
    expect(accepts(signed)).toBe(true);
  });

  it(`is refused with ${bits} bits of every ${stride}. byte flipped`, { timeout: time }, () => {
    const accepted: string[] = [];
    eachFlip(signed, (changed, at, bit) => {
      if (accepts(changed)) accepted.push(`bit ${bit} of byte ${at}`);
    });
    expect(accepted).toEqual([]);
  });

  it(
    `is refused with ${bits} bits flipped of every byte outside of its files, by the archive alone`,
    {
      timeout: time,
    },
    () => {
      const accepted: number[] = [];
      const outside = placesOutside(signed);
      const changed = signed.slice();
      for (const at of outside) {
        for (let turn = 0; turn < bits; turn++) {
          changed[at] = (signed[at] ?? 0) ^ (1 << ((at + turn) % 8));
          if (readArchive(changed).kind === 'read') accepted.push(at);
        }
        changed[at] = signed[at] ?? 0;
      }
      expect(accepted).toEqual([]);
      expect(outside.length).toBeGreaterThan(10_000);
    },
  );

  it('is refused cut short anywhere, and with anything behind it', { timeout: time }, () => {
    for (let length = 0; length < signed.length; length += stride)
      if (accepts(signed.subarray(0, length))) expect(length).toBe(signed.length);
    for (const more of [1, 512, 1024])
      expect(accepts(Buffer.concat([signed, Buffer.alloc(more)]))).toBe(false);
  });

  it('is the same archive or none however its compressed form is damaged', { timeout: time }, () => {
    const compressed = deflateBundle(signed);
    const other: number[] = [];
    for (let at = 0; at < compressed.length; at += stride) {
      const changed = compressed.slice();
      changed[at] = (changed[at] ?? 0) ^ (1 << (at % 8));
      const archive = inflateBundle(changed);
      if (archive !== undefined && Buffer.compare(archive, signed) !== 0) other.push(at);
      if (inflateBundle(compressed.subarray(0, at)) !== undefined) other.push(-at);
    }
    expect(other).toEqual([]);
  });
});

describe('trust file and revocation list', () => {
  it('are refused with any bit flipped, and cut short anywhere', { timeout: time }, () => {
    const trust = trustFile();
    const isTrust = (bytes: Uint8Array) => readTrust(bytes, { crypto: nodeCrypto, today }).kind === 'trusted';
    const list = revocationList({ keys: [{ keyid: publisher.keyid, reason: 'Lost.' }] });
    const checks = { crypto: nodeCrypto, today, trust: trustOf(), seen: 0 };
    const isList = (bytes: Uint8Array) => readRevocations(bytes, checks).kind === 'read';
    for (const [bytes, isOne] of [
      [trust, isTrust],
      [list, isList],
    ] as const) {
      expect(isOne(bytes)).toBe(true);
      const accepted: number[] = [];
      eachFlip(bytes, (changed, at) => {
        if (isOne(changed)) accepted.push(at);
      });
      for (let length = 0; length < bytes.length; length++)
        if (isOne(bytes.subarray(0, length))) accepted.push(length);
      expect(accepted).toEqual([]);
    }
  });
});

/** The first check that does not hold is enough. */
function accepts(bytes: Uint8Array): boolean {
  for (const { holds } of signedChecks(bytes, input)) if (!holds) return false;
  return true;
}

/** `bits` bits of each byte, other ones each time. */
function eachFlip(bytes: Uint8Array, see: (changed: Uint8Array, at: number, bit: number) => void): void {
  const changed = bytes.slice();
  for (let at = 0; at < bytes.length; at += stride) {
    for (let turn = 0; turn < bits; turn++) {
      const bit = (at + turn) % 8;
      changed[at] = (bytes[at] ?? 0) ^ (1 << bit);
      see(changed, at, bit);
    }
    changed[at] = bytes[at] ?? 0;
  }
}

function placesOutside(bytes: Uint8Array): readonly number[] {
  const reading = readArchive(bytes);
  if (reading.kind === 'refused') throw new Error(reading.why);
  const inside = new Set<number>();
  let offset = 0;
  for (const { bytes: content } of reading.members) {
    for (let i = 0; i < content.length; i++) inside.add(offset + 512 + i);
    offset += 512 + Math.ceil(content.length / 512) * 512;
  }
  return Array.from(bytes.keys()).filter((at) => !inside.has(at));
}

function small(): Uint8Array {
  const files = [{ path: 'knee.guideline', bytes: new TextEncoder().encode(guideline) }];
  const outcome = makeBundle(files, 'knee.guideline', { targets: ['sql'] });
  if (outcome.kind !== 'made') throw new Error(JSON.stringify(outcome));
  return signBundle(outcome.bundle, [publisher]).bytes;
}
