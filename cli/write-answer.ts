// Where an answer goes: to the terminal, or whole into a file that is not there yet; knows no command.
import { stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { writeAtomically } from '../host/disk/atomic-write.ts';
import { isAbsent, withWords } from '../host/disk/fault-words.ts';
import { nodeFileSystem } from '../host/disk/file-system.ts';
import { HostError } from '../host/host-error.ts';
import { encodeUtf8 } from '../host/utf8.ts';
import type { Terminal } from './terminal.ts';

export interface Replacing {
  /** A file of that name may be replaced. */
  readonly replace?: boolean;
}

export interface AnswerFile extends Replacing {
  /** Left out: the terminal. */
  readonly out?: string;
}

export async function writeAnswer(text: string, file: AnswerFile, terminal: Terminal): Promise<void> {
  const { out } = file;
  if (out === undefined) {
    terminal.out(text.replace(/\r?\n$/, ''));
    return;
  }
  await writeTarget(out, text, file, terminal);
  terminal.error(`Written to ${out}.`);
}

/**
 * Refuses names that cannot be written before any work is done and before the first of several files is written.
 * Names that were left out are passed over.
 */
export async function checkTargets(
  given: readonly (string | undefined)[],
  { replace }: Replacing,
  { cwd }: Terminal,
): Promise<void> {
  const seen = new Set<string>();
  for (const name of given) {
    if (name === undefined) continue;
    const path = resolve(cwd, name);
    if (seen.has(path)) throw new HostError(`${name} is named twice.`, 'Give each file a name of its own.');
    seen.add(path);
    await checkTarget(name, path, replace === true);
  }
}

/** Whole or not at all, and over nothing that is there unless that was asked for. */
export async function writeTarget(
  name: string,
  text: string,
  { replace }: Replacing,
  { cwd }: Terminal,
): Promise<void> {
  const path = resolve(cwd, name);
  await checkTarget(name, path, replace === true);
  const outcome = await withWords(
    name,
    'written',
    async () =>
      await writeAtomically(nodeFileSystem, {
        path,
        bytes: encodeUtf8(text),
        mode: 0o644,
        replaces: replace === true ? 'anything' : 'new',
      }),
  );
  if (outcome === 'refused') throw thereAlready(name);
}

export function thereAlready(name: string): HostError {
  return new HostError(
    `${name} is there already.`,
    'Choose another name, or replace the file with --replace.',
  );
}

async function checkTarget(name: string, path: string, replace: boolean): Promise<void> {
  if (!(await factsOf(dirname(name), dirname(path))))
    throw new HostError(`There is no folder ${dirname(name)}.`, 'Make it first, or choose another.');
  const there = await factsOf(name, path);
  if (there?.isDirectory() === true) throw new HostError(`${name} is a folder.`, 'Name a file in it.');
  if (there?.isFile() === false) throw new HostError(`${name} is not a file.`, 'Choose another name.');
  if (there && !replace) throw thereAlready(name);
}

async function factsOf(name: string, path: string): Promise<Awaited<ReturnType<typeof stat>> | undefined> {
  try {
    return await withWords(name, 'written', async () => await stat(path));
  } catch (error) {
    if (error instanceof HostError && isAbsent(error.cause)) return undefined;
    throw error;
  }
}
