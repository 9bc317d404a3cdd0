// The list of what is revoked, keys and texts, and the order to go back to an earlier bundle; both signed, both with an end.
import { z } from 'zod';
import { channelShape, day, digest, wholeNumber } from '../bundle-manifest.ts';
import { countSigners, type SignerChecks, type Trust } from './trust.ts';
import { readDocument, type DocumentKind } from './signed-document.ts';

const reason = z.string().min(1).max(500);

const revocationsShape = z.strictObject({
  revocationsFormat: z.literal('1'),
  /** Grows with every change of it. */
  sequence: wholeNumber,
  /** Last day on which it counts: after it nobody knows what has been revoked since. */
  expires: day,
  keys: z.array(z.strictObject({ keyid: z.string().regex(/^[0-9a-f]{64}$/), reason })).max(1000),
  /** Bundles of a text that must not decide any more, by its content hash. */
  contents: z.array(z.strictObject({ contentHash: digest, reason })).max(10_000),
});

export type Revocations = z.infer<typeof revocationsShape>;

export const revocationsKind: DocumentKind<Revocations> = {
  payloadType: 'application/vnd.guideline-studio.revocations.v1+json',
  title: 'revocation list',
  shape: revocationsShape,
};

export type RevocationsReading =
  | { readonly kind: 'read'; readonly revocations: Revocations }
  | {
      readonly kind: 'refused';
      readonly code:
        | 'revocations-unreadable'
        | 'revocations-signature'
        | 'revocations-expired'
        | 'revocations-rollback'
        | 'wrong-type';
      readonly why: string;
    };

export interface ListSigners extends SignerChecks {
  readonly trust: Trust;
}

export interface RevocationChecks extends ListSigners {
  /** Sequence of the newest list that was seen. */
  readonly seen: number;
}

export function readRevocations(bytes: Uint8Array, checks: RevocationChecks): RevocationsReading {
  const reading = revocationsByRevokers(bytes, checks);
  if (reading.kind === 'refused') return reading;
  const { revocations } = reading;
  if (revocations.expires < checks.today) {
    const why = `The revocation list expired on ${revocations.expires}: what was revoked since is not known.`;
    return { kind: 'refused', code: 'revocations-expired', why };
  }
  if (Number(revocations.sequence) < checks.seen) {
    const why = `The revocation list has the number ${revocations.sequence}; number ${checks.seen} was seen already.`;
    return { kind: 'refused', code: 'revocations-rollback', why };
  }
  return reading;
}

/** Whose signatures hold, whether or not it has expired or a newer one was seen. */
export function revocationsByRevokers(bytes: Uint8Array, checks: ListSigners): RevocationsReading {
  const reading = readDocument(revocationsKind, bytes);
  if (reading.kind === 'refused')
    return {
      kind: 'refused',
      code: reading.swapped ? 'wrong-type' : 'revocations-unreadable',
      why: reading.why,
    };
  const { document: revocations, envelope } = reading;
  const count = countSigners(envelope, checks.trust, 'revoker', checks);
  if (count.kind === 'refused')
    return { kind: 'refused', code: 'revocations-signature', why: `The revocation list: ${count.why}` };
  return { kind: 'read', revocations };
}

const rollbackShape = z.strictObject({
  rollbackFormat: z.literal('1'),
  guidelineId: z.string(),
  channel: channelShape,
  /** Both bundles are named, so that the order serves for this one step and no other. */
  from: z.strictObject({ bundleHash: digest, sequence: wholeNumber }),
  to: z.strictObject({ bundleHash: digest, sequence: wholeNumber }),
  reason,
  expires: day,
});

export type RollbackOrder = z.infer<typeof rollbackShape>;

/** Signed by publisher keys. */
export const rollbackKind: DocumentKind<RollbackOrder> = {
  payloadType: 'application/vnd.guideline-studio.rollback.v1+json',
  title: 'rollback order',
  shape: rollbackShape,
};
