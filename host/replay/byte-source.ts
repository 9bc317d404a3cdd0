// The bytes of a file from its start to its end through one buffer of a fixed size, with their hash; knows no format.
import { createHash } from 'node:crypto';
import { open, type FileHandle } from 'node:fs/promises';
import { withWords } from '../disk/fault-words.ts';
import { HostError } from '../host-error.ts';

export interface ByteSource {
  readonly path: string;
  readonly size: number;
  /** `bytes[from, end)` has been read and not yet taken. */
  readonly window: ByteWindow;
  /** Reads on behind what has not been taken; false at the end of the file, or where the buffer is full of it. */
  fill(): Promise<boolean>;
  take(to: number): void;
  readonly bytesRead: number;
  readonly isAtEnd: boolean;
  /** Of all bytes read. */
  sha256(): string;
  close(): Promise<void>;
}

export interface ByteWindow {
  readonly bytes: Uint8Array;
  readonly from: number;
  readonly end: number;
}

const bufferSize = 4 * 1024 * 1024;
/** So that a reader hears of a wish to stop many times a second. */
const readSize = 1024 * 1024;

export async function openBytes(path: string): Promise<ByteSource> {
  const handle = await withWords(path, 'opened', async () => await open(path, 'r'));
  try {
    const facts = await handle.stat();
    if (!facts.isFile()) throw new HostError(`${path} is not a file.`, 'Name a file of cases.');
    return createSource(path, handle, facts.size);
  } catch (error) {
    await handle.close();
    throw error;
  }
}

function createSource(path: string, handle: FileHandle, size: number): ByteSource {
  const bytes = new Uint8Array(bufferSize);
  const hash = createHash('sha256');
  let [from, end, bytesRead, isAtEnd] = [0, 0, 0, false];
  return {
    path,
    size,
    get window() {
      return { bytes, from, end };
    },
    async fill() {
      if (isAtEnd) return false;
      if (from > 0 && bytes.length - end < readSize) {
        bytes.copyWithin(0, from, end);
        [from, end] = [0, end - from];
      }
      const room = Math.min(readSize, bytes.length - end);
      if (room === 0) return false;
      const read = await withWords(path, 'opened', async () => await handle.read(bytes, end, room, null));
      if (read.bytesRead === 0) isAtEnd = true;
      hash.update(bytes.subarray(end, end + read.bytesRead));
      end += read.bytesRead;
      bytesRead += read.bytesRead;
      return !isAtEnd;
    },
    take(to) {
      from = to;
    },
    get bytesRead() {
      return bytesRead;
    },
    get isAtEnd() {
      return isAtEnd;
    },
    sha256: () => hash.copy().digest('hex'),
    close: async () => await handle.close(),
  };
}
