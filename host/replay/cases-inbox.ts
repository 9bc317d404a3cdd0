// Files of cases that come through a window, part by part: in order, within a bound, in a folder that goes with the program.
import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { appendFile, mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { CasesPart, CasesReceived } from '../api.ts';
import { withWords } from '../disk/fault-words.ts';
import { HostError } from '../host-error.ts';
import type { CasesInbox } from '../replay-service.ts';
import { createTurns } from '../turns.ts';

export interface InboxOptions {
  /** Absolute; made where it is missing. */
  readonly folder: string;
  /** Bytes of one file. */
  readonly largest?: number;
}

const usualLargest = 2 * 1024 ** 3;
/** What a program that was ended by force has left. */
const forgottenAfterMs = 24 * 60 * 60 * 1000;

interface Upload {
  readonly id: string;
  readonly folder: string;
  readonly path: string;
  size: number;
}

export interface DiskInbox extends CasesInbox {
  /** Removes all that came, at the program's end. */
  clear(): void;
}

export function createCasesInbox({ folder, largest = usualLargest }: InboxOptions): DiskInbox {
  const own = join(folder, randomBytes(8).toString('hex'));
  const takeTurn = createTurns();
  let files = 0;
  let open: Upload | undefined;
  const drop = async (): Promise<void> => {
    const dropped = open;
    open = undefined;
    if (dropped !== undefined) await rm(dropped.folder, { recursive: true, force: true });
  };
  const begin = async ({ upload, name }: CasesPart): Promise<Upload> => {
    await drop();
    if (files === 0) await removeForgotten(folder);
    files += 1;
    const place = join(own, String(files));
    await mkdir(place, { recursive: true, mode: 0o700 });
    return { id: upload, folder: place, path: join(place, fileName(name)), size: 0 };
  };
  const receive = async (part: CasesPart): Promise<CasesReceived> => {
    const bytes = Buffer.from(part.bytes, 'base64');
    if (part.offset === 0) open = await begin(part);
    if (open?.id !== part.upload || open.size !== part.offset)
      throw new HostError('The file did not arrive whole.', 'Choose it again.');
    if (open.size + bytes.length > largest)
      throw new HostError(
        `The file is larger than ${Math.floor(largest / 1024 ** 2).toLocaleString('en')} MB.`,
        'Put it into the library on the computer that runs Guideline Studio, and choose it from the list.',
      );
    const { path } = open;
    await withWords(path, 'written', async () => await appendFile(path, bytes, { mode: 0o600 }));
    open.size += bytes.length;
    if (!part.last) return { kind: 'more' };
    open = undefined;
    return { kind: 'received', path };
  };
  return {
    clear: () => rmSync(own, { recursive: true, force: true }),
    receive: async (part) =>
      await takeTurn('', async () => {
        try {
          return await receive(part);
        } catch (error) {
          await drop();
          if (error instanceof HostError) return { kind: 'failed', message: error.message, help: error.help };
          throw error;
        }
      }),
  };
}

/** The name that the person knows, as far as every system can have it. */
function fileName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? '';
  const plain = last.replaceAll(/[^\p{L}\p{N}._ -]+/gu, '_').replace(/^[. ]+|[. ]+$/g, '');
  return plain === '' ? 'cases' : plain.slice(-120);
}

async function removeForgotten(folder: string): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    const place = join(folder, name);
    const facts = await stat(place).catch(() => undefined);
    if (facts !== undefined && Date.now() - facts.mtimeMs > forgottenAfterMs)
      await rm(place, { recursive: true, force: true }).catch(() => undefined);
  }
}
