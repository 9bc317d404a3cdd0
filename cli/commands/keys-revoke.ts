// `guideline keys revoke` and `keys rollback`: the list of what must not count any more, and the order to go back to an earlier bundle.
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { openBundleFile } from '../../host/disk/bundle-file.ts';
import { isAbsent } from '../../host/disk/fault-words.ts';
import { HostError } from '../../host/host-error.ts';
import { nodeCrypto } from '../../host/node/ed25519.ts';
import {
  readRevocations,
  revocationsKind,
  rollbackKind,
  type Revocations,
  type RollbackOrder,
} from '../../host/signing/revocations.ts';
import { readDocument, signDocument } from '../../host/signing/signed-document.ts';
import { firstRevocations, nextRevocations } from '../../host/signing/trust-changes.ts';
import { readTrust, type Trust } from '../../host/signing/trust.ts';
import type { CommandContext } from '../command.ts';
import { openSigners, passphraseFlag, passphraseHelp, type PassphraseOptions } from '../passphrase.ts';
import type { Terminal } from '../terminal.ts';
import { readGiven, requireDay, today } from '../trust-options.ts';
import { writeSigned } from '../write-signed.ts';

interface RevokeOptions extends PassphraseOptions {
  readonly trust: string;
  readonly list: string;
  readonly key: readonly string[];
  readonly content: readonly string[];
  readonly reason?: string;
  readonly sign: readonly string[];
  readonly expires: string;
}

export function addRevoke(keys: Command, { terminal }: CommandContext): void {
  keys
    .command('revoke')
    .summary('make the next revocation list')
    .description(
      'Adds keys and texts to the list of what must not count any more, or only gives it a later end.',
    )
    .requiredOption('--trust <file>', 'the trust file; its revoker keys sign')
    .option('--list <file>', 'the list; it is replaced, and made where there is none', 'revocations.json')
    .option('--key <keyid>', 'a key whose signatures must not count any more', listed, [])
    .option('--content <hash>', 'contentHash of a text that must not decide any more', listed, [])
    .option('--reason <words>', 'why; engines show it')
    .requiredOption('--sign <key>', 'private revoker key', listed, [])
    .option(passphraseFlag, passphraseHelp)
    .requiredOption(
      '--expires <day>',
      'last day on which the list counts; make it short, and a new list before',
    )
    .action(async (options: RevokeOptions) => await revoke(options, terminal));
}

async function revoke(options: RevokeOptions, terminal: Terminal): Promise<void> {
  const named = options.key.length + options.content.length;
  const { reason = '' } = options;
  if (named > 0 && reason.trim() === '')
    throw new HostError('Why it is revoked is missing.', 'Say it with --reason.');
  const trustBytes = await readGiven(terminal, options.trust);
  const trust = readTrust(trustBytes, { crypto: nodeCrypto, today: today() });
  if (trust.kind === 'refused') throw new HostError(`${options.trust} does not hold.`, trust.why);
  const keys = options.key.map((start) => ({ keyid: keyOf(start, trust.trust, options.trust), reason }));
  const contents = options.content.map((hash) => ({ contentHash: contentHashOf(hash), reason }));
  const expires = requireDay(options.expires, '--expires');
  const before = await listBefore(terminal, options.list);
  const list =
    before === undefined
      ? { ...firstRevocations(expires), keys, contents }
      : nextRevocations(before, { keys, contents }, expires);
  const bytes = signDocument(revocationsKind, list, await openSigners(terminal, options.sign, options));
  const reading = readRevocations(bytes, { trust: trust.trust, crypto: nodeCrypto, today: today(), seen: 0 });
  if (reading.kind === 'refused')
    throw new HostError(`No engine would take it: ${reading.why}`, 'Nothing was written.');
  await writeSigned(terminal, options.list, bytes, 'replace');
}

/** A whole id may be of a key that the file does not list any more: what it has signed must not count in an older one either. */
function keyOf(start: string, trust: Trust, path: string): string {
  const [key, ...others] = trust.keys.filter(({ keyid }) => keyid.startsWith(start));
  if (key !== undefined && others.length === 0) return key.keyid;
  if (/^[0-9a-f]{64}$/.test(start)) return start;
  throw new HostError(
    key === undefined
      ? `--key: no key of ${path} has an id that begins with ${start}.`
      : `--key: ${others.length + 1} keys of ${path} have an id that begins with ${start}.`,
    'See them with `guideline keys show`. A key that was removed is named by its whole id, 64 hex digits.',
  );
}

function contentHashOf(text: string): string {
  const [, hex] = /^(?:sha256:)?([0-9a-f]{64})$/.exec(text) ?? [];
  if (hex !== undefined) return `sha256:${hex}`;
  throw new HostError(
    `--content: "${text}" is no content hash.`,
    'It is sha256: and 64 hex digits, as `guideline export` and `guideline verify` print it.',
  );
}

async function listBefore(terminal: Terminal, path: string): Promise<Revocations | undefined> {
  let bytes: Uint8Array;
  try {
    bytes = await readGiven(terminal, path);
  } catch (error) {
    if (isAbsent(error instanceof HostError ? error.cause : error)) return undefined;
    throw error;
  }
  const reading = readDocument(revocationsKind, bytes);
  if (reading.kind === 'read') return reading.document;
  throw new HostError(`${path} is there and is no revocation list.`, reading.why);
}

interface RollbackOptions extends PassphraseOptions {
  readonly reason: string;
  readonly sign: readonly string[];
  readonly expires: string;
  readonly out: string;
}

export function addRollback(keys: Command, { terminal }: CommandContext): void {
  keys
    .command('rollback')
    .summary('order engines back to an earlier bundle')
    .description('Names the bundle in use and the earlier one; the order serves for this step and no other.')
    .argument('<from>', 'the bundle in use')
    .argument('<to>', 'the bundle to go back to')
    .requiredOption('--reason <words>', 'why; engines show it')
    .requiredOption('--sign <key>', 'private publisher key', listed, [])
    .option(passphraseFlag, passphraseHelp)
    .requiredOption('--expires <day>', 'last day on which the order counts')
    .option('--out <file>', 'the order', 'rollback.json')
    .action(async (from: string, to: string, options: RollbackOptions) => {
      const order = await orderOf(terminal, from, to, options);
      const bytes = signDocument(rollbackKind, order, await openSigners(terminal, options.sign, options));
      await writeSigned(terminal, options.out, bytes, 'new');
    });
}

async function orderOf(
  terminal: Terminal,
  fromPath: string,
  toPath: string,
  { reason, expires }: RollbackOptions,
): Promise<RollbackOrder> {
  const [from, to] = [
    await openBundleFile(resolve(terminal.cwd, fromPath)),
    await openBundleFile(resolve(terminal.cwd, toPath)),
  ];
  const { guidelineId, channel } = from.manifest;
  if (to.manifest.guidelineId !== guidelineId || to.manifest.channel !== channel)
    throw new HostError('The two bundles are not of one guideline and one channel.', 'Nothing was written.');
  return {
    rollbackFormat: '1',
    guidelineId,
    channel,
    from: { bundleHash: from.bundleHash, sequence: from.manifest.sequence },
    to: { bundleHash: to.bundleHash, sequence: to.manifest.sequence },
    reason,
    expires: notPast(requireDay(expires, '--expires')),
  };
}

function notPast(expires: string): string {
  if (expires >= today()) return expires;
  throw new HostError(
    `No engine would take it: the order would have expired on ${expires}.`,
    'Name a last day that is still to come. Nothing was written.',
  );
}

function listed(text: string, others: readonly string[]): readonly string[] {
  return [...others, text];
}
