// The folder of an engine: a bundle counts once it is safe there, and whatever fails leaves the ones that decide.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { onDay } from '../../host/activation/activate.ts';
import { openActivations } from '../../host/disk/activations.ts';
import { deflateBundle } from '../../host/node/inflate.ts';
import { signBundle } from '../../host/signing/bundle-signature.ts';
import { file, sinusLibrary, sinusText } from '../bundles/support/libraries.ts';
import {
  madeBundle,
  publisher,
  revocationList,
  signedBundle,
  stranger,
  today,
  trustFile,
} from './support/keys.ts';

const request = { trust: trustFile(), revocations: revocationList(), today };
const first = signedBundle();
const later = signedBundle({ sequence: '2' });

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'activations-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('activations on disk', () => {
  it('are there after a start, with what may follow them', async () => {
    const activations = await openActivations(folder);
    expect((await activations.activate(deflateBundle(first.bytes), request)).kind).toBe('active');
    expect((await activations.activate(later.bytes, request)).kind).toBe('active');
    const opened = await openActivations(folder);
    expect(opened.state()).toEqual(activations.state());
    expect(opened.bundles().map(({ manifest }) => manifest.sequence)).toEqual(['1', '2']);
    const releases = opened.state().guidelines[0]?.releases ?? [];
    expect(onDay(opened.bundles(), releases, '2025-01-01')?.bundleHash).toBe(later.bundleHash);
    expect(
      await opened.activate(signedBundle({ sequence: '1', effectiveTo: '2025-01-01' }).bytes, request),
    ).toMatchObject({
      kind: 'refused',
      code: 'rollback',
    });
  });

  it('stay as they are when a bundle is refused', async () => {
    const activations = await openActivations(folder);
    await activations.activate(first.bytes, request);
    const before = snapshot();
    const refused = await activations.activate(signedBundle({ sequence: '3' }, [stranger]).bytes, request);
    expect(refused).toMatchObject({ kind: 'refused', step: 3, code: 'wrong-key' });
    expect(snapshot()).toEqual(before);
    expect(activations.bundles().map(({ bundleHash }) => bundleHash)).toEqual([first.bundleHash]);
  });

  it('keep the newest list when a bundle is refused by it, and take no older one after that, nor after a start', async () => {
    const activations = await openActivations(folder);
    await activations.activate(first.bytes, request);
    const contents = [{ contentHash: first.manifest.contentHash, reason: 'Wrong.' }];
    const revoked = { ...request, revocations: revocationList({ sequence: '2', contents }) };
    expect(await activations.activate(later.bytes, revoked)).toMatchObject({ code: 'revoked-content' });
    for (const engine of [activations, await openActivations(folder)]) {
      expect(await engine.activate(later.bytes, request)).toMatchObject({ code: 'revocations-rollback' });
      expect(engine.bundles()).toEqual([]);
    }
  });

  it('keep a list that was seen without any bundle', async () => {
    const activations = await openActivations(folder);
    await activations.see({ ...request, revocations: revocationList({ sequence: '7' }) });
    expect((await openActivations(folder)).state().revocationSequence).toBe('7');
    await activations.see({ ...request, revocations: revocationList({ sequence: '9' }, [stranger]) });
    await activations.see(request);
    expect((await openActivations(folder)).state().revocationSequence).toBe('7');
  });

  it('offer none whose text was revoked after it was taken, and no older one in its place', async () => {
    const activations = await openActivations(folder);
    const text = sinusText.replace('version  1.2', 'version  1.3').replace('2024-11-01', '2025-01-01');
    const files = [file('ct/sinus.guideline', text), ...sinusLibrary.slice(2)];
    const next = signBundle(madeBundle({ sequence: '2' }, files), [publisher]);
    await activations.activate(first.bytes, request);
    await activations.activate(next.bytes, request);
    const contents = [{ contentHash: next.manifest.contentHash, reason: 'Wrong.' }];
    await activations.see({ ...request, revocations: revocationList({ sequence: '2', contents }) });
    for (const engine of [activations, await openActivations(folder)]) {
      const releases = engine.state().guidelines[0]?.releases ?? [];
      const versionOn = (day: string) => onDay(engine.bundles(), releases, day)?.manifest.version;
      expect(['2024-12-31', '2025-01-01'].map(versionOn)).toEqual(['1.2', undefined]);
    }
  });

  it('stay as they are when the disk refuses', async () => {
    const activations = await openActivations(folder);
    await activations.activate(first.bytes, request);
    const state = join(folder, 'state.json');
    const kept = readFileSync(state);
    // No file can take the name of a folder.
    rmSync(join(folder, 'bundles'), { recursive: true });
    writeFileSync(join(folder, 'bundles'), '');
    await expect(activations.activate(later.bytes, request)).rejects.toThrow('bundles');
    expect(readFileSync(state)).toEqual(kept);
    expect(activations.bundles().map(({ bundleHash }) => bundleHash)).toEqual([first.bundleHash]);
  });

  it('do not open with a bundle that is damaged or gone, or a state that is: an older version would decide instead', async () => {
    const activations = await openActivations(folder);
    await activations.activate(first.bytes, request);
    const [name = ''] = readdirSync(join(folder, 'bundles'));
    const path = join(folder, 'bundles', name);
    const bytes = readFileSync(path);
    const changed = Buffer.from(bytes);
    // In the vectors, the last file of the archive.
    const place = changed.length - 3000;
    changed[place] = (changed[place] ?? 0) ^ 1;
    writeFileSync(path, changed);
    await expect(openActivations(folder)).rejects.toThrow('is damaged, and');
    rmSync(path);
    await expect(openActivations(folder)).rejects.toThrow('is missing, and');
    writeFileSync(path, bytes);
    expect((await openActivations(folder)).bundles()).toHaveLength(1);
    writeFileSync(join(folder, 'state.json'), '{}');
    await expect(openActivations(folder)).rejects.toThrow('is damaged');
  });

  it('of two processes at once are taken one after the other', async () => {
    const [one, other] = [await openActivations(folder), await openActivations(folder)];
    const outcomes = await Promise.all([
      one.activate(first.bytes, request),
      other.activate(later.bytes, request),
    ]);
    const kinds = outcomes.map((outcome) => (outcome.kind === 'active' ? 'active' : outcome.code));
    expect([
      ['active', 'active'],
      ['rollback', 'active'],
    ]).toContainEqual(kinds);
    expect((await openActivations(folder)).state().guidelines[0]?.sequence).toBe('2');
  });
});

function snapshot(): readonly (readonly [string, string])[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => [entry.name, readFileSync(join(entry.parentPath, entry.name), 'base64')] as const);
}
