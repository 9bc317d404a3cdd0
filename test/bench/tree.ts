// Measures the tree of a guideline of 500 criteria in the built app in a real Chromium: layout, drawing, main-thread tasks; asserts nothing.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { copyLibrary, launchBrowserShell } from '../e2e/support/shells.ts';
import { startTrace } from '../support/main-thread-tasks.ts';
import type { Task } from '../support/main-thread-tasks.ts';

const criteria = Number(process.argv[2] ?? 500);
const rounds = Number(process.argv[3] ?? 5);

interface Drawing {
  /** From the question to the worker to its answer. */
  readonly layout: number;
  /** From the key to the last box on the canvas. */
  readonly drawn: number;
}

const library = await copyLibrary();
writeFileSync(join(library.root, 'large.guideline'), largeGuideline(criteria));
const shell = await launchBrowserShell({ library: library.root, home: library.home });
try {
  const { page } = shell;
  await page.addInitScript(recordLayouts);
  await page.reload();
  await page.setViewportSize({ width: 1920, height: 1080 });
  await page
    .getByRole('button', { name: 'Large', exact: false })
    .or(page.getByText('Large'))
    .first()
    .waitFor();
  await page.keyboard.press('Control+k');
  await page.getByPlaceholder('Find a command or a file').fill('large.guideline');
  await page
    .getByRole('option', { name: /large.guideline/ })
    .first()
    .click();
  await page.locator('.monaco-editor .view-line').first().waitFor();
  await page.getByRole('tab', { name: /^Tree/ }).click();
  const canvas = page.getByRole('application', { name: /^Criteria of/ });
  await canvas.waitFor();
  await page.getByRole('button', { name: 'Over the whole window' }).click();
  await page.waitForTimeout(1500);
  const drawings: Drawing[] = [];
  const unfolding: number[] = [];
  for (let round = 0; round < rounds; round++) {
    await canvas.focus();
    await canvas.press('0');
    await page.waitForTimeout(700);
    const tracing = await startTrace(page);
    drawings.push(await unfoldAll(page, criteria));
    await page.waitForTimeout(400);
    unfolding.push(longest(await tracing.stop()));
  }
  console.log(`a guideline of ${criteria} criteria, all unfolded; milliseconds, ${rounds} rounds`);
  console.log('figure                                        median    max');
  print(
    'laid out: worker asked to worker answered',
    drawings.map(({ layout }) => layout),
  );
  print(
    'drawn: key to the last box',
    drawings.map(({ drawn }) => drawn),
  );
  print('longest main-thread task meanwhile', unfolding);
  print('longest task: panning at the size of words', await rounded(page, pan));
  print('longest task: zooming out to the whole and back', await rounded(page, zoom));
  print('longest task: walking with the arrow keys', await rounded(page, walk));
} finally {
  await shell.close();
  await library.remove();
}

async function rounded(page: Page, run: (page: Page) => Promise<void>): Promise<readonly number[]> {
  const found: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const tracing = await startTrace(page);
    await run(page);
    found.push(longest(await tracing.stop()));
  }
  return found;
}

async function pan(page: Page): Promise<void> {
  await page.keyboard.press('Shift+C');
  await page.mouse.move(700, 600);
  for (let step = 0; step < 40; step++) {
    await page.mouse.wheel(60, step < 20 ? 120 : -120);
    await page.waitForTimeout(16);
  }
}

async function zoom(page: Page): Promise<void> {
  await page.mouse.move(700, 600);
  await page.keyboard.down('Control');
  for (let step = 0; step < 40; step++) {
    await page.mouse.wheel(0, step < 20 ? 90 : -90);
    await page.waitForTimeout(16);
  }
  await page.keyboard.up('Control');
}

async function walk(page: Page): Promise<void> {
  for (let step = 0; step < 20; step++) {
    await page.keyboard.press(step % 5 === 4 ? 'ArrowRight' : 'ArrowDown');
    await page.waitForTimeout(60);
  }
}

function longest(tasks: readonly Task[]): number {
  return Math.max(0, ...tasks.map(({ worked }) => worked));
}

function print(name: string, values: readonly number[]): void {
  const sorted = values.toSorted((a, b) => a - b);
  const median = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
  console.log(
    `${name.padEnd(44)} ${median.toFixed(1).padStart(7)} ${(sorted.at(-1) ?? Number.NaN).toFixed(1).padStart(6)}`,
  );
}

/** Presses the key that unfolds all and waits in the page, frame by frame, until the overview has every box. */
async function unfoldAll(page: Page, count: number): Promise<Drawing> {
  return await page.evaluate(
    async (boxes) =>
      await new Promise<Drawing>((resolve) => {
        const started = performance.now();
        const record = (window as unknown as { layouts: number[] }).layouts;
        record.length = 0;
        const look = (): void => {
          const drawn = document.querySelectorAll('.react-flow__minimap-node').length;
          const layout = record[0];
          if (drawn >= boxes && layout !== undefined) resolve({ layout, drawn: performance.now() - started });
          else requestAnimationFrame(look);
        };
        document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key: '*', bubbles: true }));
        requestAnimationFrame(look);
      }),
    count,
  );
}

/** Runs in the page: how long each layout was under way. */
function recordLayouts(): void {
  const layouts: number[] = [];
  Object.assign(window, { layouts });
  const Plain = window.Worker;
  window.Worker = class extends Plain {
    #asked = 0;
    constructor(url: string | URL, options?: WorkerOptions) {
      super(url, options);
      this.addEventListener('message', ({ data }: MessageEvent<{ placement?: unknown }>) => {
        if (data.placement !== undefined) layouts.push(performance.now() - this.#asked);
      });
    }
    override postMessage(message: unknown): void {
      this.#asked = performance.now();
      super.postMessage(message);
    }
  };
}

/** Sections of lists of lists, as real guidelines have them. */
function largeGuideline(count: number): string {
  const lines = [
    'guideline "Large"',
    '  id large',
    '  version 1',
    '',
    'indications "Everything"',
    '  ANY OF',
  ];
  const headLines = lines.length;
  const add = (indent: number, marker: string, list: boolean): void => {
    const made = lines.length - headLines + 1;
    if (made > count) return;
    const words = `Criterion number ${made} with some words about what has to be documented`;
    const more = list && made < count ? ' AND ANY OF' : '';
    lines.push(`${' '.repeat(indent)}${marker}. ${words}${more}  {c${made}}`);
  };
  for (let top = 1; top <= count / 16 + 1; top++) {
    add(4, String(top), true);
    for (const [at, second] of ['a', 'b', 'c', 'd', 'e', 'f'].entries()) {
      add(9, second, at % 2 === 0);
      for (const third of at % 2 === 0 ? ['i', 'ii', 'iii'] : []) add(14, third, false);
    }
  }
  return `${lines.join('\n')}\n`;
}
