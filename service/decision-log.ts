// The append-only file of decisions: a line is on its way to the disk before its answer leaves; what cannot be recorded is not answered.
import { open, type FileHandle } from 'node:fs/promises';
import { HostError } from '../host/host-error.ts';
import { withWords } from '../host/disk/fault-words.ts';
import { beginning, printLine, readLine, type LogEntry, type LogPlace } from './log-lines.ts';

export interface DecisionLog {
  /** False: whatever is appended is forgotten, and need not be made. */
  readonly records: boolean;
  /** Resolves when the lines are written as the policy says; rejects where they could not be, and from then on always. */
  readonly append: (entries: readonly LogEntry[]) => Promise<void>;
  readonly isBroken: () => boolean;
  /** Writes what is open, says that it ends, and closes the file. */
  readonly close: () => Promise<void>;
}

/** `answer`: on the disk itself (fsync) before an answer leaves, many lines at once. `second`: handed to the system before, fsync every second. */
export type SyncPolicy = 'answer' | 'second';

export interface LogOptions {
  readonly sync: SyncPolicy;
  /** ISO 8601, UTC. */
  readonly now: () => string;
}

/** No file: nothing is recorded. */
export const noLog: DecisionLog = {
  records: false,
  append: async () => undefined,
  isBroken: () => false,
  close: async () => undefined,
};

export async function openDecisionLog(path: string, options: LogOptions): Promise<DecisionLog> {
  return await withWords(path, 'opened', async () => {
    const file = await open(path, 'a+');
    try {
      const { place, tornBytes } = await endOf(file, path);
      const log = new FileLog(file, place, options);
      if (tornBytes > 0) await file.appendFile('\n');
      await log.append([{ kind: 'opened', format: 'guideline-decisions', formatVersion: '1', tornBytes }]);
      return log;
    } catch (error) {
      await file.close();
      throw error;
    }
  });
}

interface Waiting {
  readonly text: string;
  readonly done: () => void;
  readonly failed: (error: unknown) => void;
}

class FileLog implements DecisionLog {
  private readonly file: FileHandle;
  private readonly options: LogOptions;
  private place: LogPlace;
  private queue: Waiting[] = [];
  private writing: Promise<void> | undefined;
  private broken: Error | undefined;
  private unsynced = false;
  private readonly clock: NodeJS.Timeout | undefined;

  constructor(file: FileHandle, place: LogPlace, options: LogOptions) {
    this.file = file;
    this.place = place;
    this.options = options;
    if (options.sync === 'second') this.clock = setInterval(() => void this.syncNow(), 1000).unref();
  }

  readonly records = true;

  readonly isBroken = (): boolean => this.broken !== undefined;

  readonly append = async (entries: readonly LogEntry[]): Promise<void> => {
    if (this.broken !== undefined) throw this.broken;
    if (entries.length === 0) return;
    const time = this.options.now();
    let text = '';
    for (const entry of entries) {
      const printed = printLine(entry, time, this.place);
      this.place = printed.place;
      text += `${printed.text}\n`;
    }
    await new Promise<void>((done, failed) => {
      this.queue.push({ text, done, failed });
      this.writing ??= this.writeAll();
    });
  };

  readonly close = async (): Promise<void> => {
    clearInterval(this.clock);
    if (this.broken === undefined) await this.append([{ kind: 'closed' }]).catch(() => undefined);
    await this.writing;
    if (this.broken === undefined) await this.file.sync().catch(() => undefined);
    await this.file.close();
  };

  /** All that waits goes in one write, however many requests it is of. */
  private async writeAll(): Promise<void> {
    // What comes in during this turn goes along.
    await Promise.resolve();
    while (this.queue.length > 0) {
      const batch = this.queue;
      this.queue = [];
      try {
        if (this.broken !== undefined) throw this.broken;
        await this.file.appendFile(batch.map(({ text }) => text).join(''));
        if (this.options.sync === 'answer') await this.file.datasync();
        else this.unsynced = true;
        for (const { done } of batch) done();
      } catch (error) {
        this.breakOff(error);
        for (const { failed } of batch) failed(error);
      }
    }
    this.writing = undefined;
  }

  private async syncNow(): Promise<void> {
    if (!this.unsynced || this.broken !== undefined) return;
    this.unsynced = false;
    await this.file.datasync().catch((error: unknown) => this.breakOff(error));
  }

  private breakOff(error: unknown): void {
    this.broken ??= error instanceof Error ? error : new Error(String(error));
  }
}

interface LogEnd {
  readonly place: LogPlace;
  readonly tornBytes: number;
}

/** Looked for backwards, since a log is long. */
async function endOf(file: FileHandle, path: string): Promise<LogEnd> {
  const { size } = await file.stat();
  if (size === 0) return { place: beginning, tornBytes: 0 };
  for (let wanted = 64 * 1024; ; wanted *= 16) {
    const from = Math.max(0, size - wanted);
    const bytes = Buffer.alloc(size - from);
    await file.read(bytes, 0, bytes.length, from);
    const end = bytes.lastIndexOf(10);
    // A torn first line: nothing whole stands before it.
    if (end === -1 && from === 0) return { place: beginning, tornBytes: size };
    const start = end === -1 ? -1 : bytes.lastIndexOf(10, end - 1);
    if (end === -1 || (start === -1 && from > 0)) continue;
    const tornBytes = bytes.length - end - 1;
    const reading = readLine(bytes.toString('utf8', start + 1, end));
    if (reading.kind === 'read') return { place: reading.place, tornBytes };
    throw new HostError(
      `${path} does not end as a decision log does: of its last line, ${reading.why}.`,
      'Keep it as it is, check it with `guideline audit`, and name another file.',
    );
  }
}
