// A Vitest reporter whose closing line, `N passed, N failed`, is the last thing that the process prints; knows no test.
import { writeSync } from 'node:fs';
import type { Reporter, TestModule } from 'vitest/node';

export interface Tally {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** `12 passed, 0 failed`; skipped ones are named only where there are any. */
export function closingLine(tally: Tally): string {
  const skipped = tally.skipped > 0 ? `, ${tally.skipped} skipped` : '';
  return `${tally.passed} passed, ${tally.failed} failed${skipped}`;
}

/** The tally in the last line of an output, undefined where the run broke off before it. */
export function readClosingLine(output: string): Tally | undefined {
  const last = output.trimEnd().split('\n').at(-1) ?? '';
  const found = /^(\d+) passed, (\d+) failed(?:, (\d+) skipped)?$/.exec(last.trim());
  if (!found) return undefined;
  return { passed: Number(found[1]), failed: Number(found[2]), skipped: Number(found[3] ?? 0) };
}

export class ClosingLineReporter implements Reporter {
  #tally: Tally = { passed: 0, failed: 0, skipped: 0 };

  onInit(): void {
    process.once('exit', (code) => {
      // A run that fails without a failing test (no files, a broken setup) must not read as a success.
      const failed = this.#tally.failed === 0 && code !== 0 ? 1 : this.#tally.failed;
      writeSync(1, `${closingLine({ ...this.#tally, failed })}\n`);
    });
  }

  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const states = tests.map((test) => test.result().state);
    const count = (state: string) => states.filter((candidate) => candidate === state).length;
    const broken = modules.flatMap((module) => [module, ...module.children.allSuites()]);
    this.#tally = {
      passed: count('passed'),
      failed:
        count('failed') + broken.filter((part) => part.errors().length > 0).length + unhandledErrors.length,
      skipped: count('skipped') + count('pending'),
    };
  }
}

/** Vitest takes a reporter that is named by its path from the default export. */
export default ClosingLineReporter;
