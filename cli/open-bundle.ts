// Reads the manifest of a bundle that a command is given; proves nothing of it.
import { readArchive } from '../host/archive.ts';
import { manifestName, readManifest, type Manifest } from '../host/bundle-manifest.ts';
import { HostError } from '../host/host-error.ts';
import { archiveOf } from '../host/node/inflate.ts';
import { bundleHashOf } from '../host/signing/bundle-signature.ts';
import type { Terminal } from './terminal.ts';
import { readGiven } from './trust-options.ts';

export interface NamedBundle {
  readonly manifest: Manifest;
  readonly bundleHash: string;
}

export async function openBundle(terminal: Terminal, path: string): Promise<NamedBundle> {
  const archive = archiveOf(await readGiven(terminal, path));
  const reading = archive && readArchive(archive);
  const members = reading?.kind === 'read' ? reading.members : [];
  const bytes = members.find(({ name }) => name === manifestName)?.bytes;
  const manifest = bytes && readManifest(bytes);
  if (manifest !== undefined) return { manifest, bundleHash: bundleHashOf(members) };
  throw new HostError(
    `${path} is no bundle of this format.`,
    'Name a file that ends in .bundle.tar or .bundle.tar.gz.',
  );
}
