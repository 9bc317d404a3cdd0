// The bundles of a library on disk: made from its saved files, written where the person wants them, verified wherever they are.
import { readFile } from 'node:fs/promises';
import type { TargetTools } from '../../dsl/index.ts';
import type { ExportOutcome, VerifyOutcome } from '../api.ts';
import { archiveLimits } from '../archive.ts';
import type { BundleService } from '../bundle-service.ts';
import { firstRelease, hexDigestOf } from '../bundle-manifest.ts';
import type { SourceFile } from '../bundle-sources.ts';
import { makeBundle, type Bundle } from '../bundles.ts';
import { HostError } from '../host-error.ts';
import type { Store } from '../store.ts';
import { verifyBundle } from '../verify-bundle.ts';
import { inWords } from './fault-words.ts';
import { loadDecideModule } from './load-module.ts';
import { writeBundle, type WriteOptions, type WrittenBundle } from './write-bundle.ts';

/** Tools are slow to load, so that they are asked for when a bundle is made or verified and not before. */
export type LoadTools = () => Promise<TargetTools>;

const noTools: LoadTools = async () => await Promise.resolve({});

export function createDiskBundles(
  store: Pick<Store, 'list' | 'read'>,
  loadTools: LoadTools = noTools,
): BundleService {
  return {
    export: async (path, folder) =>
      await exportBundle(await readSources(store), path, folder, { tools: await loadTools() }),
    verify: async (archive) => await verifyArchive(archive, await loadTools()),
  };
}

export async function exportBundle(
  files: readonly SourceFile[],
  path: string,
  folder: string,
  { tools = {}, ...options }: WriteOptions & { readonly tools?: TargetTools } = {},
): Promise<ExportOutcome> {
  const outcome = makeBundle(files, path, firstRelease, tools);
  if (outcome.kind !== 'made') return outcome;
  try {
    return describe(outcome.bundle, folder, await writeBundle(outcome.bundle, folder, options));
  } catch (error) {
    if (error instanceof HostError) return { kind: 'failed', message: error.message, help: error.help };
    throw error;
  }
}

/** A file that cannot be read is a check that does not hold. */
export async function verifyArchive(archive: string, tools: TargetTools = {}): Promise<VerifyOutcome> {
  try {
    const bytes = await readFile(archive);
    if (bytes.length > archiveLimits.bytes) return unreadable('It is larger than any bundle.');
    return await verifyBundle(new Uint8Array(bytes), { loadModule: loadDecideModule, tools });
  } catch (error) {
    const said = inWords(error, archive, 'opened');
    if (said instanceof HostError) return unreadable(said.message);
    throw error;
  }
}

/** Every text of the library; those that cannot be read are left out, and missed where the guideline needs them. */
export async function readSources(store: Pick<Store, 'list' | 'read'>): Promise<readonly SourceFile[]> {
  const files: SourceFile[] = [];
  for (const path of await store.list()) {
    const file = await store.read(path);
    if (file?.kind === 'bytes') files.push({ path, bytes: file.bytes });
  }
  return files;
}

/** Files are told relative to the folder. */
function describe(bundle: Bundle, folder: string, { archive }: WrittenBundle): ExportOutcome {
  const { bundleHash, members, manifest } = bundle;
  return {
    kind: 'exported',
    folder,
    archive,
    bundleHash,
    meaningHash: manifest.meaningHash,
    sourceHash: manifest.sourceHash,
    files: members.map(({ name, bytes }) => ({
      path: `${bundle.name}/${name}`,
      sha256: hexDigestOf(bytes),
      sizeBytes: bytes.length,
    })),
  };
}

function unreadable(detail: string): VerifyOutcome {
  const checks = [{ check: 'Archive', holds: false, file: '', detail }];
  return { holds: false, checks, guidelineId: '', version: '', bundleHash: '', vectors: 0 };
}
