// Reads a file through one open handle, so that what was checked is what is read; knows no path rules.
import { createHash } from 'node:crypto';
import { largestFile, type StoredFile } from '../store.ts';
import { isAbsent } from './fault-words.ts';
import type { FileSystem, OpenFile } from './file-system.ts';

/** undefined = there is no such file. Of a file beyond the limit only size and hash are kept. */
export async function readBytes(
  fs: FileSystem,
  path: string,
  limit = largestFile,
): Promise<StoredFile | undefined> {
  return await readCheckedBytes<never>(fs, path, async () => undefined, limit);
}

/** `refuse` sees the open file before any byte is read; what it answers is the answer, unless it is undefined. */
export async function readCheckedBytes<R extends string>(
  fs: FileSystem,
  path: string,
  refuse: (file: OpenFile) => Promise<R | undefined>,
  limit = largestFile,
): Promise<StoredFile | R | undefined> {
  let file: OpenFile;
  try {
    file = await fs.openToRead(path);
  } catch (error) {
    if (isAbsent(error)) return undefined;
    throw error;
  }
  try {
    return (await refuse(file)) ?? (await readAll(file, limit));
  } finally {
    await file.close().catch(() => undefined);
  }
}

async function readAll(file: OpenFile, limit: number): Promise<StoredFile> {
  const hash = createHash('sha256');
  const pieces: Uint8Array[] = [];
  let sizeBytes = 0;
  for (;;) {
    const buffer = new Uint8Array(64 * 1024);
    const count = await file.read(buffer);
    if (count === 0) break;
    const piece = buffer.subarray(0, count);
    hash.update(piece);
    sizeBytes += count;
    if (sizeBytes <= limit) pieces.push(piece);
  }
  const digest = hash.digest('hex');
  if (sizeBytes > limit) return { kind: 'too-large', sizeBytes, hash: digest };
  return { kind: 'bytes', bytes: new Uint8Array(Buffer.concat(pieces)), hash: digest };
}
