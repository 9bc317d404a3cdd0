// Which `lint.json` is in force for a file: the nearest one in its folder or above, up to the project's own; read once each.
import { readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { isAbsent, withWords } from '../host/disk/fault-words.ts';
import { lintConfigName, readLintConfigFile, type LintConfigFile } from '../host/lint-config.ts';
import type { CliLibrary } from './library.ts';
import { foldersAbove } from './nearby.ts';
import { printable, wrap } from './render.ts';
import type { Terminal } from './terminal.ts';

export interface LintConfigs {
  /** The same object for all files under one `lint.json`. */
  of(uri: string): LintConfigFile;
  readonly all: readonly LintConfigFile[];
}

export async function readLintConfigs(
  library: CliLibrary,
  uris: readonly string[],
  terminal: Terminal,
): Promise<LintConfigs> {
  const byFolder = new Map<string, LintConfigFile | undefined>();
  const none = readLintConfigFile(lintConfigName, undefined);
  const chosen = new Map<string, LintConfigFile>();
  for (const uri of uris) {
    let found: LintConfigFile | undefined;
    for (const folder of foldersAbove(library.absolute(uri))) {
      if (!byFolder.has(folder)) byFolder.set(folder, await readIn(folder, terminal));
      found = byFolder.get(folder);
      if (found !== undefined) break;
    }
    chosen.set(uri, found ?? none);
  }
  return { of: (uri) => chosen.get(uri) ?? none, all: [...new Set(chosen.values())] };
}

async function readIn(folder: string, { cwd }: Terminal): Promise<LintConfigFile | undefined> {
  const path = join(folder, lintConfigName);
  const shown = relative(cwd, path).split(sep).join('/');
  try {
    const bytes = new Uint8Array(await withWords(shown, 'opened', async () => await readFile(path)));
    return readLintConfigFile(shown, { kind: 'bytes', bytes, hash: '' });
  } catch (error) {
    if (error instanceof Error && isAbsent(error.cause)) return undefined;
    throw error;
  }
}

/** As the findings of a text are printed: what, where, what to do. */
export function printConfigFaults({ all }: LintConfigs, terminal: Terminal): void {
  const { style } = terminal;
  for (const { path, line, message, help } of all.flatMap(({ faults }) => faults)) {
    const [first = '', ...rest] = wrap(help, Math.max(40, terminal.width - 10));
    terminal.out(
      [
        `${style.bold(style.yellow('warning'))}${style.bold(`: ${printable(message)}`)}`,
        `  ${style.cyan(`${printable(path)}:${line}`)}`,
        `  ${style.blue('help ')} ${first}`,
        ...rest.map((more) => `        ${more}`),
        '',
      ].join('\n'),
    );
  }
}
