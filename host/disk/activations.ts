// The folder in which an engine keeps the bundles that it has in use: a new one counts once it and the state are safe on the disk.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import {
  activate,
  reopen,
  type ActivationInput,
  type Activation,
  type ActiveBundle,
} from '../activation/activate.ts';
import { withSeen } from '../activation/seen.ts';
import type { StepCheck } from '../activation/signed-checks.ts';
import { emptyState, printState, readState, type ActivationState } from '../activation/activation-state.ts';
import { archiveLimits, readArchive } from '../archive.ts';
import { manifestName, readManifest, sameBytes } from '../bundle-manifest.ts';
import { archiveEnding } from '../bundles.ts';
import { HostError } from '../host-error.ts';
import { nodeCrypto } from '../node/ed25519.ts';
import { archiveOf, inflateBundle } from '../node/inflate.ts';
import { bundleHashOf } from '../signing/bundle-signature.ts';
import { writeAtomically } from './atomic-write.ts';
import { withWords } from './fault-words.ts';
import { nodeFileSystem } from './file-system.ts';
import { createLocks } from './lock.ts';
import { readBytes } from './read-bytes.ts';

/** What differs from one activation to the next; the rest is the folder's. */
export type ActivationRequest = Omit<ActivationInput, 'state' | 'crypto' | 'inflate'>;

export interface Activations {
  /** Those that may decide, in the order of their activation; not those whose text is revoked. `onDay` says which of them does. */
  bundles(): readonly ActiveBundle[];
  state(): ActivationState;
  /** Keeps the newest trust file and revocation list, where their signatures hold, without any bundle. Rejects as `activate`. */
  see(request: ActivationRequest): Promise<void>;
  /**
   * Takes the bundle into use, or refuses it and leaves those that decide, but for what is revoked. Rejects with a `HostError` where the folder
   * cannot be written: then nothing has changed either.
   */
  activate(bytes: Uint8Array, request: ActivationRequest): Promise<Activation>;
}

const stateName = 'state.json';

type RequireHeld = () => Promise<void>;

/** Opens the folder, which is made where it is not there, with the bundles that were in use. Rejects with a `HostError`. */
export async function openActivations(folder: string): Promise<Activations> {
  const bundlesFolder = join(folder, 'bundles');
  await withWords(folder, 'opened', async () => void (await mkdir(bundlesFolder, { recursive: true })));
  let state = await loadState(folder);
  let bundles = await loadBundles(bundlesFolder, state, []);
  const withLock = createLocks(nodeFileSystem, folder);
  const path = join(folder, stateName);
  const keep = async (before: ActivationState, after: ActivationState, held: RequireHeld): Promise<void> => {
    await held();
    if (!sameBytes(printState(before), printState(after))) await write(path, printState(after));
    state = after;
  };
  return {
    bundles: () => bundles,
    state: () => state,
    see: async (request) =>
      await withLock(path, async (requireHeld) => {
        const current = await loadState(folder);
        await keep(current, withSeen({ ...request, state: current, crypto: nodeCrypto }), requireHeld);
        bundles = await loadBundles(bundlesFolder, state, bundles);
      }),
    activate: async (bytes, request) =>
      await withLock(path, async (requireHeld) => {
        // Another process may have activated meanwhile.
        const current = await loadState(folder);
        const input = { ...request, state: current, crypto: nodeCrypto, inflate: inflateBundle };
        const activation = activate(bytes, input);
        const taken = activation.kind === 'active' ? [activation.bundle] : [];
        for (const bundle of taken) await keepBundle(bundlesFolder, bundle, bytes);
        await keep(current, activation.state, requireHeld);
        bundles = await loadBundles(bundlesFolder, state, [...bundles, ...taken]);
        if (activation.kind === 'refused') return activation;
        return { ...activation, steps: [...activation.steps, takenIn(folder, activation.again)] };
      }),
  };
}

function takenIn(folder: string, again: boolean): StepCheck {
  const detail = again
    ? `It was in use already, and is kept in ${folder} as it was.`
    : `It and what was seen are kept in ${folder}; those before it stay there.`;
  return { step: 11, check: 'In use', holds: true, detail };
}

async function keepBundle(folder: string, bundle: ActiveBundle, bytes: Uint8Array): Promise<void> {
  const archive = archiveOf(bytes);
  if (archive !== undefined) await write(fileOf(folder, bundle.bundleHash), archive);
}

/** Synced, under a name of its own first: a torn file never bears the name. */
async function write(path: string, bytes: Uint8Array): Promise<void> {
  await withWords(path, 'written', async () => {
    await writeAtomically(nodeFileSystem, { path, bytes, mode: 0o600, replaces: 'anything' });
  });
}

async function loadState(folder: string): Promise<ActivationState> {
  const path = join(folder, stateName);
  const file = await withWords(path, 'opened', async () => await readBytes(nodeFileSystem, path));
  if (file === undefined) return emptyState;
  const state = file.kind === 'bytes' ? readState(file.bytes) : undefined;
  if (state !== undefined) return state;
  throw new HostError(
    `${path} is damaged: it says which bundles are in use and what may follow them.`,
    'Bring it back from a copy. To begin anew without protection against older bundles, move the whole folder away.',
  );
}

/** In the order of their activation; those that are open already are taken over. */
async function loadBundles(
  folder: string,
  { guidelines, revokedContents = [] }: ActivationState,
  open: readonly ActiveBundle[],
): Promise<readonly ActiveBundle[]> {
  const bundles: ActiveBundle[] = [];
  for (const { bundleHash, contentHash } of guidelines.flatMap(({ releases }) => releases)) {
    if (revokedContents.includes(contentHash)) continue;
    bundles.push(
      open.find((one) => one.bundleHash === bundleHash) ??
        (await loadBundle(fileOf(folder, bundleHash), bundleHash)),
    );
  }
  return bundles;
}

/** One that is missing stops everything: without it an earlier version would decide its days of service. */
async function loadBundle(path: string, bundleHash: string): Promise<ActiveBundle> {
  const file = await withWords(
    path,
    'opened',
    async () => await readBytes(nodeFileSystem, path, archiveLimits.bytes),
  );
  const reading = file?.kind === 'bytes' ? readArchive(file.bytes) : undefined;
  const members = reading?.kind === 'read' ? reading.members : [];
  const manifest = readManifest(members.find(({ name }) => name === manifestName)?.bytes ?? new Uint8Array());
  if (manifest !== undefined && bundleHashOf(members) === bundleHash) {
    const opened = reopen({ members, manifest, bundleHash });
    if (opened !== undefined) return opened;
  }
  const name = manifest === undefined ? 'a bundle' : `${manifest.guidelineId} ${manifest.version}`;
  throw new HostError(
    `${path} is ${file === undefined ? 'missing' : 'damaged'}, and ${name} is in use.`,
    `Put the bundle with the hash ${bundleHash} back there.`,
  );
}

function fileOf(folder: string, bundleHash: string): string {
  return join(folder, `${bundleHash.slice('sha256:'.length)}${archiveEnding}`);
}
