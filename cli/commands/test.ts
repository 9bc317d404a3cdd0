// `guideline test`: runs the cases of guidelines and says of each failure what was expected, what came, and why.
import type { CaseRun, CompiledGuideline, Share } from '../../dsl/index.ts';
import { coverageOf, hasErrors, positionAt, runCases } from '../../dsl/index.ts';
import { HostError } from '../../host/host-error.ts';
import type { AddCommand, CommandContext } from '../command.ts';
import { printJsonAnswer } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { findingAnswer } from '../findings.ts';
import { diagnosticsOf, openLibrary, type CliLibrary } from '../library.ts';
import { countOf, printable, renderDiagnostic, wrap } from '../render.ts';
import type { Terminal } from '../terminal.ts';

interface TestOptions {
  readonly all?: boolean;
  readonly coverage?: boolean;
  readonly json?: boolean;
}

interface Suite {
  readonly path: string;
  readonly compiled: CompiledGuideline;
  readonly runs: readonly CaseRun[];
}

export const addTest: AddCommand = (program, context) => {
  program
    .command('test')
    .summary('run the cases of guidelines')
    .description('Runs cases. A .guideline stands for the cases beside it that name its version.')
    .argument('<files...>', 'cases, guidelines or folders')
    .option('--all', 'list the cases that pass as well')
    .option('--coverage', 'say which criteria decide in no case and which branches no case walks')
    .option('--json', 'print the runs as JSON')
    .action(async (files: string[], options: TestOptions) => {
      await test(files, options, context);
    });
};

async function test(
  paths: readonly string[],
  options: TestOptions,
  { terminal, finish }: CommandContext,
): Promise<void> {
  const library = openLibrary(terminal);
  const casesPaths = casesOf(library, await library.openAll(paths));
  const guidelines = casesPaths.flatMap((path) => library.workspace.guidelineOfCases(path)?.source.uri ?? []);
  const diagnostics = diagnosticsOf(library, [...new Set([...guidelines, ...casesPaths])]);
  if (hasErrors(diagnostics)) {
    const errors = diagnostics.filter((one) => hasErrors([one]));
    if (options.json === true)
      printJsonAnswer(terminal, { findings: errors.map((one) => findingAnswer(library, one)) });
    else for (const error of errors) terminal.error(`${renderDiagnostic(error, library.source, terminal)}\n`);
    finish(exitCodes.invalidSource);
    return;
  }
  const suites = casesPaths.flatMap((path) => suiteOf(library, path));
  if (options.json === true) printJsonAnswer(terminal, suitesAnswer(suites, options));
  else printSuites(library, suites, options, terminal);
  const failed = suites.some(({ runs }) => runs.some(({ outcome }) => outcome === 'failed'));
  finish(failed ? exitCodes.no : exitCodes.yes);
}

/** Of files that were named; of a folder those that are in it. */
function casesOf({ workspace }: CliLibrary, uris: readonly string[]): readonly string[] {
  const found = uris.flatMap((uri) => (uri.endsWith('.cases') ? [uri] : workspace.casesOf(uri)));
  if (found.length > 0) return [...new Set(found)];
  throw new HostError(
    `There are no cases for ${uris.join(', ')}.`,
    'Write them in a file that ends in .cases and begins with "cases for <id> <version>".',
  );
}

function suiteOf({ workspace }: CliLibrary, path: string): readonly Suite[] {
  const compiled = workspace.guidelineOfCases(path);
  const cases = workspace.cases(path)?.value ?? [];
  return compiled === undefined ? [] : [{ path, compiled, runs: runCases(compiled.graph, cases) }];
}

function suitesAnswer(suites: readonly Suite[], { coverage }: TestOptions): unknown {
  return {
    suites: suites.map(({ path, compiled, runs }) => ({
      path,
      guideline: { id: compiled.guideline.header.id, version: compiled.guideline.header.version },
      cases: runs.map(({ case: { title, expect }, outcome, decision, causes, unexplained }) => ({
        title,
        outcome,
        expected: expect ? { determination: expect.determination, because: expect.because } : null,
        decision,
        causes,
        unexplained,
      })),
      ...(coverage === true ? { coverage: coverageAnswer(compiled, runs) } : {}),
    })),
  };
}

function coverageAnswer({ graph }: CompiledGuideline, runs: readonly CaseRun[]): object {
  const { criteria, ...figures } = coverageOf(
    graph,
    runs.map((run) => run.case),
  );
  return {
    ...figures,
    criteria: criteria.map(({ origin, seen, decisive }) => ({ id: origin.id, seen, decisive })),
  };
}

function printSuites(
  library: CliLibrary,
  suites: readonly Suite[],
  options: TestOptions,
  terminal: Terminal,
): void {
  const { style } = terminal;
  for (const [index, { path, compiled, runs }] of suites.entries()) {
    const { id, version } = compiled.guideline.header;
    if (index > 0) terminal.out('');
    terminal.out(`${style.bold(`${id} ${version}`)}  ${style.dim(path)}`);
    for (const run of runs) {
      if (run.outcome !== 'passed') printRun(library, run, terminal);
      else if (options.all === true) terminal.out(`  ${style.green('✓')} ${printable(run.case.title)}`);
    }
    if (options.coverage === true) printCoverage({ path, compiled, runs }, terminal);
    terminal.out(`  ${countRuns(runs, terminal)}`);
  }
}

function printRun(
  library: CliLibrary,
  { case: one, decision, outcome, unexplained }: CaseRun,
  terminal: Terminal,
): void {
  const { style } = terminal;
  const source = library.source(one.place.uri);
  const line = source ? positionAt(source, one.place.span.start).line + 1 : 1;
  const mark = outcome === 'failed' ? style.red('✗') : style.yellow('–');
  terminal.out(`  ${mark} ${style.bold(printable(one.title))}  ${style.dim(`${one.place.uri}:${line}`)}`);
  const row = (label: string, words: string): void => {
    if (words === '') return;
    const lines = wrap(words, Math.max(40, terminal.width - 17));
    lines.forEach((line, index) => {
      terminal.out(`      ${index === 0 ? style.dim(label.padEnd(10)) : ' '.repeat(10)} ${line}`);
    });
  };
  if (outcome === 'not judged') return row('expects', 'nothing: add an `expect` line');
  row('expected', one.expect?.determination ?? '');
  row(
    'decided',
    [decision.determination, decision.label && `"${decision.label}"`].filter(Boolean).join('  '),
  );
  row('not behind', unexplained.map((id) => `{${id}}`).join(', '));
  row('reasons', decision.reasons.join(', '));
  row('unmet', decision.unmet.join(', '));
  row('missing', decision.missing.join(', '));
  for (const { key, why } of decision.invalid) row('invalid', `${key}: ${why}`);
}

function printCoverage({ compiled, runs }: Suite, { out, style }: Terminal): void {
  const { neverDecisive, notWalked, figures } = coverageOf(
    compiled.graph,
    runs.map((run) => run.case),
  );
  const share = (what: string, { reached, of }: Share): void =>
    out(`  ${(reached === of ? style.green : style.yellow)(`${what}: ${String(reached)} of ${String(of)}`)}`);
  share('criteria that decide some case', figures.decisive);
  share('branches walked', figures.branches);
  if (neverDecisive.length > 0) {
    const words = countOf(neverDecisive.length, 'criterion').replace('criterions', 'criteria');
    out(`  ${style.yellow(`${words} in no case decisive:`)}`);
    for (const id of neverDecisive) out(`      {${id}}`);
  }
  if (notWalked.length > 0) {
    out(
      `  ${style.yellow(`${countOf(notWalked.length, 'branch').replace('branchs', 'branches')} that no case walks:`)}`,
    );
    for (const { id, branch } of notWalked) out(`      {${id}} ${branch === 'met' ? 'met' : 'not met'}`);
  }
}

function countRuns(runs: readonly CaseRun[], { style }: Terminal): string {
  const count = (outcome: CaseRun['outcome']): number => runs.filter((run) => run.outcome === outcome).length;
  const failed = count('failed');
  const skipped = count('not judged');
  const words = [
    `${count('passed')} passed`,
    `${failed} failed`,
    ...(skipped > 0 ? [`${skipped} not judged`] : []),
  ].join(', ');
  return failed > 0 ? style.red(words) : style.green(words);
}
