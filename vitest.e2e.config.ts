// How the end-to-end specs run: built programs in a real browser, one file at a time.
import { defineConfig } from 'vitest/config';
import { ClosingLineReporter } from './test/support/reporter.ts';

export default defineConfig({
  test: {
    include: ['test/e2e/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // Chromium takes what a small machine has: two files at once would only wait for each other.
    fileParallelism: false,
    pool: 'forks',
    reporters: ['default', new ClosingLineReporter()],
  },
});
