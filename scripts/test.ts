// Runs every check of the project in sequence, stops at none, and ends with one line: `N passed, N failed`.
import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { closingLine, readClosingLine } from '../test/support/reporter.ts';
import type { Tally } from '../test/support/reporter.ts';

interface Step {
  readonly name: string;
  /** Program in node_modules/.bin, or a script of ours. */
  readonly command: readonly string[];
  /** A check counts as one; a run of tests says its own count in its last line. */
  readonly counts: 'as-one' | 'its-tests';
}

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

const steps: readonly Step[] = [
  { name: 'format', command: ['prettier', '--check', '--log-level', 'warn', '.'], counts: 'as-one' },
  { name: 'lint', command: ['oxlint', '--type-aware', '--deny-warnings'], counts: 'as-one' },
  { name: 'typecheck', command: ['tsc', '-b'], counts: 'as-one' },
  { name: 'build', command: ['node', 'scripts/build.ts'], counts: 'as-one' },
  { name: 'unit', command: ['vitest', 'run', '--config', 'vitest.config.ts'], counts: 'its-tests' },
  { name: 'e2e', command: ['vitest', 'run', '--config', 'vitest.e2e.config.ts'], counts: 'its-tests' },
];

/** A step that hangs must not hang the whole run. */
const limitMs = 12 * 60_000;

const tallies = new Map<string, Tally>();
for (const step of steps) tallies.set(step.name, await perform(step));

console.log('');
for (const [name, tally] of tallies) console.log(`${name.padEnd(10)} ${closingLine(tally)}`);
const sum = (pick: (tally: Tally) => number) =>
  [...tallies.values()].reduce((count, tally) => count + pick(tally), 0);
const total: Tally = {
  passed: sum((tally) => tally.passed),
  failed: sum((tally) => tally.failed),
  skipped: sum((tally) => tally.skipped),
};
process.exitCode = total.failed === 0 ? 0 : 1;
process.once('exit', () => console.log(closingLine(total)));

async function perform(step: Step): Promise<Tally> {
  const started = performance.now();
  console.log(`\n== ${step.name}: ${step.command.join(' ')}`);
  const { status, output } = await run(step.command);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`== ${step.name}: ${status === 0 ? 'passed' : 'failed'} in ${seconds} s`);
  const broken: Tally = { passed: 0, failed: 1, skipped: 0 };
  if (step.counts === 'as-one') return status === 0 ? { passed: 1, failed: 0, skipped: 0 } : broken;
  return readClosingLine(output) ?? broken;
}

function run(command: readonly string[]): Promise<{ readonly status: number; readonly output: string }> {
  const [program = '', ...args] = command;
  const path = `${join(root, 'node_modules/.bin')}${process.platform === 'win32' ? ';' : ':'}${process.env['PATH'] ?? ''}`;
  const child = spawn(program, args, {
    cwd: root,
    env: { ...process.env, PATH: path, ...(process.stdout.isTTY ? { FORCE_COLOR: '1' } : { NO_COLOR: '1' }) },
    stdio: ['ignore', 'pipe', 'inherit'],
    timeout: limitMs,
    shell: process.platform === 'win32',
  });
  let output = '';
  child.stdout.on('data', (bytes: Buffer) => {
    output += bytes.toString();
    process.stdout.write(bytes);
  });
  return new Promise((resolve) => {
    child.on('error', (error) => {
      console.error(`${program} did not start: ${error.message}. Run npm ci.`);
      resolve({ status: 1, output });
    });
    child.on('close', (status) => resolve({ status: status ?? 1, output }));
  });
}
