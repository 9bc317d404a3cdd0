// What the command line says of a bundle beyond its sources: targets, place in the channel, last day, approvals; checked before anything is made.
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { targets } from '../dsl/index.ts';
import {
  approvalsShape,
  firstRelease,
  releaseShape,
  type Approval,
  type Release,
} from '../host/bundle-manifest.ts';
import { releaseAfter } from '../host/disk/disk-bundles.ts';
import { withWords } from '../host/disk/fault-words.ts';
import { HostError } from '../host/host-error.ts';
import type { Terminal } from './terminal.ts';
import { requireDay } from './trust-options.ts';

export interface ReleaseOptions {
  readonly targets?: string;
  readonly canonicalBase?: string;
  readonly channel?: string;
  readonly sequence?: string;
  readonly replaces?: string;
  readonly effectiveTo?: string;
  readonly approvals?: string;
}

export function addReleaseOptions(command: Command): Command {
  const ids = targets.map(({ id }) => id).join(', ');
  return command
    .option('--targets <ids>', `which targets, separated by commas; otherwise all: ${ids}`)
    .option('--canonical-base <url>', 'your own https address, which canonical urls of FHIR begin with')
    .option('--channel <name>', 'the row of bundles that it belongs to')
    .option(
      '--replaces <bundle>',
      'the bundle that it comes after: its number is one higher, its channel the same',
    )
    .option('--sequence <number>', 'its number in the channel, where no bundle that it replaces is at hand')
    .option('--effective-to <day>', 'last day of service that it decides, YYYY-MM-DD')
    .option(
      '--approvals <file>',
      'JSON list of who approved this text: name, role, meaning, date, contentHash',
    );
}

export function chosenTargets({ targets: given }: ReleaseOptions): readonly string[] | undefined {
  return given?.split(',').map((id) => id.trim());
}

export async function readRelease(terminal: Terminal, options: ReleaseOptions): Promise<Release> {
  const before =
    options.replaces === undefined
      ? firstRelease
      : await releaseAfter(resolve(terminal.cwd, options.replaces));
  const release = {
    ...before,
    channel: options.channel ?? before.channel,
    sequence: options.sequence ?? before.sequence,
    effectiveTo: options.effectiveTo === undefined ? '' : requireDay(options.effectiveTo, '--effective-to'),
    approvals: options.approvals === undefined ? [] : [...(await readApprovals(terminal, options.approvals))],
  };
  const checked = releaseShape.safeParse(release);
  if (checked.success) return checked.data;
  const [issue] = checked.error.issues;
  throw new HostError(
    `--${String(issue?.path[0] ?? 'channel')} cannot be that.`,
    'A channel is named in lower-case letters, digits and hyphens; a sequence is a whole number.',
  );
}

async function readApprovals(terminal: Terminal, path: string): Promise<readonly Approval[]> {
  const text = await withWords(
    path,
    'opened',
    async () => await readFile(resolve(terminal.cwd, path), 'utf8'),
  );
  try {
    return approvalsShape.parse(JSON.parse(text));
  } catch {
    throw new HostError(
      `${path} is no list of approvals.`,
      'Each has name, role, meaning, date (YYYY-MM-DD) and contentHash, which `guideline export` prints.',
    );
  }
}
