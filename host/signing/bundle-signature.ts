// The signature of a bundle: its manifest once more, in a signed envelope beside it; what is signed keeps its hash.
import { digestOf } from '../../dsl/index.ts';
import type { ArchiveMember } from '../archive.ts';
import { writeArchive } from '../archive.ts';
import { manifestName } from '../bundle-manifest.ts';
import type { Bundle } from '../bundles.ts';
import { signPayload } from './signed-document.ts';
import type { Signer } from './signature-crypto.ts';

export const envelopeName = 'manifest.dsse.json';
export const manifestPayloadType = 'application/vnd.guideline-studio.bundle-manifest.v1+json';

/** The same bundle with the signatures of these keys. */
export function signBundle(bundle: Bundle, signers: readonly Signer[]): Bundle {
  const unsigned = withoutEnvelope(bundle.members);
  const manifest = unsigned.find(({ name }) => name === manifestName)?.bytes ?? new Uint8Array();
  const envelope = { name: envelopeName, bytes: signPayload(manifestPayloadType, manifest, signers) };
  const members = [...unsigned, envelope];
  return { ...bundle, members, bytes: writeArchive(members) };
}

export function withoutEnvelope(members: readonly ArchiveMember[]): readonly ArchiveMember[] {
  return members.filter(({ name }) => name !== envelopeName);
}

/** Of the archive of all that is signed: one bundle has one hash, however often it is signed. */
export function bundleHashOf(members: readonly ArchiveMember[]): string {
  return digestOf(writeArchive(withoutEnvelope(members)));
}

export function envelopeOf(members: readonly ArchiveMember[]): Uint8Array | undefined {
  return members.find(({ name }) => name === envelopeName)?.bytes;
}
