// Collects what goes wrong in the pages of a browser: errors, complaints (breaches of the policy among them), calls to elsewhere.
import type { BrowserContext } from 'playwright-core';

/** Grows as problems come; ask before the first page is opened. */
export function collectProblems(context: BrowserContext): readonly string[] {
  const problems: string[] = [];
  context.on('weberror', (failure) => problems.push(`error: ${failure.error().message}`));
  context.on('console', (message) => {
    if (message.type() === 'error') problems.push(`console: ${message.text()}`);
  });
  context.on('request', (request) => {
    if (!isOurs(request.url())) problems.push(`request: ${request.url()}`);
  });
  return problems;
}

function isOurs(url: string): boolean {
  const { protocol, hostname } = new URL(url);
  return protocol !== 'https:' && protocol !== 'http:' ? true : /^127\.0\.0\.1$|\.localhost$/.test(hostname);
}
