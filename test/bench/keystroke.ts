// Measures a keystroke in the built app in a real Chromium: paint, worker answer, tree on screen, main-thread tasks; asserts nothing.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { copyLibrary, launchBrowserShell } from '../e2e/support/shells.ts';
import { startTrace } from '../support/main-thread-tasks.ts';
import { generateGuideline } from './language/generated-guideline.ts';

const strokes = Number(process.argv[2] ?? 60);
/** Milliseconds between two keystrokes; from 350 on the linter looks the text over after each. */
const rest = Number(process.argv[3] ?? 150);
/** Criteria of the generated guideline: 1,310 are 2,000 lines and a few. */
const size = Number(process.argv[4] ?? 1310);

interface PageRecord {
  readonly painted: readonly number[];
  readonly checks: readonly number[];
  readonly elapsed: readonly number[];
  readonly analyses: readonly number[];
  readonly drawn: readonly number[];
}

const library = await copyLibrary();
const { ours } = generateGuideline(size);
await mkdir(join(library.root, 'generated'), { recursive: true });
await writeFile(join(library.root, 'generated/1.guideline'), ours);
const shell = await launchBrowserShell({ library: library.root, home: library.home });
try {
  const { page } = shell;
  await page.addInitScript(recordAnswers);
  await measure(page, 'mr-spectroscopy/2024.guideline', /^2024/, 'Multiple sclerosis');
  await measure(
    page,
    `a generated guideline of ${String(ours.split('\n').length - 1)} lines`,
    /^1\b/,
    'Disorder 2 of the brain',
  );
} finally {
  await shell.close();
  await library.remove();
}

async function measure(page: Page, name: string, file: RegExp, place: string): Promise<void> {
  await page.reload();
  await page.getByRole('button', { name: file }).first().click();
  await page.locator('.monaco-editor .view-line').first().waitFor();
  await page.getByRole('tab', { name: /^Tree/ }).click();
  await page.getByRole('application', { name: /^Criteria of/ }).waitFor();
  const entry = page
    .getByRole('tree', { name: /^Outline/ })
    .getByText(place)
    .first();
  await entry.scrollIntoViewIfNeeded();
  await entry.click();
  await page.locator('.monaco-editor textarea, .monaco-editor .native-edit-context').first().focus();
  await page.keyboard.press('Home');
  for (let i = 0; i < 3; i++) await page.keyboard.press('ArrowRight');
  await page.waitForTimeout(3000);
  const tracing = await startTrace(page);
  for (let i = 0; i < strokes; i++) {
    await page.keyboard.type('x');
    await page.waitForTimeout(rest);
  }
  const tasks = await tracing.stop();
  const record = await page.evaluate(() => (window as unknown as { record: PageRecord }).record);
  console.log(`${String(strokes)} keystrokes in ${name}, one every ${String(rest)} ms; milliseconds`);
  console.log('figure                                   median    p95    max');
  print('in the window: keystroke to paint', record.painted.slice(-strokes));
  print('in the worker: text to diagnostics', record.elapsed.slice(-strokes));
  print('in the window: keystroke to diagnostics', record.checks.slice(-strokes));
  print('in the window: keystroke to last part', record.analyses.slice(-strokes));
  print('in the window: keystroke to tree changed', record.drawn.slice(-strokes));
  const seen = tasks.filter(({ worked }) => worked >= 1);
  print(
    'main-thread tasks of 1 ms and more',
    seen.map(({ elapsed }) => elapsed),
  );
  const worked = seen.map((task) => task.worked);
  print('the same, processor time alone', worked);
  const long = worked.filter((time) => time > 16).toSorted((a, b) => b - a);
  const longest = long.slice(0, 8).map((time) => time.toFixed(0));
  console.log(`tasks over 16 ms of processor time: ${[String(long.length), ...longest].join(' ')}`);
  const sum = worked.reduce((total, time) => total + time, 0);
  console.log(`processor time a keystroke, all such tasks: ${(sum / strokes).toFixed(1)}\n`);
}

function print(name: string, values: readonly number[]): void {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (part: number) =>
    (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN).toFixed(1);
  console.log(`${name.padEnd(40)} ${at(0.5).padStart(6)} ${at(0.95).padStart(6)} ${at(1).padStart(6)}`);
}

/** Runs in the page: remembers when a key went down, when it was painted, when its answers came and when the tree changed. */
function recordAnswers(): void {
  const record = {
    painted: [] as number[],
    checks: [] as number[],
    elapsed: [] as number[],
    analyses: [] as number[],
    drawn: [] as number[],
  };
  Object.assign(window, { record });
  let down = 0;
  let waiting = false;
  const afterPaint = new MessageChannel();
  afterPaint.port1.addEventListener('message', ({ data }: MessageEvent<number>) =>
    record.painted.push(performance.now() - data),
  );
  afterPaint.port1.start();
  window.addEventListener(
    'keydown',
    () => {
      down = performance.now();
      waiting = true;
      const stroke = down;
      // The first task after a frame begins when that frame has been painted.
      requestAnimationFrame(() => afterPaint.port2.postMessage(stroke));
    },
    true,
  );
  const Plain = window.Worker;
  window.Worker = class extends Plain {
    constructor(url: string | URL, options?: WorkerOptions) {
      super(url, options);
      this.addEventListener(
        'message',
        ({ data }: MessageEvent<{ value?: { elapsed?: number; form?: unknown } }>) => {
          if (down === 0) return;
          if (data.value?.elapsed !== undefined) {
            record.checks.push(performance.now() - down);
            record.elapsed.push(data.value.elapsed);
          } else if (data.value?.form !== undefined) record.analyses.push(performance.now() - down);
        },
      );
    }
  };
  new MutationObserver((changes) => {
    const inTree = changes.some(
      ({ target }) =>
        target.parentElement?.closest('.react-flow__node') ??
        (target instanceof Element && target.closest('.react-flow__node')),
    );
    if (!inTree || !waiting) return;
    waiting = false;
    record.drawn.push(performance.now() - down);
  }).observe(document, { subtree: true, childList: true, characterData: true });
}
