// The command line: reads the arguments, runs one command, and turns every failure into one line with what to do.
import { existsSync, realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Command, CommanderError } from 'commander';
import { HostError } from '../host/host-error.ts';
import { commands } from './commands/registry.ts';
import { exitCodes, worse, type ExitCode } from './exit-codes.ts';
import { packageVersion } from './package-folder.ts';
import { processTerminal, type Terminal } from './terminal.ts';

const ownFile = fileURLToPath(import.meta.url);

/** `argv` without the program's own name. */
export async function main(
  argv: readonly string[],
  terminal: Terminal = processTerminal(),
): Promise<ExitCode> {
  let code: ExitCode = exitCodes.yes;
  try {
    const program = createProgram(terminal, (outcome) => (code = worse(code, outcome)));
    await program.parseAsync([...argv], { from: 'user' });
    return code;
  } catch (error) {
    return explainFailure(error, terminal);
  }
}

function createProgram(terminal: Terminal, finish: (code: ExitCode) => void): Command {
  const program = new Command('guideline')
    .description('Medical necessity guidelines as text: check, test, compare, decide, export.')
    .version(packageVersion(), '--version', 'print the version')
    .helpOption('-h, --help', 'show this help')
    .helpCommand('help [command]', 'show the help of a command')
    .showHelpAfterError('Run `guideline help` for the commands, `guideline help <command>` for one of them.')
    .addHelpText('after', exitCodeHelp)
    .configureOutput({
      writeOut: (text) => terminal.out(text.trimEnd()),
      writeErr: (text) => terminal.error(text.trimEnd()),
    })
    .exitOverride();
  for (const add of commands) add(program, { terminal, finish });
  for (const command of program.commands)
    command.copyInheritedSettings(program).helpOption('-h, --help', 'show this help');
  return program;
}

const exitCodeHelp = `
Exit codes:
  0  it ran, and the answer is yes
  1  it ran, and the answer is no: a test fails, a bundle does not hold, a file is not formatted, lint warns
  2  the guideline or its cases have errors
  3  it could not run: wrong usage, or a file that is missing or cannot be read or written`;

function explainFailure(error: unknown, terminal: Terminal): ExitCode {
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.yes : exitCodes.couldNotRun;
  const { style } = terminal;
  if (error instanceof HostError) {
    terminal.error(`${style.red(style.bold('error'))}${style.bold(`: ${error.message}`)}`);
    if (error.help !== '') terminal.error(`  ${style.blue('help')}  ${error.help}`);
  } else {
    const what = error instanceof Error ? error.message : String(error);
    terminal.error(
      `${style.red(style.bold('error'))}: this is a fault of the program: ${what.split('\n')[0] ?? ''}`,
    );
    terminal.error(`  ${style.blue('help')}  Run it again with GUIDELINE_DEBUG=1 and report what it prints.`);
  }
  if ((terminal.environment['GUIDELINE_DEBUG'] ?? '') !== '' && error instanceof Error)
    terminal.error(error.stack ?? '');
  return exitCodes.couldNotRun;
}

if (
  process.argv[1] !== undefined &&
  existsSync(process.argv[1]) &&
  realpathSync(process.argv[1]) === ownFile
) {
  process.exitCode = await main(process.argv.slice(2));
}
