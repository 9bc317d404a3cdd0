// The trust file: which keys may sign what, how many it takes, and until when; itself signed by its root keys.
import { base64 } from '@scure/base';
import { z } from 'zod';
import { day, sameBytes, wholeNumber } from '../bundle-manifest.ts';
import type { Envelope } from './dsse.ts';
import { preAuthEncoding } from './dsse.ts';
import { keyIdOf, type SignatureCrypto } from './signature-crypto.ts';
import { readDocument, type DocumentKind } from './signed-document.ts';

const keyid = z.string().regex(/^[0-9a-f]{64}$/);
const role = z.strictObject({ keyids: z.array(keyid).min(1).max(32), threshold: wholeNumber });

export const roleNames = ['publisher', 'revoker', 'root'] as const;
export type RoleName = (typeof roleNames)[number];

const trustShape = z.strictObject({
  trustFormat: z.literal('1'),
  /** Grows with every change of it. */
  version: wholeNumber,
  /** Last day on which it counts. */
  expires: day,
  /** Whether nothing is accepted without a list of what is revoked that has not expired. */
  revocations: z.enum(['required', 'optional']),
  keys: z
    .array(
      z.strictObject({
        keyid,
        name: z.string().min(1).max(200),
        algorithm: z.literal('ed25519'),
        /** DER of the SubjectPublicKeyInfo, base64. */
        publicKey: z.string().max(200),
        /** Last day on which its signatures count. */
        expires: day,
      }),
    )
    .max(100),
  roles: z.strictObject({ publisher: role, revoker: role, root: role }),
});

export type Trust = z.infer<typeof trustShape>;
export type TrustedKey = Trust['keys'][number];

export const trustKind: DocumentKind<Trust> = {
  payloadType: 'application/vnd.guideline-studio.trust.v1+json',
  title: 'trust file',
  shape: trustShape,
};

export type TrustReading =
  | { readonly kind: 'trusted'; readonly trust: Trust }
  | { readonly kind: 'refused'; readonly code: TrustFault; readonly why: string };
export type TrustFault =
  'trust-unreadable' | 'trust-signature' | 'trust-expired' | 'trust-rollback' | 'wrong-type';

export interface TrustChecks {
  readonly crypto: SignatureCrypto;
  /** YYYY-MM-DD, UTC. */
  readonly today: string;
  /** The trust file that was accepted last, where there is one: a newer one has to be signed by its root too. */
  readonly accepted?: Uint8Array | undefined;
}

export function readTrust(bytes: Uint8Array, checks: TrustChecks): TrustReading {
  const reading = trustByRoot(bytes, checks);
  if (reading.kind === 'trusted' && reading.trust.expires < checks.today)
    return refused('trust-expired', `The trust file expired on ${reading.trust.expires}.`);
  return reading;
}

/** Whose signatures hold, its own and those of the root before, whether or not it has expired: no older one may follow it. */
export function trustByRoot(bytes: Uint8Array, checks: TrustChecks): TrustReading {
  const reading = readDocument(trustKind, bytes);
  if (reading.kind === 'refused')
    return refused(reading.swapped ? 'wrong-type' : 'trust-unreadable', reading.why);
  const { document: trust, envelope } = reading;
  const muddle = muddleOf(trust, checks.crypto);
  if (muddle !== undefined) return refused('trust-unreadable', muddle);
  const own = countSigners(envelope, trust, 'root', checks);
  if (own.kind === 'refused') return refused('trust-signature', `The trust file: ${own.why}`);
  return checks.accepted === undefined
    ? { kind: 'trusted', trust }
    : follows(bytes, trust, envelope, checks.accepted, checks);
}

export interface SignerChecks {
  readonly crypto: SignatureCrypto;
  readonly today: string;
  /** Key ids that are not counted any more. */
  readonly revoked?: ReadonlySet<string>;
}

export type SignerCount =
  | { readonly kind: 'enough'; readonly signers: readonly TrustedKey[] }
  | { readonly kind: 'refused'; readonly code: SignerFault; readonly why: string };
export type SignerFault =
  'not-signed' | 'wrong-key' | 'bad-signature' | 'expired-key' | 'revoked-key' | 'threshold';

/**
 * Counts distinct keys of the role. Every signature in the envelope must be valid and of a key in the trust file, whatever
 * its role: else its bytes could be changed and nobody would see it. A trust file alone may bear one of a key that it does not
 * list any more, since the keys of the version before sign the next one.
 */
export function countSigners(
  envelope: Envelope,
  trust: Trust,
  roleName: RoleName,
  { crypto, today, revoked = new Set() }: SignerChecks,
): SignerCount {
  if (envelope.signatures.length === 0) return fault('not-signed', 'it bears no signature.');
  const message = preAuthEncoding(envelope.payloadType, envelope.payload);
  const { keyids, threshold } = trust.roles[roleName];
  const signers: TrustedKey[] = [];
  let notCounted: SignerCount | undefined;
  for (const { keyid: id, signature } of envelope.signatures) {
    const key = trust.keys.find((one) => one.keyid === id);
    if (key === undefined) {
      const stranger = fault(
        'wrong-key',
        `it is signed by the key ${short(id)}, which the trust file does not know.`,
      );
      if (roleName !== 'root') return stranger;
      notCounted ??= stranger;
      continue;
    }
    if (!crypto.verify(base64.decode(key.publicKey), message, signature))
      return fault('bad-signature', `the signature of ${named(key)} is not of these bytes.`);
    if (!keyids.includes(id)) notCounted ??= fault('wrong-key', `${named(key)} is no ${roleName} key.`);
    else if (revoked.has(id)) notCounted ??= fault('revoked-key', `${named(key)} is revoked.`);
    else if (key.expires < today)
      notCounted ??= fault('expired-key', `${named(key)} expired on ${key.expires}.`);
    else signers.push(key);
  }
  if (signers.length >= Number(threshold)) return { kind: 'enough', signers };
  return (
    notCounted ??
    fault('threshold', `${signers.length} of the ${threshold} ${roleName} keys that it takes have signed it.`)
  );
}

export function short(id: string): string {
  return `${id.slice(0, 12)}…`;
}

function named({ name, keyid: id }: TrustedKey): string {
  return `${name} (${short(id)})`;
}

/** A newer trust file counts only where the root of the accepted one has signed it too; an older one never. */
function follows(
  bytes: Uint8Array,
  trust: Trust,
  envelope: Envelope,
  acceptedBytes: Uint8Array,
  checks: TrustChecks,
): TrustReading {
  const reading = readDocument(trustKind, acceptedBytes);
  if (reading.kind === 'refused')
    return refused('trust-unreadable', `The accepted trust file: ${reading.why}`);
  const accepted = reading.document;
  const [version, before] = [Number(trust.version), Number(accepted.version)];
  if (version < before)
    return refused(
      'trust-rollback',
      `The trust file is version ${version}; version ${before} was accepted already.`,
    );
  if (version === before) {
    if (sameBytes(bytes, acceptedBytes)) return { kind: 'trusted', trust };
    return refused('trust-rollback', `Another trust file of version ${version} was accepted already.`);
  }
  const known = new Set(trust.keys.map((key) => key.keyid));
  const both = {
    ...accepted,
    keys: [...trust.keys, ...accepted.keys.filter((key) => !known.has(key.keyid))],
  };
  // Expiry of the old root does not count: a rotation that comes late has to be possible with the old keys.
  const count = countSigners(envelope, both, 'root', { crypto: checks.crypto, today: '' });
  if (count.kind === 'enough') return { kind: 'trusted', trust };
  return refused(
    'trust-signature',
    `The root of the accepted trust file has not signed this one: ${count.why}`,
  );
}

/** What a file that is well formed says against itself. */
function muddleOf(trust: Trust, crypto: SignatureCrypto): string | undefined {
  const ids = trust.keys.map((key) => key.keyid);
  if (new Set(ids).size !== ids.length) return 'The trust file lists a key twice.';
  const misnamed = trust.keys.find((key) => !isKeyOf(key, crypto));
  if (misnamed !== undefined)
    return `The trust file gives the key of ${misnamed.name} an id that is not its own.`;
  for (const name of roleNames) {
    const { keyids, threshold } = trust.roles[name];
    if (new Set(keyids).size !== keyids.length || keyids.some((id) => !ids.includes(id)))
      return `The trust file names keys for the role ${name} that it does not list, or one twice.`;
    if (Number(threshold) < 1 || Number(threshold) > keyids.length)
      return `The trust file asks for ${threshold} signatures of ${keyids.length} ${name} keys.`;
  }
  return undefined;
}

function isKeyOf(key: TrustedKey, crypto: SignatureCrypto): boolean {
  try {
    const bytes = base64.decode(key.publicKey);
    return base64.encode(bytes) === key.publicKey && keyIdOf(bytes, crypto) === key.keyid;
  } catch {
    return false;
  }
}

function refused(code: TrustFault, why: string): TrustReading {
  return { kind: 'refused', code, why };
}

function fault(code: SignerFault, why: string): Extract<SignerCount, { readonly kind: 'refused' }> {
  return { kind: 'refused', code, why };
}
