// `guideline activate`: takes a signed bundle into use as an engine has to, and keeps the one before on any failure.
import { resolve } from 'node:path';
import { openActivations } from '../../host/disk/activations.ts';
import { withWords } from '../../host/disk/fault-words.ts';
import type { Activated, Activation } from '../../host/activation/activate.ts';
import { activatedOf } from '../../host/activation/activation-state.ts';
import { takenOver } from '../../host/activation/in-force.ts';
import type { AddCommand, CommandContext } from '../command.ts';
import { printJsonAnswer } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { printable } from '../render.ts';
import type { Terminal } from '../terminal.ts';
import { addTrustOptions, readGiven, readTrustOptions, type TrustOptions } from '../trust-options.ts';

interface ActivateOptions extends TrustOptions {
  readonly state: string;
  readonly rollback?: string;
  readonly json?: boolean;
}

export const addActivate: AddCommand = (program, context) => {
  const command = program
    .command('activate')
    .summary('take a signed bundle into use')
    .description(
      'Takes a bundle into use by the eleven steps that every engine has to follow, or refuses it with its reason and changes nothing.',
    )
    .argument('<bundle>', 'a file that ends in .bundle.tar or .bundle.tar.gz')
    .requiredOption('--state <folder>', 'where the bundles in use are kept, and what was seen');
  addTrustOptions(command, { optional: false })
    .option('--rollback <order>', 'a signed order to go back to this bundle')
    .option('--json', 'print the steps as JSON')
    .action(async (bundle: string, options: ActivateOptions) => {
      await activateBundle(bundle, options, context);
    });
};

async function activateBundle(
  path: string,
  { state, rollback, json = false, ...options }: ActivateOptions,
  { terminal, finish }: CommandContext,
): Promise<void> {
  const trust = await readTrustOptions(terminal, options);
  if (trust === undefined) return;
  const bytes = await readGiven(terminal, path);
  const order = rollback === undefined ? undefined : await readGiven(terminal, rollback);
  const activations = await openActivations(resolve(terminal.cwd, state));
  const activation = await withWords(
    state,
    'written',
    async () => await activations.activate(bytes, { ...trust, rollback: order }),
  );
  if (json) printJsonAnswer(terminal, answerOf(activation));
  else printSteps(path, activation, terminal);
  finish(activation.kind === 'active' ? exitCodes.yes : exitCodes.no);
}

function answerOf(activation: Activation): object {
  const { kind, steps } = activation;
  if (activation.kind === 'refused') {
    const { step, code, reason } = activation;
    return { kind, step, code, reason, steps };
  }
  const { manifest, bundleHash, contentHash } = activation.bundle;
  const { guidelineId, version, channel, sequence, effectiveFrom, effectiveTo } = manifest;
  return {
    kind,
    guidelineId,
    version,
    channel,
    sequence,
    effectiveFrom,
    effectiveTo,
    bundleHash,
    contentHash,
    again: activation.again,
    takenOver: takenOverBy(activation),
    steps,
  };
}

function printSteps(path: string, activation: Activation, { style, out }: Terminal): void {
  const width = Math.max(...activation.steps.map(({ check }) => check.length));
  for (const { step, check, holds, detail } of activation.steps) {
    const mark = holds ? style.green('✓') : style.red('✗');
    out(
      `${mark} ${String(step).padStart(2)}  ${check.padEnd(width)}  ${holds ? style.dim(detail) : printable(detail)}`,
    );
  }
  out('');
  if (activation.kind === 'active') {
    const { manifest, bundleHash } = activation.bundle;
    const name = printable(`${manifest.guidelineId} ${manifest.version}`);
    const word = activation.again ? 'was in use already' : 'active';
    out(`${style.green(style.bold(word))}  ${name}  ${style.dim(bundleHash)}`);
    const others = takenOverBy(activation);
    for (const { from, version, sequence } of others)
      out(
        `For services ${from === '' ? 'of any day' : `from ${from} on`} ${printable(version)} (number ${sequence}) decides.`,
      );
    if (others.length > 0)
      out(
        'To go back to it, export its text with a higher number, or give an order of `guideline keys rollback` with --rollback.',
      );
    return;
  }
  out(`${style.red(style.bold('refused'))}  ${path}  ${activation.code}`);
  out(
    activation.code === 'revoked-content'
      ? 'What was in use before still is, but for what is revoked.'
      : 'Nothing has changed: whatever was in use before still is.',
  );
}

interface TakenOver {
  readonly from: string;
  readonly version: string;
  readonly sequence: string;
}

function takenOverBy({ bundle, state }: Activated): readonly TakenOver[] {
  const { guidelineId, channel } = bundle.manifest;
  const releases = activatedOf(state, guidelineId, channel)?.releases ?? [];
  const own = releases.find(({ bundleHash }) => bundleHash === bundle.bundleHash);
  if (own === undefined) return [];
  return takenOver(releases, own).map(({ from, by: { version, sequence } }) => ({ from, version, sequence }));
}
