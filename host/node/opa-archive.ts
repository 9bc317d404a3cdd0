// The part of a bundle that OPA loads by itself: opa/bundle as a compressed archive with OPA's own signature in it; knows no disk.
import { opaSignaturesPath } from '../../dsl/index.ts';
import { writeArchive, type ArchiveMember } from '../archive.ts';
import { HostError } from '../host-error.ts';
import { encodeUtf8 } from '../utf8.ts';
import { deflateBundle } from './inflate.ts';
import { signOpaBundle, type OpaSigning } from './opa-signature.ts';

const opaFolder = 'opa/bundle/';

/** `members` are those of a whole bundle; they stay as they are. A `HostError` where they hold nothing for OPA. */
export function opaArchive(members: readonly ArchiveMember[], signing: OpaSigning): Uint8Array {
  const files = members
    .filter(({ name }) => name.startsWith(opaFolder))
    .map(({ name, bytes }) => ({ path: name.slice(opaFolder.length), bytes }));
  if (files.length === 0)
    throw new HostError('This bundle has no files for OPA to sign.', 'Choose the target opa as well.');
  const signatures = { path: opaSignaturesPath, bytes: encodeUtf8(signOpaBundle(files, signing)) };
  return deflateBundle(
    writeArchive([...files, signatures].map(({ path: name, bytes }) => ({ name, bytes }))),
  );
}
