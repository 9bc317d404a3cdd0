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
import type { StepCheck } from '../activation/signed-checks.ts';
import { emptyState, printState, readState, type ActivationState } from '../activation/activation-state.ts';
import { archiveLimits, readArchive } from '../archive.ts';
import { manifestName, readManifest } from '../bundle-manifest.ts';
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
  /** Those of one guideline and channel in the order of their activation; `onDay` says which of them decides. */
  bundles(): readonly ActiveBundle[];
  state(): ActivationState;
  /**
   * Takes the bundle into use, or refuses it and leaves everything as it was. Rejects with a `HostError` where the folder
   * cannot be written: then nothing has changed either.
   */
  activate(bytes: Uint8Array, request: ActivationRequest): Promise<Activation>;
}

const stateName = 'state.json';

/** Opens the folder, which is made where it is not there, with the bundles that were in use. Rejects with a `HostError`. */
export async function openActivations(folder: string): Promise<Activations> {
  const bundlesFolder = join(folder, 'bundles');
  await withWords(folder, 'opened', async () => void (await mkdir(bundlesFolder, { recursive: true })));
  let state = await loadState(folder);
  let bundles = await loadBundles(bundlesFolder, state, []);
  const withLock = createLocks(nodeFileSystem, folder);
  return {
    bundles: () => bundles,
    state: () => state,
    activate: async (bytes, request) =>
      await withLock(join(folder, stateName), async (requireHeld) => {
        // Another process may have activated meanwhile.
        const current = await loadState(folder);
        const input = { ...request, state: current, crypto: nodeCrypto, inflate: inflateBundle };
        const activation = activate(bytes, input);
        if (activation.kind === 'refused') return activation;
        await keepBundle(bundlesFolder, activation.bundle, bytes);
        await requireHeld();
        await write(join(folder, stateName), printState(activation.state));
        state = activation.state;
        bundles = await loadBundles(bundlesFolder, state, [...bundles, activation.bundle]);
        return { ...activation, steps: [...activation.steps, takenIn(folder)] };
      }),
  };
}

function takenIn(folder: string): StepCheck {
  const detail = `It and what was seen are kept in ${folder}; those before it stay there.`;
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
  { guidelines }: ActivationState,
  open: readonly ActiveBundle[],
): Promise<readonly ActiveBundle[]> {
  const bundles: ActiveBundle[] = [];
  for (const { bundleHash } of guidelines.flatMap(({ releases }) => releases)) {
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
    if (!('kind' in opened)) return opened;
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
