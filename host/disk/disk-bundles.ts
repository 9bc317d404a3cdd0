// The bundles of a library on disk: made from its saved files, written where the person wants them, verified wherever they are.
import { readFile } from 'node:fs/promises';
import { setImmediate } from 'node:timers/promises';
import { emptyState } from '../activation/activation-state.ts';
import { digestOf, type TargetTools } from '../../dsl/index.ts';
import type { TrustInput } from '../activation/signed-checks.ts';
import type { BundleTrust, ExportChoices, ExportOutcome, VerifyOutcome } from '../api.ts';
import { archiveLimits } from '../archive.ts';
import type { BundleService } from '../bundle-service.ts';
import { firstRelease, hexDigestOf, type Release } from '../bundle-manifest.ts';
import type { SourceFile } from '../bundle-sources.ts';
import {
  makeBundleInSteps,
  type BundleChoices,
  type BundleOutcome,
  type BundleStep,
} from '../bundles.ts';
import { HostError } from '../host-error.ts';
import { noKeystore, type Keystore } from '../keystore.ts';
import { nodeCrypto } from '../node/ed25519.ts';
import { archiveOf } from '../node/inflate.ts';
import { opaArchive } from '../node/opa-archive.ts';
import type { OpaSigning } from '../node/opa-signature.ts';
import { signBundle } from '../signing/bundle-signature.ts';
import type { Signer } from '../signing/signature-crypto.ts';
import type { Store } from '../store.ts';
import { verifyBundle } from '../verify-bundle.ts';
import { openBundleFile } from './bundle-file.ts';
import { inWords, withWords } from './fault-words.ts';
import { loadDecideModule } from './load-module.ts';
import { signingKeyFolder, type SigningKeyFolder } from './signing-keys.ts';
import { writeBundle, type WriteOptions, type WrittenBundle } from './write-bundle.ts';

/** Tools are slow to load, so that they are asked for when a bundle is made or verified and not before. */
export type LoadTools = () => Promise<TargetTools>;

export interface DiskBundlesOptions {
  readonly loadTools?: LoadTools;
  /** Absolute folder of the person's keys. */
  readonly keys: string;
  readonly keystore?: Keystore;
}

const noTools: LoadTools = async () => await Promise.resolve({});

export function createDiskBundles(
  store: Pick<Store, 'list' | 'read'>,
  { loadTools = noTools, keys: folder, keystore = noKeystore }: DiskBundlesOptions,
): BundleService {
  const keys = signingKeyFolder(folder, keystore);
  const cancelled = new Set<string>();
  return {
    export: async (path, exports, choices, onProgress) => {
      const id = choices?.id ?? '';
      cancelled.delete(id);
      return await asOutcome(async () => {
        const options = choices === undefined ? {} : await optionsOf(choices, keys);
        return await exportBundle(await readSources(store), path, exports, {
          ...options,
          tools: await loadTools(),
          onStep: async (step) => {
            onProgress?.(step);
            // Lets calls in, such as the one that cancels.
            await setImmediate();
            return !cancelled.has(id);
          },
        });
      });
    },
    cancel: (id) => void cancelled.add(id),
    verify: async (archive, trust) => {
      const tools = await loadTools();
      return await verifyArchive(
        archive,
        trust === undefined ? { tools } : { tools, trust: await readTrustFiles(trust) },
      );
    },
    keys: async () => await keys.list(),
    makeKey: async (name, passphrase) => await keys.make(name, passphrase),
  };
}

async function optionsOf(
  { targets, replaces, effectiveTo, compress, sign }: ExportChoices,
  keys: SigningKeyFolder,
): Promise<ExportOptions> {
  const before = replaces === '' ? firstRelease : await releaseAfter(replaces);
  const signers = sign === undefined ? [] : [await keys.open(sign)];
  return { targets, compress, signers, release: { ...before, effectiveTo } };
}

/** One higher in the same channel. */
export async function releaseAfter(path: string): Promise<Release> {
  const { manifest, bundleHash } = await openBundleFile(path);
  const { channel, sequence } = manifest;
  return { ...firstRelease, channel, sequence: String(Number(sequence) + 1), previousHash: bundleHash };
}

async function readTrustFiles({ trust, revocations }: BundleTrust): Promise<TrustInput> {
  const read = async (path: string): Promise<Uint8Array> =>
    await withWords(path, 'opened', async () => new Uint8Array(await readFile(path)));
  return {
    trust: await read(trust),
    revocations: revocations === '' ? undefined : await read(revocations),
    state: emptyState,
    crypto: nodeCrypto,
    today: new Date().toISOString().slice(0, 10),
  };
}

async function asOutcome(task: () => Promise<ExportOutcome>): Promise<ExportOutcome> {
  try {
    return await task();
  } catch (error) {
    if (error instanceof HostError) return { kind: 'failed', message: error.message, help: error.help };
    throw error;
  }
}

export interface ExportOptions extends Omit<WriteOptions, 'opaArchive'>, BundleChoices {
  /** Open keys that sign the bundle. */
  readonly signers?: readonly Signer[];
  /** Makes the archive for OPA as well, with this signature in it; the bundle stays the same. */
  readonly opa?: OpaSigning | undefined;
  /** Before each step; false = stop, and nothing is written. */
  readonly onStep?: (step: BundleStep) => Promise<boolean>;
}

export async function exportBundle(
  files: readonly SourceFile[],
  path: string,
  folder: string,
  options: ExportOptions = {},
): Promise<ExportOutcome> {
  const outcome = await makeInSteps(files, path, options);
  if (outcome.kind !== 'made') return outcome;
  const { signers = [], opa } = options;
  const bundle = signers.length === 0 ? outcome.bundle : signBundle(outcome.bundle, signers);
  return await asOutcome(async () => {
    const signedBy = signers.map(({ keyid }) => keyid);
    const forOpa = opa === undefined ? undefined : opaArchive(bundle.members, opa);
    const written = await writeBundle(bundle, folder, { ...options, opaArchive: forOpa });
    return describe(outcome, folder, signedBy, written);
  });
}

async function makeInSteps(
  files: readonly SourceFile[],
  path: string,
  options: ExportOptions,
): Promise<BundleOutcome | { readonly kind: 'cancelled' }> {
  const making = makeBundleInSteps(files, path, options);
  for (let next = making.next(); ; next = making.next()) {
    if (next.done === true) return next.value;
    if ((await options.onStep?.(next.value)) === false) return { kind: 'cancelled' };
  }
}

export interface ArchiveChecks {
  readonly tools?: TargetTools;
  readonly trust?: TrustInput;
}

/** A file that cannot be read is a check that does not hold. */
export async function verifyArchive(archive: string, options: ArchiveChecks = {}): Promise<VerifyOutcome> {
  try {
    const given = await readFile(archive);
    if (given.length > archiveLimits.bytes) return unreadable('It is larger than any bundle.');
    const bytes = archiveOf(new Uint8Array(given));
    if (bytes === undefined)
      return unreadable('It is compressed, and not to be undone within the bounds of a bundle.');
    return await verifyBundle(bytes, { loadModule: loadDecideModule, ...options });
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
function describe(
  { bundle, findings }: Extract<BundleOutcome, { readonly kind: 'made' }>,
  folder: string,
  signedBy: readonly string[],
  { archive, compressed, opaArchive: forOpa }: WrittenBundle,
): ExportOutcome {
  const { bundleHash, members, manifest } = bundle;
  return {
    kind: 'exported',
    folder,
    archive,
    compressed,
    opaArchive: forOpa,
    signedBy,
    targets: manifest.targets,
    sequence: manifest.sequence,
    channel: manifest.channel,
    archiveHash: digestOf(bundle.bytes),
    bundleHash,
    meaningHash: manifest.meaningHash,
    contentHash: manifest.contentHash,
    findings,
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
