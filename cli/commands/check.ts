// `guideline check`: every finding in guidelines and cases, with its place, its reason and what to do.
import type { Diagnostic } from '../../dsl/index.ts';
import { hasErrors } from '../../dsl/index.ts';
import type { AddCommand, CommandContext } from '../command.ts';
import { printJsonAnswer } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { findingAnswer } from '../findings.ts';
import { diagnosticsOf, openLibrary, type CliLibrary } from '../library.ts';
import { printConfigFaults, readLintConfigs } from '../lint-config.ts';
import { countFindings, countOf, renderDiagnostic } from '../render.ts';
import type { Terminal } from '../terminal.ts';

export const addCheck: AddCommand = (program, context) => {
  program
    .command('check')
    .summary('find what is wrong in guidelines and cases')
    .description('Checks guidelines and cases, and says of each finding what, where, why and what to do.')
    .argument('<files...>', 'files or folders')
    .option('--json', 'print the findings as JSON')
    .action(async (files: string[], options: { readonly json?: boolean }) => {
      await check(files, options.json === true, context);
    });
};

async function check(
  paths: readonly string[],
  json: boolean,
  { terminal, finish }: CommandContext,
): Promise<void> {
  const library = openLibrary(terminal);
  const uris = await library.openAll(paths);
  const diagnostics = diagnosticsOf(library, uris);
  const configs = await readLintConfigs(library, uris, terminal);
  if (json) {
    const files = uris.map((path) => ({
      path,
      errors: library.workspace.diagnostics(path).filter(isError).length,
    }));
    printJsonAnswer(terminal, {
      files,
      findings: diagnostics.map((one) => findingAnswer(library, one)),
      config: configs.all.flatMap(({ faults }) => faults),
    });
  } else {
    printConfigFaults(configs, terminal);
    printFindings(library, uris, diagnostics, terminal);
  }
  finish(hasErrors(diagnostics) ? exitCodes.invalidSource : exitCodes.yes);
}

function printFindings(
  library: CliLibrary,
  uris: readonly string[],
  diagnostics: readonly Diagnostic[],
  terminal: Terminal,
): void {
  for (const diagnostic of diagnostics) {
    terminal.out(`${renderDiagnostic(diagnostic, library.source, terminal)}\n`);
  }
  const { style } = terminal;
  const mark = hasErrors(diagnostics) ? style.red('✗') : style.green('✓');
  const what = uris.length === 1 ? (uris[0] ?? '') : countOf(uris.length, 'file');
  terminal.out(`${mark} ${what}: ${countFindings(diagnostics)}`);
}

function isError({ severity }: Diagnostic): boolean {
  return severity === 'error';
}
