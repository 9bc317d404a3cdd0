// Reads the manifest of a bundle that a person names, compressed or not; proves nothing of it.
import { readFile } from 'node:fs/promises';
import { readArchive } from '../archive.ts';
import { manifestName, readManifest, type Manifest } from '../bundle-manifest.ts';
import { HostError } from '../host-error.ts';
import { archiveOf } from '../node/inflate.ts';
import { bundleHashOf } from '../signing/bundle-signature.ts';
import { withWords } from './fault-words.ts';

export interface NamedBundle {
  readonly manifest: Manifest;
  readonly bundleHash: string;
}

/** `path` is absolute. */
export async function openBundleFile(path: string): Promise<NamedBundle> {
  const bytes = await withWords(path, 'opened', async () => new Uint8Array(await readFile(path)));
  const archive = archiveOf(bytes);
  const reading = archive && readArchive(archive);
  const members = reading?.kind === 'read' ? reading.members : [];
  const own = members.find(({ name }) => name === manifestName)?.bytes;
  const manifest = own && readManifest(own);
  if (manifest !== undefined) return { manifest, bundleHash: bundleHashOf(members) };
  const help = 'Name a file that ends in .bundle.tar or .bundle.tar.gz.';
  throw new HostError(`${path} is no bundle of this format.`, help);
}
