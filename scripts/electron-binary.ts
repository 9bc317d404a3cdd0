// Finds the Electron binary, or fetches it once with a limit on waiting; never loads the `electron` package, which would block.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

export type ElectronSearch =
  { readonly kind: 'found'; readonly path: string } | { readonly kind: 'missing'; readonly why: string };

export interface ElectronPlaces {
  /** The folder of the npm package `electron`. */
  readonly packageFolder: string;
  readonly overrideFolder: string | undefined;
}

export function findElectron({ packageFolder, overrideFolder }: ElectronPlaces): ElectronSearch {
  const program = readText(join(packageFolder, 'path.txt'));
  if (overrideFolder) return checked(join(overrideFolder, program ?? defaultProgram()));
  if (!existsSync(join(packageFolder, 'package.json')))
    return { kind: 'missing', why: 'the npm package is not installed' };
  if (!program) return { kind: 'missing', why: 'its binary has not been fetched' };
  return checked(join(packageFolder, 'dist', program));
}

export interface FetchLimits {
  /** How long nothing may arrive, milliseconds. */
  readonly silence: number;
  readonly total: number;
}

const limits: FetchLimits = { silence: 8_000, total: 5 * 60_000 };

/** Runs the package's own installer; gives up as soon as nothing arrives any more, so that a blocked network costs seconds. */
export async function fetchElectron(
  places: ElectronPlaces,
  cache: string,
  limit: FetchLimits = limits,
): Promise<ElectronSearch> {
  const installer = join(places.packageFolder, 'install.js');
  if (!existsSync(installer)) return { kind: 'missing', why: 'the npm package has no installer' };
  await mkdir(cache, { recursive: true });
  const complaint = await runInstaller(installer, cache, [cache, join(places.packageFolder, 'dist')], limit);
  await rm(cache, { recursive: true, force: true });
  return complaint === '' ? findElectron(places) : { kind: 'missing', why: complaint };
}

/** '' or what went wrong. */
function runInstaller(
  installer: string,
  temporary: string,
  watched: readonly string[],
  limit: FetchLimits,
): Promise<string> {
  const child = spawn(process.execPath, [installer], {
    env: { ...process.env, TMPDIR: temporary, TEMP: temporary, TMP: temporary, NODE_USE_ENV_PROXY: '1' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let words = '';
  child.stderr.on('data', (bytes: Buffer) => (words += bytes.toString()));
  return new Promise((resolve) => {
    const started = Date.now();
    let arrived = 0;
    let lastArrival = started;
    const timer = setInterval(
      () => {
        void sizeOf(watched).then((size) => {
          const now = Date.now();
          if (size !== arrived) lastArrival = now;
          arrived = size;
          const stopped = now - lastArrival > limit.silence || now - started > limit.total;
          if (stopped) child.kill();
        });
      },
      Math.min(500, limit.silence / 2),
    );
    const end = (complaint: string) => {
      clearInterval(timer);
      resolve(complaint);
    };
    child.on('error', (error) => end(error.message));
    child.on('close', (status, signal) => {
      if (status === 0) end('');
      else
        end(
          signal ? 'the download did not arrive' : (reasonIn(words) ?? `its installer failed with ${status}`),
        );
    });
  });
}

/** The first error in the stack trace that the installer ends with. */
function reasonIn(words: string): string | undefined {
  return /^\w*Error: (.+)/m.exec(words)?.[1]?.trim();
}

async function sizeOf(folders: readonly string[]): Promise<number> {
  let sum = 0;
  for (const folder of folders) {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
    for (const entry of entries.filter((candidate) => candidate.isFile())) {
      const facts = await stat(join(entry.parentPath, entry.name)).catch(() => undefined);
      sum += facts?.size ?? 0;
    }
  }
  return sum;
}

function checked(path: string): ElectronSearch {
  return existsSync(path) ? { kind: 'found', path } : { kind: 'missing', why: `there is nothing at ${path}` };
}

function readText(path: string): string | undefined {
  return existsSync(path) ? readFileSync(path, 'utf8').trim() : undefined;
}

function defaultProgram(): string {
  if (process.platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron';
  return process.platform === 'win32' ? 'electron.exe' : 'electron';
}
