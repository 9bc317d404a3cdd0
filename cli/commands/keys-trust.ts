// `guideline keys trust` and `keys rotate`: the file that says whose signatures count, and its next version, signed by the root of both.
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { readPublicKey } from '../../host/disk/key-files.ts';
import { HostError } from '../../host/host-error.ts';
import { nodeCrypto } from '../../host/node/ed25519.ts';
import { revocationsKind } from '../../host/signing/revocations.ts';
import type { Signer } from '../../host/signing/signature-crypto.ts';
import { readDocument, signDocument } from '../../host/signing/signed-document.ts';
import {
  firstRevocations,
  firstTrust,
  nextTrust,
  type NamedKey,
  type TrustChange,
} from '../../host/signing/trust-changes.ts';
import {
  readTrust,
  roleNames,
  short,
  trustKind,
  type RoleName,
  type Trust,
} from '../../host/signing/trust.ts';
import type { CommandContext } from '../command.ts';
import { openSigners, passphraseFlag, passphraseHelp, type PassphraseOptions } from '../passphrase.ts';
import type { Terminal } from '../terminal.ts';
import { readGiven, requireDay, today } from '../trust-options.ts';
import { writeSigned } from '../write-signed.ts';

interface TrustCommandOptions extends PassphraseOptions {
  readonly root: readonly string[];
  readonly publisher: readonly string[];
  readonly revoker: readonly string[];
  readonly threshold: readonly string[];
  readonly sign: readonly string[];
  readonly expires: string;
  readonly out: string;
  readonly revocations: string;
  readonly withoutRevocations?: boolean;
}

export function addTrust(keys: Command, { terminal }: CommandContext): void {
  keys
    .command('trust')
    .summary('make a trust file, and an empty revocation list beside it')
    .description(
      'Says which keys may publish bundles, revoke, and change this file (root). Signed by the root keys.',
    )
    .requiredOption('--root <pub>', 'a key that signs this file and its next versions', listed, [])
    .requiredOption('--publisher <pub>', 'a key that signs bundles', listed, [])
    .option('--revoker <pub>', 'a key that signs revocation lists; otherwise the root keys', listed, [])
    .option('--threshold <role=number>', 'how many keys of a role it takes, such as root=2', listed, [])
    .requiredOption('--sign <key>', 'private root key', listed, [])
    .option(passphraseFlag, passphraseHelp)
    .requiredOption('--expires <day>', 'last day on which file, keys and list count, YYYY-MM-DD')
    .option('--out <file>', 'the trust file', 'trust.json')
    .option('--revocations <file>', 'the revocation list', 'revocations.json')
    .option('--without-revocations', 'engines need no revocation list, and none is made')
    .action(async (options: TrustCommandOptions) => await makeTrust(options, terminal));
}

async function makeTrust(options: TrustCommandOptions, terminal: Terminal): Promise<void> {
  const expires = requireDay(options.expires, '--expires');
  const root = await publicKeys(terminal, options.root);
  const revoker = options.revoker.length === 0 ? root : await publicKeys(terminal, options.revoker);
  const publisher = await publicKeys(terminal, options.publisher);
  const threshold = thresholdsOf(options.threshold);
  const plan = {
    root: { keys: root, threshold: threshold.root ?? 1 },
    publisher: { keys: publisher, threshold: threshold.publisher ?? 1 },
    revoker: { keys: revoker, threshold: threshold.revoker ?? 1 },
  };
  const without = options.withoutRevocations === true;
  const trust = firstTrust(plan, expires, without ? 'optional' : 'required');
  const signers = await openSigners(terminal, options.sign, options);
  const bytes = signTrust(trust, signers);
  await writeSigned(terminal, options.out, bytes, 'new');
  if (without) return;
  const mayRevoke = signers.filter(({ keyid }) => trust.roles.revoker.keyids.includes(keyid));
  if (mayRevoke.length >= plan.revoker.threshold)
    await writeSigned(
      terminal,
      options.revocations,
      signDocument(revocationsKind, firstRevocations(expires), mayRevoke),
      'new',
    );
  else terminal.error('Engines ask for a revocation list: make it with `guideline keys revoke`.');
}

interface RotateOptions extends PassphraseOptions {
  readonly add: readonly string[];
  readonly remove: readonly string[];
  readonly threshold: readonly string[];
  readonly sign: readonly string[];
  readonly expires?: string;
}

export function addRotate(keys: Command, { terminal }: CommandContext): void {
  keys
    .command('rotate')
    .summary('make the next version of a trust file: other keys, a later end')
    .description(
      'Signed by the root keys of the version before and, where these change, by the new ones too.',
    )
    .argument('<trust>', 'the trust file; it is replaced')
    .option('--add <role=pub>', 'a key for a role, such as publisher=new.pub', listed, [])
    .option('--remove <keyid>', 'a key, by the beginning of its id', listed, [])
    .option('--threshold <role=number>', 'how many keys of a role it takes', listed, [])
    .requiredOption('--sign <key>', 'private root key; old and new ones', listed, [])
    .option(passphraseFlag, passphraseHelp)
    .option('--expires <day>', 'last day on which file and added keys count')
    .action(async (path: string, options: RotateOptions) => await rotate(path, options, terminal));
}

async function rotate(path: string, options: RotateOptions, terminal: Terminal): Promise<void> {
  const before = await readGiven(terminal, path);
  const reading = readDocument(trustKind, before);
  if (reading.kind === 'refused') throw new HostError(`${path} cannot be changed.`, reading.why);
  const added = await Promise.all(options.add.map(async (text) => await addedKey(terminal, text)));
  const change: TrustChange = {
    add: added,
    remove: options.remove,
    thresholds: thresholdsOf(options.threshold),
    expires: options.expires === undefined ? '' : requireDay(options.expires, '--expires'),
  };
  const next = nextTrust(reading.document, change);
  if (next === undefined)
    throw new HostError(
      '--remove names no key of the file, or more than one.',
      `See them with \`guideline keys show ${path}\`.`,
    );
  const bare = roleNames.find((role) => next.roles[role].keyids.length === 0);
  if (bare !== undefined)
    throw new HostError(
      `--remove leaves no ${bare} key.`,
      `Add another in the same step, such as --add ${bare}=new.pub. Nothing was written.`,
    );
  const bytes = signTrust(next, await openSigners(terminal, options.sign, options), before);
  await writeSigned(terminal, path, bytes, 'replace');
}

/** Gives out no file that an engine would refuse. */
function signTrust(trust: Trust, signers: readonly Signer[], accepted?: Uint8Array): Uint8Array {
  const known = [trust, ...(accepted === undefined ? [] : [before(accepted)])];
  const roots = new Set(known.flatMap((one) => one?.roles.root.keyids ?? []));
  const bytes = signDocument(
    trustKind,
    trust,
    signers.filter(({ keyid }) => roots.has(keyid)),
  );
  const reading = readTrust(bytes, { crypto: nodeCrypto, today: today(), accepted });
  if (reading.kind === 'trusted') return bytes;
  const other = signers.find(({ keyid }) => !roots.has(keyid));
  if (other !== undefined && reading.code === 'trust-signature')
    throw new HostError(
      `--sign: the key ${short(other.keyid)} is no root key of the trust file, and too few others sign it.`,
      'A trust file is signed by its root keys: name their private keys. Nothing was written.',
    );
  throw new HostError(`No engine would take it: ${reading.why}`, 'Nothing was written.');
}

function before(bytes: Uint8Array): Trust | undefined {
  const reading = readDocument(trustKind, bytes);
  return reading.kind === 'read' ? reading.document : undefined;
}

async function publicKeys(terminal: Terminal, paths: readonly string[]): Promise<readonly NamedKey[]> {
  return await Promise.all(paths.map(async (path) => await readPublicKey(resolve(terminal.cwd, path))));
}

async function addedKey(terminal: Terminal, text: string): Promise<TrustChange['add'][number]> {
  const [role, path] = parted(text, '--add');
  return { role, key: await readPublicKey(resolve(terminal.cwd, path)) };
}

function thresholdsOf(texts: readonly string[]): Partial<Record<RoleName, number>> {
  return Object.fromEntries(
    texts.map((text) => {
      const [role, number] = parted(text, '--threshold');
      if (!/^[1-9][0-9]?$/.test(number))
        throw new HostError(`--threshold: "${number}" is no number of keys.`, 'Such as root=2.');
      return [role, Number(number)];
    }),
  );
}

function parted(text: string, flag: string): readonly [RoleName, string] {
  const [, name = '', rest = ''] = /^([a-z]+)=(.+)$/.exec(text) ?? [];
  const role = roleNames.find((one) => one === name);
  if (role !== undefined) return [role, rest];
  throw new HostError(
    `${flag}: "${text}" names no role.`,
    `Roles are ${roleNames.join(', ')}: such as ${flag} publisher=…`,
  );
}

function listed(text: string, others: readonly string[]): readonly string[] {
  return [...others, text];
}
