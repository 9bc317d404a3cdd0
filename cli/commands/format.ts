// `guideline format`: brings files into the agreed layout; a file with faults is left as it is, so that no word is ever lost.
import { hasErrors } from '../../dsl/index.ts';
import { writeAtomically } from '../../host/disk/atomic-write.ts';
import { withWords } from '../../host/disk/fault-words.ts';
import { nodeFileSystem } from '../../host/disk/file-system.ts';
import { readBytes } from '../../host/disk/read-bytes.ts';
import { sha256 } from '../../host/disk/sha256.ts';
import { writeText } from '../../host/file-text.ts';
import { HostError } from '../../host/host-error.ts';
import type { AddCommand, CommandContext } from '../command.ts';
import { printJsonAnswer } from '../command.ts';
import { exitCodes, worse, type ExitCode } from '../exit-codes.ts';
import { openLibrary, type CliLibrary } from '../library.ts';
import { countOf, renderDiagnostic } from '../render.ts';
import type { Terminal } from '../terminal.ts';

interface FormatOptions {
  readonly check?: boolean;
  readonly stdout?: boolean;
  readonly json?: boolean;
}

type FormatState = 'unchanged' | 'formatted' | 'differs' | 'faulty';

export const addFormat: AddCommand = (program, context) => {
  program
    .command('format')
    .summary('bring files into the agreed layout')
    .description(
      'Writes each file in the agreed layout: indents, markers, columns. Meaning, comments and words stay.',
    )
    .argument('<files...>', 'files or folders')
    .option('--check', 'write nothing; exit with 1 where a file would change')
    .option('--stdout', 'print the formatted text instead of writing it')
    .option('--json', 'print as JSON what became of each file')
    .action(async (files: string[], options: FormatOptions) => {
      await format(files, options, context);
    });
};

async function format(
  paths: readonly string[],
  options: FormatOptions,
  { terminal, finish }: CommandContext,
): Promise<void> {
  const library = openLibrary(terminal);
  const states: { readonly path: string; readonly state: FormatState }[] = [];
  let code: ExitCode = exitCodes.yes;
  for (const path of await library.openAll(paths)) {
    const state = await formatFile(library, path, options, terminal);
    states.push({ path, state });
    if (state === 'differs') code = worse(code, exitCodes.no);
    if (state === 'faulty') code = worse(code, exitCodes.invalidSource);
  }
  if (options.json === true) printJsonAnswer(terminal, { files: states });
  else if (options.stdout !== true) printStates(states, terminal);
  finish(code);
}

async function formatFile(
  library: CliLibrary,
  path: string,
  options: FormatOptions,
  terminal: Terminal,
): Promise<FormatState> {
  const before = library.workspace.text(path) ?? '';
  const after = library.workspace.format(path);
  if (after === undefined) {
    if (options.json !== true) printFaults(library, path, terminal);
    return 'faulty';
  }
  if (options.stdout === true && options.json !== true) terminal.out(after.replace(/\r?\n$/, ''));
  if (after === before) return 'unchanged';
  if (options.check === true) return 'differs';
  if (options.stdout !== true) await replace(library, path, after);
  return 'formatted';
}

function printFaults(library: CliLibrary, path: string, terminal: Terminal): void {
  const diagnostics = library.workspace.document(path)?.diagnostics ?? [];
  for (const fault of diagnostics.filter((one) => hasErrors([one]))) {
    terminal.error(`${renderDiagnostic(fault, library.source, terminal)}\n`);
  }
}

/** Only over the bytes that were read: whoever has written meanwhile keeps what they wrote. */
async function replace(library: CliLibrary, path: string, text: string): Promise<void> {
  const absolute = library.absolute(path);
  const old = library.files.find((file) => file.path === path)?.bytes ?? new Uint8Array();
  const hasMark = old[0] === 0xef && old[1] === 0xbb && old[2] === 0xbf;
  const written = writeText(text, hasMark);
  if (written.kind === 'problem')
    throw new HostError(`${path}: ${written.problem.what}`, written.problem.help);
  const expected = sha256(old);
  const outcome = await withWords(path, 'saved', async () => {
    await nodeFileSystem.requireWritable(absolute);
    const real = await nodeFileSystem.realPath(absolute);
    const { mode } = await nodeFileSystem.facts(real);
    return await writeAtomically(nodeFileSystem, {
      path: real,
      bytes: written.bytes,
      mode,
      replaces: 'anything',
      stillWanted: async () => (await readBytes(nodeFileSystem, real))?.hash === expected,
    });
  });
  if (outcome === 'refused') {
    throw new HostError(
      `${path} was changed by someone else while it was formatted.`,
      'It was left as it is now; format it again.',
    );
  }
}

function printStates(
  states: readonly { readonly path: string; readonly state: FormatState }[],
  terminal: Terminal,
): void {
  const { style } = terminal;
  const words: Readonly<Record<FormatState, string>> = {
    unchanged: style.dim('unchanged'),
    formatted: style.green('formatted'),
    differs: style.yellow('would change'),
    faulty: style.red('has faults; left as it is'),
  };
  for (const { path, state } of states) if (state !== 'unchanged') terminal.out(`${path}: ${words[state]}`);
  const count = (state: FormatState): number => states.filter((one) => one.state === state).length;
  const parts = (['formatted', 'differs', 'faulty', 'unchanged'] as const)
    .filter((state) => count(state) > 0)
    .map((state) => `${count(state)} ${state === 'differs' ? 'would change' : state}`);
  terminal.out(`${countOf(states.length, 'file')}: ${parts.join(', ')}`);
}
