// What the command line says of OPA's own signature: the key and the name under which OPA holds it, checked before anything is made.
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { openOpaKey } from '../host/disk/opa-keys.ts';
import { HostError } from '../host/host-error.ts';
import type { OpaSigning } from '../host/node/opa-signature.ts';
import { passphraseFor, type PassphraseOptions } from './passphrase.ts';
import type { Terminal } from './terminal.ts';

export interface OpaOptions extends PassphraseOptions {
  readonly opaKey?: string;
  readonly opaKeyId?: string;
}

/** The name that `opa run --verification-key` gives to the key that it is told. */
const usualKeyId = 'default';

export function addOpaOptions(command: Command): Command {
  return command
    .option('--opa-key <pem>', 'write an archive for OPA as well, signed with this RSA or P-256 private key')
    .option('--opa-key-id <id>', `the name under which OPA holds that key; otherwise ${usualKeyId}`);
}

/** `targets`: the ids that were chosen; undefined = all. */
export async function openOpaSigning(
  terminal: Terminal,
  options: OpaOptions,
  targets: readonly string[] | undefined,
): Promise<OpaSigning | undefined> {
  const { opaKey, opaKeyId: keyId = usualKeyId } = options;
  if (opaKey === undefined) {
    if (options.opaKeyId === undefined) return undefined;
    throw new HostError('--opa-key-id says nothing without --opa-key.', 'Name the key with --opa-key.');
  }
  if (targets?.includes('opa') === false)
    throw new HostError(
      '--opa-key signs the files of the target opa, which is not chosen.',
      'Add opa to --targets.',
    );
  if (keyId.trim() === '')
    throw new HostError('--opa-key-id is empty.', 'Give the name under which OPA holds the key.');
  const ask = async (): Promise<string> => await passphraseFor(terminal, opaKey, options);
  return { privateKey: await openOpaKey(resolve(terminal.cwd, opaKey), ask), keyId };
}
