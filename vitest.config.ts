// How the unit tests run; the end-to-end specs have a file of their own.
import { defineConfig } from 'vitest/config';
import { ClosingLineReporter } from './test/support/reporter.ts';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/e2e/**', 'node_modules/**'],
    testTimeout: 30_000,
    pool: 'threads',
    reporters: ['default', new ClosingLineReporter()],
  },
});
