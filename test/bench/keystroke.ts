// Measures a keystroke in the built app in a real Chromium: worker answer, tree on screen, main-thread tasks; asserts nothing.
import type { CDPSession, Page } from 'playwright-core';
import { copyLibrary, launchBrowserShell } from '../e2e/support/shells.ts';

const strokes = Number(process.argv[2] ?? 60);
/** Milliseconds between two keystrokes; from 350 on the linter looks the text over after each. */
const rest = Number(process.argv[3] ?? 150);

interface PageRecord {
  readonly answers: readonly number[];
  readonly elapsed: readonly number[];
  readonly drawn: readonly number[];
}

const library = await copyLibrary();
const shell = await launchBrowserShell({ library: library.root, home: library.home });
try {
  const { page } = shell;
  await page.addInitScript(recordAnswers);
  await page.reload();
  await page.getByRole('button', { name: /^2024/ }).first().click();
  await page.locator('.monaco-editor .view-line').first().waitFor();
  await page.getByRole('tab', { name: /^Tree/ }).click();
  await page.getByRole('application', { name: /^Criteria of/ }).waitFor();
  const entry = page
    .getByRole('tree', { name: /Outline/ })
    .getByText('Multiple sclerosis')
    .first();
  await entry.scrollIntoViewIfNeeded();
  await entry.click();
  await page.locator('.monaco-editor textarea, .monaco-editor .native-edit-context').first().focus();
  await page.keyboard.press('Home');
  for (let i = 0; i < 3; i++) await page.keyboard.press('ArrowRight');
  await page.waitForTimeout(1500);
  const tracing = await startTrace(page);
  for (let i = 0; i < strokes; i++) {
    await page.keyboard.type('x');
    await page.waitForTimeout(rest);
  }
  const tasks = await tracing.stop();
  const record = await page.evaluate(() => (window as unknown as { record: PageRecord }).record);
  console.log(`${strokes} keystrokes in mr-spectroscopy/2024.guideline, one every ${rest} ms; milliseconds`);
  console.log('figure                                   median    p95    max');
  print('in the worker: text to analysis', record.elapsed.slice(-strokes));
  print('in the window: keystroke to analysis', record.answers.slice(-strokes));
  print('in the window: keystroke to tree changed', record.drawn.slice(-strokes));
  print(
    'main-thread tasks of 1 ms and more',
    tasks.filter((task) => task >= 1),
  );
  const long = tasks.filter((task) => task > 16).toSorted((a, b) => b - a);
  console.log(
    `main-thread tasks over 16 ms: ${long.length}${
      long.length > 0
        ? ` (${long
            .slice(0, 8)
            .map((task) => task.toFixed(0))
            .join(', ')})`
        : ''
    }`,
  );
} finally {
  await shell.close();
  await library.remove();
}

function print(name: string, values: readonly number[]): void {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (part: number) =>
    (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN).toFixed(1);
  console.log(`${name.padEnd(40)} ${at(0.5).padStart(6)} ${at(0.95).padStart(6)} ${at(1).padStart(6)}`);
}

/** Runs in the page: remembers when a key went down, when its analysis came and when the tree changed. */
function recordAnswers(): void {
  const record = { answers: [] as number[], elapsed: [] as number[], drawn: [] as number[] };
  Object.assign(window, { record });
  let down = 0;
  let waiting = false;
  window.addEventListener(
    'keydown',
    () => {
      down = performance.now();
      waiting = true;
    },
    true,
  );
  const Plain = window.Worker;
  window.Worker = class extends Plain {
    constructor(url: string | URL, options?: WorkerOptions) {
      super(url, options);
      this.addEventListener(
        'message',
        ({ data }: MessageEvent<{ ok?: boolean; value?: { elapsed?: number; outline?: unknown } }>) => {
          if (data.ok !== true || data.value?.outline === undefined || down === 0) return;
          record.answers.push(performance.now() - down);
          record.elapsed.push(data.value.elapsed ?? Number.NaN);
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

interface TraceEvent {
  readonly name: string;
  readonly tid: number;
  readonly pid: number;
  readonly dur?: number;
  readonly args?: { readonly name?: string };
}

async function startTrace(page: Page): Promise<{ stop: () => Promise<readonly number[]> }> {
  const session: CDPSession = await page.context().newCDPSession(page);
  const events: TraceEvent[] = [];
  session.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])));
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['toplevel', 'disabled-by-default-devtools.timeline'] },
  });
  return {
    stop: async () => {
      const complete = new Promise<void>((resolve) =>
        session.once('Tracing.tracingComplete', () => resolve()),
      );
      await session.send('Tracing.end');
      await complete;
      const main = events
        .filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
        .map(({ pid, tid }) => `${pid}/${tid}`);
      return events.flatMap(({ name, pid, tid, dur }) =>
        name.includes('RunTask') && main.includes(`${pid}/${tid}`) && dur !== undefined ? [dur / 1000] : [],
      );
    },
  };
}
