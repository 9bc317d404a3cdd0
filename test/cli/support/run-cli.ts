// Runs the command line in this process, in a folder of its own, and keeps what it prints.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { main } from '../../../cli/main.ts';
import { plainStyle, type Style } from '../../../cli/terminal.ts';

export interface CliRun {
  readonly code: number;
  readonly out: string;
  readonly error: string;
}

export interface CliFolder {
  readonly path: string;
  write(name: string, text: string): void;
  run(...argv: readonly string[]): Promise<CliRun>;
  runWith(
    settings: { readonly style?: Style; readonly environment?: Record<string, string> },
    ...argv: readonly string[]
  ): Promise<CliRun>;
  remove(): void;
}

/** Has a `package.json`, so that nothing above it is searched. */
export function cliFolder(files: Readonly<Record<string, string>> = {}): CliFolder {
  const path = mkdtempSync(join(tmpdir(), 'guideline-cli-'));
  const write = (name: string, text: string): void => {
    mkdirSync(dirname(join(path, name)), { recursive: true });
    writeFileSync(join(path, name), text);
  };
  write('package.json', '{}');
  for (const [name, text] of Object.entries(files)) write(name, text);
  const runWith: CliFolder['runWith'] = async ({ style = plainStyle, environment = {} }, ...argv) => {
    const out: string[] = [];
    const error: string[] = [];
    const code = await main(argv, {
      cwd: path,
      environment,
      width: 100,
      style,
      out: (text) => void out.push(text),
      error: (text) => void error.push(text),
    });
    return { code, out: out.join('\n'), error: error.join('\n') };
  };
  return {
    path,
    write,
    runWith,
    run: async (...argv) => await runWith({}, ...argv),
    remove: () => rmSync(path, { recursive: true }),
  };
}
