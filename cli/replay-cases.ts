// Runs `guideline replay`: finds versions and mapping, shows how far it is, writes what was asked for, or nothing at all.
import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { hasErrors, replayPage } from '../dsl/index.ts';
import type { ReplayAnswer } from '../dsl/index.ts';
import { HostError } from '../host/host-error.ts';
import { isLibraryName } from '../host/library-path.ts';
import { openChangedCases } from '../host/replay/changed-cases.ts';
import { readMappingFile } from '../host/replay/mapping-file.ts';
import { runReplay, type ReplayRun } from '../host/replay/run-replay.ts';
import type { CommandContext } from './command.ts';
import { printJsonAnswer } from './command.ts';
import { exitCodes } from './exit-codes.ts';
import { diagnosticsOf, openLibrary } from './library.ts';
import { countFindings, renderDiagnostic } from './render.ts';
import { printMatch, printReplay, progressWords } from './replay-report.ts';
import type { Terminal } from './terminal.ts';
import { checkTargets, thereAlready, writeTarget, type Replacing } from './write-answer.ts';

export interface ReplayOptions extends Replacing {
  readonly old: string;
  readonly new: string;
  readonly columns?: string;
  readonly delimiter?: string;
  readonly badValues: 'row' | 'unknown';
  readonly examples: number;
  readonly badRows: number;
  readonly csv?: string;
  readonly html?: string;
  readonly json?: boolean;
  readonly verbose?: boolean;
}

export async function replayCases(
  cases: string,
  options: ReplayOptions,
  { terminal, finish }: CommandContext,
): Promise<void> {
  const path = resolve(terminal.cwd, cases);
  // Before the run: it may be long.
  for (const target of [options.csv, options.html]) refuseSources(target, path, terminal);
  await checkTargets([options.csv, options.html], options, terminal);
  const library = openLibrary(terminal);
  const older = await library.openGuideline(options.old);
  const newer = await library.openGuideline(options.new);
  const errors = diagnosticsOf(library, [older.source.uri, newer.source.uri]).filter((one) =>
    hasErrors([one]),
  );
  if (errors.length > 0) {
    for (const error of errors) terminal.error(`${renderDiagnostic(error, library.source, terminal)}\n`);
    terminal.error(`Nothing was replayed: ${countFindings(errors)}.`);
    finish(exitCodes.invalidSource);
    return;
  }
  const mapping = await findMapping(path, options, terminal);
  const { delimiter } = options;
  const answer = await whileUninterrupted(options, terminal, {
    path,
    old: { compiled: older, path: older.source.uri },
    new: { compiled: newer, path: newer.source.uri },
    ...(mapping === undefined ? {} : { mapping }),
    ...(delimiter === undefined ? {} : { delimiter: oneSign(delimiter) }),
    badValues: options.badValues,
    examples: options.examples,
    listed: options.badRows,
  });
  if (options.json === true) printJsonAnswer(terminal, answer);
  else printReplay(answer, terminal);
  // What was decided stands on less than was given: a script must notice.
  finish(answer.bad.brokenRecords + answer.bad.badCells > 0 ? exitCodes.no : exitCodes.yes);
}

async function findMapping(
  path: string,
  { columns, json }: ReplayOptions,
  terminal: Terminal,
): Promise<ReplayRun['mapping']> {
  if (columns !== undefined) return await readMappingFile(resolve(terminal.cwd, columns), columns);
  const beside = join(dirname(path), 'replay.json');
  if (!existsSync(beside)) return undefined;
  if (json !== true)
    terminal.out(terminal.style.dim('Columns are matched as replay.json beside the cases says.'));
  return await readMappingFile(beside, 'replay.json');
}

/** Ctrl-C ends the run, and neither file is there then. */
async function whileUninterrupted(
  options: ReplayOptions,
  terminal: Terminal,
  run: ReplayRun,
): Promise<ReplayAnswer> {
  const stop = new AbortController();
  const interrupt = (): void => stop.abort();
  process.once('SIGINT', interrupt);
  const { csv, html, replace } = options;
  const replaces = replace === true ? 'anything' : 'new';
  const changed =
    csv === undefined ? undefined : await openChangedCases(resolve(terminal.cwd, csv), replaces);
  try {
    const answer = await runReplay({
      ...run,
      signal: stop.signal,
      onMatch: (match) => {
        if (options.json !== true) printMatch(match, { verbose: options.verbose === true }, terminal);
      },
      onProgress: (progress) => terminal.progress?.(progressWords(progress)),
      ...(changed === undefined ? {} : { onChanged: changed.add }),
    });
    if (html !== undefined) await writeTarget(html, replayPage(answer), options, terminal);
    if (csv !== undefined && (await changed?.finish()) === 'refused') throw thereAlready(csv);
    return answer;
  } catch (error) {
    await changed?.discard();
    if (!stop.signal.aborted) throw error;
    throw new HostError('The replay was stopped; nothing was written.', '', { cause: error });
  } finally {
    process.off('SIGINT', interrupt);
    terminal.progress?.('');
  }
}

function refuseSources(given: string | undefined, cases: string, { cwd }: Terminal): void {
  if (given === undefined) return;
  const path = resolve(cwd, given);
  if (path === cases) throw new HostError(`${given} is the file of the cases.`, 'Choose another name.');
  if (isLibraryName(path))
    throw new HostError(`${given} would be taken for a source of the library.`, 'Choose another name.');
}

function oneSign(text: string): string {
  const sign = text === '\\t' || text === 'tab' ? '\t' : text;
  if (sign.length === 1 && sign.charCodeAt(0) < 128 && !/["\r\n]/.test(sign)) return sign;
  throw new HostError(`--delimiter is "${text}".`, 'Give one sign, such as ";", or "tab".');
}
