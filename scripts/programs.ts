// What the build makes: the name, the entry and the output of each program; builds nothing itself.
import { readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface Program {
  readonly name: string;
  /** Relative to the root of the project. */
  readonly entry: string;
  /** A folder for the page, a file for the others; relative to the root. */
  readonly output: string;
  /** What only some commands need is loaded when one of them runs: files of its own beside the output. */
  readonly split?: boolean;
  /** Files that the program reads from beside itself at run time, relative to the root. */
  readonly beside?: readonly string[];
}

export const programs: readonly Program[] = [
  { name: 'renderer', entry: 'renderer/index.html', output: 'dist/renderer' },
  { name: 'server', entry: 'server/main.ts', output: 'dist/server/main.mjs', split: true },
  { name: 'electron', entry: 'electron/main.ts', output: 'dist/electron/main.mjs', split: true },
  { name: 'preload', entry: 'electron/preload.ts', output: 'dist/electron/preload.cjs' },
  {
    name: 'cli',
    entry: 'cli/main.ts',
    output: 'dist/cli/guideline.mjs',
    split: true,
    beside: ['node_modules/cadical-wasm/dist/cadical.wasm'],
  },
];

export const projectRoot = join(dirname(fileURLToPath(import.meta.url)), '..');

/** All files of a folder and its folders, sorted. */
export async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return files.map((entry) => join(entry.parentPath, entry.name)).toSorted();
}
