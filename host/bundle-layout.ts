// Whose bytes are at a place of a damaged archive, told from its manifest; a guess for people, no proof.
import type { ArchiveReading } from './archive.ts';
import { compareNames } from './archive.ts';
import { manifestName } from './bundle-manifest.ts';
import { decodeUtf8, encodeUtf8 } from './utf8.ts';

const block = 512;

/** The member whose header, contents or padding has the first wrong byte; '' where it cannot be told. */
export function damagedMember(
  bytes: Uint8Array,
  reading: Extract<ArchiveReading, { kind: 'refused' }>,
): string {
  const at = manifestOffset(bytes);
  // Its own header is the damaged one where no header bears its name any more.
  if (at === undefined)
    return reading.file !== '' && reading.offset >= bytes.length ? reading.file : manifestName;
  let offset = 0;
  for (const { path, size } of sizesAt(bytes, at)) {
    const end = offset + block + Math.ceil(size / block) * block;
    if (reading.offset >= offset && reading.offset < end) return path;
    offset = end;
  }
  return reading.file;
}

function manifestOffset(bytes: Uint8Array): number | undefined {
  const wanted = encodeUtf8(manifestName);
  for (let offset = 0; offset + block <= bytes.length; offset += block) {
    if (wanted.every((code, i) => bytes[offset + i] === code) && bytes[offset + wanted.length] === 0)
      return offset;
  }
  return undefined;
}

interface Sized {
  readonly path: string;
  readonly size: number;
}

/** All members in the order of the archive; [] where the manifest cannot be read. */
function sizesAt(bytes: Uint8Array, offset: number): readonly Sized[] {
  const text = decodeUtf8(bytes.subarray(offset + block, endOfManifest(bytes, offset + block)));
  try {
    const { files } = JSON.parse(text ?? '') as { readonly files?: unknown };
    const listed = Array.isArray(files)
      ? files.map((file: { path?: unknown; size?: unknown }) => sized(file))
      : [];
    return [...listed, { path: manifestName, size: text?.length ?? 0 }].toSorted((a, b) =>
      compareNames(a.path, b.path),
    );
  } catch {
    return [];
  }
}

function sized({ path, size }: { readonly path?: unknown; readonly size?: unknown }): Sized {
  return { path: typeof path === 'string' ? path : '', size: typeof size === 'string' ? Number(size) : 0 };
}

/** The text ends before its padding; its size field may be the damaged one. */
function endOfManifest(bytes: Uint8Array, start: number): number {
  const zero = bytes.indexOf(0, start);
  return zero === -1 ? bytes.length : zero;
}
