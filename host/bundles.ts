// Makes the bundle of a guideline: generated files, sources and manifest in one archive; the same library gives the same bytes.
import { digestOf, hasErrors, meaningHash, targets } from '../dsl/index.ts';
import type { EmittedFile, TargetTools } from '../dsl/index.ts';
import type { ExportFinding } from './api.ts';
import { archiveLimits, archiveSize, writeArchive } from './archive.ts';
import type { ArchiveMember } from './archive.ts';
import { firstRelease, makeManifest, manifestName, printManifest } from './bundle-manifest.ts';
import type { Manifest, Release } from './bundle-manifest.ts';
import { gatherSources } from './bundle-sources.ts';
import type { NotGathered, SourceFile } from './bundle-sources.ts';
import { readVectors, vectorsName } from './replay-vectors.ts';

export interface Bundle {
  /** `<id>-<version>`: the name of the folder that the archive unpacks to. */
  readonly name: string;
  /** The archive. */
  readonly bytes: Uint8Array;
  /** Digest of the archive; never inside it. */
  readonly bundleHash: string;
  readonly manifest: Manifest;
  readonly members: readonly ArchiveMember[];
}

export type BundleOutcome =
  | { readonly kind: 'made'; readonly bundle: Bundle; readonly findings: readonly ExportFinding[] }
  | NotGathered;

export const archiveEnding = '.bundle.tar';

/** `files` is the whole library that holds the guideline at `path`; the same `tools` are needed to make the same bundle again. */
export function makeBundle(
  files: readonly SourceFile[],
  path: string,
  release: Release = firstRelease,
  tools: TargetTools = {},
): BundleOutcome {
  const gathered = gatherSources(files, path);
  if (gathered.kind !== 'gathered') return gathered;
  const { compiled, cases, sources, findings } = gathered;
  const { guideline, graph } = compiled;
  const emitted = targets.map((target) => target.emit({ guideline, graph, cases, sources }, tools));
  const notCarried = emitted.flatMap(({ diagnostics }) => diagnostics).filter((one) => hasErrors([one]));
  if (notCarried.length > 0) {
    const [first] = notCarried;
    return { kind: 'failed', message: first?.message ?? '', help: first?.help ?? '' };
  }
  const generated = emitted.flatMap(({ value }) => value);
  const { id, number, version, effective } = guideline.header;
  const identity = { guidelineId: id, number, version, effective, title: guideline.title };
  const facts = { ...identity, meaningHash: meaningHash(graph), vectors: vectorCount(generated) };
  const manifest = makeManifest(facts, generated, release);
  const members: readonly ArchiveMember[] = [
    ...generated.map(({ path: member, bytes }) => ({ name: member, bytes })),
    { name: manifestName, bytes: printManifest(manifest) },
  ];
  if (archiveSize(members) > archiveLimits.bytes) return tooLarge(path);
  const bytes = writeArchive(members);
  const bundle = { name: `${id}-${version}`, bytes, bundleHash: digestOf(bytes), manifest, members };
  return { kind: 'made', findings, bundle };
}

function tooLarge(path: string): NotGathered {
  const message = `The bundle of ${path} would be larger than 64 MB, which no reader takes.`;
  return { kind: 'failed', message, help: 'Split the guideline into several.' };
}

function vectorCount(files: readonly EmittedFile[]): number {
  const file = files.find(({ path }) => path === vectorsName);
  return (file && readVectors(file.bytes)?.length) ?? 0;
}
