// Where an answer goes: to the terminal, or whole into a file that is not there yet; knows no command.
import { resolve } from 'node:path';
import { writeAtomically } from '../host/disk/atomic-write.ts';
import { withWords } from '../host/disk/fault-words.ts';
import { nodeFileSystem } from '../host/disk/file-system.ts';
import { HostError } from '../host/host-error.ts';
import { encodeUtf8 } from '../host/utf8.ts';
import type { Terminal } from './terminal.ts';

export interface AnswerFile {
  /** Left out: the terminal. */
  readonly out?: string;
  /** A file of that name may be replaced. */
  readonly replace?: boolean;
}

export async function writeAnswer(
  text: string,
  { out, replace }: AnswerFile,
  terminal: Terminal,
): Promise<void> {
  if (out === undefined) {
    terminal.out(text.replace(/\r?\n$/, ''));
    return;
  }
  const path = resolve(terminal.cwd, out);
  const outcome = await withWords(
    out,
    'written',
    async () =>
      await writeAtomically(nodeFileSystem, {
        path,
        bytes: encodeUtf8(text),
        mode: 0o644,
        replaces: replace === true ? 'anything' : 'new',
      }),
  );
  if (outcome === 'refused')
    throw new HostError(
      `${out} is there already.`,
      'Choose another name, or replace the file with --replace.',
    );
  terminal.error(`Written to ${out}.`);
}
