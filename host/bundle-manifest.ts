// The manifest of a bundle: what it is, the digest of every file and of itself; numbers are texts, so that every reader reads the same.
import { z } from 'zod';
import { canonicalJson, digestOf, printJson } from '../dsl/index.ts';
import type { EmittedFile } from '../dsl/index.ts';
import { compareNames } from './archive.ts';
import { sourcesFolder } from './bundle-sources.ts';
import { decodeUtf8, encodeUtf8 } from './utf8.ts';

export const manifestName = 'manifest.json';

const digest = z.string().regex(/^sha256:[0-9a-f]{64}$/);
const hexDigest = z.string().regex(/^[0-9a-f]{64}$/);
const wholeNumber = z.string().regex(/^(?:0|[1-9][0-9]{0,15})$/);

const manifestShape = z.strictObject({
  bundleFormat: z.literal('1'),
  guidelineId: z.string(),
  number: z.string(),
  title: z.string(),
  version: z.string(),
  /** YYYY-MM-DD, '' where the guideline does not say. */
  effective: z.string(),
  /** Together with `sequence`: the order in which bundles of one guideline replace each other. */
  channel: z.string().regex(/^[a-z0-9][a-z0-9-]*$/),
  sequence: wholeNumber,
  /** Signatures; none in this format. */
  approvals: z.array(z.never()),
  sourceHash: digest,
  meaningHash: digest,
  /** Versions of the language that the sources are written in and of the decision data. */
  dslVersion: z.literal('1'),
  irVersion: z.literal('1'),
  vectors: z.strictObject({ count: wholeNumber }),
  files: z.array(
    z.strictObject({ path: z.string(), sha256: hexDigest, size: wholeNumber, mediaType: z.string() }),
  ),
  /** Digest of the canonical form of all the other members. */
  manifestHash: digest,
});

export type Manifest = z.infer<typeof manifestShape>;

/** What the generated files say of themselves. */
export interface ManifestFacts {
  readonly guidelineId: string;
  readonly number: string;
  readonly title: string;
  readonly version: string;
  readonly effective: string;
  readonly meaningHash: string;
  readonly vectors: number;
}

export type Release = Pick<Manifest, 'channel' | 'sequence'>;
export const firstRelease: Release = { channel: 'default', sequence: '1' };

export function makeManifest(
  facts: ManifestFacts,
  files: readonly EmittedFile[],
  release: Release,
): Manifest {
  const { vectors, ...identity } = facts;
  const manifest = {
    ...identity,
    channel: release.channel,
    sequence: release.sequence,
    bundleFormat: '1' as const,
    approvals: [],
    sourceHash: sourceHash(files),
    dslVersion: '1' as const,
    irVersion: '1' as const,
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
  const printed = printManifest(shaped.data);
  return printed.length === bytes.length && printed.every((byte, i) => byte === bytes[i])
    ? shaped.data
    : undefined;
}

/** Of everything but itself. */
export function manifestHash(manifest: Omit<Manifest, 'manifestHash'>): string {
  return digestOf(encodeUtf8(canonicalJson({ ...manifest, manifestHash: undefined })));
}

/**
 * Digest of what `sha256sum` prints for the guideline and its fragments within `sources`, in the order of their names:
 * `(cd sources && find * -name '*.guideline' | LC_ALL=C sort | xargs sha256sum) | sha256sum`. The cases do not count.
 */
export function sourceHash(files: readonly EmittedFile[]): string {
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

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(decodeUtf8(bytes) ?? '');
  } catch {
    return undefined;
  }
}
