// `guideline verify`: whether a bundle is exactly what its own sources give, with each check that was made.
import { existsSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { exportTools } from '../../cql/export-tools.ts';
import type { VerifyOutcome } from '../../host/api.ts';
import { archiveEnding } from '../../host/bundles.ts';
import { verifyArchive } from '../../host/disk/disk-bundles.ts';
import { withWords } from '../../host/disk/fault-words.ts';
import { HostError } from '../../host/host-error.ts';
import type { AddCommand, CommandContext } from '../command.ts';
import { printJsonAnswer } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { printable } from '../render.ts';
import type { Terminal } from '../terminal.ts';
import { addTrustOptions, readTrustOptions, type TrustOptions } from '../trust-options.ts';

interface VerifyCommandOptions extends TrustOptions {
  readonly json?: boolean;
}

export const addVerify: AddCommand = (program, context) => {
  const command = program
    .command('verify')
    .summary('check a rule bundle against its own sources')
    .description(
      'Makes the bundle again from the sources in it, compares every byte, and replays its test vectors.',
    )
    .argument('<bundle>', 'a file that ends in .bundle.tar or .bundle.tar.gz');
  addTrustOptions(command, { optional: true })
    .option(
      '--state <folder>',
      'folder of `guideline activate`: the bundle has to be newer than what is in use',
    )
    .option('--json', 'print the checks as JSON')
    .action(async (bundle: string, options: VerifyCommandOptions) => {
      await verify(bundle, options, context);
    });
};

async function verify(
  path: string,
  options: VerifyCommandOptions,
  { terminal, finish }: CommandContext,
): Promise<void> {
  const absolute = resolve(terminal.cwd, path);
  const facts = await withWords(path, 'opened', async () => await stat(absolute));
  if (facts.isDirectory()) {
    const beside = `${path.replace(/[/\\]+$/, '')}${archiveEnding}`;
    const named = existsSync(resolve(terminal.cwd, beside))
      ? beside
      : `the archive, which ends in ${archiveEnding}`;
    throw new HostError(`${path} is a folder.`, `The archive is what is verified: name ${named}.`);
  }
  if (!facts.isFile())
    throw new HostError(`${path} is not a file.`, 'Name the archive, which ends in .bundle.tar.');
  const trust = await readTrustOptions(terminal, options);
  const outcome = await verifyArchive(absolute, { tools: await exportTools(), ...(trust && { trust }) });
  if (options.json === true) printJsonAnswer(terminal, outcome);
  else printOutcome(path, outcome, terminal);
  finish(outcome.holds ? exitCodes.yes : exitCodes.no);
}

function printOutcome(path: string, outcome: VerifyOutcome, terminal: Terminal): void {
  const { style } = terminal;
  const width = Math.max(...outcome.checks.map(({ check }) => check.length));
  for (const { check, holds, file, detail } of outcome.checks) {
    const mark = holds ? style.green('✓') : style.red('✗');
    const named = file === '' ? '' : `${style.bold(printable(file))}  `;
    terminal.out(`${mark} ${check.padEnd(width)}  ${named}${holds ? style.dim(detail) : printable(detail)}`);
  }
  const name = outcome.guidelineId === '' ? path : `${outcome.guidelineId} ${outcome.version}`;
  terminal.out('');
  if (outcome.holds)
    terminal.out(`${style.green(style.bold('holds'))}  ${printable(name)}  ${style.dim(outcome.bundleHash)}`);
  else {
    terminal.out(`${style.red(style.bold('does not hold'))}  ${printable(name)}`);
    terminal.out(`Do not use it: keep the bundle that you have${nextStep(outcome)}`);
  }
}

/** What helps follows from the first check that failed: another copy of a sound bundle would fail as well. */
function nextStep({ checks }: VerifyOutcome): string {
  switch (checks.find(({ holds }) => !holds)?.check) {
    case 'Trust file':
      return '. What is named with --trust does not hold: get the newest trust file from the publisher.';
    case 'Signature':
      return ', and ask the publisher who has signed this one and which trust file goes with it.';
    case 'Revocations':
      return '. Name the newest revocation list of the publisher with --revocations; what stands on it is out of use.';
    case 'Sequence':
      return '. A later one is in use: ask the publisher for a higher number, or for a rollback order.';
    case 'Effective period':
      return ' for that day; this one decides only services in its period.';
    default:
      return ', and fetch this one again from whoever made it.';
  }
}
