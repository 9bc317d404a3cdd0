// Builds everything that runs into dist/; `node scripts/build.ts [name...]` builds some of it and says what it built.
import { existsSync, statSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { buildProgram } from './build-program.ts';
import { filesBelow, programs, projectRoot } from './programs.ts';
import type { Program } from './programs.ts';

const names = process.argv.slice(2);
const known = programs.map((program) => program.name);
const unknown = names.filter((name) => !known.includes(name));
if (unknown.length > 0) {
  console.error(`Unknown: ${unknown.join(', ')}. Known: ${known.join(', ')}`);
  process.exitCode = 2;
} else {
  await buildAll(programs.filter((program) => names.length === 0 || names.includes(program.name)));
}

async function buildAll(wanted: readonly Program[]): Promise<void> {
  const started = performance.now();
  const missing = wanted.filter((program) => !existsSync(join(projectRoot, program.entry)));
  const buildable = wanted.filter((program) => !missing.includes(program));
  const outcomes = await Promise.allSettled(buildable.map((program) => buildProgram(program)));
  for (const [index, program] of buildable.entries()) {
    const outcome = outcomes[index];
    if (outcome?.status === 'fulfilled') {
      console.log(await describe(program));
      continue;
    }
    console.error(`${program.name}: ${wordsOf(outcome?.reason)}`);
    // What was built before must not pass for what is in the sources now.
    await rm(join(projectRoot, program.output), { recursive: true, force: true });
  }
  for (const program of missing) console.error(`${program.name}: not built, ${program.entry} is missing`);
  const built = outcomes.filter((outcome) => outcome.status === 'fulfilled').length;
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`built ${built} of ${wanted.length} in ${seconds} s`);
  if (built < wanted.length) process.exitCode = 1;
}

/** Vite colours its words even where nobody sees colours. */
function wordsOf(reason: unknown): string {
  const words = reason instanceof Error ? reason.message : String(reason);
  return process.stderr.isTTY ? words : stripVTControlCharacters(words);
}

async function describe(program: Program): Promise<string> {
  const path = join(projectRoot, program.output);
  const files = statSync(path).isDirectory() ? await filesBelow(path) : [path];
  const bytes = files.reduce((sum, file) => sum + statSync(file).size, 0);
  const size = `${(bytes / 1024).toFixed(0).padStart(6)} kB`;
  return `${program.name.padEnd(9)} ${program.output.padEnd(26)} ${String(files.length).padStart(3)} files ${size}`;
}
