// Writes the cases whose determination changes as CSV, row by row while the replay runs; the file takes its name only when it is whole.
import { randomBytes } from 'node:crypto';
import { open, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { causeWords } from '../../dsl/index.ts';
import { giveName, type AtomicWrite } from '../disk/atomic-write.ts';
import { withWords } from '../disk/fault-words.ts';
import { nodeFileSystem } from '../disk/file-system.ts';
import { temporaryName } from '../disk/temporaries.ts';
import type { ChangedBatch } from './run-replay.ts';

export interface ChangedCasesFile {
  readonly add: (batch: ChangedBatch) => Promise<void>;
  /** Gives it its name; `refused` where a file took that name meanwhile, and then nothing is left. */
  readonly finish: () => Promise<'written' | 'refused'>;
  /** Leaves nothing behind. */
  readonly discard: () => Promise<void>;
}

export const changedHeader = 'row,line,id,old,new,causes\r\n';

/** `path` is absolute. */
export async function openChangedCases(
  path: string,
  replaces: AtomicWrite['replaces'],
): Promise<ChangedCasesFile> {
  const temporary = join(dirname(path), temporaryName(randomBytes(6).toString('hex')));
  const file = await withWords(path, 'written', async () => await open(temporary, 'wx', 0o644));
  const write = async (text: string): Promise<void> => {
    await withWords(path, 'written', async () => await file.appendFile(text));
  };
  await write(changedHeader);
  return {
    add: async (batch) => await write(changedLines(batch)),
    async finish() {
      const outcome = await withWords(path, 'written', async () => {
        await file.sync();
        await file.close();
        return await giveName(nodeFileSystem, temporary, path, replaces);
      });
      if (outcome === 'refused') await rm(temporary, { force: true });
      return outcome;
    },
    async discard() {
      await file.close().catch(() => undefined);
      await rm(temporary, { force: true });
    },
  };
}

/** In the order of the file. */
export function changedLines({ changed, rowOf }: ChangedBatch): string {
  const lines: { readonly place: number; readonly text: string }[] = [];
  for (const { old, new: now, places, due } of changed) {
    const words = due.map(({ difference }) => causeWords(difference));
    places.forEach((place, at) => {
      const { row, line, id } = rowOf(place);
      const causes = words.filter((_, index) => (((due[index]?.bits[at >> 5] ?? 0) >>> (at & 31)) & 1) === 1);
      const told = causes.length === 0 ? 'several differences together' : causes.join('; ');
      const cells = [String(row), line > 0 ? String(line) : '', id, old, now, told];
      lines.push({ place, text: `${cells.map(safeCell).join(',')}\r\n` });
    });
  }
  return lines
    .toSorted((a, b) => a.place - b.place)
    .map(({ text }) => text)
    .join('');
}

/** A spreadsheet would run a cell that begins like a formula: an apostrophe before it makes it text. */
export function safeCell(text: string): string {
  const safe = /^\s*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
