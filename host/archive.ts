// The archive of a bundle: one spelling of an uncompressed USTAR per set of files, and a reader that accepts no other; knows no disk.

export interface ArchiveMember {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export type ArchiveReading =
  | { readonly kind: 'read'; readonly members: readonly ArchiveMember[] }
  /** `offset` is the first byte that is not as it must be; `file` owns that byte, '' where none can be named. */
  | { readonly kind: 'refused'; readonly why: string; readonly offset: number; readonly file: string };

export const archiveLimits = { bytes: 64 * 1024 * 1024, members: 1000, nameLength: 100 } as const;

const block = 512;
// The two marks of a bundle of OPA are the only names that begin with a dot.
const namePattern = /^(?:[a-z0-9][a-z0-9._-]*\/)*(?:[a-z0-9][a-z0-9._-]*|\.manifest|\.signatures\.json)$/;
// A dot at the end of a name, and these names with any extension, mean something else to Windows.
const unsafePart = /\.\.|\.(?:\/|$)|(?:^|\/)(?:con|prn|aux|nul|com\d|lpt\d)(?:[./]|$)/;

/** Lower-case ASCII, no `..`, no empty folder: the same file on every system, never outside the folder it is unpacked to. */
export function isArchiveName(name: string): boolean {
  return name.length <= archiveLimits.nameLength && namePattern.test(name) && !unsafePart.test(name);
}

/** Bytes of the archive of these members. */
export function archiveSize(members: readonly ArchiveMember[]): number {
  return members.reduce((sum, member) => sum + memberSize(member.bytes.length), 2 * block);
}

/** Sorts the members; throws on a name or size that no reader would accept, since both are ours to choose. */
export function writeArchive(members: readonly ArchiveMember[]): Uint8Array {
  const sorted = members.toSorted((a, b) => compareNames(a.name, b.name));
  const bytes = new Uint8Array(archiveSize(sorted));
  if (bytes.length > archiveLimits.bytes)
    throw new Error(`archive of ${bytes.length} bytes is over the limit`);
  let offset = 0;
  let previous = '';
  for (const { name, bytes: content } of sorted) {
    if (!isArchiveName(name) || name === previous)
      throw new Error(`not a name for an archive member: ${name}`);
    bytes.set(header(name, content.length), offset);
    bytes.set(content, offset + block);
    offset += memberSize(content.length);
    previous = name;
  }
  return bytes;
}

/** Accepts exactly what `writeArchive` writes: every changed bit outside the contents of a file is refused here. */
export function readArchive(bytes: Uint8Array): ArchiveReading {
  if (bytes.length > archiveLimits.bytes)
    return refuse('the archive is larger than 64 MB', archiveLimits.bytes);
  const members: ArchiveMember[] = [];
  let offset = 0;
  let previous = '';
  while (offset < bytes.length && bytes[offset] !== 0) {
    const name = textAt(bytes, offset, archiveLimits.nameLength);
    const size = sizeAt(bytes, offset + 124);
    const fault =
      headerFault(bytes, offset, name, size) ?? orderFault(name, previous, members.length, offset);
    if (fault !== undefined) return fault;
    const content = bytes.slice(offset + block, offset + block + size);
    const padding = nonZero(bytes, offset + block + size, offset + memberSize(size));
    if (padding !== undefined) return refuse('bytes stand after the end of the file', padding, name);
    members.push({ name, bytes: content });
    offset += memberSize(size);
    previous = name;
  }
  return endFault(bytes, offset) ?? { kind: 'read', members };
}

export function compareNames(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function headerFault(
  bytes: Uint8Array,
  offset: number,
  name: string,
  size: number,
): ArchiveReading | undefined {
  if (offset + block > bytes.length)
    return refuse('the archive ends within a header', bytes.length, isArchiveName(name) ? name : '');
  if (!isArchiveName(name)) return refuse('a name that is not allowed in a bundle', offset);
  if (size < 0) return refuse('a size that cannot be read', offset + 124, name);
  const wrong = firstDifference(header(name, size), bytes, offset);
  if (wrong >= 0) return refuse('a header that is not in the canonical form', offset + wrong, name);
  if (offset + memberSize(size) > bytes.length)
    return refuse('the archive ends within a file', bytes.length, name);
  return undefined;
}

function orderFault(
  name: string,
  previous: string,
  count: number,
  offset: number,
): ArchiveReading | undefined {
  if (count >= archiveLimits.members) return refuse(`more than ${archiveLimits.members} files`, offset, name);
  if (name === previous) return refuse('a file that stands twice', offset, name);
  return name < previous ? refuse('a file that is out of order', offset, name) : undefined;
}

function endFault(bytes: Uint8Array, offset: number): ArchiveReading | undefined {
  const end = offset + 2 * block;
  if (bytes.length < end) return refuse('the end of the archive is missing', bytes.length);
  if (bytes.length > end) return refuse('bytes stand after the end of the archive', end);
  const stray = nonZero(bytes, offset, end);
  return stray === undefined ? undefined : refuse('bytes stand in the end mark of the archive', stray);
}

function refuse(why: string, offset: number, file = ''): ArchiveReading {
  return { kind: 'refused', why, offset, file };
}

function header(name: string, size: number): Uint8Array {
  const bytes = new Uint8Array(block);
  put(bytes, 0, name);
  put(bytes, 100, '0000644\0');
  put(bytes, 108, '0000000\0');
  put(bytes, 116, '0000000\0');
  put(bytes, 124, `${size.toString(8).padStart(11, '0')}\0`);
  put(bytes, 136, '00000000000\0');
  put(bytes, 148, '        ');
  put(bytes, 156, '0');
  put(bytes, 257, 'ustar\x0000');
  let sum = 0;
  for (const byte of bytes) sum += byte;
  put(bytes, 148, `${sum.toString(8).padStart(6, '0')}\0 `);
  return bytes;
}

/** Of `wanted` and of as many bytes from `offset` on; -1 where there is none. */
function firstDifference(wanted: Uint8Array, bytes: Uint8Array, offset: number): number {
  for (let i = 0; i < wanted.length; i++) if (wanted[i] !== bytes[offset + i]) return i;
  return -1;
}

function put(bytes: Uint8Array, offset: number, ascii: string): void {
  for (let i = 0; i < ascii.length; i++) bytes[offset + i] = ascii.charCodeAt(i);
}

function textAt(bytes: Uint8Array, offset: number, length: number): string {
  let text = '';
  for (let i = offset; i < offset + length && bytes[i] !== undefined && bytes[i] !== 0; i++) {
    text += String.fromCharCode(bytes[i] ?? 0);
  }
  return text;
}

/** -1 where the field is not eleven octal digits. */
function sizeAt(bytes: Uint8Array, offset: number): number {
  const digits = textAt(bytes, offset, 12);
  return /^[0-7]{11}$/.test(digits) ? Number.parseInt(digits, 8) : -1;
}

function memberSize(contentLength: number): number {
  return block + Math.ceil(contentLength / block) * block;
}

function nonZero(bytes: Uint8Array, from: number, to: number): number | undefined {
  for (let i = from; i < to; i++) if (bytes[i] !== 0) return i;
  return undefined;
}
