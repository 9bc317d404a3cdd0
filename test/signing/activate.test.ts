// The reference loader: takes a sound bundle into use, and refuses every other with the step and the reason that engines are told of.
import { describe, expect, it } from 'vitest';
import {
  activate,
  onDay,
  releaseOf,
  type Activation,
  type ActivationInput,
} from '../../host/activation/activate.ts';
import { emptyState, printState, readState } from '../../host/activation/activation-state.ts';
import { writeArchive } from '../../host/archive.ts';
import { manifestHash, printManifest } from '../../host/bundle-manifest.ts';
import type { Bundle } from '../../host/bundles.ts';
import { deflateBundle } from '../../host/node/inflate.ts';
import { envelopeName, manifestPayloadType, signBundle } from '../../host/signing/bundle-signature.ts';
import { rollbackKind, type RollbackOrder } from '../../host/signing/revocations.ts';
import { signDocument, signPayload } from '../../host/signing/signed-document.ts';
import { sinusLibrary, sinusText, file } from '../bundles/support/libraries.ts';
import {
  inputOf,
  madeBundle,
  publisher,
  revocationList,
  root,
  second,
  signedBundle,
  stranger,
  trustFile,
  trustOf,
} from './support/keys.ts';

const signed = signedBundle();

describe('activating a bundle', () => {
  it('takes a sound one into use after the eleven steps, and it decides', () => {
    const activation = activate(signed.bytes, inputOf());
    if (activation.kind !== 'active') throw new Error(activation.reason);
    expect(activation.steps.map(({ step, check }) => [step, check])).toEqual([
      [1, 'Size'],
      [2, 'Archive'],
      [3, 'Trust file'],
      [3, 'Signature'],
      [4, 'Manifest'],
      [5, 'Files'],
      [6, 'Revocations'],
      [7, 'Sequence'],
      [8, 'Effective period'],
      [9, 'Rules'],
      [10, 'Vectors'],
    ]);
    const { bundle, state } = activation;
    expect(bundle.decide({ chronic: true, pregnancy: false }).determination).toBe('appropriate');
    expect(bundle.decide({ chronic: true }).determination).toBe('needs-information');
    const releases = [releaseOf(bundle)];
    expect([onDay([bundle], releases, '2024-10-31'), onDay([bundle], releases, '2024-11-01')]).toEqual([
      undefined,
      bundle,
    ]);
    expect(bundle.contentHash).toBe(signed.manifest.contentHash);
    expect(state.guidelines).toEqual([
      {
        guidelineId: 'sinus-ct',
        channel: 'default',
        sequence: '1',
        releases: [
          {
            bundleHash: signed.bundleHash,
            contentHash: signed.manifest.contentHash,
            version: '1.2',
            sequence: '1',
            effectiveFrom: '2024-11-01',
            effectiveTo: '',
          },
        ],
      },
    ]);
    expect(readState(printState(state))).toEqual(state);
  });

  it('has one hash, signed or not, once or twice', () => {
    expect(signed.bundleHash).toBe(madeBundle().bundleHash);
    const twice = activate(signedBundle({}, [publisher, second]).bytes, inputOf());
    expect(twice.kind === 'active' && twice.bundle.bundleHash).toBe(signed.bundleHash);
  });

  it('takes the same archive compressed, and no bomb', () => {
    expect(activate(deflateBundle(signed.bytes), inputOf()).kind).toBe('active');
    expect(refusal(deflateBundle(new Uint8Array(200 * 1024 * 1024)))).toEqual([1, 'compression']);
    expect(refusal(new Uint8Array(64 * 1024 * 1024 + 1))).toEqual([1, 'too-large']);
  });
});

describe('refusing a bundle', () => {
  it.each<[string, Uint8Array, Partial<ActivationInput>, readonly [number, string]]>([
    ['no archive', new Uint8Array(2048).fill(7), {}, [2, 'archive']],
    ['without a signature', madeBundle().bytes, {}, [3, 'not-signed']],
    ['by a stranger', signedBundle({}, [stranger]).bytes, {}, [3, 'wrong-key']],
    ['by the root, which does not publish', signedBundle({}, [root]).bytes, {}, [3, 'wrong-key']],
    ['by a stranger as well', signedBundle({}, [publisher, stranger]).bytes, {}, [3, 'wrong-key']],
    ['under one of two signatures', signed.bytes, { trust: trustFile(twoPublishers()) }, [3, 'threshold']],
    [
      'after the key expired',
      signed.bytes,
      { trust: trustFile(keysUntil('2024-11-30')) },
      [3, 'expired-key'],
    ],
    ['of another payload type', swappedType(signed), {}, [4, 'wrong-type']],
    ['with the signature of another bundle', foreignEnvelope(), {}, [4, 'manifest']],
    ['with a file too many', withFile('extra.txt'), {}, [5, 'files']],
    ['with a file changed', withFile('readme.md'), {}, [5, 'files']],
    [
      'that ends before it begins',
      resigned({ ...signed.manifest, effectiveTo: '2024-10-31' }),
      {},
      [8, 'outside-period'],
    ],
    ['without a list of revocations', signed.bytes, { revocations: undefined }, [6, 'no-revocations']],
    [
      'with a list that expired',
      signed.bytes,
      { revocations: revocationList({ expires: '2024-11-30' }) },
      [6, 'revocations-expired'],
    ],
    [
      'with a list by a stranger',
      signed.bytes,
      { revocations: revocationList({}, [publisher]) },
      [6, 'revocations-signature'],
    ],
    ['with the trust file for a list', signed.bytes, { revocations: trustFile() }, [6, 'wrong-type']],
    [
      'with a list that is none',
      signed.bytes,
      { revocations: new Uint8Array([123]) },
      [6, 'revocations-unreadable'],
    ],
    [
      'whose key is revoked',
      signed.bytes,
      { revocations: revocationList({ keys: [{ keyid: publisher.keyid, reason: 'Lost.' }] }) },
      [6, 'revoked-key'],
    ],
    [
      'whose text is revoked',
      signed.bytes,
      {
        revocations: revocationList({
          contents: [{ contentHash: signed.manifest.contentHash, reason: 'Wrong.' }],
        }),
      },
      [6, 'revoked-content'],
    ],
    ['before its day of service', signed.bytes, { dayOfService: '2024-10-31' }, [8, 'outside-period']],
    [
      'after its last day of service',
      signedBundle({ effectiveTo: '2024-12-31' }).bytes,
      { dayOfService: '2025-01-01' },
      [8, 'outside-period'],
    ],
    ['with a trust file that is none', signed.bytes, { trust: new Uint8Array([1]) }, [3, 'trust-unreadable']],
    ['with a list for a trust file', signed.bytes, { trust: revocationList() }, [3, 'wrong-type']],
    [
      'with a trust file by a stranger',
      signed.bytes,
      { trust: trustFile({}, [publisher]) },
      [3, 'trust-signature'],
    ],
    [
      'with a trust file that expired',
      signed.bytes,
      { trust: trustFile({ expires: '2024-11-30' }) },
      [3, 'trust-expired'],
    ],
  ])('%s', (_, bytes, change, wanted) => {
    expect(refusal(bytes, change)).toEqual(wanted);
  });

  it('whose rules do not mean what was signed, or do not decide as shipped', () => {
    const lie = (part: object): Uint8Array => resigned({ ...signed.manifest, ...part });
    expect(refusal(lie({ meaningHash: `sha256:${'0'.repeat(64)}` }))).toEqual([9, 'meaning']);
    expect(refusal(lie({ contentHash: `sha256:${'0'.repeat(64)}` }))).toEqual([9, 'meaning']);
    expect(refusal(lie({ vectors: { count: '3' } }))).toEqual([10, 'vectors']);
    const toolchain = { ...signed.manifest.toolchain, ir: '2' };
    expect(refusal(lie({ toolchain }))).toEqual([9, 'not-supported']);
  });

  it('counts a key once, and another key instead of a revoked one', () => {
    const revoked = revocationList({ keys: [{ keyid: publisher.keyid, reason: 'Lost.' }] });
    const both = signedBundle({}, [publisher, second]).bytes;
    expect(activate(both, inputOf({ revocations: revoked })).kind).toBe('active');
    expect(activate(both, inputOf({ trust: trustFile(twoPublishers()) })).kind).toBe('active');
    expect(refusal(both, { trust: trustFile(twoPublishers()), revocations: revoked })).toEqual([
      6,
      'revoked-key',
    ]);
  });
});

describe('one bundle after another', () => {
  const first = active(activate(signed.bytes, inputOf()));
  const later = signedBundle({ sequence: '2', previousHash: signed.bundleHash });
  const after = active(activate(later.bytes, inputOf({ state: first.state })));

  it('takes a higher number, the same bundle again, and neither an older nor another of the same number', () => {
    expect(after.state.guidelines[0]?.sequence).toBe('2');
    expect(
      refusal(signedBundle({ sequence: '2', effectiveTo: '2030-01-01' }).bytes, { state: after.state }),
    ).toEqual([7, 'rollback']);
    expect(refusal(signedBundle({ sequence: '0' }).bytes, { state: after.state })).toEqual([7, 'rollback']);
    const again = active(activate(later.bytes, inputOf({ state: after.state })));
    expect(again.state).toEqual(after.state);
  });

  it('refuses the very bundle that was replaced, unless an order names both', () => {
    // A bundle that was in use stays for the days of service before the next one begins; it does not become the last again.
    const again = active(activate(signed.bytes, inputOf({ state: after.state })));
    expect(again.state.guidelines[0]?.releases.map(({ sequence }) => sequence)).toEqual(['1', '2']);
    const back = active(activate(signed.bytes, inputOf({ state: after.state, rollback: order() })));
    expect(back.state.guidelines[0]).toMatchObject({
      sequence: '2',
      releases: [{ sequence: '2' }, { sequence: '1' }],
    });
    for (const [rollback, code] of [
      [order({ expires: '2024-11-30' }), 'rollback-order'],
      [order({ to: { bundleHash: later.bundleHash, sequence: '1' } }), 'rollback-order'],
      [order({ channel: 'other' }), 'rollback-order'],
      [order({}, [root]), 'rollback-order'],
      [trustFile(), 'wrong-type'],
    ] as const)
      expect(refusal(signed.bytes, { state: after.state, rollback })).toEqual([7, code]);
  });

  it('lets a later one take over from its first day of service on, and none decide when it has ended', () => {
    const old = signedBundle();
    const text = sinusText.replace('version  1.2', 'version  1.3').replace('2024-11-01', '2025-01-01');
    const next = madeBundle({ sequence: '2', effectiveTo: '2025-12-31' }, [
      file('ct/sinus.guideline', text),
      ...sinusLibrary.slice(2),
    ]);
    const bundles = [
      active(activate(old.bytes, inputOf())).bundle,
      active(activate(signBundle(next, [publisher]).bytes, inputOf())).bundle,
    ];
    const versionOn = (day: string) => onDay(bundles, bundles.map(releaseOf), day)?.manifest.version;
    expect(['2024-10-31', '2024-12-31', '2025-01-01', '2025-12-31', '2026-01-01'].map(versionOn)).toEqual([
      undefined,
      '1.2',
      '1.3',
      '1.3',
      undefined,
    ]);
  });

  it('remembers the newest list, and takes no older one and not none', () => {
    const state = active(
      activate(signed.bytes, inputOf({ revocations: revocationList({ sequence: '5' }) })),
    ).state;
    expect(state.revocationSequence).toBe('5');
    expect(refusal(later.bytes, { state, revocations: revocationList({ sequence: '4' }) })).toEqual([
      6,
      'revocations-rollback',
    ]);
    const optional = trustFile({ version: '2', revocations: 'optional' });
    expect(refusal(later.bytes, { state, trust: optional, revocations: undefined })).toEqual([
      6,
      'no-revocations',
    ]);
    expect(activate(later.bytes, inputOf({ trust: optional, revocations: undefined })).kind).toBe('active');
  });

  it('remembers trust file and list as soon as their signatures hold, whatever becomes of the bundle', () => {
    const { state } = first;
    const seenBy = (change: Partial<ActivationInput>, bytes = madeBundle().bytes) =>
      activate(bytes, inputOf({ state, ...change })).state;
    const none = new Uint8Array(3);
    const contents = [{ contentHash: signed.manifest.contentHash, reason: 'Wrong.' }];
    const list = { sequence: '5', contents };
    expect(seenBy({ revocations: revocationList(list) }, none)).toMatchObject({
      revocationSequence: '5',
      revokedContents: [signed.manifest.contentHash],
    });
    const expired = revocationList({ sequence: '6', expires: '2024-11-30' });
    expect(seenBy({ revocations: expired }).revocationSequence).toBe('6');
    expect(seenBy({ revocations: revocationList(list, [stranger]) })).toEqual(state);
    // Newer and already at its end: the one before must not come back for that.
    const short = trustFile({ version: '2', expires: '2024-11-30' });
    const moved = seenBy({ trust: short });
    expect(refusal(later.bytes, { state })).toBe('active');
    expect(refusal(later.bytes, { state: moved })).toEqual([3, 'trust-rollback']);
    expect(seenBy({ trust: trustFile({ version: '2' }, [stranger]) })).toEqual(state);
    // The list after it may take a text off again; another one of the same number may not.
    const after = seenBy({ revocations: revocationList(list) });
    const again = (sequence: string) => seenBy({ state: after, revocations: revocationList({ sequence }) });
    expect(again('5').revokedContents).toEqual([signed.manifest.contentHash]);
    expect(again('6').revokedContents).toBeUndefined();
  });

  it('follows a trust file only with the root of the one before, and never back', () => {
    const { state } = first;
    const rotated = rotatedTrust();
    expect(refusal(later.bytes, { state, trust: trustFile(rotated, [stranger]) })).toEqual([
      3,
      'trust-signature',
    ]);
    expect(refusal(later.bytes, { state, trust: trustFile(rotated, [root]) })).toEqual([
      3,
      'trust-signature',
    ]);
    const list = revocationList({}, [stranger]);
    const both = trustFile(rotated, [root, stranger]);
    const moved = active(activate(later.bytes, inputOf({ state, trust: both, revocations: list })));
    expect(refusal(later.bytes, { state: moved.state, revocations: list })).toEqual([3, 'trust-rollback']);
    expect(refusal(later.bytes, { state, trust: trustFile({ expires: '2025-06-29' }) })).toEqual([
      3,
      'trust-rollback',
    ]);
  });

  function order(change: Partial<RollbackOrder> = {}, signers = [publisher]): Uint8Array {
    const document: RollbackOrder = {
      rollbackFormat: '1',
      guidelineId: 'sinus-ct',
      channel: 'default',
      from: { bundleHash: later.bundleHash, sequence: '2' },
      to: { bundleHash: signed.bundleHash, sequence: '1' },
      reason: 'A mistake in 2.',
      expires: '2024-12-31',
      ...change,
    };
    return signDocument(rollbackKind, document, signers);
  }
});

describe('the state of an engine', () => {
  it('is refused where it is not exactly what was written', () => {
    const bytes = printState(emptyState);
    for (let at = 0; at < bytes.length; at++) {
      expect(readState(bytes.slice(0, at))).toBeUndefined();
      for (let bit = 0; bit < 8; bit++) {
        const changed = bytes.slice();
        changed[at] = (changed[at] ?? 0) ^ (1 << bit);
        const state = readState(changed);
        // Another number is a state as well; everything else is none.
        if (state !== undefined) expect({ ...state, revocationSequence: '0' }).toEqual(emptyState);
      }
    }
  });
});

function refusal(
  bytes: Uint8Array,
  change: Partial<ActivationInput> = {},
): readonly [number, string] | string {
  const activation = activate(bytes, inputOf(change));
  return activation.kind === 'refused' ? [activation.step, activation.code] : 'active';
}

function active(activation: Activation): Extract<Activation, { readonly kind: 'active' }> {
  if (activation.kind === 'active') return activation;
  throw new Error(activation.reason);
}

function twoPublishers() {
  const { roles } = trustOf();
  return { roles: { ...roles, publisher: { ...roles.publisher, threshold: '2' } } };
}

function keysUntil(expires: string) {
  return { keys: trustOf().keys.map((key) => (key.name === 'Publisher' ? { ...key, expires } : key)) };
}

function rotatedTrust() {
  const { keys, roles } = trustOf();
  const [old] = keys;
  const fresh = { ...old, ...trustKey(), name: 'New root' } as (typeof keys)[number];
  const rootRole = { keyids: [stranger.keyid], threshold: '1' };
  return { version: '2', keys: [...keys, fresh], roles: { ...roles, root: rootRole, revoker: rootRole } };
}

function trustKey() {
  return { keyid: stranger.keyid, publicKey: Buffer.from(stranger.publicKey).toString('base64') };
}

function swappedType(bundle: Bundle): Uint8Array {
  const manifest = printManifest(bundle.manifest);
  return withEnvelope(bundle, signPayload('application/json', manifest, [publisher]));
}

function foreignEnvelope(): Uint8Array {
  const other = signedBundle({ sequence: '9' });
  return withEnvelope(
    signed,
    other.members.find(({ name }) => name === envelopeName)?.bytes ?? new Uint8Array(),
  );
}

function withEnvelope(bundle: Bundle, bytes: Uint8Array): Uint8Array {
  const members = bundle.members.filter(({ name }) => name !== envelopeName);
  return writeArchive([...members, { name: envelopeName, bytes }]);
}

function withFile(name: string): Uint8Array {
  const members = signed.members.filter((member) => member.name !== name);
  return writeArchive([...members, { name, bytes: new Uint8Array([1]) }]);
}

function resigned(manifest: Bundle['manifest']): Uint8Array {
  const bytes = printManifest({ ...manifest, manifestHash: manifestHash(manifest) });
  const envelope = signPayload(manifestPayloadType, bytes, [publisher]);
  const members = signed.members.map((member) =>
    member.name === 'manifest.json'
      ? { ...member, bytes }
      : member.name === envelopeName
        ? { ...member, bytes: envelope }
        : member,
  );
  return writeArchive(members);
}
