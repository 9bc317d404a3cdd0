// Makes the bundle of a guideline: generated files, sources and manifest in one archive; the same library gives the same bytes.
import { bundleFiles, digestOf, hasErrors, meaningHash, targets } from '../dsl/index.ts';
import type { EmittedFile, Target, TargetTools } from '../dsl/index.ts';
import { isPeriod } from './activation/in-force.ts';
import type { ExportFinding } from './api.ts';
import { archiveLimits, archiveSize, writeArchive } from './archive.ts';
import type { ArchiveMember } from './archive.ts';
import {
  canonicalBaseShape,
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
  /** What canonical urls of the target fhir begin with; otherwise an address that is nobody's. */
  readonly canonicalBase?: string | undefined;
  readonly release?: Release | undefined;
  /** What a bundle that is made again was made with; otherwise this program's own. */
  readonly toolchain?: Toolchain | undefined;
  readonly tools?: TargetTools | undefined;
}

/** What is being made, of how many things. */
export interface BundleStep {
  readonly doing: string;
  readonly done: number;
  readonly total: number;
}

/** `files` is the whole library that holds the guideline at `path`; the same `tools` are needed to make the same bundle again. */
export function makeBundle(
  files: readonly SourceFile[],
  path: string,
  choices: BundleChoices = {},
): BundleOutcome {
  const making = makeBundleInSteps(files, path, choices);
  for (let next = making.next(); ; next = making.next()) if (next.done === true) return next.value;
}

/** Yields before each step, so that whoever waits can say how far it is, and stop. */
export function* makeBundleInSteps(
  files: readonly SourceFile[],
  path: string,
  { release = firstRelease, tools = {}, ...choices }: BundleChoices = {},
): Generator<BundleStep, BundleOutcome> {
  const chosen = chooseTargets(choices);
  if ('kind' in chosen) return chosen;
  const total = chosen.targets.length + 2;
  yield { doing: 'The guideline and its cases', done: 0, total };
  const gathered = gatherSources(files, path);
  if (gathered.kind !== 'gathered') return gathered;
  const { effective } = gathered.compiled.guideline.header;
  if (!isPeriod({ effectiveFrom: effective, effectiveTo: release.effectiveTo }))
    return endsBefore(effective, release.effectiveTo);
  const used = new Set<string>();
  const emitted = yield* emitAll(gathered, chosen, noting(tools, used));
  if ('kind' in emitted) return emitted;
  yield { doing: 'The archive', done: total - 1, total };
  const wrong = release.approvals.find((one) => one.contentHash !== contentHash(emitted.files));
  if (wrong !== undefined) return approvesAnother(wrong.name);
  const toolchain = choices.toolchain ?? { ...ownToolchain, translators: [...used].map(nameAndVersion) };
  const facts = factsOf(gathered, emitted.files, chosen, toolchain);
  const generated = [...emitted.files, sbomFile(facts, emitted.files)];
  return packed(
    path,
    [...gathered.findings, ...emitted.findings],
    generated,
    makeManifest(facts, generated, release),
  );
}

function packed(
  path: string,
  findings: readonly ExportFinding[],
  files: readonly EmittedFile[],
  manifest: Manifest,
): BundleOutcome {
  const members: readonly ArchiveMember[] = [
    ...files.map(({ path: member, bytes }) => ({ name: member, bytes })),
    { name: manifestName, bytes: printManifest(manifest) },
  ];
  if (archiveSize(members) > archiveLimits.bytes) return tooLarge(path);
  const bytes = writeArchive(members);
  const name = `${manifest.guidelineId}-${manifest.version}`;
  return { kind: 'made', findings, bundle: { name, bytes, bundleHash: digestOf(bytes), manifest, members } };
}

/** The same tools; names and versions of those that are used come to stand in `used`. */
function noting({ cql, ...others }: TargetTools, used: Set<string>): TargetTools {
  if (cql === undefined) return others;
  const translate: typeof cql.translate = (text) => {
    used.add(cql.version);
    return cql.translate(text);
  };
  return { ...others, cql: { ...cql, translate } };
}

function nameAndVersion(text: string): { readonly name: string; readonly version: string } {
  const [, name = text, version = ''] = /^(.+) ([^ ]+)$/.exec(text) ?? [];
  return { name, version };
}

interface Chosen {
  readonly targets: readonly Target[];
  readonly canonicalBase?: string;
}

function chooseTargets({
  targets: ids = targets.map(({ id }) => id),
  canonicalBase,
}: BundleChoices): Chosen | NotGathered {
  const unknown = ids.find((id) => targets.every((target) => target.id !== id));
  if (unknown !== undefined) {
    const known = targets.map(({ id }) => id).join(', ');
    return {
      kind: 'failed',
      message: `There is no export target "${unknown}".`,
      help: `There are: ${known}.`,
    };
  }
  const chosen = targets.filter(({ id }) => ids.includes(id));
  if (canonicalBase === undefined) return { targets: chosen };
  if (!canonicalBaseShape.safeParse(canonicalBase).success) return notABase(canonicalBase);
  // Otherwise a manifest could name an address that stands in no file.
  if (!ids.includes('fhir')) return noCanonicalUrls;
  return { targets: chosen, canonicalBase };
}

interface Emitted {
  readonly files: readonly EmittedFile[];
  /** What targets left out. */
  readonly findings: readonly ExportFinding[];
}

function* emitAll(
  { compiled: { guideline, graph }, cases, sources, findingOf }: GatheredSources,
  { targets: chosen, canonicalBase }: Chosen,
  tools: TargetTools,
): Generator<BundleStep, Emitted | NotGathered> {
  const input = { guideline, graph, cases, sources, canonicalBase };
  const total = chosen.length + 2;
  const files: EmittedFile[] = [];
  const findings = new Map<string, ExportFinding>();
  for (const [index, target] of chosen.entries()) {
    yield { doing: target.title, done: index + 1, total };
    const { value, diagnostics } = target.emit(input, tools);
    const first = diagnostics.find((one) => hasErrors([one]));
    if (first !== undefined) return { kind: 'failed', message: first.message, help: first.help ?? '' };
    files.push(...value);
    // Two targets may say the same of one guideline, such as that there is no translator.
    for (const one of diagnostics) {
      const finding = findingOf(one);
      findings.set(`${finding.path} ${String(finding.line)} ${finding.message}`, finding);
    }
  }
  return { files: [...bundleFiles(input, chosen), ...files], findings: [...findings.values()] };
}

function factsOf(
  { compiled: { guideline, graph } }: GatheredSources,
  files: readonly EmittedFile[],
  { targets: chosen, ...others }: Chosen,
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
    ...others,
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

function endsBefore(effective: string, last: string): NotGathered {
  return {
    kind: 'failed',
    message: `The last day of service, ${last}, is before the first, ${effective}, which the guideline says.`,
    help: 'Name a later last day, or none: it decides then until another replaces it.',
  };
}

function notABase(text: string): NotGathered {
  return {
    kind: 'failed',
    message: `"${text}" cannot be what canonical urls begin with.`,
    help: 'Give an https address of your own such as https://plan.example.org/fhir: host in small letters, no final slash, no query.',
  };
}

const noCanonicalUrls: NotGathered = {
  kind: 'failed',
  message: 'Only the target fhir has canonical urls, and it is not chosen.',
  help: 'Choose fhir as well, or leave the canonical base out.',
};

function tooLarge(path: string): NotGathered {
  const message = `The bundle of ${path} would be larger than 64 MB, which no reader takes.`;
  return { kind: 'failed', message, help: 'Choose fewer targets, or split the guideline into several.' };
}

function vectorCount(files: readonly EmittedFile[]): number {
  const file = files.find(({ path }) => path === vectorsName);
  return (file && readVectors(file.bytes)?.length) ?? 0;
}
