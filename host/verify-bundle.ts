// Verifies a bundle by making it again from its own sources and comparing every byte; trusts nothing that the bundle says of itself.
import { decide } from '../dsl/index.ts';
import type { CompiledGuideline, TargetTools } from '../dsl/index.ts';
import type { VerifyCheck, VerifyOutcome } from './api.ts';
import { signedChecks, type TrustInput } from './activation/signed-checks.ts';
import type { ArchiveMember, ArchiveReading } from './archive.ts';
import { readArchive } from './archive.ts';
import { damagedMember } from './bundle-layout.ts';
import type { Manifest } from './bundle-manifest.ts';
import { hexDigestOf, manifestHash, manifestName, readManifest, sameBytes } from './bundle-manifest.ts';
import { gatherSources, guidelineMember, sourcesFolder, type NotGathered } from './bundle-sources.ts';
import type { Bundle } from './bundles.ts';
import { makeBundle } from './bundles.ts';
import type { Decide, ShippedVector } from './replay-vectors.ts';
import { readVectors, replay, vectorsName } from './replay-vectors.ts';
import {
  bundleHashOf,
  envelopeName,
  envelopeOf,
  manifestPayloadType,
  withoutEnvelope,
} from './signing/bundle-signature.ts';
import { readEnvelope } from './signing/dsse.ts';
import { short } from './signing/trust.ts';
import { decodeUtf8 } from './utf8.ts';

export interface VerifyOptions {
  /** Loads the text of decide.mjs, where the shell may run it; called only when it is exactly what the sources give. */
  readonly loadModule?: (text: string) => Promise<{ readonly decide: Decide }>;
  /** Whom to trust, and what was seen before: then signatures, revocations, sequence and period are checked too. */
  readonly trust?: TrustInput;
  /** Those that the bundle was made with. */
  readonly tools?: TargetTools;
}

/** Checks in order, and stops where a failure leaves nothing to rely on. */
export async function verifyBundle(bytes: Uint8Array, options: VerifyOptions = {}): Promise<VerifyOutcome> {
  const checks: VerifyCheck[] = [];
  const manifest = await runChecks(bytes, options, checks);
  return {
    holds: checks.every(({ holds }) => holds),
    checks,
    guidelineId: manifest?.guidelineId ?? '',
    version: manifest?.version ?? '',
    bundleHash: hashOf(bytes),
    vectors: Number(manifest?.vectors.count ?? 0),
  };
}

/** The manifest, as soon as it can be trusted to be one. */
async function runChecks(
  bytes: Uint8Array,
  options: VerifyOptions,
  checks: VerifyCheck[],
): Promise<Manifest | undefined> {
  const opened =
    options.trust === undefined ? openUntrusted(bytes, checks) : openSigned(bytes, options.trust, checks);
  if (opened === undefined) return undefined;
  const { members, manifest } = opened;
  if (checks.some(({ check, holds }) => !holds && needed.has(check))) return manifest;
  const made = checkSources(members, manifest, options, checks);
  if (made !== undefined) await checkEngines(made, members, options, checks);
  return manifest;
}

const archiveCheck = 'Archive';
/** Without these there is nothing to make the bundle from again. */
const needed = new Set([archiveCheck, 'Manifest', 'Files']);

interface Opened {
  /** Without the envelope. */
  readonly members: readonly ArchiveMember[];
  readonly manifest: Manifest;
}

/** The archive and what its manifest says of it; a signature is not looked at, only that it is of this manifest. */
function openUntrusted(bytes: Uint8Array, checks: VerifyCheck[]): Opened | undefined {
  const reading = readArchive(bytes);
  if (reading.kind === 'refused') {
    checks.push(archiveFault(bytes, reading));
    return undefined;
  }
  const members = withoutEnvelope(reading.members);
  checks.push(
    passed(archiveCheck, `${reading.members.length} files, in the one form that an archive of them has.`),
  );
  const manifest = checkManifest(members, checks);
  if (manifest === undefined) return undefined;
  checkDigests(members, manifest, checks);
  checkEnvelope(reading.members, checks);
  return { members, manifest };
}

function openSigned(bytes: Uint8Array, trust: TrustInput, checks: VerifyCheck[]): Opened | undefined {
  const reading = readArchive(bytes);
  const run = signedChecks(bytes, trust);
  for (let next = run.next(); ; next = run.next()) {
    if (next.done === true) {
      const opened = next.value;
      return opened && { members: withoutEnvelope(opened.members), manifest: opened.manifest };
    }
    const { check, holds, detail } = next.value;
    if (check === archiveCheck && reading.kind === 'refused') checks.push(archiveFault(bytes, reading));
    else checks.push({ check, holds, file: '', detail });
  }
}

function archiveFault(bytes: Uint8Array, reading: Extract<ArchiveReading, { kind: 'refused' }>): VerifyCheck {
  return broken(archiveCheck, damagedMember(bytes, reading), `Byte ${reading.offset}: ${reading.why}.`);
}

function checkEnvelope(members: readonly ArchiveMember[], checks: VerifyCheck[]): void {
  const bytes = envelopeOf(members);
  if (bytes === undefined) return;
  const check = 'Signature';
  const reading = readEnvelope(bytes);
  if (reading.kind === 'refused')
    return void checks.push(broken(check, envelopeName, `The envelope: ${reading.why}.`));
  const { payload, payloadType, signatures } = reading.envelope;
  const manifest = members.find(({ name }) => name === manifestName)?.bytes;
  if (payloadType !== manifestPayloadType || !sameBytes(payload, manifest))
    return void checks.push(
      broken(check, envelopeName, 'What is signed is not the manifest of this bundle.'),
    );
  const keys = signatures.map(({ keyid }) => short(keyid)).join(', ');
  checks.push(passed(check, `Not checked, since no trust file is named. It says that it is by ${keys}.`));
}

/** Of what is signed; '' where the bytes are no archive. */
function hashOf(bytes: Uint8Array): string {
  const reading = readArchive(bytes);
  return reading.kind === 'read' ? bundleHashOf(reading.members) : '';
}

function checkManifest(members: readonly ArchiveMember[], checks: VerifyCheck[]): Manifest | undefined {
  const check = 'Manifest';
  const member = members.find(({ name }) => name === manifestName);
  const manifest = member && readManifest(member.bytes);
  if (manifest === undefined) {
    checks.push(
      broken(check, manifestName, member ? 'It is not in the form that a manifest has.' : 'There is none.'),
    );
  } else if (manifest.manifestHash !== manifestHash(manifest)) {
    checks.push(broken(check, manifestName, 'Its own digest differs: it was changed after it was made.'));
    return undefined;
  } else checks.push(passed(check, 'Its own digest holds.'));
  return manifest;
}

/** The same files as listed, each with its size and digest. */
function checkDigests(members: readonly ArchiveMember[], manifest: Manifest, checks: VerifyCheck[]): void {
  const check = 'Files';
  const listed = new Map(manifest.files.map((file) => [file.path, file]));
  const faults = members.flatMap(({ name, bytes }): readonly VerifyCheck[] => {
    const file = listed.get(name);
    listed.delete(name);
    if (name === manifestName) return [];
    if (file === undefined) return [broken(check, name, 'It is not listed in the manifest.')];
    if (file.sha256 === hexDigestOf(bytes) && file.size === String(bytes.length)) return [];
    return [broken(check, name, 'It was changed: its digest differs from the manifest.')];
  });
  const missing = [...listed.keys()].map((name) =>
    broken(check, name, 'It is listed in the manifest and not there.'),
  );
  const all = [...faults, ...missing];
  checks.push(
    ...(all.length === 0
      ? [passed(check, `${manifest.files.length} files have the digests of the manifest.`)]
      : all),
  );
}

/** Makes the bundle again from the embedded sources; undefined where that cannot be done or differs. */
function checkSources(
  members: readonly ArchiveMember[],
  manifest: Manifest,
  { tools }: VerifyOptions,
  checks: VerifyCheck[],
): CompiledGuideline | undefined {
  const check = 'Sources';
  const path = guidelineMember(manifest.guidelineId, manifest.version);
  const files = members
    .filter(({ name }) => name.startsWith(sourcesFolder))
    .map(({ name, bytes }) => ({ path: name, bytes }));
  const gathered = gatherSources(files, path);
  const { targets, toolchain, canonicalBase } = manifest;
  const made = makeBundle(files, path, { release: manifest, targets, canonicalBase, toolchain, tools });
  if (gathered.kind !== 'gathered' || made.kind !== 'made') {
    const why = gathered.kind !== 'gathered' ? gathered : made.kind !== 'made' ? made : undefined;
    checks.push(broken(check, path, why === undefined ? '' : whyNotMade(why)));
    return undefined;
  }
  checks.push(passed(check, 'They compile without errors, and every case gives what it expects.'));
  const same = compareHashes(made.bundle.manifest, manifest, checks);
  return compareFiles(made.bundle, members, checks) && same ? gathered.compiled : undefined;
}

function whyNotMade(outcome: NotGathered): string {
  if (outcome.kind === 'failed') return outcome.message;
  const [first] = outcome.findings.filter(({ severity }) => severity === 'error');
  return first === undefined ? 'They do not compile.' : `Line ${first.line}: ${first.message}.`;
}

function compareHashes(made: Manifest, manifest: Manifest, checks: VerifyCheck[]): boolean {
  const results = (['contentHash', 'meaningHash'] as const).map((name) => {
    const holds = made[name] === manifest[name];
    const detail = holds ? made[name] : `${manifest[name]} in the manifest, ${made[name]} from the sources.`;
    checks.push({
      check: name === 'contentHash' ? 'Content hash' : 'Meaning hash',
      holds,
      file: holds ? '' : manifestName,
      detail,
    });
    return holds;
  });
  return results.every((holds) => holds);
}

/** Byte for byte. */
function compareFiles(made: Bundle, members: readonly ArchiveMember[], checks: VerifyCheck[]): boolean {
  const check = 'Generated files';
  const given = new Map(members.map(({ name, bytes }) => [name, bytes]));
  const wanted = new Map(made.members.map(({ name, bytes }) => [name, bytes]));
  const names = [...new Set([...given.keys(), ...wanted.keys()])].toSorted();
  const differing = names.filter((name) => !sameBytes(given.get(name), wanted.get(name)));
  // The manifest differs with every file that it lists.
  const faults = differing
    .filter((name) => name !== manifestName || differing.length === 1)
    .map((name) => broken(check, name, 'It is not what this program makes from the sources.'));
  const generated = names.filter((name) => !name.startsWith(sourcesFolder)).length;
  checks.push(
    ...(faults.length === 0
      ? [passed(check, `${generated} files are byte for byte what the sources give.`)]
      : faults),
  );
  return faults.length === 0;
}

async function checkEngines(
  { graph }: CompiledGuideline,
  members: readonly ArchiveMember[],
  { loadModule }: VerifyOptions,
  checks: VerifyCheck[],
): Promise<void> {
  const bytesOf = (wanted: string) => members.find(({ name }) => name === wanted)?.bytes;
  const vectors = readVectors(bytesOf(vectorsName) ?? new Uint8Array()) ?? [];
  checks.push(replayCheck('Vectors, reference', vectors, (facts) => decide(graph, facts)));
  const text = bytesOf('decide.mjs');
  if (loadModule === undefined || text === undefined) return;
  const check = 'Vectors, decide.mjs';
  try {
    const module = await loadModule(decodeUtf8(text) ?? '');
    checks.push(replayCheck(check, vectors, module.decide));
  } catch (error) {
    checks.push(
      broken(
        check,
        'decide.mjs',
        `It cannot be loaded: ${error instanceof Error ? error.message : String(error)}`,
      ),
    );
  }
}

function replayCheck(check: string, vectors: readonly ShippedVector[], engine: Decide): VerifyCheck {
  const differ = replay(vectors, engine);
  if (differ.length === 0)
    return passed(check, `${vectors.length} vectors give the decisions that are shipped with them.`);
  return broken(
    check,
    vectorsName,
    `${differ.length} of ${vectors.length} differ, first: ${differ[0] ?? ''}.`,
  );
}

function passed(check: string, detail: string): VerifyCheck {
  return { check, holds: true, file: '', detail };
}

function broken(check: string, file: string, detail: string): VerifyCheck {
  return { check, holds: false, file, detail };
}
