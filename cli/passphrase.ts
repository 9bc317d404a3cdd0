// Where the passphrase of a key comes from: a file, the environment, or a person who types it unseen; never the command line, which others can read.
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { withWords } from '../host/disk/fault-words.ts';
import { openKey } from '../host/disk/key-files.ts';
import { HostError } from '../host/host-error.ts';
import type { Signer } from '../host/signing/signature-crypto.ts';
import type { Terminal } from './terminal.ts';

export interface PassphraseOptions {
  readonly passphraseFile?: string;
}

export const passphraseFlag = '--passphrase-file <file>';
export const passphraseHelp =
  'the passphrase of the key is the first line of this file; otherwise GUIDELINE_PASSPHRASE, or it is asked for';

/** Opens one key after the other. */
export async function openSigners(
  terminal: Terminal,
  paths: readonly string[],
  options: PassphraseOptions,
): Promise<readonly Signer[]> {
  const signers: Signer[] = [];
  for (const path of paths) {
    const ask = async (): Promise<string> => await passphraseFor(terminal, path, options);
    signers.push(await openKey(resolve(terminal.cwd, path), ask));
  }
  return signers;
}

export async function passphraseFor(
  terminal: Terminal,
  key: string,
  { passphraseFile }: PassphraseOptions,
): Promise<string> {
  if (passphraseFile !== undefined) {
    const read = async (): Promise<string> => await readFile(resolve(terminal.cwd, passphraseFile), 'utf8');
    const [line = ''] = (await withWords(passphraseFile, 'opened', read)).split(/\r?\n/);
    return line;
  }
  const given = terminal.environment['GUIDELINE_PASSPHRASE'];
  if (given !== undefined && given !== '') return given;
  if (terminal.askSecret !== undefined) return await terminal.askSecret(`Passphrase of ${key}: `);
  throw new HostError(
    `The key ${key} needs its passphrase.`,
    'Name a file with --passphrase-file, or set GUIDELINE_PASSPHRASE.',
  );
}
