// `npm start`: the desktop where Electron is there or can be fetched, else the browser shell; `-- --browser` asks for it.
import { spawn } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { libraryOfFile } from '../host/disk/library-of-file.ts';
import { fetchElectron, findElectron } from './electron-binary.ts';
import type { ElectronPlaces } from './electron-binary.ts';
import { filesBelow, programs, projectRoot } from './programs.ts';

/** Why there is no desktop on this machine whatever is installed; '' where there may be one. */
export function noDesktopHere(
  platform: NodeJS.Platform,
  env: NodeJS.ProcessEnv,
  userId: number | undefined,
): string {
  if (platform !== 'linux') return '';
  if (!env['DISPLAY'] && !env['WAYLAND_DISPLAY']) return 'there is no display';
  return userId === 0 ? 'Electron does not run as root' : '';
}

export interface Start {
  readonly browser: boolean;
  /** A folder or a .guideline file, whole; '' = the default library. */
  readonly path: string;
  /** For the server alone. */
  readonly serverOptions: readonly string[];
}

const usage = 'Usage: npm start -- [--browser] [--port N] [--no-open] [folder or .guideline file]';

/** Paths are meant from `folder`, where the user typed them. Throws an error with words for people. */
export function readStart(args: readonly string[], folder: string): Start {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      browser: { type: 'boolean', default: false },
      library: { type: 'string' },
      port: { type: 'string' },
      'no-open': { type: 'boolean', default: false },
    },
  });
  const [path, ...more] = [...positionals, ...(values.library === undefined ? [] : [values.library])];
  if (more.length > 0) throw new Error('One library or one file at a time.');
  return {
    browser: values.browser,
    path: path === undefined ? '' : resolve(folder, path),
    serverOptions: [
      ...(values.port === undefined ? [] : ['--port', values.port]),
      ...(values['no-open'] ? ['--no-open'] : []),
    ],
  };
}

/** The server takes a folder by name; a file stands for the library that it is in. */
export async function serverArguments({ path, serverOptions }: Start): Promise<readonly string[]> {
  if (path === '') return serverOptions;
  return [...serverOptions, '--library', path.endsWith('.guideline') ? await libraryOfFile(path) : path];
}

async function main(args: readonly string[]): Promise<number> {
  try {
    // npm runs scripts from the project's own folder and says where the user was.
    return await start(readStart(args, process.env['INIT_CWD'] ?? process.cwd()));
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
    return 2;
  }
}

async function start(wanted: Start): Promise<number> {
  if (!(await isBuilt())) {
    console.log('Building the app ...');
    const { status } = await run(process.execPath, [
      'scripts/build.ts',
      ...needed.map((program) => program.name),
    ]);
    if (status !== 0) return status;
  }
  if (wanted.browser) return await startBrowserShell(wanted);
  const program = await desktopProgram();
  if ('path' in program && (await startDesktop(program.path, wanted))) return 0;
  const why = 'why' in program ? program.why : 'Electron did not start';
  console.log(`No desktop: ${why}. Starting the browser shell instead.`);
  return await startBrowserShell(wanted);
}

async function desktopProgram(): Promise<{ readonly path: string } | { readonly why: string }> {
  const why = noDesktopHere(process.platform, process.env, process.getuid?.());
  if (why !== '') return { why };
  const places: ElectronPlaces = {
    packageFolder: join(projectRoot, 'node_modules/electron'),
    overrideFolder: process.env['ELECTRON_OVERRIDE_DIST_PATH'],
  };
  const there = findElectron(places);
  if (there.kind === 'found') return there;
  console.log('Fetching Electron, once; `npm start -- --browser` does without it ...');
  const fetched = await fetchElectron(places, join(projectRoot, 'node_modules/.cache/electron-fetch'));
  return fetched.kind === 'found' ? fetched : { why: `Electron could not be fetched (${fetched.why})` };
}

/** An Electron that ends badly within this time has not come as far as a window. */
const startupMs = 10_000;

/** false = it ended by itself before there was a window: a missing library of the system, a forbidden sandbox. */
async function startDesktop(program: string, { path }: Start): Promise<boolean> {
  const started = Date.now();
  const { status, interrupted } = await run(program, [projectRoot, ...(path === '' ? [] : [path])]);
  return status === 0 || interrupted || Date.now() - started > startupMs;
}

async function startBrowserShell(wanted: Start): Promise<number> {
  const program = ['dist/server/main.mjs', ...(await serverArguments(wanted))];
  const { status, interrupted } = await run(process.execPath, program);
  return interrupted ? 0 : status;
}

/** All but the command line. */
const needed = programs.filter((program) => program.name !== 'cli');

async function isBuilt(): Promise<boolean> {
  const outputs = needed.map((program) => join(projectRoot, program.output));
  if (!outputs.every((output) => existsSync(output))) return false;
  const built = Math.min(...outputs.map((output) => statSync(output).mtimeMs));
  return !(await newerThan(built));
}

/** A checkout that was edited or updated since the build would otherwise start the old program. */
async function newerThan(time: number): Promise<boolean> {
  for (const room of ['dsl', 'host', 'renderer', 'server', 'electron']) {
    for (const file of await filesBelow(join(projectRoot, room))) {
      if (statSync(file).mtimeMs > time) return true;
    }
  }
  return false;
}

interface Ended {
  readonly status: number;
  /** The user asked this process to end. */
  readonly interrupted: boolean;
}

/** The program shares the terminal; signals for this process are passed on. */
function run(program: string, args: readonly string[]): Promise<Ended> {
  const child = spawn(program, args, { cwd: projectRoot, stdio: 'inherit' });
  let interrupted = false;
  // Ctrl-C reaches both: this process stays until the other one has ended in order.
  const interrupt = () => {
    interrupted = true;
  };
  const terminate = () => {
    interrupted = true;
    child.kill('SIGTERM');
  };
  process.on('SIGINT', interrupt).on('SIGTERM', terminate);
  return new Promise((resolveEnd) => {
    const end = (status: number) => {
      process.off('SIGINT', interrupt).off('SIGTERM', terminate);
      resolveEnd({ status, interrupted });
    };
    child.on('error', () => end(1));
    child.on('close', (status) => end(status ?? 1));
  });
}

if (import.meta.main) process.exitCode = await main(process.argv.slice(2));
