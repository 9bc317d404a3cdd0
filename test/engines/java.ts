// Builds a Maven project of ours once into the cache, and runs its programs; knows no engine.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cacheFolder } from './cache-folder.ts';

const here = dirname(fileURLToPath(import.meta.url));

/** Why there is no Java to run here, in words. */
export function javaMissing(): string | undefined {
  return (
    javaRuntimeMissing() ?? (spawnSync('mvn', ['-version']).status === 0 ? undefined : 'there is no Maven')
  );
}

/** The same where Maven has nothing to build. */
export function javaRuntimeMissing(): string | undefined {
  const java = spawnSync('java', ['-version'], { encoding: 'utf8' });
  const major = Number(/version "(\d+)/.exec(java.stderr ?? '')?.[1] ?? 0);
  if (major >= 17) return undefined;
  return major === 0 ? 'there is no Java' : `Java ${String(major)} is older than 17`;
}

/** The version of a dependency in the pom of a project. */
export function pomVersion(project: string, artifact: string): string {
  const pom = readFileSync(join(here, project, 'pom.xml'), 'utf8');
  return new RegExp(`<artifactId>${artifact}</artifactId><version>([^<]+)<`).exec(pom)?.[1] ?? 'unknown';
}

/** `main` reads a file of JSON and writes another; the class path comes from Maven. Throws with what the program said. */
export function runJava(project: string, main: string, input: unknown): unknown {
  const classPath = built(project);
  const folder = mkdtempSync(join(tmpdir(), 'java-engine-'));
  try {
    const [given, answers] = [join(folder, 'jobs.json'), join(folder, 'answers.json')];
    writeFileSync(given, JSON.stringify(input));
    run('java', ['-Xss16m', '-cp', classPath, main, given, answers]);
    return JSON.parse(readFileSync(answers, 'utf8'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Compiled once for each state of the project's files. */
function built(project: string): string {
  const root = join(here, project);
  const sources = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(java|xml)$/.test(name))
    .toSorted();
  const hash = createHash('sha256');
  for (const name of sources) hash.update(`${name}\0${readFileSync(join(root, name), 'utf8')}\0`);
  const build = cacheFolder(`${project}-${hash.digest('hex').slice(0, 16)}`);
  const path = join(build, 'classpath');
  if (!existsSync(path)) {
    const pom = join(root, 'pom.xml');
    const goals = ['compile', 'dependency:build-classpath'];
    run('mvn', ['-q', '-B', '-f', pom, `-DbuildFolder=${build}`, ...goals, `-Dmdep.outputFile=${path}`]);
  }
  return `${join(build, 'classes')}${delimiter}${readFileSync(path, 'utf8').trim()}`;
}

function run(program: string, args: readonly string[]): void {
  const { status, stderr, stdout } = spawnSync(program, args, { encoding: 'utf8', maxBuffer: 2 ** 28 });
  if (status === 0) return;
  throw new Error(`${program} failed: ${`${stdout}\n${stderr}`.trim().slice(0, 2000)}`);
}
