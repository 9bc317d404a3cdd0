// `guideline export`: the rule bundle of a guideline for production engines, as an archive and unpacked beside it.
import { resolve } from 'node:path';
import { exportTools } from '../../cql/export-tools.ts';
import { hasErrors } from '../../dsl/index.ts';
import type { ExportOutcome } from '../../host/api.ts';
import { exportBundle } from '../../host/disk/disk-bundles.ts';
import { failedCase } from '../../host/bundle-sources.ts';
import { HostError } from '../../host/host-error.ts';
import type { AddCommand, CommandContext } from '../command.ts';
import { printJsonAnswer } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { findingAnswer } from '../findings.ts';
import { diagnosticsOf, openLibrary } from '../library.ts';
import { countFindings, renderDiagnostic } from '../render.ts';
import type { Terminal } from '../terminal.ts';

interface ExportOptions {
  readonly out: string;
  readonly replace?: boolean;
  readonly json?: boolean;
}

export const addExport: AddCommand = (program, context) => {
  program
    .command('export')
    .summary('make the rule bundle of a guideline')
    .description(
      'Makes the rule bundle: decision module, data, test vectors and sources, with the digest of each.',
    )
    .argument('<file>', 'a guideline')
    .requiredOption('--out <folder>', 'where the archive and its unpacked folder go')
    .option('--replace', 'replace another bundle of the same version')
    .option('--json', 'print as JSON what was made')
    .action(async (file: string, options: ExportOptions) => {
      await exportGuideline(file, options, context);
    });
};

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
  const outcome = await exportBundle(library.files, uri, folder, {
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
  const onlyCases = outcome.findings.every(
    ({ code, severity }) => severity !== 'error' || code === failedCase,
  );
  finish(onlyCases ? exitCodes.no : exitCodes.invalidSource);
}

function printOutcome(outcome: ExportOutcome, terminal: Terminal): void {
  if (outcome.kind === 'refused') {
    for (const { path, line, message, code, severity } of outcome.findings) {
      if (severity === 'error') terminal.error(`${path}:${line}  ${message}  [${code}]`);
    }
    terminal.error('Nothing was exported.');
  }
  if (outcome.kind !== 'exported') return;
  const { style } = terminal;
  terminal.out(`${style.green('✓')} ${style.bold(outcome.archive)}`);
  for (const label of ['bundleHash', 'meaningHash', 'sourceHash'] as const) {
    terminal.out(`  ${style.dim(label.padEnd(12))} ${outcome[label]}`);
  }
  terminal.out('');
  const width = Math.max(...outcome.files.map(({ path }) => path.length));
  for (const { path, sizeBytes } of outcome.files) {
    terminal.out(
      `  ${path.padEnd(width)}  ${style.dim(`${sizeBytes.toLocaleString('en-US').padStart(9)} bytes`)}`,
    );
  }
}
