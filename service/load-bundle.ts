// From the bytes of a bundle to something that may decide: every step of the check list for engines, or the reason why not; runs no code of a bundle.
import { setImmediate } from 'node:timers/promises';
import { z } from 'zod';
import { decide } from '../dsl/index.ts';
import type { CriteriaGraph } from '../dsl/index.ts';
import { readArchive } from '../host/archive.ts';
import { hexDigestOf, manifestHash, manifestName, readManifest } from '../host/bundle-manifest.ts';
import type { Manifest } from '../host/bundle-manifest.ts';
import { decisionName, readDecision } from '../host/decision-data.ts';
import { archiveOf } from '../host/node/inflate.ts';
import { bundleHashOf, withoutEnvelope } from '../host/signing/bundle-signature.ts';
import { readVectors, replay, vectorsName } from '../host/replay-vectors.ts';
import type { ShippedVector } from '../host/replay-vectors.ts';
import { decodeUtf8 } from '../host/utf8.ts';
import { wordsOf } from './explain-in-words.ts';
import type { LiveBundle, TakenVersion } from './live-guidelines.ts';
import type { ServiceCode } from './service-codes.ts';
import { reasonsOfNodes } from './words-when-not-met.ts';

export type Loading =
  | { readonly kind: 'loaded'; readonly bundle: LiveBundle }
  | {
      readonly kind: 'refused';
      readonly file: string;
      readonly why: string;
      /** What was live from the file before must not decide any more either. */
      readonly withdraws: boolean;
    };

export interface BundleFile {
  /** Its name for people. */
  readonly file: string;
  readonly bytes: Uint8Array;
}

export interface Loaded {
  /** Says of each file whether it may be used, in their order. */
  readonly loadings: readonly Loading[];
  /** What was ever taken into use, in that order, where somebody remembers it. */
  readonly taken: readonly TakenVersion[];
  /** Texts that must not decide any more, by their content hash, whatever became of their files. */
  readonly revoked: ReadonlySet<string>;
}

export type LoadBundles = (files: readonly BundleFile[]) => Promise<Loaded>;

/** What a bundle is made of. */
export interface BundleContents {
  readonly manifest: Manifest;
  readonly bundleHash: string;
  readonly bytesOf: (name: string) => Uint8Array | undefined;
}

/** Whoever made them: signatures are not looked at. */
export const loadUnsigned: LoadBundles = async (files) => {
  const loadings: Loading[] = [];
  for (const one of files) loadings.push(await loadOne(one));
  return { loadings, taken: [], revoked: new Set() };
};

async function loadOne({ file, bytes }: BundleFile): Promise<Loading> {
  const opened = openBundle(bytes);
  return typeof opened === 'string' ? refusal(file, opened) : await loadContents(opened, file);
}

export function refusal(file: string, why: string, withdraws = false): Loading {
  return { kind: 'refused', file, why, withdraws };
}

/** The contents, or why there are none. Says nothing about who made the bundle. */
export function openBundle(bytes: Uint8Array): BundleContents | string {
  const archive = archiveOf(bytes);
  if (archive === undefined) return 'it is compressed, and not to be undone within the bounds of a bundle';
  const reading = readArchive(archive);
  if (reading.kind === 'refused') return `byte ${reading.offset}: ${reading.why}`;
  const files = new Map(withoutEnvelope(reading.members).map((member) => [member.name, member.bytes]));
  const manifest = readManifest(files.get(manifestName) ?? new Uint8Array());
  if (manifest === undefined) return 'it has no manifest in the form of one';
  if (manifest.manifestHash !== manifestHash(manifest)) return 'its manifest was changed after it was made';
  const listed = new Map(manifest.files.map(({ path, sha256 }) => [path, sha256]));
  const wrong = [...files].find(
    ([name, own]) => name !== manifestName && listed.get(name) !== hexDigestOf(own),
  );
  if (wrong !== undefined) return `${wrong[0]} is not the file that the manifest lists`;
  const missing = [...listed.keys()].find((name) => !files.has(name));
  if (missing !== undefined) return `${missing} is listed in the manifest and not there`;
  return { manifest, bundleHash: bundleHashOf(reading.members), bytesOf: (name) => files.get(name) };
}

/** The data must be what this interpreter runs, and give every vector's decision. */
async function loadContents(contents: BundleContents, file: string): Promise<Loading> {
  const { manifest, bytesOf } = contents;
  const data = bytesOf(decisionName);
  if (data === undefined)
    return refusal(file, `it holds no ${decisionName}: it was exported without the target rule-bundle`);
  const reading = readDecision(data);
  if (reading.kind === 'refused') return refusal(file, `${decisionName} cannot be run here: ${reading.why}`);
  const { graph } = reading;
  const { guidelineId, version, meaningHash } = manifest;
  if (
    graph.guideline.id !== guidelineId ||
    graph.guideline.version !== version ||
    reading.meaningHash !== meaningHash
  )
    return refusal(file, `${decisionName} is of another guideline than the manifest`);
  const vectors = readVectors(bytesOf(vectorsName) ?? new Uint8Array());
  if (vectors === undefined || vectors.length === 0)
    return refusal(file, `${vectorsName} holds no test vectors`);
  const [first, ...others] = await differing(vectors, graph);
  if (first !== undefined) {
    const why = `${others.length + 1} of ${vectors.length} test vectors are decided otherwise here, first: ${first}`;
    return refusal(file, why);
  }
  return { kind: 'loaded', bundle: liveBundle(contents, graph, file) };
}

export function liveBundle(
  { manifest, bundleHash, bytesOf }: BundleContents,
  graph: CriteriaGraph,
  file: string,
): LiveBundle {
  const { guidelineId, version, title, channel, effectiveFrom, effectiveTo, contentHash, meaningHash } =
    manifest;
  const model = modelOf(bytesOf('model.json'));
  return {
    guidelineId,
    version,
    title,
    channel,
    sequence: Number(manifest.sequence),
    effectiveFrom,
    effectiveTo,
    bundleHash,
    contentHash,
    meaningHash,
    graph,
    words: wordsOf(graph, reasonsOfNodes(graph, model)),
    services: servicesOf(model),
    documents: documentsOf(bytesOf),
    file,
  };
}

/** Requests are answered in between. */
async function differing(
  vectors: readonly ShippedVector[],
  graph: CriteriaGraph,
): Promise<readonly string[]> {
  const names: string[] = [];
  for (let from = 0; from < vectors.length; from += 20) {
    names.push(...replay(vectors.slice(from, from + 20), (facts) => decide(graph, facts)));
    await setImmediate();
  }
  return names;
}

/** What callers may read of a bundle, where it holds it. */
export const documentNames = ['facts.schema.json', 'decision.schema.json', 'openapi.json'] as const;

function documentsOf(bytesOf: BundleContents['bytesOf']): ReadonlyMap<string, Uint8Array> {
  return new Map(
    documentNames.flatMap((name) => {
      const bytes = bytesOf(name);
      return bytes === undefined ? [] : [[name, bytes] as const];
    }),
  );
}

const modelShape = z.object({
  codeTables: z.array(
    z.object({ kind: z.string(), system: z.string(), rows: z.array(z.object({ code: z.string() })) }),
  ),
});

/** undefined where there is none. */
function modelOf(bytes: Uint8Array | undefined): unknown {
  try {
    return JSON.parse(decodeUtf8(bytes ?? new Uint8Array()) ?? '');
  } catch {
    return undefined;
  }
}

/** Codes of procedures; a guideline without them is asked for by its id alone. */
function servicesOf(model: unknown): readonly ServiceCode[] {
  const reading = modelShape.safeParse(model);
  const tables = reading.success ? reading.data.codeTables : [];
  return tables
    .filter(({ kind }) => kind === 'procedures')
    .flatMap(({ system, rows }) => rows.map(({ code }) => ({ system, code })));
}
