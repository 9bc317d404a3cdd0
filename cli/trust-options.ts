// The options by which a command is told whom to trust, and the files that they name.
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { TrustInput } from '../host/activation/signed-checks.ts';
import { emptyState } from '../host/activation/activation-state.ts';
import { openActivations } from '../host/disk/activations.ts';
import { withWords } from '../host/disk/fault-words.ts';
import { HostError } from '../host/host-error.ts';
import { nodeCrypto } from '../host/node/ed25519.ts';
import type { Terminal } from './terminal.ts';

export interface TrustOptions {
  readonly trust?: string;
  readonly revocations?: string;
  readonly state?: string;
  readonly on?: string;
}

export function addTrustOptions(command: Command, { optional }: { readonly optional: boolean }): Command {
  const trust = 'trust file: whose signatures count';
  return (
    optional ? command.option('--trust <file>', trust) : command.requiredOption('--trust <file>', trust)
  )
    .option('--revocations <file>', 'signed list of revoked keys and texts')
    .option('--on <day>', 'day of service that it has to decide, YYYY-MM-DD');
}

/** undefined where no trust file is named. */
export async function readTrustOptions(
  terminal: Terminal,
  { trust, revocations, state, on }: TrustOptions,
): Promise<TrustInput | undefined> {
  if (trust === undefined) {
    const lonely = Object.entries({ revocations, state, on }).find(([, value]) => value !== undefined);
    if (lonely !== undefined)
      throw new HostError(
        `--${lonely[0]} says nothing without --trust.`,
        'Name the trust file with --trust.',
      );
    return undefined;
  }
  return {
    trust: await readGiven(terminal, trust),
    revocations: revocations === undefined ? undefined : await readGiven(terminal, revocations),
    state: state === undefined ? emptyState : (await openActivations(resolve(terminal.cwd, state))).state(),
    crypto: nodeCrypto,
    today: today(),
    dayOfService: on === undefined ? undefined : requireDay(on, '--on'),
  };
}

export async function readGiven(terminal: Terminal, path: string): Promise<Uint8Array> {
  return await withWords(
    path,
    'opened',
    async () => new Uint8Array(await readFile(resolve(terminal.cwd, path))),
  );
}

/** In UTC: keys and lists expire everywhere at once. */
export function today(): string {
  return new Date().toISOString().slice(0, 10);
}

export function requireDay(text: string, what: string): string {
  const day = new Date(`${text}T00:00:00Z`);
  if (/^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text))
    return text;
  throw new HostError(
    `${what}: "${text}" is no day of the calendar.`,
    'Write it as YYYY-MM-DD, such as 2025-12-31.',
  );
}
