// The manifest of a bundle: what it is, the digest of every file and of itself; numbers are texts, so that every reader reads the same.
import { z } from 'zod';
import { canonicalJson, digestOf, printJson } from '../dsl/index.ts';
import type { EmittedFile } from '../dsl/index.ts';
import { compareNames } from './archive.ts';
import { sourcesFolder } from './bundle-sources.ts';
import { programVersion } from './program-version.ts';
import { decodeUtf8, encodeUtf8 } from './utf8.ts';

export const manifestName = 'manifest.json';

export const digest = z.string().regex(/^sha256:[0-9a-f]{64}$/);
export const wholeNumber = z.string().regex(/^(?:0|[1-9][0-9]{0,14})$/);
/** YYYY-MM-DD; days that no calendar has are refused. */
export const day = z.iso.date();
const hexDigest = z.string().regex(/^[0-9a-f]{64}$/);
const optionalDay = z.union([z.literal(''), day]);

export const channelShape = z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/);

/** Who let this text go into use. It names the text by its hash, words included: the approval of another text is none. */
export const approvalShape = z.strictObject({
  name: z.string().min(1).max(200),
  role: z.string().min(1).max(200),
  /** What the signature means, such as "Reviewed" or "Approved for use". */
  meaning: z.string().min(1).max(500),
  /** Day on which it was given. */
  date: day,
  contentHash: digest,
});
export const approvalsShape = z.array(approvalShape).max(50);

/** What cannot be told from the sources: where the bundle stands in its channel, and who let it through. */
export const releaseShape = z.strictObject({
  channel: channelShape,
  /** Grows with every bundle of one guideline in one channel. */
  sequence: wholeNumber,
  /** Bundle hash of the one that this replaces; '' for the first. */
  previousHash: z.union([z.literal(''), digest]),
  /** Last day of service that it decides; '' = until it is replaced. */
  effectiveTo: optionalDay,
  approvals: approvalsShape,
});

/** https, host in small letters, folders; no final slash, query, fragment, user or escape: each address has one spelling. */
export const canonicalBaseShape = z
  .string()
  .max(200)
  .regex(
    /^https:\/\/[a-z0-9][a-z0-9-]*(?:\.[a-z0-9][a-z0-9-]*)*(?::[1-9][0-9]{0,4})?(?:\/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)*$/,
  );

const manifestShape = releaseShape.extend({
  bundleFormat: z.literal('2'),
  guidelineId: z.string(),
  number: z.string(),
  title: z.string(),
  version: z.string(),
  /** First day of service that it decides, from the guideline; '' where that does not say. */
  effectiveFrom: z.string(),
  /** Day by which the guideline is to be reviewed, '' where it does not say. */
  reviewBy: z.string(),
  /** Of the words: the exact bytes of guideline and fragments. */
  contentHash: digest,
  /** Of what is decided, without the words. */
  meaningHash: digest,
  /** Ids of the export targets whose files are in it. */
  targets: z.array(z.string()),
  /** Address of the publisher that canonical urls of FHIR begin with; left out where it is the one that is nobody's. */
  canonicalBase: canonicalBaseShape.exactOptional(),
  toolchain: z.strictObject({
    /** Version of the language that the sources are written in, and of the decision data. */
    language: wholeNumber,
    ir: wholeNumber,
    program: z.string(),
    /** Compilers of others that made some of the files. */
    translators: z.array(z.strictObject({ name: z.string(), version: z.string() })),
  }),
  vectors: z.strictObject({ count: wholeNumber }),
  files: z.array(
    z.strictObject({ path: z.string(), sha256: hexDigest, size: wholeNumber, mediaType: z.string() }),
  ),
  /** Digest of the canonical form of all the other members. */
  manifestHash: digest,
});

export type Manifest = z.infer<typeof manifestShape>;
export type Approval = z.infer<typeof approvalShape>;
export type Release = z.infer<typeof releaseShape>;
export type Toolchain = Manifest['toolchain'];

export const firstRelease: Release = {
  channel: 'default',
  sequence: '1',
  previousHash: '',
  effectiveTo: '',
  approvals: [],
};

export const ownToolchain: Toolchain = { language: '1', ir: '1', program: programVersion, translators: [] };

/** What follows from the sources, and what was chosen to be made of them. */
export interface ManifestFacts {
  readonly guidelineId: string;
  readonly number: string;
  readonly title: string;
  readonly version: string;
  readonly effectiveFrom: string;
  readonly reviewBy: string;
  readonly meaningHash: string;
  readonly vectors: number;
  readonly targets: readonly string[];
  readonly canonicalBase?: string;
  readonly toolchain: Toolchain;
}

export function makeManifest(
  facts: ManifestFacts,
  files: readonly EmittedFile[],
  release: Release,
): Manifest {
  const { vectors, targets, ...identity } = facts;
  const { channel, sequence, previousHash, effectiveTo, approvals } = release;
  const manifest = {
    ...identity,
    channel,
    sequence,
    previousHash,
    effectiveTo,
    approvals,
    bundleFormat: '2' as const,
    targets: [...targets],
    contentHash: contentHash(files),
    vectors: { count: String(vectors) },
    files: files
      .map(({ path, bytes, mediaType }) => ({
        path,
        mediaType,
        sha256: hexDigestOf(bytes),
        size: String(bytes.length),
      }))
      .toSorted((a, b) => compareNames(a.path, b.path)),
  };
  return { ...manifest, manifestHash: manifestHash(manifest) };
}

export function printManifest(manifest: Manifest): Uint8Array {
  return encodeUtf8(printJson(manifest));
}

/** undefined where the bytes are not a manifest in its one form. Its digest is not checked here. */
export function readManifest(bytes: Uint8Array): Manifest | undefined {
  const shaped = manifestShape.safeParse(parseJson(bytes));
  if (!shaped.success) return undefined;
  return sameBytes(printManifest(shaped.data), bytes) ? shaped.data : undefined;
}

/** Of everything but itself. */
export function manifestHash(manifest: Omit<Manifest, 'manifestHash'>): string {
  return digestOf(encodeUtf8(canonicalJson({ ...manifest, manifestHash: undefined })));
}

/**
 * Digest of what `sha256sum` prints for the guideline and its fragments within `sources`, in the order of their names:
 * `(cd sources && find * -name '*.guideline' | LC_ALL=C sort | xargs sha256sum) | sha256sum`. The cases do not count.
 */
export function contentHash(files: readonly Pick<EmittedFile, 'path' | 'bytes'>[]): string {
  const lines = files
    .filter(({ path }) => path.startsWith(sourcesFolder) && path.endsWith('.guideline'))
    .toSorted((a, b) => compareNames(a.path, b.path))
    .map(({ path, bytes }) => `${hexDigestOf(bytes)}  ${path.slice(sourcesFolder.length)}\n`);
  return digestOf(encodeUtf8(lines.join('')));
}

/** As `sha256sum` prints it. */
export function hexDigestOf(bytes: Uint8Array): string {
  return digestOf(bytes).slice('sha256:'.length);
}

export function sameBytes(a: Uint8Array | undefined, b: Uint8Array | undefined): boolean {
  if (a === undefined || b === undefined || a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(decodeUtf8(bytes) ?? '');
  } catch {
    return undefined;
  }
}
