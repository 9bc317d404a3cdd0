// Puts a bundle into a folder: the archive, and beside it the same files unpacked for engineers; never over another bundle unasked.
import { randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { sameBytes } from '../bundle-manifest.ts';
import { archiveEnding, type Bundle } from '../bundles.ts';
import { readArchive } from '../archive.ts';
import { HostError } from '../host-error.ts';
import { deflateBundle } from '../node/inflate.ts';
import { bundleHashOf, envelopeName, envelopeOf, withoutEnvelope } from '../signing/bundle-signature.ts';
import { writeAtomically } from './atomic-write.ts';
import { isAbsent, withWords } from './fault-words.ts';
import { nodeFileSystem } from './file-system.ts';

export interface WrittenBundle {
  /** Absolute where `folder` is. */
  readonly archive: string;
  readonly unpacked: string;
  /** '' where it was not asked for. */
  readonly compressed: string;
  /** '' where it was not asked for. */
  readonly opaArchive: string;
}

export interface WriteOptions {
  /** Another bundle of the same name may be replaced. */
  readonly replace?: boolean;
  /** What to do about another bundle of the same name, where the shell knows more than one can do with folders. */
  readonly advice?: string;
  /** Writes the archive compressed as well, for transport. */
  readonly compress?: boolean;
  /** The part for OPA with OPA's own signature, written beside the archive. */
  readonly opaArchive?: Uint8Array | undefined;
}

/** All or a `HostError`. What is there already and the same is left alone; what differs is replaced only if asked. */
export async function writeBundle(
  bundle: Bundle,
  folder: string,
  { replace = false, advice = moveAway, compress = false, opaArchive: forOpa }: WriteOptions = {},
): Promise<WrittenBundle> {
  const archive = join(folder, `${bundle.name}${archiveEnding}`);
  const unpacked = join(folder, bundle.name);
  const compressed = compress ? `${archive}.gz` : '';
  const opaArchive = forOpa === undefined ? '' : join(folder, `${bundle.name}.opa.tar.gz`);
  await withWords(folder, 'written', async () => {
    const there = {
      archive: await archiveState(bundle, archive),
      unpacked: await folderState(bundle, unpacked),
    };
    const other = there.archive === 'other' ? archive : there.unpacked === 'other' ? unpacked : '';
    if (other !== '' && !replace) throw isOther(bundle, other, advice);
    const isThere = forOpa !== undefined && (await isTaken(opaArchive, forOpa));
    if (isThere && !replace) throw new HostError(`${opaArchive} is there already and differs.`, advice);
    await makeFolders(folder);
    if (there.unpacked !== 'same') await writeUnpacked(bundle, unpacked, there.unpacked !== 'absent');
    if (compressed !== '') await writeFileWhole(compressed, deflateBundle(bundle.bytes));
    if (forOpa !== undefined) await writeFileWhole(opaArchive, forOpa);
    // Last, so that an archive is there only with its folder.
    if (there.archive !== 'same') await writeFileWhole(archive, bundle.bytes);
  });
  return { archive, unpacked, compressed, opaArchive };
}

/** One by one: the recursive call of Node never returns on file systems that answer "not there" to a new name. */
async function makeFolders(folder: string): Promise<void> {
  try {
    await mkdir(folder);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    if (code === 'EEXIST' && (await stat(folder)).isDirectory()) return;
    const parent = dirname(folder);
    if (code !== 'ENOENT' || parent === folder) throw error;
    await makeFolders(parent);
    await mkdir(folder);
  }
}

async function writeFileWhole(path: string, bytes: Uint8Array): Promise<void> {
  await writeAtomically(nodeFileSystem, { path, bytes, mode: 0o644, replaces: 'anything' });
}

/** `unsigned`: the same bundle with other signatures or none, which the ones of this bundle may replace. */
type State = 'absent' | 'same' | 'unsigned' | 'other';

async function archiveState(bundle: Bundle, path: string): Promise<State> {
  const bytes = await orAbsent(readFile(path));
  if (bytes === undefined) return 'absent';
  if (sameBytes(bytes, bundle.bytes)) return 'same';
  const reading = readArchive(new Uint8Array(bytes));
  const isBundle = reading.kind === 'read' && bundleHashOf(reading.members) === bundle.bundleHash;
  return isBundle && isSigned(bundle) ? 'unsigned' : 'other';
}

function isSigned({ members }: Bundle): boolean {
  return members.some(({ name }) => name === envelopeName);
}

/** By another file; a folder of that name gives no way. */
async function isTaken(path: string, bytes: Uint8Array): Promise<boolean> {
  const found = await orAbsent(readFile(path));
  return found !== undefined && !sameBytes(found, bytes);
}

async function folderState(bundle: Bundle, path: string): Promise<State> {
  const entries = await orAbsent(readdir(path, { recursive: true, withFileTypes: true }));
  if (entries === undefined) return 'absent';
  const files = entries.filter((entry) => !entry.isDirectory());
  const unsigned = withoutEnvelope(bundle.members);
  for (const { name, bytes } of unsigned) {
    const found = await orAbsent(readFile(join(path, name)));
    if (found === undefined || !sameBytes(found, bytes)) return 'other';
  }
  const envelope = await orAbsent(readFile(join(path, envelopeName)));
  if (files.length !== unsigned.length + (envelope === undefined ? 0 : 1)) return 'other';
  const own = envelopeOf(bundle.members);
  if (own === undefined) return envelope === undefined ? 'same' : 'other';
  return envelope !== undefined && sameBytes(envelope, own) ? 'same' : 'unsigned';
}

const moveAway = 'Raise the version of the guideline, choose another folder, or move what is there away.';

function isOther(bundle: Bundle, path: string, advice: string): HostError {
  return new HostError(`${path} is there already and is not this bundle of ${bundle.name}.`, advice);
}

/** Into a folder of another name first, which then takes the name in one step. */
async function writeUnpacked(bundle: Bundle, path: string, replaces: boolean): Promise<void> {
  const suffix = randomBytes(6).toString('hex');
  const temporary = `${path}.${suffix}.tmp`;
  const old = `${path}.${suffix}.old`;
  try {
    for (const { name, bytes } of bundle.members) {
      await mkdir(dirname(join(temporary, name)), { recursive: true });
      await writeFile(join(temporary, name), bytes, { flag: 'wx', mode: 0o644, flush: true });
    }
    if (replaces) await rename(path, old);
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { recursive: true, force: true }).catch(() => undefined);
    await rename(old, path).catch(() => undefined);
    throw error;
  }
  await rm(old, { recursive: true, force: true });
}

async function orAbsent<T>(task: Promise<T>): Promise<T | undefined> {
  try {
    return await task;
  } catch (error) {
    if (isAbsent(error)) return undefined;
    throw error;
  }
}
