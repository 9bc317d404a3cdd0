// The checks on a signed bundle that need no compiler, in the order in which an engine has to make them; each with its reason.
import { readArchive, type ArchiveMember } from '../archive.ts';
import { manifestHash, manifestName, readManifest, sameBytes, type Manifest } from '../bundle-manifest.ts';
import {
  bundleHashOf,
  envelopeOf,
  manifestPayloadType,
  withoutEnvelope,
} from '../signing/bundle-signature.ts';
import { readEnvelope, type Envelope } from '../signing/dsse.ts';
import { readRevocations, rollbackKind, type Revocations } from '../signing/revocations.ts';
import type { SignatureCrypto } from '../signing/signature-crypto.ts';
import { readDocument } from '../signing/signed-document.ts';
import { countSigners, readTrust, type SignerFault, type Trust, type TrustFault } from '../signing/trust.ts';
import { encodeUtf8 } from '../utf8.ts';
import { activatedOf, type ActivationState } from './activation-state.ts';
import { isInPeriod, isPeriod, periodInWords } from './in-force.ts';

export type RefusalCode =
  | 'too-large'
  | 'compression'
  | 'archive'
  | TrustFault
  | SignerFault
  | 'envelope'
  | 'wrong-type'
  | 'manifest'
  | 'files'
  | 'no-revocations'
  | 'revocations-unreadable'
  | 'revocations-signature'
  | 'revocations-expired'
  | 'revocations-rollback'
  | 'revoked-content'
  | 'rollback'
  | 'rollback-order'
  | 'outside-period'
  | 'not-supported'
  | 'meaning'
  | 'vectors'
  | 'state';

/** `step`: its number in the list that engines follow (docs/signing.md). */
export type StepCheck =
  | { readonly step: number; readonly check: string; readonly holds: true; readonly detail: string }
  | {
      readonly step: number;
      readonly check: string;
      readonly holds: false;
      readonly code: RefusalCode;
      readonly detail: string;
    };

export interface TrustInput {
  /** Bytes of the trust file. */
  readonly trust: Uint8Array;
  /** Bytes of the newest revocation list that is known. */
  readonly revocations?: Uint8Array | undefined;
  /** A signed order to go back to this bundle. */
  readonly rollback?: Uint8Array | undefined;
  readonly state: ActivationState;
  readonly crypto: SignatureCrypto;
  /** YYYY-MM-DD in UTC: for the expiry of keys and lists. */
  readonly today: string;
  /** Where the bundle is wanted for one day of service, YYYY-MM-DD: the period has to hold it. */
  readonly dayOfService?: string | undefined;
}

export interface OpenedBundle {
  readonly members: readonly ArchiveMember[];
  readonly manifest: Manifest;
  readonly bundleHash: string;
  readonly revocations: Revocations | undefined;
  /** Names of the keys that were counted. */
  readonly signers: readonly string[];
}

/**
 * Yields each check, goes on after one that fails wherever the next can still be made, and returns the bundle where all
 * of it could be read. Whoever activates stops at the first that does not hold.
 */
export function* signedChecks(
  bytes: Uint8Array,
  input: TrustInput,
): Generator<StepCheck, OpenedBundle | undefined> {
  const reading = readArchive(bytes);
  if (reading.kind === 'refused') {
    yield broken(2, 'Archive', 'archive', `Byte ${reading.offset}: ${reading.why}.`);
    return undefined;
  }
  const { members } = reading;
  yield passed(2, 'Archive', `${members.length} files, in the one form that an archive of them has.`);
  const trust = yield* trustCheck(input);
  const envelope = yield* envelopeCheck(members);
  const signers =
    trust === undefined || envelope === undefined ? [] : yield* signatureCheck(envelope, trust, input);
  const manifest = yield* manifestCheck(members, envelope);
  if (manifest === undefined) return undefined;
  yield filesCheck(members, manifest, input.crypto);
  const revocations =
    trust === undefined ? undefined : yield* revocationCheck(trust, envelope, manifest, input);
  const bundleHash = bundleHashOf(members);
  yield sequenceCheck(manifest, bundleHash, trust, revocations, input);
  yield periodCheck(manifest, input.dayOfService);
  return { members, manifest, bundleHash, revocations, signers };
}

function* trustCheck(input: TrustInput): Generator<StepCheck, Trust | undefined> {
  const { crypto, today, state } = input;
  const accepted = state.trust === '' ? undefined : encodeUtf8(state.trust);
  const reading = readTrust(input.trust, { crypto, today, accepted });
  if (reading.kind === 'refused') {
    yield broken(3, 'Trust file', reading.code, reading.why);
    return undefined;
  }
  const { version, expires } = reading.trust;
  yield passed(3, 'Trust file', `Version ${version}, signed by its root, until ${expires}.`);
  return reading.trust;
}

function* envelopeCheck(members: readonly ArchiveMember[]): Generator<StepCheck, Envelope | undefined> {
  const bytes = envelopeOf(members);
  if (bytes === undefined) {
    yield broken(3, 'Signature', 'not-signed', 'The bundle is not signed.');
    return undefined;
  }
  const reading = readEnvelope(bytes);
  if (reading.kind === 'read') return reading.envelope;
  yield broken(3, 'Signature', 'envelope', `The envelope: ${reading.why}.`);
  return undefined;
}

function* signatureCheck(
  envelope: Envelope,
  trust: Trust,
  { crypto, today }: TrustInput,
): Generator<StepCheck, readonly string[]> {
  const count = countSigners(envelope, trust, 'publisher', { crypto, today });
  if (count.kind === 'refused') {
    yield broken(3, 'Signature', count.code, `The bundle: ${count.why}`);
    return [];
  }
  const names = count.signers.map(({ name }) => name);
  yield passed(3, 'Signature', `By ${names.join(', ')}; it takes ${trust.roles.publisher.threshold}.`);
  return names;
}

/** That what is signed is the manifest which stands in the bundle, and is one. */
function* manifestCheck(
  members: readonly ArchiveMember[],
  envelope: Envelope | undefined,
): Generator<StepCheck, Manifest | undefined> {
  const check = 'Manifest';
  const bytes = members.find(({ name }) => name === manifestName)?.bytes;
  if (envelope !== undefined && envelope.payloadType !== manifestPayloadType) {
    const detail = `What is signed is of the type ${envelope.payloadType}, not the manifest of a bundle.`;
    yield broken(4, check, 'wrong-type', detail);
    return undefined;
  }
  if (envelope !== undefined && !sameBytes(envelope.payload, bytes)) {
    yield broken(4, check, 'manifest', 'The manifest that is signed is not the one of this bundle.');
    return undefined;
  }
  const manifest = bytes && readManifest(bytes);
  if (manifest === undefined || manifest.manifestHash !== manifestHash(manifest)) {
    yield broken(4, check, 'manifest', 'It is not in the form that a manifest has.');
    return undefined;
  }
  yield passed(4, check, 'It is of the right type, and its own digest holds.');
  return manifest;
}

/** The same files as listed, each with its size and digest. */
function filesCheck(
  members: readonly ArchiveMember[],
  manifest: Manifest,
  crypto: SignatureCrypto,
): StepCheck {
  const listed = new Map(manifest.files.map((file) => [file.path, file]));
  for (const { name, bytes } of withoutEnvelope(members)) {
    if (name === manifestName) continue;
    const file = listed.get(name);
    if (file === undefined) return broken(5, 'Files', 'files', `${name} is not listed in the manifest.`);
    if (file.size !== String(bytes.length) || file.sha256 !== crypto.sha256(bytes))
      return broken(5, 'Files', 'files', `${name} was changed: its digest differs from the manifest.`);
    listed.delete(name);
  }
  const [missing] = listed.keys();
  return missing === undefined
    ? passed(5, 'Files', `${manifest.files.length} files have the digests of the manifest.`)
    : broken(5, 'Files', 'files', `${missing} is listed in the manifest and not there.`);
}

function* revocationCheck(
  trust: Trust,
  envelope: Envelope | undefined,
  { contentHash }: Manifest,
  input: TrustInput,
): Generator<StepCheck, Revocations | undefined> {
  const check = 'Revocations';
  const { crypto, today, state } = input;
  const seen = Number(state.revocationSequence);
  if (input.revocations === undefined) {
    if (seen > 0)
      yield broken(6, check, 'no-revocations', `There is no list; number ${seen} was seen already.`);
    else if (trust.revocations === 'required')
      yield broken(
        6,
        check,
        'no-revocations',
        'The trust file asks for a revocation list, and there is none.',
      );
    else yield passed(6, check, 'The trust file does not ask for a list, and none is known.');
    return undefined;
  }
  const reading = readRevocations(input.revocations, { trust, crypto, today, seen });
  if (reading.kind === 'refused') {
    yield broken(6, check, reading.code, reading.why);
    return undefined;
  }
  const { revocations } = reading;
  const revoked = new Set(revocations.keys.map(({ keyid }) => keyid));
  const count = envelope && countSigners(envelope, trust, 'publisher', { crypto, today, revoked });
  const content = revocations.contents.find((one) => one.contentHash === contentHash);
  if (count?.kind === 'refused' && count.code === 'revoked-key')
    yield broken(6, check, count.code, `The bundle: ${count.why}`);
  else if (content !== undefined)
    yield broken(6, check, 'revoked-content', `The text of this bundle is revoked: ${content.reason}`);
  else
    yield passed(
      6,
      check,
      `Neither keys nor text are on list ${revocations.sequence}, which counts until ${revocations.expires}.`,
    );
  return revocations;
}

function sequenceCheck(
  manifest: Manifest,
  bundleHash: string,
  trust: Trust | undefined,
  revocations: Revocations | undefined,
  input: TrustInput,
): StepCheck {
  const check = 'Sequence';
  const { guidelineId, channel, sequence } = manifest;
  const before = activatedOf(input.state, guidelineId, channel);
  const active = before?.releases.at(-1);
  if (before === undefined || active === undefined)
    return passed(7, check, `Number ${sequence}, the first of ${guidelineId} in the channel ${channel}.`);
  if (Number(sequence) > Number(before.sequence))
    return passed(7, check, `Number ${sequence}, after ${before.sequence}.`);
  if (before.releases.some((release) => release.bundleHash === bundleHash) && input.rollback === undefined)
    return passed(7, check, `Number ${sequence}: this very bundle was activated before.`);
  if (input.rollback === undefined || trust === undefined) {
    const why =
      Number(sequence) === Number(before.sequence) ? 'another bundle with that number' : 'a later one';
    return broken(
      7,
      check,
      'rollback',
      `Number ${sequence}, but ${why} (${before.sequence}) was activated already.`,
    );
  }
  return orderCheck(manifest, bundleHash, active, trust, revocations, input);
}

function orderCheck(
  manifest: Manifest,
  bundleHash: string,
  active: { readonly bundleHash: string; readonly sequence: string },
  trust: Trust,
  revocations: Revocations | undefined,
  { rollback = new Uint8Array(), crypto, today }: TrustInput,
): StepCheck {
  const check = 'Sequence';
  const reading = readDocument(rollbackKind, rollback);
  if (reading.kind === 'refused')
    return broken(7, check, reading.swapped ? 'wrong-type' : 'rollback-order', reading.why);
  const { document: order, envelope } = reading;
  const revoked = new Set(revocations?.keys.map(({ keyid }) => keyid));
  const count = countSigners(envelope, trust, 'publisher', { crypto, today, revoked });
  if (count.kind === 'refused') return broken(7, check, 'rollback-order', `The rollback order: ${count.why}`);
  if (order.expires < today)
    return broken(7, check, 'rollback-order', `The rollback order expired on ${order.expires}.`);
  const names =
    order.guidelineId === manifest.guidelineId &&
    order.channel === manifest.channel &&
    order.from.bundleHash === active.bundleHash &&
    order.from.sequence === active.sequence &&
    order.to.bundleHash === bundleHash &&
    order.to.sequence === manifest.sequence;
  return names
    ? passed(7, check, `Number ${manifest.sequence} again, by a signed order: ${order.reason}`)
    : broken(7, check, 'rollback-order', 'The rollback order is not from the active bundle to this one.');
}

function periodCheck(manifest: Manifest, dayOfService: string | undefined): StepCheck {
  const period = periodInWords(manifest);
  if (!isPeriod(manifest)) {
    const detail = `It ends on ${manifest.effectiveTo}, before its first day of service, ${manifest.effectiveFrom}.`;
    return broken(8, 'Effective period', 'outside-period', detail);
  }
  if (dayOfService === undefined || isInPeriod(manifest, dayOfService))
    return passed(8, 'Effective period', `It decides services ${period}.`);
  return broken(
    8,
    'Effective period',
    'outside-period',
    `It decides services ${period}, not of ${dayOfService}.`,
  );
}

function passed(step: number, check: string, detail: string): StepCheck {
  return { step, check, holds: true, detail };
}

function broken(step: number, check: string, code: RefusalCode, detail: string): StepCheck {
  return { step, check, holds: false, code, detail };
}
