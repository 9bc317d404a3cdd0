// `guideline lint`: what a careful editor would ask about a guideline that has no errors, rule by rule, with the waived ones named.
import { InvalidArgumentError } from 'commander';
import type { CreateSolver, Finding, LintReport } from '../../dsl/index.ts';
import { createLinter, openFindings, parseDay } from '../../dsl/index.ts';
import { cadicalIfAny } from '../../solver/cadical.ts';
import type { AddCommand, CommandContext } from '../command.ts';
import { printJsonAnswer } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { findingAnswer } from '../findings.ts';
import { diagnosticsOf, openLibrary, type CliLibrary } from '../library.ts';
import { printConfigFaults, readLintConfigs, type LintConfigs } from '../lint-config.ts';
import { countFindings, countOf, renderDiagnostic } from '../render.ts';
import type { Terminal } from '../terminal.ts';

interface LintCommandOptions {
  readonly json?: boolean;
  readonly on?: string;
}

export const addLint: AddCommand = (program, context) => {
  program
    .command('lint')
    .summary('look guidelines over as a careful editor would')
    .description(
      'Looks for dead and duplicate criteria, gaps between numbers, uncited references, doubtful words and more. A finding is waived in the text: WAIVE lint/code "reason".',
    )
    .argument('<files...>', 'guidelines or folders')
    .option('--on <date>', 'judge review dates as of this day, YYYY-MM-DD', calendarDay)
    .option('--json', 'print the findings as JSON')
    .action(async (files: string[], options: LintCommandOptions) => {
      await lint(files, options, context);
    });
};

function calendarDay(text: string): string {
  if (parseDay(text) !== undefined) return text;
  throw new InvalidArgumentError('It must be a day of the calendar as YYYY-MM-DD, such as 2025-01-31.');
}

async function lint(
  paths: readonly string[],
  { json, on }: LintCommandOptions,
  { terminal, finish }: CommandContext,
): Promise<void> {
  const library = openLibrary(terminal);
  const uris = (await library.openAll(paths)).filter((uri) => !uri.endsWith('.cases'));
  const configs = await readLintConfigs(library, uris, terminal);
  // Rules judge what a guideline means: where parts of it could not be read, they would judge something else.
  const broken = uris.flatMap((path) => {
    const errors = diagnosticsOf(library, [path]).filter(({ severity }) => severity === 'error');
    return errors.length === 0 ? [] : [{ path, errors: errors.length }];
  });
  const sound = uris.filter((uri) => !broken.some(({ path }) => path === uri));
  const reports = lintAll(library, sound, configs, { on, createSolver: await cadicalIfAny() });
  const open = reports.flatMap((report) => openFindings(report));
  if (json === true) {
    const findings = reports.flatMap(({ findings: all }) =>
      all.map((one) => ({
        ...findingAnswer(library, one),
        ...(one.waived ? { waived: one.waived.reason } : {}),
      })),
    );
    const config = configs.all.flatMap(({ faults }) => faults);
    printJsonAnswer(terminal, { files: uris, broken, findings, config });
  } else {
    printConfigFaults(configs, terminal);
    printReports(library, reports, open, terminal);
    for (const { path, errors } of broken)
      terminal.error(
        `${path} has ${countOf(errors, 'error')} and was not linted: see \`guideline check ${path}\`.`,
      );
  }
  const isOpen =
    open.some(({ severity }) => severity !== 'info') || configs.all.some(({ faults }) => faults.length > 0);
  if (broken.length > 0) finish(exitCodes.invalidSource);
  else finish(isOpen ? exitCodes.no : exitCodes.yes);
}

interface Lintings {
  readonly on: string | undefined;
  readonly createSolver: CreateSolver | undefined;
}

function lintAll(
  library: CliLibrary,
  uris: readonly string[],
  configs: LintConfigs,
  { on: today, createSolver }: Lintings,
): readonly LintReport[] {
  const { workspace } = library;
  const compiled = workspace.uris.flatMap((uri) => workspace.guideline(uri) ?? []);
  const linters = new Map(
    configs.all.map((file) => [
      file,
      createLinter({ config: file.config, createSolver, ...(today === undefined ? {} : { today }) }),
    ]),
  );
  return uris.flatMap((uri) => {
    const one = workspace.guideline(uri);
    const linter = linters.get(configs.of(uri));
    return one === undefined || linter === undefined ? [] : [linter.lint(one, compiled)];
  });
}

function printReports(
  library: CliLibrary,
  reports: readonly LintReport[],
  open: readonly Finding[],
  terminal: Terminal,
): void {
  for (const finding of open) terminal.out(`${renderDiagnostic(finding, library.source, terminal)}\n`);
  const waived = reports.flatMap(({ findings }) =>
    findings.filter((finding) => finding.waived !== undefined),
  );
  for (const { code, waived: by } of waived) terminal.out(`waived  ${code}  ${by?.reason ?? ''}`);
  for (const note of reports.flatMap(({ notes }) => notes)) terminal.out(`note  ${note}`);
  terminal.out(`${countOf(reports.length, 'guideline')}: ${countFindings(open)}`);
}
