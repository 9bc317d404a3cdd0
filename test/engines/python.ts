// A virtual environment of Python in the cache, with one package at one version; knows no engine.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cacheFolder } from './cache-folder.ts';

/** Why there is no Python to run here, in words. */
export function pythonMissing(): string | undefined {
  const python = spawnSync('python3', ['-c', 'import venv, sys; print(sys.version_info >= (3, 9))'], {
    encoding: 'utf8',
  });
  if (python.status !== 0) return 'there is no Python 3 with venv';
  return python.stdout.trim() === 'True' ? undefined : 'Python is older than 3.9';
}

/** `script` reads a file of JSON and writes another. Throws with what it said. */
export function runPython(
  script: string,
  input: unknown,
  needs: { readonly name: string; readonly version: string },
): unknown {
  const python = environmentWith(needs);
  const folder = mkdtempSync(join(tmpdir(), 'python-engine-'));
  try {
    const [given, answers] = [join(folder, 'jobs.json'), join(folder, 'answers.json')];
    writeFileSync(given, JSON.stringify(input));
    run(python, [script, given, answers]);
    return JSON.parse(readFileSync(answers, 'utf8'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Installed once for each version. */
function environmentWith({ name, version }: { readonly name: string; readonly version: string }): string {
  const folder = cacheFolder(`${name}-${version}`);
  const python = join(folder, process.platform === 'win32' ? 'Scripts/python.exe' : 'bin/python');
  const ready = join(folder, 'ready');
  if (!existsSync(ready)) {
    run('python3', ['-m', 'venv', folder]);
    run(python, ['-m', 'pip', 'install', '-q', `${name}==${version}`]);
    writeFileSync(ready, '');
  }
  return python;
}

function run(program: string, args: readonly string[]): void {
  const { status, stderr, stdout } = spawnSync(program, args, { encoding: 'utf8', maxBuffer: 2 ** 28 });
  if (status === 0) return;
  throw new Error(`${program} failed: ${`${stdout}\n${stderr}`.trim().slice(-2000)}`);
}
