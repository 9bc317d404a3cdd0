// `guideline serve`: the decision service over bundles, until it is told to end; reads them again on SIGHUP.
import { relative, resolve } from 'node:path';
import { HostError } from '../../host/host-error.ts';
import type { Reload } from '../../service/bundle-set.ts';
import type { SyncPolicy } from '../../service/decision-log.ts';
import type { LoadBundles } from '../../service/load-bundle.ts';
import type { RunningService } from '../../service/start-service.ts';
import { InvalidArgumentError, Option } from 'commander';
import type { AddCommand, CommandContext } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { packageVersion } from '../package-folder.ts';
import { printable } from '../render.ts';
import type { Terminal } from '../terminal.ts';
import { readGiven, today } from '../trust-options.ts';

interface ServeOptions {
  readonly host: string;
  readonly port: number;
  readonly log?: string;
  readonly logFacts?: boolean;
  readonly logSync: SyncPolicy;
  readonly trust?: string;
  readonly revocations?: string;
  readonly state?: string;
}

export const addServe: AddCommand = (program, context) => {
  program
    .command('serve')
    .summary('decide cases over HTTP by the bundles of guidelines')
    .description(
      'Runs a decision service over bundles: answers by the version in force on the day of the service, explains, and records. SIGHUP reads the bundles again, SIGTERM ends it when all are answered.',
    )
    .argument('<bundle...>', 'files that end in .bundle.tar, or folders of them')
    .option('--trust <file>', 'trust file: only bundles whose signatures count are taken into use')
    .option('--revocations <file>', 'signed list of revoked keys and texts')
    .option('--state <folder>', 'where the bundles in use are kept, and what was seen; needed with --trust')
    .option('--host <address>', 'address to listen on', '127.0.0.1')
    .option('--port <number>', 'port to listen on; 0 takes a free one', portNumber, 8080)
    .option('--log <file>', 'append every decision to this file')
    .option('--log-facts', 'with the facts of each case, not their hash alone')
    .addOption(
      new Option(
        '--log-sync <when>',
        'when a line has to be on the disk: before its answer, or within a second',
      )
        .choices(['answer', 'second'])
        .default('second'),
    )
    .action(async (bundles: readonly string[], options: ServeOptions) => {
      await serve(bundles, options, context);
    });
};

function portNumber(text: string): number {
  if (/^\d{1,5}$/.test(text) && Number(text) <= 65_535) return Number(text);
  throw new InvalidArgumentError('It is a number from 0 to 65535.');
}

async function serve(
  bundles: readonly string[],
  options: ServeOptions,
  { terminal, finish }: CommandContext,
): Promise<void> {
  const { log, logFacts = false, logSync, host, port } = options;
  const { startService } = await import('../../service/start-service.ts');
  const service = await startService({
    bundles: bundles.map((path) => resolve(terminal.cwd, path)),
    load: await loaderFor(options, terminal),
    host,
    port,
    log: log === undefined ? undefined : resolve(terminal.cwd, log),
    logFacts,
    sync: logSync,
    version: packageVersion(),
    report: (error) =>
      terminal.error(error instanceof Error ? (error.stack ?? error.message) : String(error)),
    reloaded: (reload) => printReload(reload, terminal),
  });
  printReload(service.started, terminal);
  if (options.trust === undefined)
    terminal.error(
      'Signatures are not checked: whoever can write these files can change what is decided. See --trust.',
    );
  if (log === undefined) terminal.error('Decisions are not recorded. Name a file with --log.');
  if (!/^(?:127\.|::1$|localhost$)/.test(host))
    terminal.error(
      `Whoever reaches ${host} can ask: put a proxy before it that knows its callers and speaks TLS.`,
    );
  terminal.out(`Listening on ${service.url}`);
  await untilToldToEnd(service, terminal);
  finish(exitCodes.yes);
}

async function loaderFor(options: ServeOptions, terminal: Terminal): Promise<LoadBundles> {
  const { trust, revocations, state } = options;
  if (trust === undefined) {
    const lonely = Object.entries({ revocations, state }).find(([, value]) => value !== undefined);
    if (lonely !== undefined)
      throw new HostError(
        `--${lonely[0]} says nothing without --trust.`,
        'Name the trust file with --trust.',
      );
    return (await import('../../service/load-bundle.ts')).loadUnsigned;
  }
  if (state === undefined)
    throw new HostError(
      '--trust needs --state.',
      'Name a folder of the service: it remembers what may not come back.',
    );
  const { signedLoader } = await import('../../service/load-signed.ts');
  const { openActivations } = await import('../../host/disk/activations.ts');
  return signedLoader(await openActivations(resolve(terminal.cwd, state)), async () => ({
    trust: await readGiven(terminal, trust),
    revocations: revocations === undefined ? undefined : await readGiven(terminal, revocations),
    today: today(),
  }));
}

async function untilToldToEnd(service: RunningService, terminal: Terminal): Promise<void> {
  const again = (): void => {
    service.reload().catch((error: unknown) => terminal.error(`Nothing was read again: ${String(error)}`));
  };
  process.on('SIGHUP', again);
  await new Promise<void>((ended) => {
    process.once('SIGTERM', () => ended());
    process.once('SIGINT', () => ended());
  });
  terminal.error('Ending: what is under way is still answered.');
  await service.close();
  process.off('SIGHUP', again);
}

/** What was read, for whoever watches the service. */
export function printReload(
  { activated, withdrawn, refused }: Reload,
  { out, error, style, cwd }: Pick<Terminal, 'out' | 'error' | 'style' | 'cwd'>,
): void {
  for (const { guidelineId, version, effectiveFrom, effectiveTo, bundleHash } of activated) {
    const days = `${effectiveFrom === '' ? 'any day' : `from ${effectiveFrom}`}${effectiveTo === '' ? '' : ` to ${effectiveTo}`}`;
    out(
      `${style.green('✓')} ${printable(guidelineId)} ${printable(version)}  ${days}  ${style.dim(bundleHash)}`,
    );
  }
  for (const { guidelineId, version } of withdrawn)
    out(`- ${printable(guidelineId)} ${printable(version)} is withdrawn`);
  for (const { file, why, stillLive } of refused)
    error(
      `${style.red('✗')} ${printable(relative(cwd, file))} is not taken: ${printable(why)}.${stillLive ? ' What was live from it still is.' : ''}`,
    );
  if (activated.length + withdrawn.length + refused.length === 0) out('Nothing has changed.');
}
