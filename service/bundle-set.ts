// Which bundles are live: reads files and folders of bundles, and puts a new set in place as a whole or keeps the one that is there.
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { archiveLimits } from '../host/archive.ts';
import { archiveEnding } from '../host/bundles.ts';
import { inWords } from '../host/disk/fault-words.ts';
import { HostError } from '../host/host-error.ts';
import { refusal, type BundleFile, type Loading, type LoadBundles } from './load-bundle.ts';
import { liveGuidelines, type LiveBundle, type LiveGuidelines } from './live-guidelines.ts';

/** A file that was not taken. */
export interface RefusedFile {
  readonly file: string;
  readonly why: string;
  /** Whether what was live from it before still decides; not where it is revoked, or where nothing was. */
  readonly stillLive: boolean;
}

export interface Reload {
  /** Bundles that decide from now on and did not before. */
  readonly activated: readonly LiveBundle[];
  /** Those that no longer do. */
  readonly withdrawn: readonly LiveBundle[];
  readonly refused: readonly RefusedFile[];
}

export interface BundleSet {
  /** Of this moment; a request keeps the one that it began with. */
  readonly live: () => LiveGuidelines;
  /** Reads everything again. Calls while one is under way wait for one more after it. */
  readonly reload: () => Promise<Reload>;
}

/** `paths`: archives, or folders whose archives are taken. */
export function createBundleSet(paths: readonly string[], load: LoadBundles): BundleSet {
  let live = emptySet();
  let running: Promise<Reload> | undefined;
  let waiting: Promise<Reload> | undefined;
  const run = async (): Promise<Reload> => {
    const outcome = await readAgain(paths, load, live);
    live = outcome.live;
    return outcome.reload;
  };
  const start = (): Promise<Reload> => {
    running = run().finally(() => (running = undefined));
    return running;
  };
  return {
    live: () => live,
    reload: async () => {
      if (running === undefined) return await start();
      waiting ??= running
        .catch(() => undefined)
        .then(async () => {
          waiting = undefined;
          return await start();
        });
      return await waiting;
    },
  };
}

interface Outcome {
  readonly live: LiveGuidelines;
  readonly reload: Reload;
}

async function readAgain(
  paths: readonly string[],
  load: LoadBundles,
  before: LiveGuidelines,
): Promise<Outcome> {
  const files = await filesOf(paths);
  const read = await Promise.all(files.map(readBundle));
  const loaded = await load(read.flatMap((one) => ('kind' in one ? [] : [one])));
  const loadings = [...read.filter((one) => 'kind' in one), ...loaded.loadings];
  const refused = loadings.filter((loading) => loading.kind === 'refused');
  const taken = loadings.flatMap((loading) => (loading.kind === 'loaded' ? [loading.bundle] : []));
  // Whatever was live from a file that cannot be taken now stays: a bad file must not end a good version.
  const kept = before.bundles.filter(
    ({ file, contentHash }) =>
      !loaded.revoked.has(contentHash) && refused.some((one) => one.file === file && !one.withdraws),
  );
  const now = liveGuidelines([...taken, ...kept], loaded.taken);
  if ('why' in now) {
    const why = `the bundles cannot be live together: ${now.why}`;
    const all = files.map((file) => ({ file, why, stillLive: isFrom(before.bundles, file) }));
    return { live: before, reload: { activated: [], withdrawn: [], refused: all } };
  }
  const isIn = (set: LiveGuidelines, bundle: LiveBundle): boolean =>
    set.bundles.some(({ bundleHash }) => bundleHash === bundle.bundleHash);
  const reload = {
    activated: now.bundles.filter((bundle) => !isIn(before, bundle)),
    withdrawn: before.bundles.filter((bundle) => !isIn(now, bundle)),
    refused: refused.map(({ file, why }) => ({ file, why, stillLive: isFrom(kept, file) })),
  };
  return { live: now, reload };
}

function isFrom(bundles: readonly LiveBundle[], file: string): boolean {
  return bundles.some((bundle) => bundle.file === file);
}

/** A file that is named and not there is refused when it is read; a folder has what it has. */
async function filesOf(paths: readonly string[]): Promise<readonly string[]> {
  const found: string[] = [];
  for (const path of paths) {
    const folder = await stat(path).then(
      (facts) => facts.isDirectory(),
      () => false,
    );
    if (!folder) found.push(path);
    else {
      const names = (await readdir(path)).filter((name) => name.endsWith(archiveEnding));
      found.push(...names.toSorted().map((name) => join(path, name)));
    }
  }
  return [...new Set(found)];
}

/** Bytes that are live already are checked again as well: what vouches for them may have changed. */
async function readBundle(file: string): Promise<BundleFile | Loading> {
  try {
    const { size } = await stat(file);
    if (size > archiveLimits.bytes) return refusal(file, 'it is larger than any bundle');
    return { file, bytes: new Uint8Array(await readFile(file)) };
  } catch (error) {
    const said = inWords(error, 'it', 'opened');
    if (said instanceof HostError) return refusal(file, said.message.replace(/\.$/, ''));
    throw error;
  }
}

function emptySet(): LiveGuidelines {
  const none = liveGuidelines([]);
  if ('why' in none) throw new Error(none.why);
  return none;
}
