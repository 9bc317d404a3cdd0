// Keys of tests, from fixed seeds, and the trust files, lists and signed bundles that are made with them.
import { base64 } from '@scure/base';
import type { ActivationInput } from '../../../host/activation/activate.ts';
import { emptyState } from '../../../host/activation/activation-state.ts';
import { firstRelease, type Release } from '../../../host/bundle-manifest.ts';
import { makeBundle, type Bundle } from '../../../host/bundles.ts';
import { nodeCrypto, privateKeyOf, signerOf } from '../../../host/node/ed25519.ts';
import { inflateBundle } from '../../../host/node/inflate.ts';
import { signBundle } from '../../../host/signing/bundle-signature.ts';
import { revocationsKind, type Revocations } from '../../../host/signing/revocations.ts';
import type { Signer } from '../../../host/signing/signature-crypto.ts';
import { signDocument } from '../../../host/signing/signed-document.ts';
import { trustKind, type Trust } from '../../../host/signing/trust.ts';
import { sinusLibrary } from '../../bundles/support/libraries.ts';

export const today = '2024-12-01';

export function signerFrom(seed: number): Signer {
  return signerOf(privateKeyOf(new Uint8Array(32).fill(seed)));
}

export const root = signerFrom(1);
export const publisher = signerFrom(2);
export const second = signerFrom(3);
export const stranger = signerFrom(4);

export function trustOf(change: Partial<Trust> = {}): Trust {
  const key = (name: string, { keyid, publicKey }: Signer) => ({
    keyid,
    name,
    algorithm: 'ed25519' as const,
    publicKey: base64.encode(publicKey),
    expires: '2025-12-31',
  });
  return {
    trustFormat: '1',
    version: '1',
    expires: '2025-06-30',
    revocations: 'required',
    keys: [key('Root', root), key('Publisher', publisher), key('Second', second)],
    roles: {
      publisher: { keyids: [publisher.keyid, second.keyid], threshold: '1' },
      revoker: { keyids: [root.keyid], threshold: '1' },
      root: { keyids: [root.keyid], threshold: '1' },
    },
    ...change,
  };
}

export function trustFile(change: Partial<Trust> = {}, signers: readonly Signer[] = [root]): Uint8Array {
  return signDocument(trustKind, trustOf(change), signers);
}

export function revocationList(
  change: Partial<Revocations> = {},
  signers: readonly Signer[] = [root],
): Uint8Array {
  const list: Revocations = {
    revocationsFormat: '1',
    sequence: '1',
    expires: '2025-01-31',
    keys: [],
    contents: [],
    ...change,
  };
  return signDocument(revocationsKind, list, signers);
}

export function madeBundle(release: Partial<Release> = {}, files = sinusLibrary): Bundle {
  const outcome = makeBundle(files, 'ct/sinus.guideline', {
    targets: ['sql'],
    release: { ...firstRelease, ...release },
  });
  if (outcome.kind !== 'made') throw new Error(JSON.stringify(outcome));
  return outcome.bundle;
}

export function signedBundle(
  release: Partial<Release> = {},
  signers: readonly Signer[] = [publisher],
): Bundle {
  return signBundle(madeBundle(release), signers);
}

export function inputOf(change: Partial<ActivationInput> = {}): ActivationInput {
  return {
    trust: trustFile(),
    revocations: revocationList(),
    state: emptyState,
    crypto: nodeCrypto,
    today,
    inflate: inflateBundle,
    ...change,
  };
}
