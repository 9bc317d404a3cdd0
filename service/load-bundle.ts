// From the bytes of a bundle to something that may decide: every step of the check list for engines, or the reason why not; runs no code of a bundle.
import { setImmediate } from 'node:timers/promises';
import { z } from 'zod';
import { decide, digestOf } from '../dsl/index.ts';
import type { CriteriaGraph } from '../dsl/index.ts';
import { readArchive } from '../host/archive.ts';
import { hexDigestOf, manifestHash, manifestName, readManifest } from '../host/bundle-manifest.ts';
import type { Manifest } from '../host/bundle-manifest.ts';
import { decisionName, readDecision } from '../host/decision-data.ts';
import { readVectors, replay, vectorsName } from '../host/replay-vectors.ts';
import type { ShippedVector } from '../host/replay-vectors.ts';
import { decodeUtf8 } from '../host/utf8.ts';
import { wordsOf } from './explain-in-words.ts';
import type { LiveBundle, ServiceCode } from './live-guidelines.ts';

export type Loading =
  | { readonly kind: 'loaded'; readonly bundle: LiveBundle }
  | { readonly kind: 'refused'; readonly file: string; readonly why: string };

/** Says whether these bytes may be used; `file` is their name for people. */
export type LoadBundle = (bytes: Uint8Array, file: string) => Promise<Loading>;

/** What an activated bundle is made of. */
export interface BundleContents {
  readonly manifest: Manifest;
  readonly bundleHash: string;
  readonly bytesOf: (name: string) => Uint8Array | undefined;
}

/** Without signatures: the archive is whole, and its files are those of its manifest. */
export async function loadUnsigned(bytes: Uint8Array, file: string): Promise<Loading> {
  const refused = (why: string): Loading => ({ kind: 'refused', file, why });
  const reading = readArchive(bytes);
  if (reading.kind === 'refused') return refused(`byte ${reading.offset}: ${reading.why}`);
  const files = new Map(reading.members.map((member) => [member.name, member.bytes]));
  const manifest = readManifest(files.get(manifestName) ?? new Uint8Array());
  if (manifest === undefined) return refused('it has no manifest in the form of one');
  if (manifest.manifestHash !== manifestHash(manifest))
    return refused('its manifest was changed after it was made');
  const listed = new Map(manifest.files.map(({ path, sha256 }) => [path, sha256]));
  const wrong = [...files].find(
    ([name, own]) => name !== manifestName && listed.get(name) !== hexDigestOf(own),
  );
  if (wrong !== undefined) return refused(`${wrong[0]} is not the file that the manifest lists`);
  const missing = [...listed.keys()].find((name) => !files.has(name));
  if (missing !== undefined) return refused(`${missing} is listed in the manifest and not there`);
  return await loadContents(
    { manifest, bundleHash: digestOf(bytes), bytesOf: (name) => files.get(name) },
    file,
  );
}

/** The last steps, whoever vouched for the bytes: the data must be what this interpreter runs, and give every vector's decision. */
export async function loadContents(
  { manifest, bundleHash, bytesOf }: BundleContents,
  file: string,
): Promise<Loading> {
  const refused = (why: string): Loading => ({ kind: 'refused', file, why });
  const reading = readDecision(bytesOf(decisionName) ?? new Uint8Array());
  if (reading.kind === 'refused') return refused(`${decisionName} cannot be run here: ${reading.why}`);
  const { graph } = reading;
  const { guidelineId, version, title, meaningHash } = manifest;
  if (
    graph.guideline.id !== guidelineId ||
    graph.guideline.version !== version ||
    reading.meaningHash !== meaningHash
  )
    return refused(`${decisionName} is of another guideline than the manifest`);
  const vectors = readVectors(bytesOf(vectorsName) ?? new Uint8Array());
  if (vectors === undefined || vectors.length === 0) return refused(`${vectorsName} holds no test vectors`);
  const [first, ...others] = await differing(vectors, graph);
  if (first !== undefined)
    return refused(
      `${others.length + 1} of ${vectors.length} test vectors are decided otherwise here, first: ${first}`,
    );
  const bundle: LiveBundle = {
    guidelineId,
    version,
    title,
    channel: manifest.channel,
    sequence: Number(manifest.sequence),
    effectiveFrom: manifest.effective,
    effectiveTo: '',
    bundleHash,
    contentHash: manifest.sourceHash,
    meaningHash,
    graph,
    words: wordsOf(graph),
    services: servicesOf(bytesOf('model.json')),
    documents: documentsOf(bytesOf),
    file,
  };
  return { kind: 'loaded', bundle };
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

export const documentNames = ['facts.schema.json', 'openapi.json'] as const;

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

/** Codes of procedures; a guideline without them is asked for by its id alone. */
function servicesOf(bytes: Uint8Array | undefined): readonly ServiceCode[] {
  try {
    const { codeTables } = modelShape.parse(JSON.parse(decodeUtf8(bytes ?? new Uint8Array()) ?? ''));
    return codeTables
      .filter(({ kind }) => kind === 'procedures')
      .flatMap(({ system, rows }) => rows.map(({ code }) => ({ system, code })));
  } catch {
    return [];
  }
}
