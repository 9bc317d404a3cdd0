// Measures how the built window starts and lasts: cold load to the first editable editor, the scripts it loads, memory over many edits; asserts nothing.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { CDPSession, Page, Response } from 'playwright-core';
import { copyLibrary, launchBrowserShell } from '../e2e/support/shells.ts';
import { projectRoot } from '../../scripts/programs.ts';

const loads = Number(process.argv[2] ?? 15);
const edits = Number(process.argv[3] ?? 1000);

const library = await copyLibrary();
try {
  await measureLoads();
  await measureMemory();
} finally {
  await library.remove();
}

/** Each load in a browser of its own, so that no cache is warm; the server is new as well and not counted. */
async function measureLoads(): Promise<void> {
  const seen: number[] = [];
  const typed: number[] = [];
  let scripts: readonly string[] = [];
  for (let load = 0; load < loads; load++) {
    const loaded: string[] = [];
    const prepare = async (page: Page) => {
      page.on('response', (response: Response) => {
        if (response.url().endsWith('.js')) loaded.push(new URL(response.url()).pathname);
      });
      await page.addInitScript(watchForEditor);
    };
    const shell = await launchBrowserShell({ library: library.root, prepare });
    try {
      const times = await shell.page.evaluate(
        async () => await (window as unknown as { ready: Promise<Times> }).ready,
      );
      seen.push(times.editable);
      typed.push(times.shown);
      scripts = loaded;
    } finally {
      await shell.close();
    }
  }
  console.log(`${String(loads)} cold loads of the shipped guideline, navigation to; milliseconds`);
  print('text of the guideline on screen', typed);
  print('editor takes keys', seen);
  await printScripts(scripts);
}

interface Times {
  readonly shown: number;
  readonly editable: number;
}

/** Runs in the page: opens the guideline as soon as it is listed. Ready: its text is painted and the editor's input takes the focus. */
function watchForEditor(): void {
  let shown = 0;
  let asked = false;
  const ready = new Promise<Times>((resolve) => {
    const look = (): void => {
      if (!asked) {
        const buttons = [...document.querySelectorAll<HTMLElement>('nav button')];
        const version = buttons.find(({ textContent }) => textContent.startsWith('2024'));
        asked = version !== undefined;
        version?.click();
      }
      const line = document.querySelector('.monaco-editor .view-line');
      if (shown === 0 && (line?.textContent ?? '').length > 3) shown = performance.now();
      const input = document.querySelector<HTMLElement>(
        '.monaco-editor .native-edit-context, .monaco-editor textarea',
      );
      if (shown > 0 && input !== null) {
        input.focus();
        if (document.activeElement === input) return resolve({ shown, editable: performance.now() });
      }
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  Object.assign(window, { ready });
}

async function printScripts(paths: readonly string[]): Promise<void> {
  let sum = 0;
  let [plain, packed] = [0, 0];
  const rows: [string, number][] = [];
  for (const path of new Set(paths)) {
    const bytes = await readFile(join(projectRoot, 'dist/renderer', path));
    const size = gzipSync(bytes, { level: 9 }).length;
    sum += size;
    if (/worker/i.test(path)) packed += size;
    else plain += size;
    rows.push([path, size]);
  }
  console.log(`\nscripts until then, gzip: ${kilo(sum)} kB (page ${kilo(plain)}, workers ${kilo(packed)})`);
  for (const [path, size] of rows.toSorted((a, b) => b[1] - a[1]).slice(0, 8))
    console.log(`  ${kilo(size).padStart(6)} ${path}`);
}

/** A letter in and out again, over and over, with the tree open; memory after a collection, every tenth part. */
async function measureMemory(): Promise<void> {
  const shell = await launchBrowserShell({ library: library.root });
  try {
    const { page } = shell;
    await page.getByRole('button', { name: /^2024/ }).first().click();
    await page.locator('.monaco-editor .view-line').first().waitFor();
    await page.getByRole('tab', { name: /^Tree/ }).click();
    const input = page.locator('.monaco-editor .native-edit-context, .monaco-editor textarea').first();
    await input.focus();
    await page.keyboard.press('Control+End');
    const session = await page.context().newCDPSession(page);
    console.log(`\n${String(edits)} edits, after collecting garbage`);
    console.log('edits   heap MB   nodes   listeners');
    await printMemory(session, 0);
    for (let done = 0; done < edits;) {
      const part = Math.min(Math.ceil(edits / 10), edits - done);
      await edit(page, part);
      done += part;
      await printMemory(session, done);
    }
  } finally {
    await shell.close();
  }
}

async function edit(page: Page, times: number): Promise<void> {
  for (let time = 0; time < times; time++) {
    await page.keyboard.press(time % 2 === 0 ? 'x' : 'Backspace');
    await page.waitForTimeout(40);
  }
  await page.waitForTimeout(1500);
}

async function printMemory(session: CDPSession, done: number): Promise<void> {
  await session.send('HeapProfiler.collectGarbage');
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  const { nodes, jsEventListeners } = await session.send('Memory.getDOMCounters');
  const heap = (usedSize / 1e6).toFixed(1);
  console.log(
    `${String(done).padStart(5)} ${heap.padStart(9)} ${String(nodes).padStart(7)} ${String(jsEventListeners).padStart(11)}`,
  );
}

function print(name: string, values: readonly number[]): void {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (part: number) => (sorted[Math.floor((sorted.length - 1) * part)] ?? Number.NaN).toFixed(0);
  console.log(
    `${name.padEnd(34)} median ${at(0.5).padStart(5)}  min ${at(0).padStart(5)}  max ${at(1).padStart(5)}`,
  );
}

function kilo(bytes: number): string {
  return (bytes / 1000).toFixed(0);
}
