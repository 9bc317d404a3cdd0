// The bundles of a window: told step by step, stopped when asked, signed with keys of the person, verified with or without trust.
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ExportChoices } from '../../host/api.ts';
import type { BundleService, ExportProgress } from '../../host/bundle-service.ts';
import { createDiskBundles } from '../../host/disk/disk-bundles.ts';
import { trustFile } from '../signing/support/keys.ts';
import { sinusLibrary } from './support/libraries.ts';

const path = 'ct/sinus.guideline';
const choices: ExportChoices = {
  id: 'one',
  targets: ['rule-bundle', 'sql'],
  replaces: '',
  effectiveTo: '',
  compress: false,
};

let folder: string;
let out: string;
let service: BundleService;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'service-'));
  out = join(folder, 'out');
  const files = new Map(sinusLibrary.map((one) => [one.path, one.bytes]));
  const store = {
    list: async () => await Promise.resolve([...files.keys()]),
    read: async (name: string) => {
      const bytes = files.get(name);
      return await Promise.resolve(bytes && ({ kind: 'bytes', bytes, hash: '' } as const));
    },
  };
  service = createDiskBundles(store, { keys: join(folder, 'keys') });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('an export of a window', () => {
  it('tells what it is making, of how much', async () => {
    const told: ExportProgress[] = [];
    expect((await service.export(path, out, choices, (one) => told.push(one))).kind).toBe('exported');
    expect(told.map(({ doing, done, total }) => `${done}/${total} ${doing}`)).toEqual([
      '0/4 The guideline and its cases',
      '1/4 Rule bundle',
      '2/4 SQL',
      '3/4 The archive',
    ]);
  });

  it('stops where it is asked to, and leaves nothing', async () => {
    const outcome = await service.export(path, out, choices, ({ done }) => {
      if (done === 1) service.cancel('one');
    });
    expect(outcome).toEqual({ kind: 'cancelled' });
    expect(existsSync(out)).toBe(false);
    expect((await service.export(path, out, choices)).kind).toBe('exported');
  });

  it('comes after the bundle that it replaces', async () => {
    const first = await service.export(path, out, choices);
    if (first.kind !== 'exported') throw new Error(first.kind);
    const after = { ...choices, replaces: first.archive, effectiveTo: '2025-12-31', compress: true };
    const next = await service.export(path, join(folder, 'next'), after);
    expect(next).toMatchObject({
      kind: 'exported',
      sequence: '2',
      compressed: expect.stringMatching(/\.tar\.gz$/),
    });
    const wrong = await service.export(path, out, { ...choices, replaces: join(folder, 'none.bundle.tar') });
    expect(wrong).toMatchObject({ kind: 'failed', message: expect.stringContaining('none.bundle.tar') });
  });

  it('is signed with a key of the person, and refused where it does not open', async () => {
    const made = await service.makeKey('anna', 'correct horse battery');
    if (made.kind === 'failed') throw new Error(made.message);
    const sign = { keyid: made.key.keyid, passphrase: 'correct horse battery', remember: true };
    const outcome = await service.export(path, out, { ...choices, sign });
    expect(outcome).toMatchObject({ kind: 'exported', signedBy: [made.key.keyid] });
    // In the browser nothing is kept, whatever was asked for.
    expect((await service.keys()).keys).toEqual([{ keyid: made.key.keyid, name: 'anna', remembered: false }]);
    const other = await service.export(path, join(folder, 'b'), {
      ...choices,
      sign: { ...sign, passphrase: 'wrong' },
    });
    expect(other).toMatchObject({ kind: 'failed', message: expect.stringContaining('does not open') });
    const archive = outcome.kind === 'exported' ? outcome.archive : '';
    writeFileSync(join(folder, 'trust.json'), trustFile({ expires: '2099-12-31', revocations: 'optional' }));
    const checked = await service.verify(archive, { trust: join(folder, 'trust.json'), revocations: '' });
    // The keys of tests are from another time.
    expect(checked.checks.filter(({ holds }) => !holds)).toEqual([
      expect.objectContaining({
        check: 'Trust file',
        detail: expect.stringContaining('expired on 2025-12-31'),
      }),
    ]);
    expect((await service.verify(archive)).holds).toBe(true);
  });
});
