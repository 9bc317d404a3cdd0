// A service that takes signed bundles only: what is signed, newer and not revoked decides; everything else leaves what it was.
import { rmSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openActivations } from '../../host/disk/activations.ts';
import { firstRelease, type Release } from '../../host/bundle-manifest.ts';
import { makeBundle, type Bundle } from '../../host/bundles.ts';
import { signBundle } from '../../host/signing/bundle-signature.ts';
import { rollbackKind } from '../../host/signing/revocations.ts';
import { signDocument } from '../../host/signing/signed-document.ts';
import type { Signer } from '../../host/signing/signature-crypto.ts';
import { signedLoader } from '../../service/load-signed.ts';
import type { RunningService } from '../../service/start-service.ts';
import { publisher, revocationList, stranger, today, trustFile } from '../signing/support/keys.ts';
import { kneeGuideline, post, serviceFolder, type ServiceFolder } from './service-fixture.ts';

let folder: ServiceFolder;
let revocations: Uint8Array;

beforeEach(() => {
  folder = serviceFolder();
  revocations = revocationList();
});

afterEach(async () => await folder.remove());

function signed(
  version: string,
  effective: string,
  release: Partial<Release>,
  signers: readonly Signer[] = [publisher],
): Bundle {
  const files = [
    { path: 'knee.guideline', bytes: new TextEncoder().encode(kneeGuideline(version, effective)) },
  ];
  const outcome = makeBundle(files, 'knee.guideline', {
    targets: ['rule-bundle'],
    release: { ...firstRelease, ...release },
  });
  if (outcome.kind !== 'made') throw new Error(JSON.stringify(outcome));
  return signers.length === 0 ? outcome.bundle : signBundle(outcome.bundle, signers);
}

const first = signed('1', '2024-01-01', { sequence: '1' });
const next = signed('2', '2024-07-01', { sequence: '2', effectiveTo: '2024-12-31' });

async function start(bundles: readonly string[]): Promise<RunningService> {
  const activations = await openActivations(`${folder.path}/state`);
  const request = async () => ({ trust: trustFile(), revocations, today });
  return await folder.start({ bundles, load: signedLoader(activations, request) });
}

/** By an order of the publisher, as another program gives it to the same folder. */
async function putBack(): Promise<void> {
  const order = {
    rollbackFormat: '1' as const,
    guidelineId: 'knee-mri',
    channel: 'default',
    from: { bundleHash: next.bundleHash, sequence: '2' },
    to: { bundleHash: first.bundleHash, sequence: '1' },
    reason: 'A mistake in 2.',
    expires: '2024-12-31',
  };
  const rollback = signDocument(rollbackKind, order, [publisher]);
  const activations = await openActivations(`${folder.path}/state`);
  const activation = await activations.activate(first.bytes, {
    trust: trustFile(),
    revocations,
    today,
    rollback,
  });
  expect(activation.kind).toBe('active');
}

async function versionOn(service: RunningService, dateOfService: string): Promise<unknown> {
  const { body } = await post(`${service.url}/v1/decide`, {
    guideline: 'knee-mri',
    dateOfService,
    facts: {},
  });
  return (body['guideline'] as { readonly version: string } | undefined)?.version ?? body['code'];
}

describe('a service with a trust file', () => {
  it('takes signed bundles in the order of their channel, each for its days of service, and again after a restart', async () => {
    folder.write('a.bundle.tar', next.bytes);
    folder.write('b.bundle.tar', first.bytes);
    for (let round = 0; round < 2; round++) {
      const service = await start([folder.path]);
      const days = ['2023-12-31', '2024-06-30', '2024-07-01', '2024-12-31', '2025-01-01'];
      expect(await Promise.all(days.map(async (day) => await versionOn(service, day)))).toEqual([
        'no-version-in-force',
        '1',
        '2',
        '2',
        'no-version-in-force',
      ]);
      await service.close();
    }
  });

  it('lets no older version come back: not when the newer has ended, not when its file is gone, only by a signed order', async () => {
    const files = [folder.write('a.bundle.tar', first.bytes), folder.write('b.bundle.tar', next.bytes)];
    const service = await start([folder.path]);
    const ask = async (part: object): Promise<unknown> => {
      const asked = { guideline: 'knee-mri', facts: { locked: true }, ...part };
      const { status, body } = await post(`${service.url}/v1/decide`, asked);
      expect(body).not.toHaveProperty('decision');
      return [status, body['detail']];
    };
    expect(await ask({ dateOfService: '2025-01-01' })).toEqual([
      422,
      'No version of knee-mri decides services of 2025-01-01: 1 from 2024-01-01, 2 from 2024-07-01 to 2024-12-31. Version 2 took over and has ended; no older one comes back in its place.',
    ]);
    expect(await ask({ dateOfService: '2024-07-01', version: '1' })).toEqual([
      422,
      'knee-mri 1 does not decide services of 2024-07-01: 1 from 2024-01-01. Version 2 does.',
    ]);
    rmSync(files[1] ?? '');
    await service.reload();
    expect(await ask({ dateOfService: '2024-07-01' })).toEqual([
      422,
      'No version of knee-mri decides services of 2024-07-01: 1 from 2024-01-01. Version 2 took over and is not live here; no older one comes back in its place.',
    ]);
    expect(await versionOn(service, '2024-06-30')).toBe('1');
    await putBack();
    await service.reload();
    expect(await versionOn(service, '2024-07-01')).toBe('1');
    expect(await versionOn(service, '2025-01-01')).toBe('1');
  });

  it.each([
    ['is not signed', signed('1', '2024-01-01', {}, []), 'step 3, not-signed'],
    ['is signed by somebody else', signed('1', '2024-01-01', {}, [stranger]), 'step 3, wrong-key'],
  ])('does not start with a bundle that %s', async (_, bundle, why) => {
    await expect(start([folder.write('a.bundle.tar', bundle.bytes)])).rejects.toThrow(why);
  });

  it('takes no older bundle in the place of a newer one', async () => {
    const file = folder.write('a.bundle.tar', first.bytes);
    const service = await start([file]);
    folder.write('a.bundle.tar', next.bytes);
    expect((await service.reload()).activated.map(({ version }) => version)).toEqual(['2']);
    folder.write('a.bundle.tar', signed('3', '2024-07-01', { sequence: '2' }).bytes);
    const { activated, refused } = await service.reload();
    expect([activated, refused[0]?.why]).toEqual([[], expect.stringContaining('step 7, rollback')]);
    expect(await versionOn(service, '2024-08-01')).toBe('2');
  });

  it('lets a text decide no more that is revoked, and says nothing in its place', async () => {
    const service = await start([
      folder.write('a.bundle.tar', first.bytes),
      folder.write('b.bundle.tar', next.bytes),
    ]);
    const reason = 'The threshold is wrong';
    revocations = revocationList({
      sequence: '2',
      contents: [{ contentHash: next.manifest.contentHash, reason }],
    });
    const { withdrawn, refused } = await service.reload();
    expect(withdrawn.map(({ version }) => version)).toEqual(['2']);
    const why = `step 6, revoked-content: The text of this bundle is revoked: ${reason}`;
    expect(refused).toEqual([{ file: `${folder.path}/b.bundle.tar`, why, stillLive: false }]);
    expect(await versionOn(service, '2024-06-30')).toBe('1');
    expect(await versionOn(service, '2024-07-01')).toBe('no-version-in-force');
  });

  it('takes a revoked text never back: not by the older list, not by a broken file, not after a restart', async () => {
    const file = folder.write('a.bundle.tar', first.bytes);
    const service = await start([file]);
    const reason = 'The threshold is wrong';
    const older = revocations;
    const contents = [{ contentHash: first.manifest.contentHash, reason }];
    revocations = revocationList({ sequence: '2', contents });
    folder.write('a.bundle.tar', new Uint8Array(3));
    expect((await service.reload()).withdrawn.map(({ version }) => version)).toEqual(['1']);
    folder.write('a.bundle.tar', first.bytes);
    revocations = older;
    const { activated, refused } = await service.reload();
    expect([activated, refused[0]?.why]).toEqual([
      [],
      expect.stringContaining('step 6, revocations-rollback'),
    ]);
    expect(await versionOn(service, '2024-08-01')).toBe('unknown-guideline');
    await service.close();
    await expect(start([file])).rejects.toThrow('revocations-rollback');
  });

  it('keeps what decides where the revocation list has expired, and says so', async () => {
    const service = await start([folder.write('a.bundle.tar', first.bytes)]);
    revocations = revocationList({ sequence: '2', expires: '2024-11-30' });
    const { withdrawn, refused } = await service.reload();
    expect([withdrawn, refused[0]?.stillLive, refused[0]?.why]).toEqual([
      [],
      true,
      expect.stringContaining('step 6, revocations-expired'),
    ]);
    expect(await versionOn(service, '2024-08-01')).toBe('1');
  });
});
