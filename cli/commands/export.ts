// `guideline export`: the bundle of a guideline for production engines, signed where a key is named, as an archive and unpacked beside it.
import { resolve } from 'node:path';
import { exportTools } from '../../cql/export-tools.ts';
import { hasErrors } from '../../dsl/index.ts';
import type { ExportedFile, ExportFinding, ExportOutcome } from '../../host/api.ts';
import { exportBundle } from '../../host/disk/disk-bundles.ts';
import { failedCase } from '../../host/bundle-sources.ts';
import { HostError } from '../../host/host-error.ts';
import type { AddCommand, CommandContext } from '../command.ts';
import { printJsonAnswer } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { findingAnswer } from '../findings.ts';
import { diagnosticsOf, openLibrary } from '../library.ts';
import { addOpaOptions, openOpaSigning, type OpaOptions } from '../opa-options.ts';
import { openSigners, passphraseFlag, passphraseHelp, type PassphraseOptions } from '../passphrase.ts';
import { addReleaseOptions, chosenTargets, readRelease, type ReleaseOptions } from '../release-options.ts';
import { countFindings, renderDiagnostic } from '../render.ts';
import type { Terminal } from '../terminal.ts';

interface ExportOptions extends ReleaseOptions, PassphraseOptions, OpaOptions {
  readonly out: string;
  readonly sign: readonly string[];
  readonly gzip?: boolean;
  readonly replace?: boolean;
  readonly json?: boolean;
}

export const addExport: AddCommand = (program, context) => {
  const command = program
    .command('export')
    .summary('make the bundle of a guideline for engines')
    .description(
      'Makes the bundle: files for the engines that are chosen, test vectors and sources, with the digest of each; signed where a key is named.',
    )
    .argument('<file>', 'a guideline')
    .requiredOption('--out <folder>', 'where the archive and its unpacked folder go');
  addOpaOptions(addReleaseOptions(command))
    .option('--sign <key>', 'sign it with this private key; may be given more than once', listed, [])
    .option(passphraseFlag, passphraseHelp)
    .option('--gzip', 'write the archive compressed as well, for transport')
    .option('--replace', 'replace another bundle of the same version')
    .option('--json', 'print as JSON what was made')
    .action(async (file: string, options: ExportOptions) => {
      await exportGuideline(file, options, context);
    });
};

function listed(path: string, before: readonly string[]): readonly string[] {
  return [...before, path];
}

async function exportGuideline(
  path: string,
  options: ExportOptions,
  { terminal, finish }: CommandContext,
): Promise<void> {
  const library = openLibrary(terminal);
  const compiled = await library.openGuideline(path);
  const { uri } = compiled.source;
  const errors = diagnosticsOf(library, [uri, ...library.workspace.casesOf(uri)]).filter((one) =>
    hasErrors([one]),
  );
  if (errors.length > 0) {
    if (options.json === true)
      printJsonAnswer(terminal, { findings: errors.map((one) => findingAnswer(library, one)) });
    for (const error of options.json === true ? [] : errors) {
      terminal.error(`${renderDiagnostic(error, library.source, terminal)}\n`);
    }
    terminal.error(`Nothing was exported: ${countFindings(errors)}.`);
    finish(exitCodes.invalidSource);
    return;
  }
  const folder = resolve(terminal.cwd, options.out);
  const targets = chosenTargets(options);
  const outcome = await exportBundle(library.files, uri, folder, {
    targets,
    canonicalBase: options.canonicalBase,
    opa: await openOpaSigning(terminal, options, targets),
    release: await readRelease(terminal, options),
    signers: await openSigners(terminal, options.sign, options),
    compress: options.gzip === true,
    tools: await exportTools(),
    replace: options.replace === true,
    advice: 'Raise the version of the guideline, choose another folder, or replace it with --replace.',
  });
  if (outcome.kind === 'failed') throw new HostError(outcome.message, outcome.help);
  if (options.json === true) printJsonAnswer(terminal, outcome);
  else printOutcome(outcome, terminal);
  if (outcome.kind === 'exported') {
    if (
      library.workspace.casesOf(uri).every((path) => (library.workspace.cases(path)?.value.length ?? 0) === 0)
    )
      terminal.error('There are no cases for this guideline: nothing was tested. See `guideline help test`.');
    return finish(exitCodes.yes);
  }
  if (outcome.kind !== 'refused') return;
  const onlyCases = outcome.findings.every(
    ({ code, severity }) => severity !== 'error' || code === failedCase,
  );
  finish(onlyCases ? exitCodes.no : exitCodes.invalidSource);
}

function printOutcome(outcome: ExportOutcome, terminal: Terminal): void {
  if (outcome.kind === 'refused') {
    printFindings(outcome.findings, 'error', terminal);
    terminal.error('Nothing was exported.');
  }
  if (outcome.kind !== 'exported') return;
  const { style } = terminal;
  terminal.out(`${style.green('✓')} ${style.bold(outcome.archive)}`);
  for (const beside of [outcome.compressed, outcome.opaArchive])
    if (beside !== '') terminal.out(`${style.green('✓')} ${style.bold(beside)}`);
  const facts: readonly (readonly [string, string])[] = [
    ['bundleHash', outcome.bundleHash],
    ['contentHash', outcome.contentHash],
    ['meaningHash', outcome.meaningHash],
    ['channel', `${outcome.channel}, number ${outcome.sequence}`],
    ...(outcome.signedBy.length === 0
      ? [['signed by', 'nobody: no engine should take it into use'] as const]
      : [
          ...outcome.signedBy.map((keyid) => ['signed by', keyid] as const),
          ['file', outcome.archiveHash] as const,
        ]),
  ];
  for (const [label, value] of facts) terminal.out(`  ${style.dim(label.padEnd(12))} ${value}`);
  terminal.out('');
  printFiles(outcome.files, terminal);
  printFindings(outcome.findings, 'warning', terminal);
}

function printFindings(
  findings: readonly ExportFinding[],
  which: ExportFinding['severity'],
  terminal: Terminal,
): void {
  for (const { path, line, message, code, severity } of findings)
    if (severity === which)
      terminal.error(`${path}:${line}  ${which === 'warning' ? 'Warning: ' : ''}${message}  [${code}]`);
}

function printFiles(files: readonly ExportedFile[], { style, out }: Terminal): void {
  const width = Math.max(...files.map(({ path }) => path.length));
  for (const { path, sizeBytes } of files) {
    const size = `${sizeBytes.toLocaleString('en-US').padStart(9)} bytes`;
    out(`  ${path.padEnd(width)}  ${style.dim(size)}`);
  }
}
