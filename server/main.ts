// Starts the browser shell from the command line: library, host, server, browser; holds no rule of its own.
import { existsSync, realpathSync } from 'node:fs';
import { access, constants } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { appDataFolder } from '../host/disk/app-data.ts';
import { ensureLibrary } from '../host/disk/ensure-library.ts';
import { createLogFile } from '../host/disk/log-file.ts';
import { HostError } from '../host/host-error.ts';
import { readAssets } from './assets.ts';
import { connectLibrary } from './connect.ts';
import { openBrowser } from './open-browser.ts';
import { readOptions, usage, type Options } from './options.ts';
import { findPlaces, type Places } from './places.ts';
import { startServer, type RunningServer } from './start-server.ts';

const ownFile = fileURLToPath(import.meta.url);

/** Resolves with the exit code when the server has been stopped: 0, 1 = could not start, 2 = wrong command line. */
export async function main(argv: readonly string[], places = findPlaces(dirname(ownFile))): Promise<number> {
  const read = readOptions(argv);
  if (!read.ok) return complain(read.why, 'Run it with --help to see what it takes.', 2);
  if (read.options.help) {
    process.stdout.write(usage);
    return 0;
  }
  try {
    const server = await start(read.options, places);
    await stopSignal();
    await server.close();
    return 0;
  } catch (error) {
    const help = error instanceof HostError ? error.help : '';
    return complain(error instanceof Error ? error.message : String(error), help, 1);
  }
}

async function start(options: Options, places: Places): Promise<RunningServer> {
  const assets = await readAssets(places.renderer);
  const root = options.library === undefined ? await defaultLibrary(places) : resolve(options.library);
  const log = createLogFile({ folder: join(appDataFolder(), 'logs') });
  log.note('start', { version: places.version, platform: process.platform, shell: 'browser' });
  const host = await connectLibrary(root, places.version, log);
  const report = (error: unknown): void => {
    log.fault('call-broken', error);
    process.stderr.write(`${String(error instanceof Error ? error.stack : error)}\n`);
  };
  const server = await listen(
    async () => await startServer({ host, assets, port: options.port, report }),
    options.port,
  );
  process.stdout.write(`Guideline Studio is at ${server.url} (library: ${root})\n`);
  if (options.open) openBrowser(server.url);
  return server;
}

/** A checkout is worked on in place; an installed app gets a copy of the user's own. */
async function defaultLibrary({ guidelines }: Places): Promise<string> {
  try {
    await access(guidelines, constants.W_OK);
    return guidelines;
  } catch {
    return await ensureLibrary({ shipped: guidelines, documents: join(homedir(), 'Documents') });
  }
}

async function listen(start: () => Promise<RunningServer>, port: number): Promise<RunningServer> {
  try {
    return await start();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    if (code === 'EADDRINUSE') {
      throw new HostError(
        `Port ${port} is in use by another program.`,
        'Leave --port out, or choose another.',
        { cause: error },
      );
    }
    if (code === 'EACCES') {
      throw new HostError(`Port ${port} may not be used without special rights.`, 'Choose one above 1023.', {
        cause: error,
      });
    }
    throw error;
  }
}

/** The first signal ends it cleanly; a second one does what it always does. */
async function stopSignal(): Promise<void> {
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
}

function complain(what: string, help: string, exitCode: number): number {
  process.stderr.write(`${[what, help].filter((words) => words !== '').join('\n')}\n`);
  return exitCode;
}

if (
  process.argv[1] !== undefined &&
  existsSync(process.argv[1]) &&
  realpathSync(process.argv[1]) === ownFile
) {
  process.exitCode = await main(process.argv.slice(2));
}
