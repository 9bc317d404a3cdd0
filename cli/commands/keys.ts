// `guideline keys`: makes and shows keys; the files that say whom to trust are made by its siblings.
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { besideKey, makeKey, readPublicKey } from '../../host/disk/key-files.ts';
import { HostError } from '../../host/host-error.ts';
import { nodeCrypto } from '../../host/node/ed25519.ts';
import { revocationsKind, type Revocations } from '../../host/signing/revocations.ts';
import { readDocument } from '../../host/signing/signed-document.ts';
import { readTrust, roleNames, short, trustKind, type Trust } from '../../host/signing/trust.ts';
import type { AddCommand, CommandContext } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { passphraseFlag, passphraseFor, passphraseHelp, type PassphraseOptions } from '../passphrase.ts';
import { printable } from '../render.ts';
import type { Terminal } from '../terminal.ts';
import { readGiven, today } from '../trust-options.ts';
import { addRevoke, addRollback } from './keys-revoke.ts';
import { addRotate, addTrust } from './keys-trust.ts';

export const addKeys: AddCommand = (program, context) => {
  const keys = program
    .command('keys')
    .summary('make keys, and say whose signatures count')
    .description(
      'Makes keys to sign bundles with, and the signed files by which engines know whom to trust.',
    );
  addNew(keys, context);
  addShow(keys, context);
  for (const add of [addTrust, addRotate, addRevoke, addRollback]) add(keys, context);
  for (const command of keys.commands) command.copyInheritedSettings(keys);
};

function addNew(keys: Command, { terminal }: CommandContext): void {
  keys
    .command('new')
    .summary('make a key')
    .description('Makes NAME.key, under a passphrase and readable by you alone, and NAME.pub for everyone.')
    .argument('<name>', 'path of both files without ending')
    .option(passphraseFlag, passphraseHelp)
    .action(async (name: string, options: PassphraseOptions) => {
      const passphrase = await passphraseFor(terminal, name, options);
      await confirm(terminal, name, passphrase, options);
      const { keyid } = await makeKey(resolve(terminal.cwd, name), passphrase);
      terminal.out(
        `${terminal.style.green('✓')} ${name}.key  ${terminal.style.dim('keep it, and its passphrase apart from it')}`,
      );
      terminal.out(`${terminal.style.green('✓')} ${name}.pub  ${terminal.style.dim(keyid)}`);
    });
}

/** A slip while typing unseen would lock the key for good. */
async function confirm(
  { askSecret, environment }: Terminal,
  name: string,
  passphrase: string,
  { passphraseFile }: PassphraseOptions,
): Promise<void> {
  const typed = passphraseFile === undefined && (environment['GUIDELINE_PASSPHRASE'] ?? '') === '';
  if (typed && askSecret !== undefined && (await askSecret(`Passphrase of ${name} again: `)) !== passphrase)
    throw new HostError('The two passphrases differ.', 'Begin again; nothing was written.');
}

function addShow(keys: Command, context: CommandContext): void {
  keys
    .command('show')
    .summary('show a key, a trust file or a revocation list')
    .argument('<file>', 'a .pub or .key file, a trust file, a revocation list')
    .action(async (path: string) => {
      if (/\.(?:pub|key)$/.test(path)) await showKey(path, context);
      else await showDocument(path, context);
    });
}

async function showKey(path: string, { terminal }: CommandContext): Promise<void> {
  const file = resolve(terminal.cwd, path);
  const { keyid, name } = await readPublicKey(path.endsWith('.key') ? besideKey(file) : file);
  terminal.out(`${name}  ${keyid}`);
}

async function showDocument(path: string, { terminal, finish }: CommandContext): Promise<void> {
  const bytes = await readGiven(terminal, path);
  const trust = readDocument(trustKind, bytes);
  if (trust.kind === 'read') {
    showTrust(trust.document, terminal);
    const reading = readTrust(bytes, { crypto: nodeCrypto, today: today() });
    if (reading.kind === 'trusted') return;
    terminal.error(`${terminal.style.red('✗')} ${reading.why}`);
    return finish(exitCodes.no);
  }
  const list = readDocument(revocationsKind, bytes);
  if (list.kind === 'refused')
    throw new HostError(`${path} is no trust file and no revocation list.`, `${trust.why} ${list.why}`);
  showRevocations(list.document, terminal);
}

function showTrust({ version, expires, keys, roles, revocations }: Trust, { style, out }: Terminal): void {
  out(
    `${style.bold(`Trust file, version ${version}`)}, until ${expires}; a revocation list is ${revocations}`,
  );
  for (const role of roleNames) {
    const { keyids, threshold } = roles[role];
    out(`  ${role.padEnd(10)} ${threshold} of ${keyids.length}`);
    for (const key of keys.filter((one) => keyids.includes(one.keyid)))
      out(`    ${printable(key.name)}  ${style.dim(`${key.keyid}, until ${key.expires}`)}`);
  }
}

function showRevocations({ sequence, expires, keys, contents }: Revocations, { style, out }: Terminal): void {
  out(`${style.bold(`Revocation list, number ${sequence}`)}, until ${expires}`);
  for (const { keyid, reason } of keys) out(`  key   ${short(keyid)}  ${printable(reason)}`);
  for (const { contentHash, reason } of contents) out(`  text  ${contentHash}  ${printable(reason)}`);
  if (keys.length + contents.length === 0) out('  nothing is revoked');
}
