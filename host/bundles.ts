// Makes the bundle of a guideline: generated files, sources and manifest in one archive; the same library gives the same bytes.
import { bundleFiles, digestOf, hasErrors, meaningHash, targets } from '../dsl/index.ts';
import type { EmittedFile, Target } from '../dsl/index.ts';
import type { ExportFinding } from './api.ts';
import { archiveLimits, archiveSize, writeArchive } from './archive.ts';
import type { ArchiveMember } from './archive.ts';
import {
  contentHash,
  firstRelease,
  makeManifest,
  manifestName,
  ownToolchain,
  printManifest,
} from './bundle-manifest.ts';
import type { Manifest, ManifestFacts, Release, Toolchain } from './bundle-manifest.ts';
import { sbomFile } from './bundle-sbom.ts';
import { gatherSources } from './bundle-sources.ts';
import type { GatheredSources, NotGathered, SourceFile } from './bundle-sources.ts';
import { readVectors, vectorsName } from './replay-vectors.ts';

export interface Bundle {
  /** `<id>-<version>`: the name of the folder that the archive unpacks to. */
  readonly name: string;
  /** The archive. */
  readonly bytes: Uint8Array;
  /** Digest of the archive without signatures: what is signed has one name, however often it is signed. Never inside it. */
  readonly bundleHash: string;
  readonly manifest: Manifest;
  readonly members: readonly ArchiveMember[];
}

export type BundleOutcome =
  | { readonly kind: 'made'; readonly bundle: Bundle; readonly findings: readonly ExportFinding[] }
  | NotGathered;

export const archiveEnding = '.bundle.tar';

export interface BundleChoices {
  /** Ids of targets; all where it is left out. Their order does not count. */
  readonly targets?: readonly string[] | undefined;
  readonly release?: Release | undefined;
  /** What a bundle that is made again was made with; otherwise this program's own. */
  readonly toolchain?: Toolchain | undefined;
}

/** `files` is the whole library that holds the guideline at `path`. */
export function makeBundle(
  files: readonly SourceFile[],
  path: string,
  { release = firstRelease, toolchain = ownToolchain, ...choices }: BundleChoices = {},
): BundleOutcome {
  const chosen = chooseTargets(choices.targets);
  if ('kind' in chosen) return chosen;
  const gathered = gatherSources(files, path);
  if (gathered.kind !== 'gathered') return gathered;
  const emitted = emitAll(gathered, chosen.targets);
  if ('kind' in emitted) return emitted;
  const facts = factsOf(gathered, emitted.files, chosen.targets, toolchain);
  const wrong = release.approvals.find((one) => one.contentHash !== contentHash(emitted.files));
  if (wrong !== undefined) return approvesAnother(wrong.name);
  const generated = [...emitted.files, sbomFile(facts, emitted.files)];
  const manifest = makeManifest(facts, generated, release);
  const members: readonly ArchiveMember[] = [
    ...generated.map(({ path: member, bytes }) => ({ name: member, bytes })),
    { name: manifestName, bytes: printManifest(manifest) },
  ];
  if (archiveSize(members) > archiveLimits.bytes) return tooLarge(path);
  const bytes = writeArchive(members);
  const name = `${manifest.guidelineId}-${manifest.version}`;
  const bundle = { name, bytes, bundleHash: digestOf(bytes), manifest, members };
  return { kind: 'made', findings: gathered.findings, bundle };
}

function chooseTargets(
  ids: readonly string[] | undefined,
): { readonly targets: readonly Target[] } | NotGathered {
  if (ids === undefined) return { targets };
  const unknown = ids.find((id) => targets.every((target) => target.id !== id));
  if (unknown === undefined) return { targets: targets.filter(({ id }) => ids.includes(id)) };
  const known = targets.map(({ id }) => id).join(', ');
  return { kind: 'failed', message: `There is no export target "${unknown}".`, help: `There are: ${known}.` };
}

function emitAll(
  { compiled: { guideline, graph }, cases, sources }: GatheredSources,
  chosen: readonly Target[],
): { readonly files: readonly EmittedFile[] } | NotGathered {
  const input = { guideline, graph, cases, sources };
  const emitted = chosen.map((target) => target.emit(input));
  const [first] = emitted.flatMap(({ diagnostics }) => diagnostics).filter((one) => hasErrors([one]));
  if (first !== undefined) return { kind: 'failed', message: first.message, help: first.help ?? '' };
  return { files: [...bundleFiles(input, chosen), ...emitted.flatMap(({ value }) => value)] };
}

function factsOf(
  { compiled: { guideline, graph } }: GatheredSources,
  files: readonly EmittedFile[],
  chosen: readonly Target[],
  toolchain: Toolchain,
): ManifestFacts {
  const { id, number, version, effective, reviewDue } = guideline.header;
  return {
    guidelineId: id,
    number,
    title: guideline.title,
    version,
    effectiveFrom: effective,
    reviewBy: reviewDue,
    meaningHash: meaningHash(graph),
    vectors: vectorCount(files),
    targets: chosen.map((target) => target.id),
    toolchain,
  };
}

function approvesAnother(name: string): NotGathered {
  return {
    kind: 'failed',
    message: `The approval of ${name} is of another text: its content hash differs.`,
    help: 'Words were changed after the approval. Have this text approved, and export again.',
  };
}

function tooLarge(path: string): NotGathered {
  const message = `The bundle of ${path} would be larger than 64 MB, which no reader takes.`;
  return { kind: 'failed', message, help: 'Choose fewer targets, or split the guideline into several.' };
}

function vectorCount(files: readonly EmittedFile[]): number {
  const file = files.find(({ path }) => path === vectorsName);
  return (file && readVectors(file.bytes)?.length) ?? 0;
}
