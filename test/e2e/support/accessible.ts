// What axe says of a page that a spec has before it; knows no screen.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Axe {
  run(context: object): Promise<{
    readonly violations: readonly {
      readonly id: string;
      readonly impact: string;
      readonly nodes: readonly { readonly html: string }[];
    }[];
  }>;
}

/** What axe calls serious or critical, outside of the editor component: the rule and the elements; [] is what is wanted. */
export async function seriousViolations(page: Page): Promise<readonly string[]> {
  await page.evaluate(`${axe};undefined`);
  return await page.evaluate(async () => {
    // What is still fading in has half its contrast.
    const fading = document
      .getAnimations()
      .map(async ({ finished }) => await finished.catch(() => undefined));
    const enough = new Promise((resolve) => {
      setTimeout(resolve, 1_000);
    });
    await Promise.race([Promise.all(fading), enough]);
    const { axe: run } = window as unknown as { readonly axe: Axe };
    const { violations } = await run.run({ exclude: ['.monaco-editor'] });
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
  });
}
