// Finds a Chromium for tests and screenshots on any machine and starts it headless; knows nothing of the application.
import { spawn, spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';

/** Where a Chromium is and what it needs around it. */
export interface ChromiumProgram {
  readonly path: string;
  readonly from: 'CHROMIUM_PATH' | 'system' | 'package';
  readonly env: Readonly<Record<string, string>>;
}

export interface LaunchOptions {
  /** More command-line switches, such as a window size. */
  readonly args?: readonly string[];
}

/**
 * A headless Chromium: `CHROMIUM_PATH`, else one of the system, else the one that npm installed.
 * A system browser that does not start (a stub, too old a library) is passed over; `CHROMIUM_PATH` is not.
 */
export async function launchChromium(options: LaunchOptions = {}): Promise<Browser> {
  const named = process.env['CHROMIUM_PATH'];
  if (named) return launch({ path: named, from: 'CHROMIUM_PATH', env: {} }, options);
  for (const path of systemChromiums()) {
    try {
      return await launch({ path, from: 'system', env: {} }, options);
    } catch {
      continue;
    }
  }
  return launch(await packagedChromium(), options);
}

/** The Chromium inside the npm package `@sparticuz/chromium`, unpacked once per version. */
export async function packagedChromium(): Promise<ChromiumProgram> {
  const packageFolder = packageRoot('@sparticuz/chromium');
  const folder = join(cacheRoot, `${packageVersion(packageFolder)}-${process.arch}`);
  if (!existsSync(folder)) await unpack(packageFolder, folder);
  const path = join(folder, 'chromium');
  return { path, from: 'package', env: packagedEnvironment(folder, path) };
}

const here = dirname(fileURLToPath(import.meta.url));
const cacheRoot = join(here, '../../node_modules/.cache/chromium');
const archives = ['chromium.br', 'fonts.tar.br', 'swiftshader.tar.br', 'al2023.tar.br'];

/** `--no-sandbox` because tests run as root in containers; the rest, with Playwright's own switches, keeps the browser from calling home. */
const switches = ['--no-sandbox', '--no-pings', '--disable-domain-reliability'];

function launch(program: ChromiumProgram, options: LaunchOptions): Promise<Browser> {
  return chromium.launch({
    executablePath: program.path,
    headless: true,
    args: [...switches, ...(options.args ?? [])],
    env: { ...definedEnvironment(), ...program.env },
    timeout: 60_000,
  });
}

function definedEnvironment(): Record<string, string> {
  const entries = Object.entries(process.env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  return Object.fromEntries(entries);
}

function packageRoot(name: string): string {
  const entry = createRequire(import.meta.url).resolve(name);
  const marker = join('node_modules', ...name.split('/'));
  return entry.slice(0, entry.lastIndexOf(marker) + marker.length);
}

function packageVersion(folder: string): string {
  const manifest: unknown = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  if (typeof manifest === 'object' && manifest !== null && 'version' in manifest)
    return String(manifest.version);
  throw new Error(`${folder} has no version in its package.json: run npm ci`);
}

/** Unpacks beside the final folder and renames, so that two test runs at once never see half a browser. */
async function unpack(packageFolder: string, folder: string): Promise<void> {
  await mkdir(dirname(folder), { recursive: true });
  const temporary = await mkdtemp(`${folder}-`);
  try {
    await inflateInto(packageFolder, temporary);
    await writeFile(join(temporary, 'fonts.conf'), fontsConfiguration);
    await rename(temporary, folder);
  } catch (error) {
    await rm(temporary, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
}

/** The package unpacks into the system's temporary folder only: a child process with its own one keeps versions apart. */
function inflateInto(packageFolder: string, target: string): Promise<void> {
  const entry = pathToFileURL(join(packageFolder, 'build/index.js')).href;
  const files = archives.map((name) => join(packageFolder, 'bin', name));
  const code = `import { inflate } from ${JSON.stringify(entry)};
    await Promise.all(${JSON.stringify(files)}.map((file) => inflate(file)));`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], {
    env: { ...process.env, TMPDIR: target, NODE_OPTIONS: '' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let complaint = '';
  child.stderr.on('data', (bytes: Buffer) => (complaint += bytes.toString()));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (status) => {
      if (status === 0) resolve();
      else reject(new Error(`The packaged Chromium could not be unpacked into ${target}: ${complaint}`));
    });
  });
}

const fontsConfiguration = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir prefix="relative">fonts</dir>
  <cachedir prefix="relative">fonts-cache</cachedir>
</fontconfig>
`;

function packagedEnvironment(folder: string, path: string): Record<string, string> {
  const fonts = { FONTCONFIG_FILE: join(folder, 'fonts.conf') };
  const listed = spawnSync('ldd', [path], { encoding: 'utf8' });
  const complete = listed.status === 0 && !listed.stdout.includes('not found');
  if (complete) return fonts;
  const libraries = [join(folder, 'al2023/lib'), process.env['LD_LIBRARY_PATH']].filter(Boolean);
  return { ...fonts, LD_LIBRARY_PATH: libraries.join(delimiter) };
}

function systemChromiums(): string[] {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter(Boolean);
  const names = [
    'google-chrome-stable',
    'google-chrome',
    'chromium',
    'chromium-browser',
    'chrome',
    'microsoft-edge',
  ];
  const onPath = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...onPath, ...wellKnownPlaces()].filter(isProgram);
}

function wellKnownPlaces(): string[] {
  if (process.platform === 'darwin') {
    const names = ['Google Chrome', 'Chromium', 'Microsoft Edge'];
    return names.map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`);
  }
  if (process.platform !== 'win32') return [];
  const roots = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].map((name) => process.env[name] ?? '');
  const programs = ['Google/Chrome/Application/chrome.exe', 'Microsoft/Edge/Application/msedge.exe'];
  return roots.filter(Boolean).flatMap((root) => programs.map((program) => join(root, program)));
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
